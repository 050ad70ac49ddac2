/** The log as the coordination reads it: which thing, which person, and from what to what, in both languages. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp, type Method } from '../support/app.js';
import { Visitor } from '../support/visitor.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
});
afterAll(() => app.stop());

const call = async (method: Method, path: string, body: object = {}) => {
  const answer = await app.call(method, world.path(path), { token: world.coordinator.token, body });
  expect(answer.status).toBeLessThan(300);
  return answer.body as { id: string };
};

/** The newest rows, as text. */
async function rows(language: 'de' | 'en'): Promise<string[]> {
  const visitor = await Visitor.of(app, world.coordinator.email, language);
  const page = await visitor.open(`/b/${world.slug}/manage/log`);
  return page.root.querySelectorAll('tbody tr').map((row) => row.structuredText.replace(/\s+/g, ' '));
}

/** Does something, and answers the newest row in German and in English. */
async function told(deed: () => Promise<unknown>): Promise<[german: string, english: string]> {
  app.clock.advance(1);
  await deed();
  return [(await rows('de'))[0]!, (await rows('en'))[0]!];
}

describe('the log says of', () => {
  test('an item: which, and from what to what', async () => {
    const other = await world.partner({ name: 'Zeltfreunde' });
    const id = await world.item({ name: 'Pavillon', quantity: 1200, depositCents: 5000 });
    const [german, english] = await told(() =>
      call('patch', `items/${id}`, {
        quantity: 3,
        ownerId: other,
        depositCents: 7550,
        bufferMinutes: 1440,
        weightGrams: 12_500,
        kind: 'single',
        notes: 'Frau Kern fragen',
        inspectionDueOn: '2027-05-14',
      }),
    );
    for (const said of [
      'Gegenstand geändert: Pavillon',
      'Bestand: 1.200 → 3',
      'Gehört: Verein auental → Zeltfreunde',
      'Kaution: 50,00 € → 75,50 €',
      'Pufferzeit: nichts → 1 Tage',
      'Gewicht: nichts → 12,5 kg',
      'So wird es verliehen: Mehrere gleiche → Einzelstück',
      'Hinweise: geändert',
      'Prüfung: nichts → 14. Mai 2027',
    ])
      expect(german).toContain(said);
    expect(german).not.toContain('Kern');
    for (const said of ['Item changed: Pavillon', 'Stock: 1,200 → 3', 'Deposit: 50.00 € → 75.50 €'])
      expect(english).toContain(said);
  });

  test('parts and things that go along: their names', async () => {
    const bench = await world.item({ name: 'Bank', quantity: 10 });
    const parts = [{ itemId: bench, quantity: 2 }];
    const set = await world.item({ name: 'Garnitur', kind: 'computed_set', quantity: null, parts });
    const [german] = await told(() =>
      call('patch', `items/${set}`, { parts: [{ itemId: bench, quantity: 3 }], accessoryIds: [bench] }),
    );
    expect(german).toContain('Teile: 2 × Bank → 3 × Bank');
    expect(german).toContain('Passt dazu: nichts → Bank');
  });

  test('an item set aside and new ones: which', async () => {
    const id = await world.item({ name: 'Leinwand' });
    expect((await rows('de'))[0]).toContain('Gegenstand angelegt: Leinwand');
    const [german, english] = await told(() => call('patch', `items/${id}`, { setAside: true }));
    expect(german).toContain('Beiseitegelegt: nein → ja');
    expect(english).toContain('Set aside: no → yes');
  });

  test('a partner: which, and from what to what', async () => {
    const id = await world.partner({ name: 'Chor' });
    const [german, english] = await told(() =>
      call('patch', `partners/${id}`, { status: 'resting', isLender: false, notes: 'Streit' }),
    );
    for (const said of [
      'Partner geändert: Chor',
      'Stand: aktiv → ruht',
      'Verleiht: ja → nein',
      'Notizen: geändert',
    ])
      expect(german).toContain(said);
    expect(english).toContain('State: active → resting');
  });

  test('a person: who, for which partner, in which role', async () => {
    const partnerId = await world.partner({ name: 'Orchester' });
    const person = { email: 'gerda@example.org', name: 'Gerda Grün', role: 'member' };
    let id = '';
    const [german, english] = await told(async () => {
      ({ id } = await call('post', `partners/${partnerId}/people`, person));
    });
    expect(german).toContain('Person eingeladen: Gerda Grün');
    expect(german).toContain('Bündnispartner: nichts → Orchester');
    expect(english).toContain('Person invited: Gerda Grün');
    const [role] = await told(() =>
      call('put', `roles/${id}`, { role: 'keeper', storagePlaceId: world.placeId }),
    );
    expect(role).toContain('Rolle geändert: Gerda Grün');
    expect(role).toContain('vergeben: Lagerbetreuung');
    expect(role).toContain('Lagerort: nichts → Lager');
    const [removed] = await told(() => call('delete', `partners/${partnerId}/people/${id}`));
    expect(removed).toContain('Person entfernt: Gerda Grün');
    expect(removed).toContain('Bündnispartner: Orchester → nichts');
  });

  test('a storage place: its hours', async () => {
    const windows = [{ weekday: 5, from: '16:00', until: '18:00' }];
    const [german, english] = await told(() =>
      call('patch', `storage-places/${world.placeId}`, { handOverWindows: windows, address: 'Am Tor 5' }),
    );
    expect(german).toContain('Lagerort geändert: Lager');
    expect(german).toContain('Ausgabezeiten: nichts → Freitag 16:00–18:00');
    expect(german).toContain('Adresse: geändert');
    expect(german).not.toContain('Am Tor');
    expect(english).toContain('Friday 16:00–18:00');
  });

  test('a closure: of which item, how many, from when to when', async () => {
    const itemId = await world.item({ name: 'Hüpfburg', quantity: 2 });
    const period = { from: '2027-06-01T08:00:00Z', until: '2027-06-02T08:00:00Z' };
    let id = '';
    const [german] = await told(async () => {
      ({ id } = await call('post', 'closures', { itemId, quantity: 1, ...period, reason: 'Naht' }));
    });
    expect(german).toContain('Sperrzeit eingetragen: Hüpfburg');
    expect(german).toContain('Von: nichts → Di., 1. Juni 2027, 10:00 Uhr');
    const [removed] = await told(() => call('delete', `closures/${id}`));
    expect(removed).toContain('Sperrzeit entfernt: Hüpfburg');
  });

  test('the settings: from what to what, without whom to call', async () => {
    const [german, english] = await told(() =>
      call('patch', 'settings', {
        visibility: 'partners',
        rules: { decisionDays: 5, bufferMinutes: 120 },
        contact: { name: 'Karla Kern' },
      }),
    );
    for (const said of [
      'Entscheidungsfrist: 7 → 5',
      'Pufferzeit: 0 Stunden → 2 Stunden',
      'alle → nur Bündnispartner',
    ])
      expect(german).toContain(said);
    expect(german).not.toContain('Karla');
    expect(english).toContain('everybody → partners only');
  });
});
