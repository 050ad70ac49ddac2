/** Every link in every mail, followed by a stranger, by the right person in another browser, and by the wrong one. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PeopleService } from '../../src/partners/members/people.service.js';
import { DeadlinesService } from '../../src/reservations/deciding/deadlines.service.js';
import { TestApp } from '../support/app.js';
import { Browser } from '../support/browser.js';
import { allMails, type ReadMail } from '../support/mails.js';
import { wish, World, type Person } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];

let app: TestApp;
let world: World;
let itemId: string;
let colleague: Person;
let wrong: Person;
/** By kind, as the outbox calls them; each with a link or more. */
const mails = new Map<string, ReadMail>();

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  itemId = await world.item({ name: 'Bank', quantity: 1000 });
  colleague = await world.memberOf(world.partnerId, 'kollegin@example.org');
  wrong = await world.memberOf(await world.partner(), 'fremd@example.org');
  await everyDeed();
  for (const mail of await allMails(app)) mails.set(kindOf(mail), mail);
}, 120_000);
afterAll(() => app.stop());

const addressOf = (mail: ReadMail): string => mail.to?.[0]?.address ?? '';
const kindOf = (mail: ReadMail): string =>
  `${mail.subject?.split(/[:(]/)[0]?.trim()} an ${addressOf(mail) === world.coordinator.email ? 'die Koordination' : 'den Partner'}`;

async function ask(): Promise<{ id: string; lines: { id: string }[]; decideBy: string }> {
  const lines = [2, 3].map((quantity) => ({ itemId, quantity }));
  const { body } = await app.call('post', world.path('reservations'), {
    token: world.member.token,
    body: wish(world, lines, WEEKEND),
  });
  return body;
}

async function act(
  id: string,
  deed: string,
  { token } = world.coordinator,
  body: object = {},
): Promise<void> {
  const { status, text } = await app.call('post', world.path(`reservations/${id}/${deed}`), { token, body });
  if (status !== 200) throw new Error(text);
  await allMails(app);
}

/** Whatever somebody is mailed about. */
async function everyDeed(): Promise<void> {
  const reason = { reason: 'Kaputt' };
  const partly = await ask();
  await act(partly.id, 'approve', world.coordinator, {
    ...reason,
    lines: [{ lineId: partly.lines[0]!.id, quantity: 0 }],
  });
  await act((await ask()).id, 'decline', world.coordinator, reason);
  await act((await ask()).id, 'withdraw', world.member);
  await act((await ask()).id, 'withdraw');
  const off = await ask();
  await act(off.id, 'approve');
  await act(off.id, 'cancel', world.member);
  const stands = await ask();
  await act(stands.id, 'approve');
  const late = await ask();
  const now = app.clock.now();
  app.clock.set(late.decideBy);
  await app.get(DeadlinesService).expireLapsed();
  await allMails(app);
  app.clock.set(now);
  // The one goes, the other takes over; then she goes as well.
  await remove(world.member);
  const open = await askAs(colleague);
  await allMails(app);
  await remove(colleague);
  await act(open, 'approve');
  for (const { email } of [world.member, colleague])
    await app
      .get(PeopleService)
      .invite(await world.actor(), world.partnerId, { email, name: 'A', role: 'member' });
}

async function askAs({ token }: Person): Promise<string> {
  const body = wish(world, [{ itemId, quantity: 1 }], WEEKEND);
  return (await app.call('post', world.path('reservations'), { token, body })).body.id;
}

async function remove({ email }: Person): Promise<void> {
  const { personId } = await world.actor(email);
  await app.get(PeopleService).remove(await world.actor(), world.partnerId, personId);
}

