/** "Noch kein Zugang?": whoever is not known asks to be let in, those who decide do it, and the basket goes on as a request. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import { AccountsService } from '../../src/partners/signing-in/accounts.service.js';
import { RolesService } from '../../src/partners/members/roles.service.js';
import { Partner } from '../../src/partners/who/partner.entity.js';
import { ApplicantTry } from '../../src/reservations/admitting/applicant-try.entity.js';
import { Applicant } from '../../src/reservations/admitting/applicant.entity.js';
import { ApplicantsService } from '../../src/reservations/admitting/applicants.service.js';
import { TestApp } from '../support/app.js';
import { Browser } from '../support/browser.js';
import { allMails, mailsTo, type ReadMail } from '../support/mails.js';
import { ReadPage } from '../support/read-page.js';
import { World, wish } from '../support/world.js';

const DAYS = { from: '2027-05-14', until: '2027-05-17' };
const DEPUTY = 'stellvertretung@example.org';
const SAID = { name: 'Samira Kranz', partnerName: 'Chor Auental', phone: '030 23125 555' };

let app: TestApp;
let world: World;
let at: string;
let benchId: string;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  at = `/b/${world.slug}`;
  const deputy = { email: DEPUTY, name: 'Henning Poggensee' };
  await app.get(RolesService).appoint(await world.actor(), deputy, { role: 'deputy' });
});
afterAll(() => app.stop());
beforeEach(async () => {
  benchId = await world.item({ name: 'Bierbank', unit: 'Stück', quantity: 10 });
  await app.get(Database).transaction((tx) => tx.createQueryBuilder().delete().from(ApplicantTry).execute());
});

const someone = (): string => {
  count += 1;
  return `neu${count}@example.org`;
};

const sessions = new Map<string, string>();

async function signedIn(email: string): Promise<Browser> {
  const browser = new Browser(app);
  const known = sessions.get(email);
  if (known !== undefined) {
    browser.put('leihbund', known);
    return browser;
  }
  await app.call('post', '/api/sign-in', { body: { email } });
  const mails = (await mailsTo(app, email)).filter(({ subject }) => subject?.includes('Anmeldecode'));
  const code = /\b\d{6}\b/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
  await browser.send('post', '/api/sessions', { email, code });
  sessions.set(email, browser.cookie('leihbund')!);
  return browser;
}

async function basketOf(quantity: number, days: object = DAYS): Promise<Browser> {
  const browser = new Browser(app);
  await browser.submit(`${at}/basket/items`, { ...days, [`quantity.${benchId}`]: String(quantity) });
  return browser;
}

/** Through the page where the code is typed in, as a visitor comes to it. */
async function asked(email: string, quantity = 4, days: object = DAYS): Promise<Browser> {
  const browser = await basketOf(quantity, days);
  const basket = await ReadPage.open(browser, `${at}/basket`);
  const code = await basket.submit(`${at}/basket/sign-in`, { email, 'occasion.name': 'Chorfest' });
  const sent = await code.submit(`${at}/join`, SAID);
  expect(sent.text).toContain('Ihre Bitte um Zugang ist angekommen');
  return browser;
}

const applicantOf = (email: string): Promise<Applicant | null> =>
  app.get(Database).read((tx) => tx.findOneBy(Applicant, { email }));

const newest = async (address: string): Promise<ReadMail> => (await mailsTo(app, address)).at(-1)!;

async function decide(email: string, what: string, fields: Record<string, string>): Promise<ReadPage> {
  const { id } = (await applicantOf(email))!;
  const page = await ReadPage.open(await signedIn(world.coordinator.email), `${at}/decisions`);
  return page.submit(`${at}/applicants/${id}/${what}`, fields);
}

