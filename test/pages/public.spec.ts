/** What anybody sees without an account: the list of an alliance, its items with their month, and who answers for it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { Item } from '../../src/items/item.entity.js';
import { Alliance } from '../../src/partners/alliance.entity.js';
import { OwnTexts } from '../../src/web/public/own-texts.service.js';
import { TestApp } from '../support/app.js';
import { Browser } from '../support/browser.js';
import { ReadPage } from '../support/read-page.js';
import { wish, World } from '../support/world.js';

const HOSTILE = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>&amp;`;
const DAYS = 'from=2027-05-14&until=2027-05-17';
const PERIOD: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];
const home = '/b/auental';

let app: TestApp;
let world: World;
let tent: string;
let table: string;
let bench: string;
let set: string;
let chairs: string;
let lights: string;
let evil: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  const weekly = [
    { weekday: 5, from: '16:00', until: '18:00' },
    { weekday: 1, from: '09:00', until: '11:00' },
  ];
  const yard = await world.place({ name: 'Bauhof', address: 'Am Anger 3', handOverWindows: weekly });
  const secret = { name: 'privat beim Materialwart', private: true, address: 'Geheimgasse 9' };
  const privatePlace = await world.place({ ...secret, accessNotes: 'Klingel bei Schulze' });
  const walls = await world.item({ name: 'Seitenwände', unit: 'Satz', quantity: 3 });
  tent = await world.item({
    name: 'Faltpavillon 3 x 3 m',
    category: 'Zelte',
    quantity: 4,
    storagePlaceId: yard,
    size: '3 x 3 m',
    weightGrams: 30_500,
    needsVehicle: 'Kombi',
    needsPersons: 2,
    depositCents: 5000,
    depositBasis: 'per_unit',
    seasonNote: 'nicht im Winter',
    notes: 'trocken zurück',
    bufferMinutes: 1440,
    accessoryIds: [walls],
  });
  table = await world.item({ name: 'Biertisch', quantity: 22, category: 'Möbel' });
  bench = await world.item({ name: 'Bierbank', quantity: 43, category: 'Möbel' });
  const parts = [
    { itemId: table, quantity: 1 },
    { itemId: bench, quantity: 2 },
  ];
  const made = { name: 'Bierzeltgarnitur', unit: 'Garnitur', quantity: null, kind: 'computed_set' as const };
  set = await world.item({ ...made, parts, category: 'Möbel' });
  await world.item({ name: 'Festgarnitur breit', quantity: 9, description: 'Tisch mit 2 Bänken' });
  chairs = await world.item({ name: 'Klappstuhl', quantity: 60, packStep: 10 });
  lights = await world.item({ name: 'Lichterkette', quantity: 6, storagePlaceId: privatePlace });
  await world.item({ name: 'Mobile Lautsprecheranlage', quantity: 1 });
  await world.item({ name: 'Hüpfburg', quantity: 1, unit: 'Anhänger' });
  const texts = { description: HOSTILE, size: HOSTILE, needsOther: HOSTILE, seasonNote: HOSTILE };
  evil = await world.item({
    ...texts,
    name: `Übel ${HOSTILE}`.slice(0, 200),
    category: HOSTILE.slice(0, 80),
    unit: HOSTILE.slice(0, 40),
    notes: HOSTILE,
  });
});
afterAll(() => app.stop());

const open = (path: string): Promise<ReadPage> => ReadPage.open(new Browser(app), path);

/** As a browser that reads English. */
const openEnglish = async (path: string): Promise<ReadPage> => {
  const browser = new Browser(app);
  browser.put('language', 'en');
  return ReadPage.open(browser, path);
};

const signedIn = async (email: string, path: string): Promise<string> => {
  const person = email === world.member.email ? world.member : world.coordinator;
  return (await app.call('get', path, { token: person.token, headers: { accept: 'text/html' } })).text;
};

const names = (page: ReadPage): string[] =>
  page.root.querySelectorAll('.lb-item h3').map(({ text }) => text.trim());

const row = (page: ReadPage, name: string): string => {
  const found = page.root.querySelectorAll('.lb-item').find(({ text }) => text.includes(name));
  return found?.structuredText.replace(/\s+/g, ' ') ?? '';
};

