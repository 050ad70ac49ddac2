/** Prepared texts: drafts until the coordination has read them, and what holds of each state for visitors and requests. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

let app: TestApp;
let world: World;
let coordinator: Visitor;
let at: string;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());
beforeEach(async () => {
  count += 1;
  world = await World.make(app, `tal${count}`, {}, `T${String.fromCodePoint(64 + count)}`);
  coordinator = await Visitor.of(app, world.coordinator.email);
  at = `/b/${world.slug}`;
});

const texts = () => `${at}/manage/texts`;

/** Reads one text and publishes it as it stands; answers the page that follows. */
const read = async (kind: string) =>
  (await coordinator.open(`${texts()}/${kind}/read`)).submit(`${texts()}/${kind}`, { read: 'true' });

describe('a draft', () => {
  test.each([
    ['impressum', 'Gemeinde Auental'],
    ['datenschutz', 'Gemeinde Auental, Auental'],
    ['barrierefreiheit', 'Bündnis tal'],
  ])(
    'of %s is there for visitors, and only the coordination is told that nobody has read it',
    async (path, says) => {
      const page = await coordinator.open(`${at}/${path}`);
      expect(page.text).toContain(says);
      expect(page.text).toContain('Entwurf: noch nicht gelesen');
      expect(await coordinator.status(page.link('Lesen und veröffentlichen'))).toBe(200);
      const member = await Visitor.of(app, world.member.email);
      for (const visitor of [member, Visitor.nobody(app)]) {
        const theirs = await visitor.open(`${at}/${path}`);
        expect(theirs.text).toContain(says);
        expect(theirs.text).not.toContain('Entwurf');
      }
    },
  );

  test('of the loan rules binds nobody: visitors do not see it, and requests keep no version', async () => {
    const itemId = await world.item({ quantity: 5 });
    const ask = () => {
      const body = wish(world, [{ itemId, quantity: 1 }], ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z']);
      return done<{ agreedLoanRulesVersion: number | null }>(
        app,
        'post',
        world.path('reservations'),
        world.member.token,
        body,
      );
    };
    expect((await ask()).agreedLoanRulesVersion).toBeNull();
    const nobody = await Visitor.nobody(app).open(`${at}/loan-rules`);
    expect(nobody.text).toContain('noch keine Leihordnung veröffentlicht');
    expect(nobody.text).not.toContain('Entwurf');
    expect((await coordinator.open(`${at}/loan-rules`)).text).toContain('Entwurf');
    await read('loan-rules');
    expect((await Visitor.nobody(app).open(`${at}/loan-rules`)).text).toContain(
      'Eine Anfrage ist noch keine Zusage',
    );
    expect((await ask()).agreedLoanRulesVersion).toBe(1);
  });

  test('stands in the list as one, and in the form to be rewritten', async () => {
    const list = await coordinator.open(texts());
    expect(list.text.match(/Entwurf – noch nicht gelesen/g)).toHaveLength(5);
    const form = await coordinator.open(`${texts()}/imprint`);
    expect(form.find('textarea').text).toContain('Gemeinde Auental');
  });
});

test('one button publishes it as it was read, and leads to the next until all are read', async () => {
  let page = await coordinator.open(`${texts()}/loan-rules/read`);
  const titles = [page.title];
  for (const kind of ['loan-rules', 'founding-agreement', 'imprint', 'privacy', 'accessibility']) {
    page = await page.submit(`${texts()}/${kind}`, { read: 'true' });
    titles.push(page.title);
  }
  expect(titles).toEqual([
    'Leihordnung lesen',
    'Gründungsvereinbarung lesen',
    'Impressum lesen',
    'Datenschutz lesen',
    'Erklärung zur Barrierefreiheit lesen',
    'Texte',
  ]);
  expect(page.text.match(/gelesen am 1. März 2027/g)).toHaveLength(5);
  expect((await coordinator.open(`${at}/impressum`)).text).not.toContain('Entwurf');
  expect((await coordinator.open(`${texts()}/imprint/read`)).title).toBe('Texte');
});

test('what was read is still read in English by whoever chose it', async () => {
  await read('privacy');
  const { browser } = Visitor.nobody(app);
  browser.put('language', 'en');
  expect((await browser.get(`${at}/datenschutz`)).text).toContain('Responsible in the sense of the GDPR');
});

test('what is known of the alliance changes: visitors keep what was read, and it is to be read again', async () => {
  await read('imprint');
  const rest = { legalBearer: 'Stadt Auental' };
  await done(app, 'patch', `/api/alliances/${world.slug}/settings`, world.coordinator.token, rest);
  expect((await Visitor.nobody(app).open(`${at}/impressum`)).text).toContain('Gemeinde Auental');
  expect((await coordinator.open(texts())).text).toContain('Seitdem haben sich Ihre Angaben geändert');
  await read('imprint');
  expect((await Visitor.nobody(app).open(`${at}/impressum`)).text).toContain('Stadt Auental');
});

test('an own text is never taken for a prepared one', async () => {
  const form = await coordinator.open(`${texts()}/imprint`);
  await form.submit(`${texts()}/imprint`, { text: 'Wir selbst.' });
  expect((await coordinator.open(texts())).text).toContain('eigener Text vom 1. März 2027, Fassung 1');
  expect((await Visitor.nobody(app).open(`${at}/impressum`)).text).toContain('Wir selbst.');
});
