/** The link beside the code: for the browser that asked, by pressing a button; and the pages and forms around it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { Session } from '../../src/partners/access/session.entity.js';
import { SignIn } from '../../src/partners/signing-in/sign-in.entity.js';
import { TestApp } from '../support/app.js';
import { Browser, setCookies } from '../support/browser.js';
import { mailsTo } from '../support/mails.js';
import { changes, everything } from '../support/rows.js';
import { World } from '../support/world.js';

// Read when the application starts: as in operation, behind TLS.
process.env['BASE_URL'] = 'https://leihen.example.org';

const SESSION = '__Host-leihbund';
const ASKING = '__Host-leihbund-asking';

let app: TestApp;
let world: World;
let count = 0;
let email: string;
let browser: Browser;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
});
afterAll(() => app.stop());

beforeEach(async () => {
  count += 1;
  email = `person.${count}@example.org`;
  await world.memberOf(world.partnerId, email);
  browser = new Browser(app);
});

/** The newest mail's code and the last part of its link. */
async function mailed(address = email): Promise<{ code: string; secret: string }> {
  const { text = '' } = (await mailsTo(app, address))
    .filter(({ subject }) => subject?.includes('Anmeldecode'))
    .at(-1)!;
  return {
    code: /^ *(\d{6})$/m.exec(text)![1]!,
    secret: /https:\/\/leihen\.example\.org\/sign-in\/([\w-]+)/.exec(text)![1]!,
  };
}

/** Asks in a browser, on the page. */
async function asked(by = browser, returnTo = '/'): Promise<{ code: string; secret: string }> {
  await by.submit('/sign-in/ask', { email, returnTo });
  return mailed();
}

const isSignedIn = async (by = browser): Promise<boolean> => (await by.get('/api/me')).status === 200;

const BUTTON = 'Jetzt anmelden';
const CODE_FORM = 'action="/sign-in/code"';

/** Without the frame's own style sheets and script, which come from this host by their hash. */
const withoutOurs = (text: string): string =>
  text
    .replaceAll('<link rel="icon" href="data:,"/>', '')
    .replace(/<link rel="stylesheet" href="\/assets\/[\da-f]{16}\/\w+\.css"\/>/g, '')
    .replace(/<script src="\/assets\/[\da-f]{16}\/leihbund\.js" defer><\/script>/, '');

/** The page without what differs each time it is shown. */
const plain = ({ text }: { text: string }): string => text.replace(/value="[\da-f-]{36}"/g, '');