const choicesOf = (page: ReadPage, id: string): string[] =>
  page.root
    .querySelectorAll(`[name="quantity.${id}"]`)
    .flatMap((field) => (field.rawTagName === 'select' ? field.querySelectorAll('option') : [field]))
    .map((field) => field.getAttribute('value') ?? '');

/** Presses one of the buttons that lead on within the list, with what stands in the form and what is typed. */
async function searchedOn(
  browser: Browser,
  page: ReadPage,
  slug: string,
  typed: Record<string, string>,
): Promise<ReadPage> {
  expect(page.root.querySelectorAll(`button[formaction="/b/${slug}/search"]`)).not.toEqual([]);
  const form = page.find(`form[action="/b/${slug}/basket/items"]`);
  const standing = form
    .querySelectorAll('input:not([type=radio]),select')
    .map((field) => [
      field.getAttribute('name')!,
      (field.querySelector('option[selected]') ?? field).getAttribute('value') ?? '',
    ]);
  const fields = { ...(Object.fromEntries(standing) as Record<string, string>), ...typed };
  const { status, headers } = await browser.submit(`/b/${slug}/search`, fields);
  expect(status).toBe(303);
  return ReadPage.open(browser, (headers as { location: string }).location);
}

describe('the list', () => {
  test('asks for the dates first, and shows what there is', async () => {
    const page = await open(home);
    expect([page.status, page.title]).toEqual([200, 'Bündnis auental']);
    expect(page.text).toContain('Wann brauchen Sie etwas?');
    expect(page.text).toContain('Wochenende (Fr–Mo) Fr., 05.03. bis Mo., 08.03.');
    expect(page.root.querySelectorAll('.lb-chip')).toHaveLength(9);
    expect(row(page, 'Bierzeltgarnitur')).toContain('21 Garnituren vorhanden gehört Verein auental · Lager');
    expect(page.text).toContain('Wählen Sie zuerst oben den Zeitraum.');
    expect(page.root.querySelectorAll('form[method=post]').length).toBe(1);
  });

  test('reads in English as well', async () => {
    const page = await openEnglish(`${home}?${DAYS}`);
    expect(page.text).toContain('Chosen period: Fri, 14 May 2027 to Mon, 17 May 2027');
    expect(row(page, 'Bierzeltgarnitur')).toContain('21 of 21 free (Garnitur) belongs to Verein auental');
  });

  test('is one tap from any of the next weekends, and keeps the search', async () => {
    const page = await open(`${home}?search=Bank`);
    const path = page.find('.lb-chip').getAttribute('href') ?? '';
    const dated = await open(path.replaceAll('&amp;', '&'));
    expect(dated.text).toContain('Gewählter Zeitraum: Fr., 5. März 2027 bis Mo., 8. März 2027');
    expect(names(dated)).toEqual(['Bierbank', 'Bierzeltgarnitur', 'Festgarnitur breit']);
  });

  test('says in words what is free, as the API counts it', async () => {
    const lines = [
      { itemId: set, quantity: 5 },
      { itemId: tent, quantity: 4 },
    ];
    const { token } = world.member;
    const body = wish(world, lines, PERIOD);
    const asked = await app.call('post', world.path('reservations'), { token, body });
    expect(asked.status).toBe(201);
    const page = await open(`${home}?${DAYS}`);
    expect(row(page, 'Bierzeltgarnitur')).toContain('16 von 21 Garnituren frei');
    expect(row(page, 'Bierbank')).toContain('33 von 43 frei');
    expect(row(page, 'Faltpavillon')).toContain('nichts frei');
    expect(row(page, 'Hüpfburg')).toMatch(/Hüpfburg frei gehört/);
    const { body: list } = await app.call(
      'get',
      world.path('items?from=2027-05-13T22:00:00Z&until=2027-05-17T22:00:00Z'),
    );
    const free = (list as { items: { id: string; free: number }[] }).items.find(({ id }) => id === set)?.free;
    expect(free).toBe(16);
    await app.call('post', world.path(`reservations/${(asked.body as { id: string }).id}/withdraw`), {
      token,
    });
  });

  test('lets several quantities be chosen in one form, with a button for each of few and a list for many', async () => {
    const page = await open(`${home}?${DAYS}&untilTime=10:00`);
    const form = page.find('form[action="/b/auental/basket/items"]');
    const hidden = form
      .querySelectorAll('input[type=hidden]')
      .map((one) => [one.getAttribute('name'), one.getAttribute('value')]);
    expect(hidden.slice(1)).toEqual([
      ['from', '2027-05-14'],
      ['until', '2027-05-17'],
      ['fromTime', ''],
      ['untilTime', '10:00'],
    ]);
    expect(choicesOf(page, tent)).toEqual(['0', '1', '2', '3', '4']);
    expect(page.find(`[name="quantity.${tent}"]`).getAttribute('type')).toBe('radio');
    expect(choicesOf(page, chairs)).toEqual(['0', '10', '20', '30', '40', '50', '60']);
    expect(page.find(`[name="quantity.${chairs}"]`).rawTagName).toBe('select');
    expect(page.root.querySelectorAll('button').map(({ text }) => text)).toContain('Zum Korb');
  });

  test('loses nothing that was chosen when somebody searches on', async () => {
    const browser = new Browser(app);
    const page = await ReadPage.open(browser, `${home}?${DAYS}`);
    const found = await searchedOn(browser, page, 'auental', {
      [`quantity.${set}`]: '5',
      search: 'Pavilion',
    });
    expect([names(found), found.find('#f-search').getAttribute('value')]).toEqual([
      ['Faltpavillon 3 x 3 m'],
      'Pavilion',
    ]);
    expect(found.text).toContain('1 Gegenstand im Korb');
    const basket = await found.submit(`${home}/basket/items`, { [`quantity.${tent}`]: '1' });
    expect(basket.text).toMatch(/Bierzeltgarnitur.*Faltpavillon|Faltpavillon.*Bierzeltgarnitur/);
    expect((await ReadPage.open(browser, home)).text).toContain('Fr., 14. Mai 2027 bis Mo., 17. Mai 2027');
  });

  test('leads nowhere else when somebody searches on, whatever is sent', async () => {
    const sent = {
      from: '//evil.example',
      search: '\r\nset-cookie: a=b',
      other: 'x',
      cursor: 'z'.repeat(9000),
    };
    const { status, headers } = await new Browser(app).submit(`${home}/search`, sent);
    const { location = '' } = headers as { location?: string };
    expect([status, location.startsWith(`${home}?from=%2F%2Fevil.example&search=%0D%0A`)]).toEqual([
      303,
      true,
    ]);
    expect([location.length < 800, location.includes('other')]).toEqual([true, false]);
  });

  test('offers nothing of what is not free, and shows when it is', async () => {
    const closure = { itemId: tent, quantity: 4, from: PERIOD[0], until: PERIOD[1], reason: 'Naht' };
    const { token } = world.coordinator;
    const made = await app.call('post', world.path('closures'), { token, body: closure });
    const page = await open(`${home}?${DAYS}&search=Pavillon`);
    expect(choicesOf(page, tent)).toEqual([]);
    expect(page.link('Wann frei?')).toBe(`${home}/items/${tent}?from=2027-05-14&until=2027-05-17#month`);
    await app.call('delete', world.path(`closures/${(made.body as { id: string }).id}`), { token });
  });

  test.each([
    ['from=2027-05-17&until=2027-05-14', 'Der letzte Tag liegt vor dem ersten.'],
    ['from=2027-05-17', 'Bitte den letzten Tag angeben.'],
    ['from=2027-01-01&until=2027-01-02', 'Dieser Zeitraum ist schon vorbei.'],
  ])('says what is wrong with %s and keeps what was typed', async (query, says) => {
    const page = await open(`${home}?${query}&search=Bank`);
    expect(page.text).toContain(says);
    expect(page.find('#f-from').getAttribute('value')).toBe(query.slice(5, 15));
    expect(page.find('#f-search').getAttribute('value')).toBe('Bank');
  });

  test.each([
    [`search=${'a'.repeat(101)}`, 422],
    ['search=%00', 422],
    ['search=%E2%80%AE', 422],
    ['storagePlace=nonsense', 422],
    ['cursor=nonsense', 422],
    ['from=nonsense&until=__proto__', 200],
    ['from=2027-05-14&until=2027-05-17&fromTime=%3Cscript%3E', 200],
    ['search=a&search=b&from=2027-05-14&from=2027-05-15', 200],
  ])('answers %s as a page that says so', async (query, expected) => {
    const { status, title, text } = await open(`${home}?${query}`);
    expect([status, title]).toEqual([expected, 'Bündnis auental']);
    expect(text).not.toContain('frei gehört');
  });

  test('is narrowed by heading and storage place', async () => {
    const { text } = await app.call('get', home, { headers: { accept: 'text/html' } });
    const place = /value="([\da-f-]+)">Bauhof</.exec(text)?.[1] ?? '';
    expect(names(await open(`${home}?storagePlace=${place}`))).toEqual(['Faltpavillon 3 x 3 m']);
    expect(names(await open(`${home}?category=Zelte`))).toEqual(['Faltpavillon 3 x 3 m']);
    expect((await open(`${home}?category=Nichts`)).text).toContain('Dazu ist nichts in der Liste.');
  });
});

