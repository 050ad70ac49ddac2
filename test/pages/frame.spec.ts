/** The frame of all pages: language, pages that say no, what is packed and what is kept. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Browser } from '../support/browser.js';
import { ReadPage } from '../support/read-page.js';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const open = (path: string, browser = new Browser(app)) => ReadPage.open(browser, path);
const asBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('language', () => {
  const language = (page: ReadPage) => page.find('html').getAttribute('lang');

  test('is German unless the browser asks for another', async () => {
    expect(language(await open('/'))).toBe('de');
    const english = await app.call('get', '/', { headers: { ...asBrowser, 'accept-language': 'en-GB' } });
    expect(english.text).toContain('<html lang="en"');
    expect(english.headers['content-language']).toBe('en');
  });

  test('is switched by a button, and this browser remembers', async () => {
    const browser = new Browser(app);
    const switched = await (await open('/', browser)).submit('/language');
    expect(language(switched)).toBe('en');
    expect(language(await open('/', browser))).toBe('en');
    expect(language(await open('/'))).toBe('de');
  });

  test('comes back to the page it was switched on, and nowhere else', async () => {
    const browser = new Browser(app);
    const page = await open('/nirgends?a=1', browser);
    expect(page.find('input[name=returnTo]').getAttribute('value')).toBe('/nirgends?a=1');
    const elsewhere = { language: 'en', returnTo: 'https://example.com/' };
    expect((await browser.submit('/language', elsewhere)).headers['location']).toBe('/');
  });

  test('is switched by an older browser that only says its origin', async () => {
    const fields = { language: 'en', returnTo: '/' };
    const from = (origin: string) => new Browser(app).submit('/language', fields, { origin });
    expect((await from(process.env['BASE_URL'] ?? 'http://localhost:3000')).status).toBe(303);
    expect((await from('null')).status).toBe(403);
    expect((await from('https://elsewhere.example')).status).toBe(403);
  });

  test('is not switched by another site, nor to one that nobody speaks', async () => {
    const browser = new Browser(app);
    const fields = { language: 'en', returnTo: '/' };
    expect((await browser.submit('/language', fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await browser.submit('/language', { language: 'xx' })).status).toBe(422);
    expect(language(await open('/', browser))).toBe('de');
  });
});

describe('where there is nothing', () => {
  test('people get a page that helps', async () => {
    const page = await open('/nirgends');
    expect(page.status).toBe(404);
    expect(page.title).toBe('Diese Seite gibt es nicht');
    expect(page.link('Zur Startseite')).toBe('/');
  });

  test('it is the same page whatever is missing, and says nothing of what was typed', async () => {
    const texts = await Promise.all(
      ['/nirgends', '/auch-nicht', '/<script>'].map(async (path) => (await open(path)).text),
    );
    expect(new Set(texts).size).toBe(1);
  });

  test('programs get a problem document', async () => {
    const headers: Record<string, string>[] = [{}, { accept: 'application/json' }];
    for (const one of headers) {
      const answer = await app.call('get', '/nirgends', { headers: one });
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
    const api = await app.call('get', '/api/nirgends', { headers: asBrowser });
    expect(api.headers['content-type']).toContain('application/problem+json');
  });

  test('the feeds keep their own bare words for calendar programs', async () => {
    const feed = await app.call('get', '/feeds/nothing/here.ics', { headers: asBrowser });
    expect(feed.text).toBe('Not Found');
  });
});

describe('what the framework refuses', () => {
  test('is a page too', async () => {
    const headers = { ...asBrowser, 'content-type': 'text/xml', 'sec-fetch-site': 'same-origin' };
    const answer = await app.call('post', '/language', { headers, body: '<a/>' });
    expect(answer.status).toBe(415);
    expect(answer.text).toContain('<h1');
  });
});

describe('what pages are sent with', () => {
  test('nothing is kept by the browser, and nothing runs that is not ours', async () => {
    const { headers } = await app.call('get', '/', { headers: asBrowser });
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
  });

  test('older browsers may say where their forms come from, and tell no mailed secret', async () => {
    const policy = async (path: string) =>
      (await app.call('get', path, { headers: asBrowser })).headers['referrer-policy'];
    expect(await policy('/')).toBe('same-origin');
    expect(await policy('/sign-in/abcdefghijklmnopqrstuvwxyz')).toBe('no-referrer');
  });

  test('style sheets and fonts are kept for ever under a name that changes with them', async () => {
    const page = await open('/');
    const path = page.find('link[rel=stylesheet]').getAttribute('href') ?? '';
    const { headers, status } = await app.call('get', path);
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    const older = await app.call('get', path.replace(/assets\/\w+/, 'assets/0000'));
    expect([older.status, older.headers['cache-control']]).toEqual([200, 'no-cache']);
  });

  test.each(['../package.json', '..%2f..%2fpackage.json', 'nothing.css', 'constructor'])(
    'no other file is there: %s',
    async (name) => {
      expect((await app.call('get', `/assets/0000/${name}`)).status).toBe(404);
    },
  );

  test('long pages and style sheets are packed where the browser can unpack', async () => {
    const page = await open('/');
    const path = page.find('link[rel=stylesheet]').getAttribute('href') ?? '';
    const [plain, packed] = await Promise.all([
      app.call('get', path, { headers: { 'accept-encoding': 'identity' } }),
      app.call('get', path, { headers: { 'accept-encoding': 'gzip' } }),
    ]);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.text).toBe(plain.text);
  });

  test('answers for programs are never packed', async () => {
    const headers = { 'accept-encoding': 'gzip, br' };
    for (const path of ['/api/openapi.json', '/api/alliances', '/feeds/nothing/here.ics', '/health/ready']) {
      expect((await app.call('get', path, { headers })).headers['content-encoding']).toBeUndefined();
    }
  });
});

test('a refusal with one sentence alone has no empty list beneath it', async () => {
  const browser = new Browser(app);
  const page = new ReadPage(
    browser,
    await browser.submit('/sign-in/code', { email: 'a@example.org', code: '000000' }),
  );
  expect(page.find('[role=alert]').text).toContain('Dieser Code stimmt nicht');
  expect(page.root.querySelector('.lb-faults')).toBeNull();
});
