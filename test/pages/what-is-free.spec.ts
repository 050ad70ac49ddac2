/** One question, one answer: what list, item page, month, basket, preview and refusal call free is what can be had. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { plain, type ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { mailsTo } from '../support/mails.js';
import { World, wish } from '../support/world.js';

let app: TestApp;
let world: World;
let home: string;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-04-01T08:00:00Z');
  world = await World.make(app);
  home = `/b/${world.slug}`;
});
afterAll(() => app.stop());

const coordinating = (method: 'post' | 'patch', path: string, body: object) =>
  app.call(method, world.path(path), { token: world.coordinator.token, body });

async function place(
  handOverWindows: { weekday: number; from: string; until: string }[],
  name: string,
): Promise<string> {
  return world.place({ name, handOverWindows });
}

const visitor = (): Promise<Visitor> => Visitor.of(app, world.member.email);

/** What the list says of an item. */
async function listed(name: string, days: string): Promise<string> {
  const page = await Visitor.nobody(app).open(`${home}?${days}`);
  const row = page.root.querySelectorAll('article').find((one) => plain(one.text).includes(name));
  return plain(row?.querySelector('.lb-free')?.text ?? 'not listed').trim();
}

/** What its own page says. */
const looked = async (id: string, query: string): Promise<ReadPage> =>
  Visitor.nobody(app).open(`${home}/items/${id}?${query}`);

/** What a day of its month says. */
function dayOf(page: ReadPage, day: number): string {
  const cells = page.root.querySelectorAll('table td').map((cell) =>
    plain(cell.structuredText)
      .replace(/ \S+ \d+\. \S+ \d+ wählen/, '')
      .trim(),
  );
  return cells.find((text) => text.startsWith(`${day} `)) ?? 'no such day';
}

async function basket(id: string, [from, until]: [string, string], quantity = 1) {
  const who = await visitor();
  await who.send(`${home}/basket/items`, { from, until, [`quantity.${id}`]: String(quantity) });
  return { who, page: await who.open(`${home}/basket`) };
}

const sent = (page: ReadPage): Promise<ReadPage> =>
  page.submit(`${home}/basket/ask`, { 'occasion.name': 'Familienfest', 'contact.name': 'Anna Auer' });

interface Held {
  pickUpAt: string;
  returnDueAt: string;
  lines: { pickUpUntil: string | null; returnFrom: string | null }[];
}

async function heldOf(id: string): Promise<Held[]> {
  const path = world.path(`reservations?item=${id}`);
  const { body } = await app.call('get', path, { token: world.coordinator.token });
  return (body as { items: Held[] }).items;
}