describe('the search', () => {
  const found: [string, string[]][] = [
    ['Bank', ['Bierbank', 'Bierzeltgarnitur', 'Festgarnitur breit']],
    ['biertisch', ['Biertisch', 'Bierzeltgarnitur']],
    ['Pavilion', ['Faltpavillon 3 x 3 m']],
    ['Bierbenk', ['Bierbank', 'Bierzeltgarnitur']],
    ['Lautsprcher', ['Mobile Lautsprecheranlage']],
    ['Hupfburg', ['Hüpfburg']],
    ['HUEPFBURG', ['Hüpfburg']],
    ['Lautsprecheranlage mobile', ['Mobile Lautsprecheranlage']],
    ['Motorsäge', []],
  ];

  test.each(found)('finds what was meant: %s', async (search, expected) => {
    expect(names(await open(`${home}?search=${encodeURIComponent(search)}`))).toEqual(expected);
  });

  test.each(found)('is the same for programs: %s', async (search, expected) => {
    const { body } = await app.call('get', world.path(`items?search=${encodeURIComponent(search)}`));
    expect((body as { items: { name: string }[] }).items.map(({ name }) => name)).toEqual(expected);
  });

  test('never looks beyond the alliance, not even for what is nearly written so', async () => {
    const there = await World.make(app, 'nebenan', {}, 'N');
    await there.item({ name: 'Xylofon', quantity: 1 });
    expect(names(await open('/b/nebenan?search=Xylophon'))).toEqual(['Xylofon']);
    expect(names(await open(`${home}?search=Xylophon`))).toEqual([]);
    expect(names(await open('/b/nebenan?search=Bierbenk'))).toEqual([]);
  });

  test('goes on page by page, also over what is only nearly written so', async () => {
    for (let count = 0; count < 3; count += 1) await world.item({ name: `Rollwagen ${count}`, quantity: 1 });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = world.path(`items?limit=1&search=Rolwagen${cursor && `&cursor=${cursor}`}`);
      const { body } = await app.call('get', path);
      const page = body as { items: { name: string }[]; nextCursor: string | null };
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['Rollwagen 0', 'Rollwagen 1', 'Rollwagen 2']);
  });
});