describe('the link', () => {
  test('shows one button in the browser that asked, and pressing it signs in, once', async () => {
    const { secret } = await asked(browser, '/b/auental');
    expect(secret).toHaveLength(43);
    const page = await browser.get(`/sign-in/${secret}`);
    expect([page.status, page.text.includes(BUTTON), withoutOurs(page.text).includes('<script')]).toEqual([
      200,
      true,
      false,
    ]);
    const asking = browser.cookie(ASKING)!;
    const used = await browser.submit('/sign-in', { secret });
    expect([used.status, used.headers['location']]).toEqual([303, '/b/auental']);
    expect(await isSignedIn()).toBe(true);
    browser.put(ASKING, asking);
    const again = await browser.submit('/sign-in', { secret });
    expect([again.status, again.text.includes(CODE_FORM)]).toEqual([401, true]);
    expect((await browser.get(`/sign-in/${secret}`)).text).toContain(CODE_FORM);
  });

  test('asks for the code in any other browser, with the same page as for a link that is none', async () => {
    const { secret } = await asked();
    const other = new Browser(app);
    const unknown = await other.get(`/sign-in/${'x'.repeat(43)}`);
    expect(unknown.text).toContain(CODE_FORM);
    const strange = await other.get(`/sign-in/${secret}`);
    expect([strange.status, plain(strange)]).toEqual([unknown.status, plain(unknown)]);
    other.put(ASKING, 'x'.repeat(43));
    expect(plain(await other.get(`/sign-in/${secret}`))).toBe(plain(unknown));
    expect((await other.submit('/sign-in', { secret })).status).toBe(401);
    expect(await isSignedIn(other)).toBe(false);
    // Nothing of that cost the right one its link.
    expect((await browser.submit('/sign-in', { secret })).status).toBe(303);
  });

  test('does not work with the cookie of another question', async () => {
    const { secret } = await asked();
    const other = new Browser(app);
    email = 'mallory@example.org';
    await world.memberOf(world.partnerId, email);
    await asked(other);
    expect((await other.submit('/sign-in', { secret })).status).toBe(401);
    expect(await isSignedIn(other)).toBe(false);
  });

  test('survives a mail scanner: opened by GET and HEAD, with any user agent, nothing changes', async () => {
    const { secret, code } = await asked();
    const before = await everything(app);
    for (const agent of ['Mozilla/5.0 Chrome/140', 'BarracudaCentral', 'curl/8', '']) {
      for (const method of ['get', 'head', 'get'] as const) {
        const { status } = await app.call(method, `/sign-in/${secret}`, { headers: { 'user-agent': agent } });
        expect(status).toBe(200);
      }
      await browser.get(`/sign-in/${secret}`);
    }
    expect(changes(before, await everything(app))).toEqual([]);
    expect((await browser.submit('/sign-in', { secret })).status).toBe(303);
    expect((await browser.submit('/sign-in/code', { email, code })).status).toBe(401);
  });

  test('does nothing for a scanner that presses the button, since it did not ask', async () => {
    const { secret } = await asked();
    const scanner = new Browser(app);
    await scanner.get(`/sign-in/${secret}`);
    expect((await scanner.submit('/sign-in', { secret })).status).toBe(401);
    expect((await browser.submit('/sign-in', { secret })).status).toBe(303);
  });

  test('and the code are one: whichever is used ends both', async () => {
    const { secret, code } = await asked();
    const elsewhere = new Browser(app);
    const typed = await elsewhere.submit('/sign-in/code', { email, code });
    expect([typed.status, await isSignedIn(elsewhere)]).toEqual([303, true]);
    expect((await browser.submit('/sign-in', { secret })).status).toBe(401);
  });

  test('is voided by a newer one, and by five wrong codes', async () => {
    const earlier = new Browser(app);
    const { secret: older } = await asked(earlier);
    const { secret, code } = await asked();
    expect((await earlier.get(`/sign-in/${older}`)).text).toContain(CODE_FORM);
    expect((await earlier.submit('/sign-in', { secret: older })).status).toBe(401);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    for (let tries = 0; tries < 5; tries += 1) await browser.submit('/sign-in/code', { email, code: wrong });
    expect((await browser.submit('/sign-in', { secret })).status).toBe(401);
  });

  test('lives ten minutes', async () => {
    const { secret } = await asked();
    app.clock.advance(9);
    expect((await browser.get(`/sign-in/${secret}`)).text).toContain(BUTTON);
    app.clock.advance(1);
    expect((await browser.get(`/sign-in/${secret}`)).text).toContain(CODE_FORM);
    expect((await browser.submit('/sign-in', { secret })).status).toBe(401);
  });

  test('used twenty times at once opens one session', async () => {
    const { secret } = await asked();
    const asking = browser.cookie(ASKING)!;
    const browsers = Array.from({ length: 20 }, () => new Browser(app));
    for (const one of browsers) one.put(ASKING, asking);
    const answers = await Promise.all(browsers.map((one) => one.submit('/sign-in', { secret })));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(19);
  });

  test('is stored as a hash only, like the cookies of the browser', async () => {
    const { secret } = await asked();
    const secrets = [secret, browser.cookie(ASKING)!];
    await browser.submit('/sign-in', { secret });
    const rows = await app
      .get(Database)
      .read(async (tx) => JSON.stringify([await tx.find(SignIn), await tx.find(Session)]));
    for (const one of [...secrets, browser.cookie(SESSION)!]) expect(rows).not.toContain(one);
  });

  test('comes also from the API, which marks the browser that asked the same way', async () => {
    await browser.send('post', '/api/sign-in', { email, returnTo: '/b/auental' });
    const { secret } = await mailed();
    const { status, headers } = await browser.submit('/sign-in', { secret });
    expect([status, headers['location']]).toEqual([303, '/b/auental']);
  });
});