describe('a store that opens on Fridays from 16 to 18 o’clock', () => {
  test('takes it back before the next pick-up in the same opening', async () => {
    const storagePlaceId = await place([{ weekday: 5, from: '16:00', until: '18:00' }], 'Freitagskeller');
    const id = await world.item({ name: 'Freitagsbank', quantity: 1, storagePlaceId });
    await sent((await basket(id, ['2027-05-14', '2027-05-17'])).page);
    expect(await listed('Freitagsbank', 'from=2027-05-07&until=2027-05-10')).toBe('frei');
    const { page } = await basket(id, ['2027-05-07', '2027-05-10']);
    expect(page.text).toContain('bis 16:00 Uhr, vor der nächsten Abholung');
    expect((await sent(page)).status).toBe(200);
  });

  test('lends one tent for three weekends running, all through the pages', async () => {
    const storagePlaceId = await place([{ weekday: 5, from: '16:00', until: '18:00' }], 'Freitagslager');
    const id = await world.item({ name: 'Freitagszelt', quantity: 1, storagePlaceId });
    await sent((await basket(id, ['2027-05-07', '2027-05-10'])).page);
    expect(await listed('Freitagszelt', 'from=2027-05-14&until=2027-05-17')).toBe('frei');
    expect(await listed('Freitagszelt', 'from=2027-05-15&until=2027-05-16')).toBe('frei');
    expect(await listed('Freitagszelt', 'from=2027-05-08&until=2027-05-09')).toBe('nichts frei');
    expect((await looked(id, 'from=2027-05-15&until=2027-05-16')).text).toMatch(/16\. Mai 2027: frei/);
    const second = await basket(id, ['2027-05-15', '2027-05-16']);
    expect(second.page.text).toContain('ab 18:00 Uhr, nach der Rückgabe');
    expect(second.page.text).not.toContain('So geht es noch nicht');
    expect((await sent(second.page)).status).toBe(200);
    expect((await sent((await basket(id, ['2027-05-21', '2027-05-24'])).page)).status).toBe(200);
    const held = (await heldOf(id)).map(({ pickUpAt, returnDueAt }) => [pickUpAt, returnDueAt]);
    expect(held.toSorted()).toEqual([
      ['2027-05-07T14:00:00.000Z', '2027-05-14T16:00:00.000Z'],
      ['2027-05-14T16:00:00.000Z', '2027-05-21T16:00:00.000Z'],
      ['2027-05-21T16:00:00.000Z', '2027-05-28T16:00:00.000Z'],
    ]);
    const month = await looked(id, 'month=2027-05');
    expect([5, 12, 13, 28].map((day) => dayOf(month, day))).toEqual([
      '5 1 frei',
      '12 0 frei',
      '13 0 frei',
      '28 1 frei',
    ]);
  });
});

/** Asked for over the interface, in the name of a partner. */
const asked = (id: string, period: [string, string], quantity = 1) =>
  app.call('post', world.path('reservations'), {
    token: world.member.token,
    body: wish(world, [{ itemId: id, quantity }], period),
  });

/** What the calendar of the pool says of an item on a day of May 2027. */
async function calendarOf(name: string, day: number): Promise<string> {
  const page = await (await Visitor.of(app, world.coordinator.email)).open(`${home}/calendar?day=2027-05-01`);
  const row = page.root
    .querySelectorAll('tbody tr')
    .find((one) => one.querySelector('th')?.text.includes(name));
  return row?.querySelectorAll('td')[day - 1]?.text.trim() ?? 'no such row';
}

describe('a thing that rests for a day after each loan', () => {
  test.each([
    ['alone', 'Ruhezelt'],
    ['as a part of a set', 'Ruhesatz'],
  ])('cannot be had the day before a loan and the day after, %s, whoever looks', async (_what, name) => {
    const isSet = name === 'Ruhesatz';
    const tent = await world.item({ name: isSet ? 'Ruhestoff' : name, quantity: 1, bufferMinutes: 1440 });
    const parts = [{ itemId: tent, quantity: 1 }];
    const id = isSet ? await world.item({ name, quantity: null, kind: 'computed_set', parts }) : tent;
    await asked(tent, ['2027-05-10T06:00:00Z', '2027-05-12T16:00:00Z']);
    const month = await looked(id, 'month=2027-05');
    expect([8, 9, 10, 13, 14].map((day) => dayOf(month, day))).toEqual([
      '8 1 frei',
      '9 0 frei Pause',
      '10 0 frei',
      '13 0 frei Pause',
      '14 1 frei',
    ]);
    for (const day of ['2027-05-09', '2027-05-13']) {
      expect(await listed(name, `from=${day}&until=${day}`)).toBe('nichts frei');
      expect((await looked(id, `from=${day}&until=${day}`)).text).toContain('nichts frei');
      const { page } = await basket(id, [day, day]);
      expect(page.text).toContain('In dieser Zeit ist davon nichts frei');
      expect((await asked(id, [`${day}T06:00:00Z`, `${day}T16:00:00Z`])).status).toBe(409);
    }
    expect(await calendarOf(name, 8)).toBe('1');
    expect(await calendarOf(name, 9)).toContain('0~ da, aber nicht zu haben');
    expect(await calendarOf(name, 10)).toBe('0');
  });
});