describe('a list of more than a hundred', () => {
  let big: World;

  beforeAll(async () => {
    big = await World.make(app, 'gross', {}, 'G');
    for (let count = 0; count < 102; count += 1) await big.item({ name: `Stuhl ${count}`, quantity: 9 });
  }, 60_000);

  test('has a next page that keeps the search, and a way back', async () => {
    const first = await open('/b/gross?search=Stuhl');
    expect(names(first)).toHaveLength(100);
    const next = await open(first.link('Weitere Gegenstände'));
    expect(names(next)).toEqual(['Stuhl 100', 'Stuhl 101']);
    expect(next.find('#f-search').getAttribute('value')).toBe('Stuhl');
    expect(names(await open(next.link('Zum Anfang der Liste')))).toHaveLength(100);
  });

  test('keeps dates, search and what was chosen on the way to its next page', async () => {
    const browser = new Browser(app);
    const first = await ReadPage.open(browser, `/b/gross?${DAYS}&search=Stuhl`);
    const chosen = first.find('select[name^=quantity]').getAttribute('name')!;
    const next = await searchedOn(browser, first, 'gross', {
      [chosen]: '5',
      cursor: first.find('[name=cursor]').getAttribute('value')!,
    });
    expect(names(next)).toEqual(['Stuhl 100', 'Stuhl 101']);
    expect(next.text).toContain('Fr., 14. Mai 2027 bis Mo., 17. Mai 2027');
    expect(next.text).toContain('1 Gegenstand im Korb');
    const back = await searchedOn(browser, next, 'gross', {});
    expect(back.find(`[name="${chosen}"] option[selected]`).getAttribute('value')).toBe('5');
    expect(back.find('#f-search').getAttribute('value')).toBe('Stuhl');
  });
});