describe('the cookies', () => {
  test('are bound to the host and to TLS, out of reach for scripts, and not sent by other sites’ forms', async () => {
    await browser.get('/sign-in');
    const answer = await browser.submit('/sign-in/ask', { email });
    const { secret } = await mailed();
    const signedIn = await browser.submit('/sign-in', { secret });
    const [asking, session, cleared] = [...setCookies(answer), ...setCookies(signedIn)].map((line) =>
      line.split('; '),
    );
    const always = ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'];
    expect(session!.slice(1).toSorted()).toEqual(always.toSorted());
    expect(asking!.slice(1).toSorted()).toEqual([...always, 'Max-Age=600'].toSorted());
    expect([session![0]!.startsWith(`${SESSION}=`), asking![0]!.startsWith(`${ASKING}=`)]).toEqual([
      true,
      true,
    ]);
    expect(cleared![0]).toBe(`${ASKING}=`);
  });

  test('are new at every sign-in: a value that was planted is never taken over, and the session before ends', async () => {
    const planted = 'p'.repeat(43);
    browser.put(SESSION, planted);
    browser.put(ASKING, planted);
    const first = await asked();
    expect(browser.cookie(ASKING)).not.toBe(planted);
    await browser.submit('/sign-in', { secret: first.secret });
    const session = browser.cookie(SESSION)!;
    expect([session.length, session === planted]).toEqual([43, false]);
    const thief = new Browser(app);
    thief.put(SESSION, planted);
    expect(await isSignedIn(thief)).toBe(false);
    const second = await asked();
    await browser.submit('/sign-in/code', { email, code: second.code });
    expect([await isSignedIn(), browser.cookie(SESSION) === session]).toEqual([true, false]);
    thief.put(SESSION, session);
    expect(await isSignedIn(thief)).toBe(false);
  });
});

describe('the pages', () => {
  test('sign in without a link: address, code, and on to where one wanted to go', async () => {
    const start = await browser.get('/sign-in?to=%2Fb%2Fauental');
    expect(start.text).toContain('name="returnTo" value="/b/auental"');
    const { code } = await asked(browser, '/b/auental');
    const { status, headers } = await browser.submit('/sign-in/code', { email, code });
    expect([status, headers['location']]).toEqual([303, '/b/auental']);
  });

  test.each(['//evil.example', 'https://evil.example', '/%2fevil.example', '/\\evil.example'])(
    'lead nobody to %s',
    async (to) => {
      expect((await browser.get(`/sign-in?to=${encodeURIComponent(to)}`)).text).toContain(
        'name="returnTo" value="/"',
      );
      const { secret } = await asked(browser, to);
      // To where the own work begins, as without a target.
      expect((await browser.submit('/sign-in', { secret })).headers['location']).toBe('/b/auental');
      await browser.send('post', '/api/sign-in', { email, returnTo: to });
      const newer = await mailed();
      expect((await browser.submit('/sign-in', { secret: newer.secret })).headers['location']).toBe(
        '/b/auental',
      );
    },
  );

  test('keep what was typed, as text, and say what is wrong with it', async () => {
    const wrong = await browser.submit('/sign-in/code', { email, code: '000000' });
    expect([wrong.status, wrong.text.includes(`value="${email}"`)]).toEqual([401, true]);
    expect(wrong.text).toContain('Dieser Code stimmt nicht');
    const bait = '"><script>alert(1)</script>@example.org';
    for (const [path, fields] of [
      ['/sign-in/code', { email: bait, code: '000000' }],
      ['/sign-in/ask', { email: bait, returnTo: bait }],
    ] as const) {
      const { status, text: whole } = await browser.submit(path, fields);
      const text = withoutOurs(whole);
      expect([status, text.includes('<script'), text.includes('&lt;script')]).toEqual([422, false, true]);
      expect(text).toContain('Bitte eine E-Mail-Adresse');
    }
    for (const path of ['/sign-in?to=%22%3E%3Cscript%3E', '/undo-address/%22%3E%3Cscript%3E']) {
      expect(withoutOurs((await browser.get(path)).text)).not.toContain('<script');
    }
  });

  test('are not stored, give no address away, load nothing from elsewhere, and carry no script but our own', async () => {
    const { secret } = await asked();
    const seen = await Promise.all(
      ['/sign-in', `/sign-in/${secret}`, '/sign-in/x', '/undo-address/x'].map((path) => browser.get(path)),
    );
    seen.push(await browser.submit('/sign-in/ask', { email }));
    seen.push(await browser.submit('/sign-in/code', { email, code: '000000' }));
    seen.push(await browser.submit('/undo-address', { secret: 'x' }));
    // Within our own site an address may be named, unless it is itself the secret.
    const policies = seen.map(({ headers }) => headers['referrer-policy']);
    const [own, none] = ['same-origin', 'no-referrer'];
    expect(policies).toEqual([own, none, none, none, own, own, own]);
    for (const { headers, text } of seen) {
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'content-type': 'text/html; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'strict-transport-security': 'max-age=31536000',
      });
      expect(headers['content-security-policy']).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
      );
      expect(withoutOurs(text)).not.toMatch(/https?:|src=|<script|<style|<link|style=|\son\w+=/);
    }
  });
});