describe('a set with a part that is set aside', () => {
  test('is free nowhere, and the part is named', async () => {
    const part = await world.item({ name: 'Teil T', quantity: 10 });
    const parts = [{ itemId: part, quantity: 1 }];
    const id = await world.item({ name: 'Satz S', quantity: null, kind: 'computed_set', parts });
    await coordinating('patch', `items/${part}`, { setAside: true });
    const days = 'from=2027-05-14T06:00:00Z&until=2027-05-17T16:00:00Z';
    const { body } = await app.call('get', world.path(`items?${days}`));
    const view = (body as { items: { id: string; free: number; missingPart?: object }[] }).items.find(
      (one) => one.id === id,
    );
    expect([view?.free, view?.missingPart]).toEqual([0, { id: part, name: 'Teil T' }]);
    const { body: steps } = await app.call('get', world.path(`items/${id}/availability?${days}`));
    expect((steps as { free: number }[]).map(({ free }) => free)).toEqual([0]);
    expect(await listed('Satz S', 'from=2027-05-14&until=2027-05-17')).toBe('nichts frei, es fehlt: Teil T');
    expect((await looked(id, 'month=2027-05')).text).toContain('Es fehlt: Teil T');
    expect(dayOf(await looked(id, 'month=2027-05'), 14)).toBe('14 0 frei');
    const { page } = await basket(id, ['2027-05-14', '2027-05-17']);
    expect(page.text).toContain('Satz S wird zurzeit nicht verliehen. Es fehlt: Teil T.');
    expect(page.text).toContain('In dieser Zeit ist davon nichts frei');
    expect(page.text).not.toMatch(/frei: 10|10 Stück frei/);
    const refused = await asked(id, ['2027-05-14T06:00:00Z', '2027-05-17T16:00:00Z']);
    expect(refused.status).toBe(409);
    expect((refused.body as { reasons: { code: string }[] }).reasons.map(({ code }) => code)).toEqual([
      'set-aside',
    ]);
    expect((await asked(part, ['2027-05-14T06:00:00Z', '2027-05-17T16:00:00Z'])).status).toBe(409);
  });

  test('what is set aside has no availability for strangers, as it has no page', async () => {
    const id = await world.item({ name: 'Weggestelltes', quantity: 3 });
    await coordinating('patch', `items/${id}`, { setAside: true });
    const path = world.path(`items/${id}/availability?from=2027-05-14T06:00:00Z&until=2027-05-17T16:00:00Z`);
    expect((await app.call('get', path)).status).toBe(404);
    expect((await app.call('get', world.path(`items/${id}`))).status).toBe(404);
    expect((await app.call('get', path, { token: world.coordinator.token })).body).toMatchObject([
      { free: 0 },
    ]);
  });
});

describe('a closure of two hours', () => {
  test('leaves the rest of the day, and every view says which hours', async () => {
    const id = await world.item({ name: 'Nähmaschine', quantity: 1 });
    const closure = { itemId: id, quantity: 1, from: '2027-05-12T08:00:00Z', until: '2027-05-12T10:00:00Z' };
    await coordinating('post', 'closures', { ...closure, reason: 'Wartung' });
    const month = await looked(id, 'month=2027-05');
    expect(dayOf(month, 12)).toBe('12 zeitweise frei 08:00–10:00, 12:00–18:00');
    expect(dayOf(month, 11)).toBe('11 1 frei');
    const words = 'zeitweise frei: 08:00–10:00 und 12:00–18:00 Uhr';
    expect(await listed('Nähmaschine', 'from=2027-05-12&until=2027-05-12')).toBe(words);
    expect((await looked(id, 'from=2027-05-12&until=2027-05-12')).text).toContain(words);
    expect(await calendarOf('Nähmaschine', 12)).toContain('zeitweise frei: 08:00–10:00, 12:00–18:00 Uhr');
    const afternoon = 'from=2027-05-12&until=2027-05-12&fromTime=12:00&untilTime=18:00';
    expect(await listed('Nähmaschine', afternoon)).toBe('frei');
  });
});