describe('a list for partners only', () => {
  let inner: World;
  let thing: string;

  beforeAll(async () => {
    inner = await World.make(app, 'intern', {}, 'I');
    thing = await inner.item({ name: 'Verborgenes', quantity: 1 });
    await app
      .get(Database)
      .transaction((tx) => tx.update(Alliance, { slug: 'intern' }, { visibility: 'partners' }));
  });

  test('shows visitors the portrait and the way to sign in, and nothing of the list', async () => {
    const page = await open('/b/intern');
    expect([page.status, page.title]).toEqual([200, 'Bündnis intern']);
    expect(page.text).toContain('Die Liste sehen nur die Partner des Bündnisses');
    expect(page.root.querySelectorAll('main a').map((link) => link.getAttribute('href'))).toContain(
      '/sign-in?to=%2Fb%2Fintern',
    );
    expect(page.answer.text).not.toMatch(/Verborgenes|Lager/);
  });

  test('leads visitors of an item to the sign-in, whether there is such an item or not', async () => {
    for (const id of [thing, tent]) {
      const { status, headers } = await new Browser(app).get(`/b/intern/items/${id}`);
      expect([status, headers['location']]).toEqual([303, `/sign-in?to=%2Fb%2Fintern%2Fitems%2F${id}`]);
    }
  });

  test('is shown to whoever belongs to the alliance', async () => {
    const headers = { accept: 'text/html' };
    const { token } = inner.member;
    expect((await app.call('get', '/b/intern', { token, headers })).text).toContain('Verborgenes');
    const stranger = await app.call('get', '/b/intern', { token: world.member.token, headers });
    expect([stranger.status, stranger.text.includes('Verborgenes')]).toEqual([200, false]);
  });
});