const sent = (body: string, type = 'application/x-www-form-urlencoded', path = '/sign-in/code') =>
  app.call('post', path, { headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' }, body });

describe('a form', () => {
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://leihen.example.org' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    {},
  ];

  test('of another site signs nobody in and asks for nothing, with or without a session', async () => {
    const { secret, code } = await asked();
    const signedIn = new Browser(app);
    signedIn.put(ASKING, browser.cookie(ASKING)!);
    const before = await everything(app);
    for (const headers of foreign) {
      for (const [path, fields] of [
        ['/sign-in', { secret }],
        ['/sign-in/code', { email, code }],
        ['/sign-in/ask', { email }],
        ['/undo-address', { secret }],
      ] as const) {
        const { status } = await signedIn.submit(path, fields as Record<string, string>, headers);
        expect([path, headers, status]).toEqual([path, headers, 403]);
      }
    }
    expect(changes(before, await everything(app))).toEqual([]);
    const ours: Record<string, string>[] = [
      { origin: 'https://leihen.example.org' },
      { 'sec-fetch-site': 'none' },
    ];
    for (const headers of ours) {
      const own = await signedIn.submit('/sign-in/code', { email, code: '000000' }, headers);
      expect(own.status).toBe(401);
    }
    expect((await signedIn.submit('/sign-in', { secret })).status).toBe(303);
    for (const headers of foreign)
      expect((await signedIn.submit('/sign-in/ask', { email }, headers)).status).toBe(403);
  });

  test.each([
    ['a field twice', 'email=a%40example.org&email=b%40example.org&code=1', 400],
    ['broken encoding', 'email=%zz', 400],
    ['what is no UTF-8', 'email=%ff%fe', 400],
    ['half a character', 'email=%c3', 400],
    ['an overlong slash', 'email=%c0%af', 400],
    ['bytes that are not encoded', 'email=ü@example.org', 400],
    ['more than 200 fields', Array.from({ length: 201 }, (_, index) => `f${index}=1`).join('&'), 400],
    ['70 kB', `email=${'x'.repeat(70_000)}`, 413],
    ['an unknown field', 'email=a%40example.org&code=123456&isOperator=true', 422],
    ['a field called __proto__', 'email=a%40example.org&code=123456&__proto__=x', 422],
    ['a field in a field', 'email[toString]=x&code=123456', 422],
    ['nothing', '', 422],
  ])('with %s is refused', async (_what, body, status) => {
    const before = await everything(app);
    expect((await sent(body)).status).toBe(status);
    expect(changes(before, await everything(app))).toEqual([]);
  });

  test('is read as it was meant: spaces, signs and 200 fields', async () => {
    const { code } = await asked();
    const answer = await sent(
      `email=${email.replace('@', '%40')}&code=+${code.slice(0, 3)}%20${code.slice(3)}+`,
    );
    expect(answer.status).toBe(303);
    const many = Array.from({ length: 200 }, (_, index) => `f${index}=1`).join('&');
    expect((await sent(many)).text).toContain('Dieses Feld gibt es hier nicht.');
  });

  test.each([
    ['multipart/form-data; boundary=x', '/sign-in/code'],
    ['application/x-www-form-urlencoded; charset=utf-16', '/sign-in/code'],
    ['text/plain', '/sign-in/code'],
    ['application/x-www-form-urlencoded', '/api/sign-in'],
    ['application/x-www-form-urlencoded', '/api/sessions'],
    ['application/x-www-form-urlencoded', '/api/me/email'],
  ])('as %s is not read at %s', async (type, path) => {
    const { status } = await sent('email=anna%40example.org&code=123456', type, path);
    expect(status).toBe(415);
  });

  test('packed is not read either', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' };
    expect(
      (await browser.submit('/sign-in/code', { email }, { ...headers, 'sec-fetch-site': 'none' })).status,
    ).toBe(415);
  });
});