describe('on the page where the code is typed in', () => {
  test('known and unknown addresses get the same bytes, with the form and the number of the alliance', async () => {
    const pageFor = async (email: string): Promise<string> => {
      const browser = new Browser(app);
      const answer = await browser.submit('/sign-in/ask', { email, returnTo: at });
      return answer.text.replaceAll(email, '@').replace(/[\da-f-]{36}/g, '');
    };
    const [known, unknown] = [await pageFor(world.member.email), await pageFor('niemand@example.org')];
    expect(unknown).toBe(known);
    expect(known).toContain('Noch kein Zugang?');
    expect(known).toContain('030 23125 100');
    for (const name of ['name', 'partnerName', 'phone']) expect(known).toContain(`name="${name}"`);
  });

  test('without an alliance in the address all of them are offered', async () => {
    const other = await World.make(app, 'nachbarn', {}, 'N');
    const page = new ReadPage(
      new Browser(app),
      await new Browser(app).submit('/sign-in/ask', { email: someone(), returnTo: '/' }),
    );
    expect(page.link('Bündnis nachbarn')).toBe(`/b/${other.slug}/join`);
    expect(page.link(`Bündnis ${world.slug}`)).toBe(`${at}/join`);
  });

  test('asking answers alike, whether or not somebody has the address', async () => {
    const answerTo = async (email: string): Promise<unknown> => {
      const { status, text, headers } = await new Browser(app).submit(`${at}/join`, { ...SAID, email });
      return { status, text, location: (headers as { location?: string }).location };
    };
    expect(await answerTo(world.member.email)).toEqual(await answerTo(someone()));
  });
});

test('it is one entry among what is to be decided, and a mail to everybody who decides', async () => {
  const email = someone();
  await asked(email);
  const page = await ReadPage.open(await signedIn(world.coordinator.email), `${at}/decisions`);
  expect(page.root.querySelectorAll('article').filter((one) => one.text.includes(email))).toHaveLength(1);
  for (const said of ['Samira Kranz', '030 23125 555', email, 'Bierbank: 4 Stück', 'Chorfest'])
    expect(page.text).toContain(said);
  for (const address of [world.coordinator.email, DEPUTY]) {
    const mails = (await mailsTo(app, address)).filter(({ text }) => text?.includes(email));
    expect(mails.map(({ subject }) => subject)).toEqual(['Jemand möchte Zugang']);
    expect(mails[0]!.text).toContain('Bierbank: 4 Stück');
  }
  await decide(email, 'set-aside', {});
});

test('whoever asks again corrects themselves: it stays one entry and one mail', async () => {
  const email = someone();
  await asked(email);
  await new Browser(app).submit(`${at}/join`, { ...SAID, email, phone: '030 23125 777' });
  const rows = await app.get(Database).read((tx) => tx.findBy(Applicant, { email }));
  expect(rows.map(({ phone }) => phone)).toEqual(['030 23125 777']);
  const mails = (await mailsTo(app, DEPUTY)).filter(({ text }) => text?.includes(email));
  expect(mails).toHaveLength(1);
  await decide(email, 'set-aside', {});
});

test('somebody let in at a partner is invited, and their basket is a request of theirs', async () => {
  const email = someone();
  const browser = await asked(email);
  expect((await ReadPage.open(browser, `${at}/basket`)).text).toContain('Ihr Korb ist leer');
  const page = await decide(email, 'admit', { partnerId: world.partnerId });
  expect(page.title).toBe(`Samira Kranz gehört jetzt zu: Verein ${world.slug}`);
  const number = /T-2027-\d{4}/.exec(page.text)![0];
  const mails = await mailsTo(app, email);
  const invitation = mails.find(({ subject }) => subject?.startsWith('Ihr Zugang'))!;
  expect(invitation.text).toContain(number);
  expect(invitation.text).toContain('/sign-in?to=');
  expect(mails.some(({ subject }) => subject?.startsWith('Anfrage eingegangen'))).toBe(true);
  const own = await ReadPage.open(await signedIn(email), `${at}/requests`);
  expect(own.text).toContain('Bierbank');
  expect(await applicantOf(email)).toBeNull();
});