describe('an item', () => {
  test('says what it is, what it takes, and where and when to fetch it', async () => {
    const page = await open(`${home}/items/${tent}`);
    expect([page.status, page.title]).toEqual([200, 'Faltpavillon 3 x 3 m']);
    for (const fact of [
      'Gehört Verein auental',
      'Bestand 4 Stück vorhanden',
      'Größe 3 x 3 m',
      'Gewicht 30,5 kg je Stück',
      'Kombi; 2 Personen zum Tragen',
      'Kaution 50 € je Stück',
      'Zeiten ohne Verleih nicht im Winter',
      'Gut zu wissen trocken zurück',
      'Pufferzeit 24 Stunden Pause nach jeder Ausleihe',
      'Seitenwände (3 Sätze vorhanden)',
      'Adresse Am Anger 3',
      'Ausgabezeiten Montag, 09:00 bis 11:00 Uhr Freitag, 16:00 bis 18:00 Uhr',
    ])
      expect(page.text).toContain(fact);
    expect(page.find('main img').getAttribute('alt')).toBe('Noch kein Foto: Faltpavillon 3 x 3 m');
  });

  test('leads to its parts with how many of each', async () => {
    const page = await open(`${home}/items/${set}`);
    expect(page.text).toContain('Eine Einheit (Garnitur) besteht aus: 1 × Biertisch 2 × Bierbank');
    expect(page.link('Bierbank')).toBe(`${home}/items/${bench}`);
    expect((await openEnglish(`${home}/items/${set}`)).text).toContain('One unit (Garnitur) is made of:');
  });

  test('shows its month as a table with the quantity free on each day', async () => {
    const { token } = world.member;
    const body = wish(world, [{ itemId: tent, quantity: 3 }], PERIOD);
    const asked = await app.call('post', world.path('reservations'), { token, body });
    const page = await open(`${home}/items/${tent}?month=2027-05`);
    expect(page.find('table caption').text).toBe(
      'Faltpavillon 3 x 3 m: freie Menge an jedem Tag im Mai 2027',
    );
    expect(
      page.root
        .querySelectorAll('thead th[scope=col]')
        .map(({ text }) => text)
        .join(),
    ).toBe('Mo,Di,Mi,Do,Fr,Sa,So');
    const cells = new Map(
      page.root
        .querySelectorAll('td.lb-day')
        .map(({ text }) => text.replace(/\s+/g, ' ').trim().split('. '))
        .map(([day, free]) => [day, free]),
    );
    expect([cells.get('13'), cells.get('14'), cells.get('17'), cells.get('19')]).toEqual([
      '4 frei',
      '1 frei',
      '1 frei',
      '4 frei',
    ]);
    await app.call('post', world.path(`reservations/${(asked.body as { id: string }).id}/withdraw`), {
      token,
    });
  });

  test('opens with this month, marks today and says what is over', async () => {
    app.clock.set('2027-03-10T09:00:00Z');
    const page = await open(`${home}/items/${tent}`);
    app.clock.set('2027-03-01T09:00:00Z');
    expect(page.find('td[aria-current=date]').text).toContain('10. heute');
    expect(page.root.querySelectorAll('.lb-day--past')).toHaveLength(9);
    expect(page.find('.lb-day--past').text).toContain('vorbei');
  });

  test('shows months from this one to the last that can be asked for', async () => {
    const path = (month: string): string => `${home}/items/${tent}?month=${month}`;
    const captions = [];
    for (const month of ['2020-01', '2027-03', '2027-13', '9999-12', 'nonsense', '2029-02'])
      captions.push((await open(path(month))).find('caption').text.split(' im ')[1]);
    expect(captions).toEqual([
      'März 2027',
      'März 2027',
      'März 2027',
      'Februar 2029',
      'März 2027',
      'Februar 2029',
    ]);
    const months = (page: ReadPage): string[] =>
      page.root.querySelectorAll('.lb-neighbours a').map(({ text }) => text.trim());
    expect(months(await open(path('2027-03')))).toEqual(['April 2027 →']);
    expect(months(await open(path('2028-01')))).toEqual(['← Dezember 2027', 'Februar 2028 →']);
    expect(months(await open(path('2029-02')))).toEqual(['← Januar 2029']);
  });

  test('goes into the basket with the chosen days', async () => {
    const page = await open(`${home}/items/${chairs}?${DAYS}&fromTime=17:00`);
    expect(page.text).toContain('Fr., 14. Mai 2027, 17:00 Uhr bis Mo., 17. Mai 2027: 60 von 60 frei');
    const form = page.find('form[action="/b/auental/basket/items"]');
    const typed = ['from', 'until', 'fromTime', 'untilTime'].map((name) =>
      form.querySelector(`[name=${name}]`)?.getAttribute('value'),
    );
    expect(typed).toEqual(['2027-05-14', '2027-05-17', '17:00', '']);
    expect(choicesOf(page, chairs)).toEqual(['10', '20', '30', '40', '50', '60']);
  });

  test('that belongs to another alliance is not here, nor one that is set aside', async () => {
    const other = await World.make(app, 'drueben', {}, 'D');
    const foreign = await other.item({ name: 'Fremdes', quantity: 1 });
    const { status, title, answer } = await open(`${home}/items/${foreign}`);
    expect([status, title, answer.text.includes('Fremdes')]).toEqual([
      404,
      'Diese Seite gibt es nicht',
      false,
    ]);
    const aside = await world.item({ name: 'Ausgemustertes', quantity: 1 });
    await app.get(Database).transaction((tx) => tx.update(Item, { id: aside }, { setAsideAt: new Date() }));
    expect((await open(`${home}/items/${aside}`)).status).toBe(404);
    expect(names(await open(home))).not.toContain('Ausgemustertes');
    expect(await signedIn(world.coordinator.email, home)).toContain('zurzeit nicht in der Liste');
    expect((await open(`${home}/items/nonsense`)).status).toBe(404);
  });
});