/** Of both parts; without the server's name, and without what only the browser sees. */
const linksIn = ({ text = '', html = '' }: ReadMail): string[] => {
  const inText = text.match(/https?:\/\/\S+/g) ?? [];
  const inHtml = [...html.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  return [...new Set([...inText, ...inHtml])].map((link) => {
    const { pathname, search } = new URL(link);
    return pathname + search;
  });
};

async function newestCode(email: string): Promise<string> {
  const mail = (await allMails(app)).findLast(
    (one) => addressOf(one) === email && one.subject?.includes('Anmeldecode'),
  );
  return /\b\d{6}\b/.exec(mail?.text ?? '')![0];
}

const isPage = (answer: { headers: Record<string, unknown>; text: string }): boolean =>
  String(answer.headers['content-type']).startsWith('text/html') && answer.text.includes('<main');

/** What a browser ends at, by whatever redirects. */
async function followed(browser: Browser, path: string) {
  let [at, answer] = [path, await browser.get(path)];
  for (let hops = 0; answer.status === 303 && hops < 5; hops += 1) {
    at = String(answer.headers['location']);
    answer = await browser.get(at);
  }
  return { at, answer };
}

/** Through the forms, as a person does who comes to the sign-in. */
async function signedInAt(at: string, email: string, browser: Browser): Promise<string> {
  const returnTo = new URL(at, 'http://x').searchParams.get('to') ?? '/';
  await browser.submit('/sign-in/ask', { email, returnTo });
  const answer = await browser.submit('/sign-in/code', { email, code: await newestCode(email), returnTo });
  expect(answer.status).toBe(303);
  return String(answer.headers['location']);
}

test('there are all kinds of mails', () => {
  expect([...mails.keys()].toSorted()).toEqual(
    [
      'Ihr Zugang bei Bündnis auental an den Partner',
      'Anfrage eingegangen an den Partner',
      'Neue Anfrage an die Koordination',
      'Zusage an den Partner',
      'Teilweise Zusage an den Partner',
      'Absage an den Partner',
      'Anfrage abgelaufen an den Partner',
      'Anfrage zurückgezogen an den Partner',
      'Anfrage zurückgezogen an die Koordination',
      'Storniert an den Partner',
      'Storniert an die Koordination',
      'Niemand erreicht an die Koordination',
      'Reservierung an den Partner',
      'Kalendereintrag entfernt an den Partner',
    ].toSorted(),
  );
});

describe('every link of every mail', () => {
  test('leads a stranger to a page, or to the sign-in, and never to raw data', async () => {
    for (const [kind, mail] of mails)
      for (const link of linksIn(mail)) {
        const { at, answer } = await followed(new Browser(app), link);
        expect([kind, link, answer.status, isPage(answer)]).toEqual([kind, link, 200, true]);
        const isOpen = /impressum|datenschutz/.test(link);
        expect([link, at.startsWith('/sign-in')]).toEqual([link, !isOpen]);
      }
  }, 120_000);

  test('leads the right person in another browser through the sign-in to what it says', async () => {
    for (const [kind, mail] of mails)
      for (const link of linksIn(mail).filter((one) => !/impressum|datenschutz/.test(one))) {
        const browser = new Browser(app);
        const { at } = await followed(browser, link);
        app.clock.advance(20);
        const target = await signedInAt(at, addressOf(mail), browser);
        const { answer } = await followed(browser, target);
        const isFile = link.endsWith('.ics');
        expect([kind, link, answer.status]).toEqual([kind, link, 200]);
        expect([link, isFile ? answer.text.startsWith('BEGIN:VCALENDAR') : isPage(answer)]).toEqual([
          link,
          true,
        ]);
      }
  }, 240_000);

  test('tells the wrong person nothing, on a page', async () => {
    const browser = new Browser(app);
    app.clock.advance(20);
    await signedInAt('/sign-in', wrong.email, browser);
    for (const [kind, mail] of mails)
      for (const link of linksIn(mail).filter((one) => /requests|decisions/.test(one))) {
        const { answer } = await followed(browser, link);
        expect([kind, link, [403, 404].includes(answer.status), isPage(answer)]).toEqual([
          kind,
          link,
          true,
          true,
        ]);
        expect(answer.text).not.toContain('Familienfest');
        const isTold = answer.text.includes(`Sie sind als ${wrong.email} angemeldet`);
        expect([link, isTold]).toEqual([link, answer.status === 404]);
      }
  }, 120_000);
});

test('the downloaded entry is one to keep, not one to ask for anew, and names no people', async () => {
  const { pathname } = new URL(/https?:\S+calendar\.ics/.exec(mails.get('Zusage an den Partner')!.text!)![0]);
  const browser = new Browser(app);
  app.clock.advance(20);
  await signedInAt('/sign-in', world.member.email, browser);
  const { status, headers, text } = await browser.get(pathname);
  expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(headers['content-disposition']).toMatch(/^attachment; filename="T-2027-\d{4}\.ics"$/);
  expect(text).not.toMatch(/REFRESH-INTERVAL|X-PUBLISHED-TTL|METHOD|ATTENDEE/);
});

describe('mails about an account', () => {
  test('lead whoever opens them, in whatever browser, to a page that changes nothing by itself', async () => {
    const fresh = 'anders@example.org';
    const { email } = colleague;
    const browser = new Browser(app);
    app.clock.advance(20);
    await signedInAt('/sign-in', email, browser);
    await browser.send('post', '/api/me/email', { email: fresh });
    const proof = (await allMails(app)).findLast((mail) => addressOf(mail) === fresh)!;
    const code = /\b\d{6}\b/.exec(proof.text ?? '')![0];
    expect((await browser.send('post', '/api/me/email/confirm', { code })).status).toBe(200);
    await new Browser(app).send('post', '/api/sign-in', { email: fresh });
    const about = (await allMails(app)).filter(
      (mail) => [email, fresh].includes(addressOf(mail)) && /Anmelde|neue Adresse/.test(mail.subject ?? ''),
    );
    const links = about.slice(-3).flatMap(linksIn);
    expect(links.filter((link) => /undo-address|sign-in\//.test(link))).toHaveLength(2);
    for (const link of links) {
      const { answer } = await followed(new Browser(app), link);
      expect([link, answer.status, isPage(answer)]).toEqual([link, 200, true]);
    }
    expect((await world.actor(fresh)).person?.email).toBe(fresh);
  });

  test('name the office with its phone, and its pages', async () => {
    const { email } = world.member;
    const browser = new Browser(app);
    app.clock.advance(20);
    await signedInAt('/sign-in', email, browser);
    await browser.send('post', '/api/me/email', { email: 'ganz.neu@example.org' });
    await browser.send('post', '/api/me/email', { email: wrong.email });
    const about = (await allMails(app)).filter(({ subject }) =>
      /Anmeldecode|neue Adresse|vergeben/.test(subject ?? ''),
    );
    expect(new Set(about.map(({ subject }) => subject?.split(' (')[0])).size).toBe(3);
    for (const { text } of about) {
      expect(text).toContain('Telefon: 030 23125 100');
      expect(text).toContain('/b/auental/impressum');
      expect(text).toContain('/b/auental/datenschutz');
    }
  });
});
