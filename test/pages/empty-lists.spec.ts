/** An empty list speaks of the tab that it stands in. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AlliancesService } from '../../src/partners/alliances/alliances.service.js';
import { usualRules } from '../../src/partners/who/alliance-rules.js';
import { TestApp } from '../support/app.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

let app: TestApp;
let world: World;
let home: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  home = `/b/${world.slug}`;
});
afterAll(() => app.stop());

const textOf = async (path: string, email = world.member.email, language?: 'de' | 'en'): Promise<string> =>
  (await (await Visitor.of(app, email, language)).open(`${home}${path}`)).text;

describe('requests and loans', () => {
  test('of one’s own lead to the list', async () => {
    const text = await textOf('/requests');
    expect(text).toContain('Sie haben noch nichts angefragt.');
    expect(text).toContain('Wählen Sie in der Liste aus');
  });

  test('of one’s things with others do not tell to choose something', async () => {
    const text = await textOf('/requests?lent=true');
    expect(text).toContain('Von Ihren Sachen hat noch niemand etwas angefragt.');
    expect(text).not.toContain('Wählen Sie in der Liste');
    expect(await textOf('/requests?lent=true', world.member.email, 'en')).toContain(
      'Nobody has asked for any of your things yet.',
    );
  });

  test('as the coordination sees them speak of everybody', async () => {
    const text = await textOf('/requests', world.coordinator.email);
    expect(text).toContain('Noch hat niemand etwas angefragt.');
    expect(text).not.toContain('Wählen Sie');
  });

  test('half of them empty says which half', async () => {
    const itemId = await world.item({ name: 'Bank', quantity: 3 });
    await app.call('post', world.path('reservations'), {
      token: world.member.token,
      body: wish(world, [{ itemId, quantity: 1 }], ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z']),
    });
    expect(await textOf('/requests')).toContain('Sie haben noch keine Ausleihe hinter sich.');
    app.clock.set('2027-06-01T08:00:00Z');
    expect(await textOf('/requests')).toContain('Zurzeit läuft keine Anfrage und keine Ausleihe.');
    app.clock.set('2027-03-01T09:00:00Z');
  });
});

describe('the housekeeping', () => {
  test.each([
    ['/manage/items?search=xyzzy', 'Dazu wurde nichts gefunden.'],
    ['/manage/mails?state=dead', 'Keine E-Mail ist gescheitert.'],
    ['/manage/mails?state=superseded', 'Keine E-Mail wurde überholt.'],
    ['/manage/closures', 'Keine Sperrzeit steht bevor.'],
  ])('%s', async (path, said) => {
    expect(await textOf(path, world.coordinator.email)).toContain(said);
  });

  test('the inventory of a partner without things', async () => {
    const id = await world.partner({ name: 'Chor' });
    expect(await textOf(`/manage/items?owner=${id}`, world.coordinator.email)).toContain(
      '„Chor“ hat noch keinen Gegenstand.',
    );
  });
});

/** Of an alliance in which nothing stands yet. */
let beginning: Promise<unknown> | undefined;
async function founder(): Promise<string> {
  const email = 'anfang@example.org';
  beginning ??= app.get(AlliancesService).found(
    {
      slug: 'anfang',
      name: 'Bündnis Anfang',
      place: 'Anfang',
      state: '',
      legalBearer: 'Gemeinde Anfang',
      contactName: 'Rathaus',
      contactPhone: '030 23125 100',
      contactEmail: email,
      contactHours: 'Mo 9–12 Uhr',
      timeZone: 'Europe/Berlin',
      numberLetters: 'N',
      visibility: 'public',
      rules: usualRules,
    },
    { email, name: 'Kora Dinator' },
  );
  await beginning;
  return email;
}

test.each([
  ['/manage/places', 'Noch kein Lagerort.', 'Legen Sie den ersten an'],
  ['/manage/partners', 'Noch kein Bündnispartner.', 'Legen Sie den ersten an'],
  ['/manage/items', 'Noch kein Gegenstand.', 'Legen Sie mit „Neuer Gegenstand“ den ersten an.'],
  ['/manage/closures', 'Keine Sperrzeit steht bevor.', 'tragen Sie es hier ein'],
  ['', 'Die Liste ist noch leer.', 'Ihre Liste einlesen'],
  ['/calendar', 'Noch kein Gegenstand.', 'Ihre Liste einlesen'],
  ['/desk', 'wird nichts abgeholt oder zurückgebracht', 'steht zu seiner Zeit von selbst hier'],
  ['/desk/lend', 'In Ihrer Hand ist nichts', 'Zum Bestand'],
  ['/for-caller', 'Noch kein Bündnispartner kann etwas ausleihen.', 'Zu den Bündnispartnern'],
  ['/requests', 'Noch hat niemand etwas angefragt.', 'Sobald jemand etwas ausleihen möchte'],
  ['/basket', 'Ihr Korb ist leer.', 'Zur Liste'],
])('%s of an alliance that begins says what to do', async (path, none, next) => {
  const page = await (await Visitor.of(app, await founder())).open(`/b/anfang${path}`);
  expect(page.text).toContain(none);
  expect(page.text).toContain(next);
});

test('no search of ours sends anybody to look for another word', async () => {
  const none = await (
    await Visitor.of(app, world.coordinator.email)
  ).open(`${home}/manage/items?search=xyzzy`);
  expect(none.link('Alles zeigen')).toBe(`${home}/manage/items`);
  expect((await Visitor.nobody(app).open(`${home}?search=xyzzy`)).text).not.toContain('anderes Wort');
});

test('a list in which nothing stands is not one in which nothing was found', async () => {
  const other = await World.make(app, 'leer', {}, 'L');
  const { text } = await Visitor.nobody(app).open(`/b/${other.slug}`);
  expect(text).toContain('Die Liste ist noch leer.');
  expect(text).toContain('Sobald ein Partner etwas verleiht, steht es hier.');
  expect(text).not.toContain('einlesen');
  const found = (await Visitor.nobody(app).open(`/b/${other.slug}?search=Zelt`)).text;
  expect(found).toContain('Dazu ist nichts in der Liste');
});