describe('a private storage place', () => {
  test('is named, but its address stands in no page, whoever looks', async () => {
    const page = await open(`${home}/items/${lights}`);
    expect(page.text).toContain('privat beim Materialwart');
    expect(page.text).toContain('Privat. Die Adresse steht in Ihrer Zusage.');
    const paths = [home, `${home}?${DAYS}`, `${home}/items/${lights}`, `${home}/items/${lights}?${DAYS}`];
    for (const path of paths) {
      for (const email of [world.member.email, world.coordinator.email])
        expect(await signedIn(email, path)).not.toMatch(/Geheimgasse|Schulze/);
      expect((await open(path)).answer.text).not.toMatch(/Geheimgasse|Schulze|Anna Auer|Kora Dinator/);
    }
  });
});

describe('hostile text', () => {
  test('shows as text on the list and on the item’s page', async () => {
    const paths = [home, `${home}?${DAYS}`, `${home}/items/${evil}`];
    const asked = [
      `${home}?search=${encodeURIComponent(HOSTILE)}`,
      `${home}?from=${encodeURIComponent(HOSTILE)}&until=x`,
    ];
    for (const path of [...paths, ...asked]) {
      const page = await open(path);
      expect(page.answer.text).not.toMatch(/<script>|<img src=x/);
      expect(page.root.querySelectorAll('[onerror]')).toEqual([]);
    }
    expect((await open(`${home}/items/${evil}`)).title).toContain('<script>alert(1)</script>');
  });
});

describe('the pages in the footer', () => {
  const paths = ['impressum', 'datenschutz', 'barrierefreiheit', 'leichte-sprache', 'kontakt'];

  test.each(paths)(
    '%s is there for every alliance and for the installation, in both languages',
    async (path) => {
      for (const at of [home, '/b/intern', '']) {
        const [german, english] = [await open(`${at}/${path}`), await openEnglish(`${at}/${path}`)];
        expect([german.status, english.status]).toEqual([200, 200]);
        expect(german.title).not.toBe('');
        expect(english.text).not.toBe(german.text);
      }
    },
  );

  test('name the legal bearer and the office', async () => {
    expect((await open(`${home}/impressum`)).text).toMatch(
      /Gemeinde Auental.*Rathaus.*030 23125 100.*Mo 9–12 Uhr/,
    );
    expect((await open(`${home}/datenschutz`)).text).toContain(
      'Verantwortlich im Sinne der DSGVO ist: Gemeinde Auental, Auental.',
    );
    expect((await open(`${home}/kontakt`)).link('030 23125 100')).toBe('tel:03023125100');
  });

  test('name every cookie that is set, also at the root', async () => {
    for (const at of [home, ''])
      expect((await open(`${at}/datenschutz`)).text).toMatch(/Anmeldung:.*Anmeldecode:.*Sprache:.*Korb:/);
  });

  test('lead from the installation to those of the alliances', async () => {
    expect((await open('/impressum')).link('Bündnis auental')).toBe('/b/auental/impressum');
  });

  test('show what the alliance has written itself, as text, in its language', async () => {
    const own = app.get(OwnTexts);
    const usual = own.current;
    own.current = (_, kind) => Promise.resolve(`# Von uns (${kind})\n\n- ${HOSTILE}`);
    const page = await openEnglish(`${home}/impressum`);
    const contact = await open(`${home}/kontakt`);
    own.current = usual;
    expect(page.find('main [lang=de] h2').text).toBe('Von uns (imprint)');
    expect(page.answer.text).not.toMatch(/<script>|<img src=x/);
    expect(page.text).not.toContain('is carried by');
    expect(contact.text).toContain('Von uns (about)');
  });
});

describe('the front page', () => {
  test('leads to every alliance', async () => {
    const page = await open('/');
    expect([page.status, page.title]).toEqual([200, 'Leihbund']);
    expect(page.link('Bündnis auental')).toBe(home);
  });

  test('lets robots look at everything but the API', async () => {
    const { text } = await app.call('get', '/robots.txt');
    expect(text).toBe('User-agent: *\nDisallow: /api/\n');
  });
});
