/** Founding by page: from the mail to a founded alliance that nobody sees yet, and invitations that lead nowhere. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { FoundingInvitation } from '../../src/partners/alliances/founding-invitation.entity.js';
import { PeopleService } from '../../src/partners/members/people.service.js';
import { Alliance } from '../../src/partners/who/alliance.entity.js';
import { hashed } from '../../src/partners/who/secrets.js';
import { TestApp } from '../support/app.js';
import { Browser } from '../support/browser.js';
import { mailsTo } from '../support/mails.js';
import { ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { World } from '../support/world.js';

const OPERATOR = 'betrieb@example.org';
const DAY_MINUTES = 24 * 60;

let app: TestApp;
let world: World;
let operator: Visitor;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-03-01T09:00:00Z');
  world = await World.make(app, 'nachbarn');
  await app.get(PeopleService).makeOperator({ email: OPERATOR, name: 'Bea Betrieb' });
  operator = await Visitor.of(app, OPERATOR);
});
afterAll(() => app.stop());

/** An address that nobody had before. */
function newcomer(): string {
  count += 1;
  return `gruendung.${count}@example.org`;
}

async function invite(email: string, allianceName = ''): Promise<ReadPage> {
  const page = await operator.open('/operator/invitations');
  return page.submit('/operator/invitations', { email, allianceName });
}

async function linkTo(email: string): Promise<string> {
  const { text = '' } = (await mailsTo(app, email)).findLast(({ text: said = '' }) =>
    said.includes('/found/'),
  )!;
  return /\/found\/\S+/.exec(text)![0];
}

async function codeTo(email: string): Promise<string> {
  const { text = '' } = (await mailsTo(app, email)).at(-1)!;
  return /^ *(\d{6})$/m.exec(text)![1]!;
}

/** From the opened link to the form that names the alliance. */
async function entered(browser: Browser, email: string, link: string): Promise<ReadPage> {
  app.clock.advance(6);
  const ask = await (await ReadPage.open(browser, link)).submit('/sign-in/ask', { email });
  return ask.submit('/sign-in/code', { code: await codeTo(email) });
}

const FACTS = {
  name: 'Lokales Bündnis für Familie Schönau',
  place: 'Schönau',
  state: 'Hessen',
  legalBearer: 'Gemeinde Schönau',
  contactName: 'Rathaus',
  contactPhone: '0611 100',
  coordinatorName: 'Gina Gründerin',
};

const allianceAt = (slug: string): Promise<Alliance | null> =>
  app.get(Database).read((tx) => tx.findOneBy(Alliance, { slug }));

const DEAD = 'Diese Einladung gilt nicht mehr';

/** What whoever opens the link in a browser of their own reads. */
const titleAt = async (link: string): Promise<string> => (await ReadPage.open(new Browser(app), link)).title;

const invitationTo = (email: string): Promise<FoundingInvitation | null> =>
  app.get(Database).read((tx) => tx.findOne(FoundingInvitation, { where: { email }, order: { id: 'DESC' } }));