describe('a single day at an evening store', () => {
  test('is fetched before or on the day itself, as the visitor chooses, and never back in that evening', async () => {
    const evenings = [1, 4].map((weekday) => ({ weekday, from: '17:00', until: '18:30' }));
    const id = await world.item({
      name: 'Abendbeamer',
      quantity: 1,
      storagePlaceId: await place(evenings, 'Abendlager'),
    });
    const { page } = await basket(id, ['2027-05-10', '2027-05-10']);
    expect(page.text).toContain('Vorher abholen, oder am Tag selbst');
    const pickUp = page.find('select[name^="pickUp."]');
    const options = pickUp.querySelectorAll('option').map((one) => one.text);
    expect(options).toEqual(expect.arrayContaining(['Do., 06.05., 17:00–18:30', 'Mo., 10.05., 17:00–18:30']));
    const onTheDay = pickUp.querySelectorAll('option').find((one) => one.text.startsWith('Mo., 10.05.'))!;
    const fields = { [pickUp.getAttribute('name')!]: onTheDay.getAttribute('value')! };
    const answer = await page.submit(`${home}/basket/ask`, {
      ...fields,
      'occasion.name': 'Kino',
      'contact.name': 'Anna Auer',
    });
    expect(answer.text).toContain('Abholung Mo., 10. Mai 2027, 17:00–18:30 Uhr');
    expect(answer.text).toContain('Rückgabe Do., 13. Mai 2027, 17:00–18:30 Uhr');
  });
});

describe('the opening that was chosen', () => {
  test('is kept on the line, and said on page, paper, in the mails and in the calendar entry', async () => {
    const windows = [
      { weekday: 5, from: '07:00', until: '12:00' },
      { weekday: 1, from: '09:00', until: '15:30' },
    ];
    const id = await world.item({
      name: 'Bauhofbank',
      quantity: 5,
      storagePlaceId: await place(windows, 'Bauhof'),
    });
    const page = await sent((await basket(id, ['2027-05-14', '2027-05-17'], 2)).page);
    const [fetched, back] = ['Fr., 14. Mai 2027, 07:00–12:00 Uhr', 'Mo., 17. Mai 2027, 09:00–15:30 Uhr'];
    expect(page.text).toContain(`Abholung ${fetched} Rückgabe ${back}`);
    const [held] = await heldOf(id);
    expect(held?.lines).toMatchObject([
      { pickUpUntil: '2027-05-14T10:00:00.000Z', returnFrom: '2027-05-17T07:00:00.000Z' },
    ]);
    const paper = await (await visitor()).open(page.link('Als Blatt zum Ausdrucken'));
    expect(paper.text).toContain(`Abholung ${fetched}`);
    const { id: requestId } = held as unknown as { id: string };
    const decisions = await (await Visitor.of(app, world.coordinator.email)).open(`${home}/decisions`);
    expect(decisions.text).toContain(`${fetched} bis ${back}`);
    await app.call('post', world.path(`reservations/${requestId}/approve`), {
      token: world.coordinator.token,
      body: {},
    });
    const mails = await mailsTo(app, world.member.email);
    const approval = mails.findLast(({ subject }) => subject?.startsWith('Zusage'));
    expect(approval?.text?.replaceAll(/\s+/g, ' ')).toContain(fetched);
    expect(approval?.text?.replaceAll(/\s+/g, ' ')).toContain(back);
    expect((await (await visitor()).open(`${home}/requests/${requestId}`)).text).toContain(
      `Abholung am ${fetched}`,
    );
  });

  test('stays empty by arrangement', async () => {
    const id = await world.item({ name: 'Absprache', quantity: 1 });
    await asked(id, ['2027-05-14T06:00:00Z', '2027-05-17T16:00:00Z']);
    expect((await heldOf(id))[0]?.lines).toMatchObject([{ pickUpUntil: null, returnFrom: null }]);
  });
});