test('a new partner with a signed agreement is made with the same press', async () => {
  const email = someone();
  await asked(email);
  const page = await decide(email, 'new-partner', { partnerName: `Chor ${email}`, agreement: 'signed' });
  expect(page.text).toMatch(/Der Korb ist jetzt die Anfrage T-2027-/);
  const partner = await app.get(Database).read((tx) => tx.findOneBy(Partner, { name: `Chor ${email}` }));
  expect(partner).toMatchObject({ status: 'active', isBorrower: true });
  expect(partner!.agreementSignedOn).toMatch(/^2027-/);
});

test('a partner that has not signed yet asks for nothing, and the invitation says what to do', async () => {
  const email = someone();
  await asked(email);
  const page = await decide(email, 'new-partner', { partnerName: `Chor ${email}` });
  expect(page.text).toContain('Der Korb ließ sich nicht als Anfrage weitergeben');
  const { text } = await newest(email);
  expect(text).toContain('Gründungsvereinbarung');
  expect(text).toContain('030 23125 100');
  expect(text).toMatch(/\/basket\?before=/);
});

test('what is no longer free is said to both, and the basket can be taken back', async () => {
  const email = someone();
  await asked(email, 8);
  const body = wish(
    world,
    [{ itemId: benchId, quantity: 5 }],
    ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'],
  );
  await app.call('post', world.path('reservations'), { token: world.member.token, body });
  const page = await decide(email, 'admit', { partnerId: world.partnerId });
  expect(page.text).toContain('Bierbank');
  const { text } = await newest(email);
  expect(text).toContain('Ihr Korb ließ sich noch nicht als Anfrage weitergeben');
  expect(text).toContain('Bierbank');
  const link = new URL(/http\S+\/basket\?before=\S+/.exec(text!)![0]);
  const browser = await signedIn(email);
  const basket = await ReadPage.open(browser, `${link.pathname}${link.search}`);
  const filled = await basket.submit(`${at}/basket`);
  expect(filled.find(`[name="quantity.${benchId}"]`).getAttribute('value')).toBe('8');
});

test('whoever asked in English is spoken to in English', async () => {
  const email = someone();
  const browser = await basketOf(2);
  browser.put('language', 'en');
  await browser.submit(`${at}/join`, { ...SAID, email });
  await decide(email, 'admit', { partnerId: world.partnerId });
  const subjects = (await mailsTo(app, email)).map(({ subject }) => subject?.split(' ')[0]);
  expect(subjects.toSorted()).toEqual(['Request', 'Your']);
});

test('a basket without days waits for them in the invitation', async () => {
  const email = someone();
  await asked(email, 2, {});
  await decide(email, 'admit', { partnerId: world.partnerId });
  expect((await newest(email)).text).toContain('fehlen noch die Tage');
});

test('who has access already and only asks again keeps it, and the basket goes on', async () => {
  const email = `doppelt${someone()}`;
  await world.memberOf(world.partnerId, email);
  await asked(email);
  const decisions = await ReadPage.open(await signedIn(DEPUTY), `${at}/decisions`);
  expect(decisions.text).toContain(`hier schon Zugang, und zwar für: Verein ${world.slug}`);
  const page = await decide(email, 'admit', { partnerId: world.partnerId });
  expect(page.text).toMatch(/Der Korb ist jetzt die Anfrage T-2027-/);
});

test('set aside with an answer: it is mailed, and nothing is kept', async () => {
  const email = someone();
  await asked(email);
  const { id } = (await applicantOf(email))!;
  await decide(email, 'set-aside', { answer: 'Bitte fragen Sie in Neustadt.' });
  expect((await newest(email)).text).toContain('Bitte fragen Sie in Neustadt.');
  expect(await applicantOf(email)).toBeNull();
  const kept = await app.get(Database).read((tx) => tx.findBy(OutboxMail, { kind: 'new-applicant' }));
  expect(kept.filter(({ series }) => series.startsWith(id))).toEqual([]);
});