describe('from the mail to a founded alliance', () => {
  test('is opening the link, an address, a code and one form: 13 actions', async () => {
    const email = newcomer();
    expect((await invite(email, 'Bündnis Schönau')).text).toContain('Eingeladen. Die E-Mail ist unterwegs.');
    const browser = new Browser(app);
    let actions = 0;
    const act = <T>(number: number, done: T): T => {
      actions += number;
      return done;
    };
    const link = act(1, await linkTo(email));
    const form = act(4, await entered(browser, email, link));
    expect([form.title, form.fieldsOf('/found')['name'], form.fieldsOf('/found')['slug']]).toEqual([
      'Ein Bündnis gründen',
      'Bündnis Schönau',
      'schoenau',
    ]);
    const { name: _proposed, state: _chosen, ...typed } = FACTS;
    const house = act(
      Object.keys(typed).length + 2 + 1,
      await form.submit('/found', { ...typed, state: 'Hessen', contactHours: 'Mo 9–12 Uhr' }),
    );
    expect([house.status, house.title]).toEqual([200, 'Verwaltung']);
    expect(house.root.structuredText).toContain('Noch nicht öffentlich');
    expect(actions).toBe(13);
    expect(await allianceAt('schoenau')).toMatchObject({
      listedAt: null,
      numberLetters: 'S',
      contactEmail: email,
      visibility: 'partners',
    });
    const log = await ReadPage.open(browser, '/b/schoenau/manage/log');
    expect(log.text).toMatch(/Gina Gründerin.*Bündnis gegründet/);
  });

  test('the mail says in its text what it is about, once, in whole', async () => {
    const email = newcomer();
    await invite(email, 'Bündnis Aue');
    const mail = (await mailsTo(app, email)).at(-1)!;
    expect(mail.subject).toBe('Gründen: Bündnis Aue');
    expect(mail.text).toContain(email);
    expect(mail.text).toContain('Mo., 15. März 2027');
    expect(mail.text).toContain('Bea Betrieb');
    expect(mail.text!.match(/\/found\//g)).toHaveLength(1);
  });

  test('without a proposed name the short words come from what is typed, and make room for others', async () => {
    const email = newcomer();
    await invite(email);
    const form = await entered(new Browser(app), email, await linkTo(email));
    const first = await form.submit('/found', { ...FACTS, name: 'Bündnis Nachbarn' });
    expect(first.title).toBe('Verwaltung');
    expect(await allianceAt('nachbarn-2')).toMatchObject({ name: 'Bündnis Nachbarn', numberLetters: 'N' });
  });

  test('what is wrong is said at its field, with what was typed', async () => {
    const email = newcomer();
    await invite(email);
    const form = await entered(new Browser(app), email, await linkTo(email));
    const taken = await form.submit('/found', { ...FACTS, slug: 'nachbarn' });
    expect(taken.status).toBe(409);
    expect(taken.find('#f-slug').getAttribute('aria-invalid')).toBe('true');
    expect(taken.fieldsOf('/found')).toMatchObject({ place: 'Schönau', slug: 'nachbarn' });
    const wrong = await taken.submit('/found', { slug: 'Ä!', numberLetters: '1', contactEmail: 'x' });
    expect(wrong.status).toBe(422);
    const nameless = await wrong.submit('/found', { place: '', coordinatorName: '' });
    for (const field of ['#f-place', '#f-coordinatorName'])
      expect(nameless.find(field).getAttribute('aria-invalid')).toBe('true');
    const right = await wrong.submit('/found', { slug: 'Schoene-Aue', contactEmail: email });
    expect(right.status).toBe(422);
    expect(right.text).toContain('Großbuchstaben');
    expect((await right.submit('/found', { numberLetters: 'sa' })).title).toBe('Verwaltung');
    expect(await allianceAt('schoene-aue')).toMatchObject({ numberLetters: 'SA' });
  });

  test('whoever had a name keeps it, stays signed in here, and is signed out elsewhere', async () => {
    const { email } = world.member;
    const elsewhere = await Visitor.of(app, email);
    await invite(email);
    const browser = new Browser(app);
    const form = await entered(browser, email, await linkTo(email));
    expect(form.root.querySelector('#f-coordinatorName')).toBeNull();
    const { coordinatorName: _name, ...facts } = FACTS;
    expect((await form.submit('/found', { ...facts, name: 'Bündnis Talheim' })).title).toBe('Verwaltung');
    expect((await ReadPage.open(browser, '/me')).title).not.toBe('Anmelden');
    expect((await elsewhere.open('/me')).title).toBe('Anmelden');
  });

  test('sent twice, the form founds once', async () => {
    const email = newcomer();
    await invite(email);
    const browser = new Browser(app);
    const form = await entered(browser, email, await linkTo(email));
    const fields = { ...FACTS, name: 'Bündnis Zweimal' };
    const first = await form.submit('/found', fields);
    const second = await form.submit('/found', fields);
    expect([first.title, second.title]).toEqual(['Verwaltung', 'Verwaltung']);
    expect(await allianceAt('zweimal-2')).toBeNull();
  });
});

describe('a gateway', () => {
  test('may open the link and send every form on it that needs no typing: the invitation still works', async () => {
    const email = newcomer();
    await invite(email);
    const link = await linkTo(email);
    for (let time = 0; time < 2; time += 1) {
      const page = await ReadPage.open(new Browser(app), link);
      expect(page.status).toBe(200);
      for (const form of page.root.querySelectorAll('main form[method=post]'))
        await page.submit(form.getAttribute('action')!);
    }
    expect(await mailsTo(app, email)).toHaveLength(1);
    expect((await entered(new Browser(app), email, link)).title).toBe('Ein Bündnis gründen');
  });

  test('cannot found with the link alone', async () => {
    const email = newcomer();
    await invite(email);
    const browser = new Browser(app);
    await ReadPage.open(browser, await linkTo(email));
    expect((await browser.submit('/found', FACTS)).status).toBe(401);
  });
});

describe('an invitation leads nowhere', () => {
  test('once it was used', async () => {
    const email = newcomer();
    await invite(email);
    const link = await linkTo(email);
    const browser = new Browser(app);
    const form = await entered(browser, email, link);
    await form.submit('/found', { ...FACTS, name: 'Bündnis Einmal' });
    expect((await ReadPage.open(browser, link)).title).toBe(DEAD);
    const again = await browser.submit('/found', { ...FACTS, contactEmail: email, name: 'Bündnis Nochmal' });
    expect(again.status).toBe(409);
    expect(await allianceAt('nochmal')).toBeNull();
  });

  test('once it was revoked, also for whoever had begun', async () => {
    const email = newcomer();
    await invite(email);
    const link = await linkTo(email);
    const form = await entered(new Browser(app), email, link);
    const { id } = (await invitationTo(email))!;
    const list = await operator.open('/operator/invitations');
    const revoked = await list.submit(`/operator/invitations/${id}/revoke`);
    expect(revoked.text).toContain('Die Einladung ist zurückgenommen.');
    expect((await form.submit('/found', { ...FACTS, name: 'Bündnis Zurück' })).text).toContain(
      'keine offene Einladung',
    );
    expect(await titleAt(link)).toBe(DEAD);
    expect(await allianceAt('zurueck')).toBeNull();
  });

  test('after two weeks', async () => {
    const email = newcomer();
    await invite(email);
    const link = await linkTo(email);
    app.clock.advance(14 * DAY_MINUTES - 10);
    expect(await titleAt(link)).toBe('Ein Bündnis gründen');
    app.clock.advance(11);
    expect(await titleAt(link)).toBe(DEAD);
    operator = await Visitor.of(app, OPERATOR);
    expect((await operator.open('/operator/invitations')).text).toContain('abgelaufen');
  });

  test('for whoever is signed in with another address', async () => {
    const email = newcomer();
    await invite(email);
    const stranger = await Visitor.of(app, world.coordinator.email);
    const page = await stranger.open(await linkTo(email));
    expect([page.status, page.text.includes(email)]).toEqual([200, false]);
    expect(page.text).toContain('Diese Einladung ging an eine andere Adresse');
    expect((await stranger.open('/found')).text).toContain('keine offene Einladung');
    expect(await stranger.send('/found', { ...FACTS, contactEmail: email, name: 'Bündnis Fremd' })).toBe(409);
    expect(await allianceAt('fremd')).toBeNull();
  });

  test('where a newer one went to the same address', async () => {
    const email = newcomer();
    await invite(email);
    const old = await linkTo(email);
    await invite(email);
    expect(await titleAt(old)).toBe(DEAD);
    expect(await titleAt(await linkTo(email))).toBe('Ein Bündnis gründen');
  });
});

test('a link that nobody ever sent reads like one that is over', async () => {
  expect(await titleAt('/found/nie-verschickt')).toBe(DEAD);
});

test('the secret is kept as a hash', async () => {
  const email = newcomer();
  await invite(email);
  const secret = (await linkTo(email)).replace('/found/', '');
  expect((await invitationTo(email))!.secretHash).toBe(hashed(secret));
});