describe('midnight', () => {
  test('ends the day: an opening may last until 24:00, and what is due then reads so everywhere', async () => {
    const windows = [
      { weekday: 5, from: '20:00', until: '24:00' },
      { weekday: 7, from: '20:00', until: '24:00' },
    ];
    const id = await world.item({
      name: 'Nachtlicht',
      quantity: 1,
      storagePlaceId: await place(windows, 'Nachtlager'),
    });
    expect(await listed('Nachtlicht', 'from=2027-05-14&until=2027-05-16')).toBe('frei');
    const page = await sent((await basket(id, ['2027-05-14', '2027-05-16'])).page);
    expect(page.text).toContain('Rückgabe So., 16. Mai 2027, 20:00–24:00 Uhr');
    const [held] = await heldOf(id);
    expect(held?.returnDueAt).toBe('2027-05-16T22:00:00.000Z');
    const mails = await mailsTo(app, world.member.email);
    const subject = mails.findLast((one) => one.subject?.includes('Nachtlicht'))?.subject;
    expect(subject).toContain('Fr., 14.05. bis So., 16.05., 24:00 Uhr');
  });

  test('by arrangement is said as the end of the day before', async () => {
    const id = await world.item({ name: 'Mitternachtsding', quantity: 1 });
    const { body } = await asked(id, ['2027-05-14T10:00:00Z', '2027-05-16T22:00:00Z']);
    const page = await (await visitor()).open(`${home}/requests/${(body as { id: string }).id}`);
    expect(page.text).toContain('Rückgabe So., 16. Mai 2027, 24:00 Uhr');
    const list = await (await visitor()).open(`${home}/requests`);
    const line = list.root
      .querySelectorAll('.lb-line')
      .find(({ text }) => text.includes('Mitternachtsding'))!.structuredText;
    expect(line).toMatch(/bis\s+So\., 16\.05\./);
    expect(line).not.toContain('17.05.');
  });

  test('is typed as 00:00 into the form of a place, and shown so again', async () => {
    const id = await place([{ weekday: 6, from: '18:00', until: '23:00' }], 'Spätlager');
    const office = await Visitor.of(app, world.coordinator.email);
    const form = await office.open(`${home}/manage/places/${id}`);
    await form.submit(`${home}/manage/places/${id}`, { 'handOverWindows.0.until': '00:00' });
    const { body } = await app.call('get', world.path(`storage-places/${id}`), {
      token: world.coordinator.token,
    });
    expect((body as { handOverWindows: object[] }).handOverWindows).toMatchObject([{ until: '24:00' }]);
    const again = await office.open(`${home}/manage/places/${id}`);
    expect(again.find('[name="handOverWindows.0.until"]').getAttribute('value')).toBe('00:00');
  });
});

describe('the nights when the clocks change', () => {
  test.each([
    ['spring', '2027-03-28', '01:30', '02:30'],
    ['autumn', '2027-10-31', '02:15', '02:45'],
  ])('what the basket offers in %s is taken', async (season, day, from, until) => {
    const windows = [
      { weekday: 7, from, until },
      { weekday: 3, from: '10:00', until: '11:00' },
    ];
    app.clock.set('2027-03-01T08:00:00Z');
    const storagePlaceId = await place(windows, `Nachtwache ${season}`);
    const id = await world.item({ name: `Laterne ${season}`, quantity: 1, storagePlaceId });
    const { page } = await basket(id, [day, day]);
    const answer = await sent(page);
    expect(answer.text).toContain('Ihre Anfrage ist abgeschickt');
    app.clock.set('2027-04-01T08:00:00Z');
  });
});