test('set aside without an answer: the person hears nothing', async () => {
  const email = someone();
  await asked(email);
  const before = (await mailsTo(app, email)).length;
  await decide(email, 'set-aside', { answer: '' });
  expect(await mailsTo(app, email)).toHaveLength(before);
});

test('decided twice, or about what was corrected since: refused, and nothing is done twice', async () => {
  const email = someone();
  await asked(email);
  const { id } = (await applicantOf(email))!;
  const page = await ReadPage.open(await signedIn(world.coordinator.email), `${at}/decisions`);
  await new Browser(app).submit(`${at}/join`, { ...SAID, email, phone: '030 23125 777' });
  const stale = await page.submit(`${at}/applicants/${id}/admit`, { partnerId: world.partnerId });
  expect(stale.status).toBe(412);
  const done = await stale.submit(`${at}/applicants/${id}/admit`, { partnerId: world.partnerId });
  expect(done.status).toBe(200);
  const again = await stale.submit(`${at}/applicants/${id}/admit`, { partnerId: world.partnerId });
  expect(again.status).toBe(412);
  expect(again.text).toContain('schon entschieden');
});

test('a closed account is not let in by another door, and nothing is mailed to it', async () => {
  const email = `gesperrt${someone()}`;
  await world.memberOf(world.partnerId, email);
  await app.get(AccountsService).disable(email);
  await asked(email);
  const before = (await mailsTo(app, email)).length;
  const page = await decide(email, 'admit', { partnerId: world.partnerId });
  expect([page.status, page.text]).toEqual([422, expect.stringContaining('ist gesperrt')]);
  expect(await mailsTo(app, email)).toHaveLength(before);
  await decide(email, 'set-aside', {});
});

test('what is missing, too long or no number is said, and what was typed stays', async () => {
  const send = async (fields: Record<string, string>): Promise<ReadPage> =>
    new ReadPage(new Browser(app), await new Browser(app).submit(`${at}/join`, fields));
  const email = someone();
  for (const [name, value] of [
    ['name', ''],
    ['name', 'x'.repeat(201)],
    ['partnerName', ''],
    ['phone', 'keins'],
    ['email', 'keine'],
    ['name', '\u200B\u3164'],
    ['partnerName', '\u2800'],
    ['email', 'leihbund@example.org'],
  ] as const) {
    const page = await send({ ...SAID, email, [name]: value });
    expect([name, page.status]).toEqual([name, 422]);
    const kept = name === 'phone' ? 'partnerName' : 'phone';
    expect(page.find(`[name=${kept}]`).getAttribute('value')).toBe(SAID[kept]);
  }
  expect(await applicantOf(email)).toBeNull();
  const page = await send({ ...SAID, email, partnerName: '' });
  expect(page.find('.lb-note').text).toContain(
    'Für welchen Verein, welche Einrichtung? Bitte füllen Sie dieses Feld aus.',
  );
});

test('an address, a network and an alliance may ask only so often; then the number stands there', async () => {
  const email = someone();
  const send = async (): Promise<ReadPage> =>
    new ReadPage(new Browser(app), await new Browser(app).submit(`${at}/join`, { ...SAID, email }));
  for (let time = 0; time < 3; time += 1) expect((await send()).status).toBe(303);
  const refused = await send();
  expect(refused.status).toBe(429);
  expect(refused.text).toContain('030 23125 100');
});

test('nobody decided in thirty days: all of it is erased, with the mails that told of it', async () => {
  const email = someone();
  await asked(email);
  app.clock.advance(31 * 24 * 60);
  await app.get(ApplicantsService).sweep();
  expect(await applicantOf(email)).toBeNull();
  const kept = await app.get(Database).read((tx) => tx.findBy(OutboxMail, { kind: 'new-applicant' }));
  expect(kept).toEqual([]);
  expect((await allMails(app)).length).toBeGreaterThan(0);
});
