/** When is everything free? What the basket says of other weeks is what it says once it is on them. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { plain, type ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { World, wish } from '../support/world.js';

let app: TestApp;
let world: World;
let home: string;
let bench: string;
let tent: string;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-04-01T08:00:00Z');
  world = await World.make(app);
  home = `/b/${world.slug}`;
  const handOverWindows = [
    { weekday: 1, from: '16:00', until: '18:00' },
    { weekday: 5, from: '16:00', until: '18:00' },
  ];
  const closedDays = [{ from: '2027-05-20', until: '2027-06-01', reason: 'Umbau' }];
  const closing = await world.place({ name: 'Kirchkeller', handOverWindows, closedDays });
  const open = await world.place({ name: 'Bauhof', handOverWindows });
  bench = await world.item({ name: 'Bierbank', quantity: 10, storagePlaceId: open });
  tent = await world.item({ name: 'Festzelt', quantity: 1, storagePlaceId: closing });
  await asked(bench, 6, '2027-05-07', '2027-05-10');
  await asked(tent, 1, '2027-04-30', '2027-05-03');
  await asked(bench, 10, '2027-04-30', '2027-05-03');
});
afterAll(() => app.stop());

async function asked(itemId: string, quantity: number, from: string, until: string): Promise<void> {
  const period: [string, string] = [`${from}T14:00:00Z`, `${until}T16:00:00Z`];
  const body = wish(world, [{ itemId, quantity }], period);
  const { status } = await app.call('post', world.path('reservations'), { token: world.member.token, body });
  expect(status).toBe(201);
}

async function basket(things: Record<string, number>, from: string, until: string): Promise<Visitor> {
  const who = await Visitor.of(app, world.member.email);
  const quantities = Object.entries(things).map(([id, units]) => [`quantity.${id}`, String(units)]);
  await who.send(`${home}/basket/items`, { from, until, ...Object.fromEntries(quantities) });
  return who;
}

interface Week {
  says: string;
  offer: string;
}

const weeksOf = (page: ReadPage): Week[] =>
  page.root.querySelectorAll('.lb-weeks button').map((button) => ({
    says: plain(button.text).trim(),
    offer: button.getAttribute('value')!,
  }));

/** For each week: whether the basket on these days would be taken. */
async function taken(who: Visitor, weeks: readonly Week[]): Promise<boolean[]> {
  const answers: boolean[] = [];
  for (const { offer } of weeks) {
    await who.send(`${home}/basket`, { offer });
    answers.push(!(await who.open(`${home}/basket`)).text.includes('So geht es noch nicht'));
  }
  return answers;
}

describe('a basket with things of two places', () => {
  test('says of the weeks around what it says on them', async () => {
    const who = await basket({ [bench]: 8, [tent]: 1 }, '2027-05-14', '2027-05-17');
    const weeks = weeksOf(await who.open(`${home}/basket`));
    expect(weeks.map(({ says }) => says)).toEqual([
      'Fr., 30.04. bis Mo., 03.05. nichts frei',
      'Fr., 07.05. bis Mo., 10.05. teils frei',
      'Fr., 14.05. bis Mo., 17.05. alles frei (gewählt)',
      'Fr., 21.05. bis Mo., 24.05. ein Ort zu',
      'Fr., 28.05. bis Mo., 31.05. ein Ort zu',
      'Fr., 04.06. bis Mo., 07.06. alles frei',
    ]);
    expect(await taken(who, weeks)).toEqual([false, false, true, false, false, true]);
  });

  test('shows the coming weekends while no days are chosen', async () => {
    const who = await basket({ [bench]: 8, [tent]: 1 }, '', '');
    const weeks = weeksOf(await who.open(`${home}/basket`));
    expect(weeks[0]!.says).toBe('Fr., 02.04. bis Mo., 05.04. alles frei');
    expect(weeks[4]!.says).toBe('Fr., 30.04. bis Mo., 03.05. nichts frei');
    expect(await taken(who, weeks)).toEqual([true, true, true, true, false, false]);
  });
});

test('of one thing it says how many there are', async () => {
  const who = await basket({ [bench]: 8 }, '2027-05-14', '2027-05-17');
  const weeks = weeksOf(await who.open(`${home}/basket`));
  expect(weeks.map(({ says }) => says).slice(0, 3)).toEqual([
    'Fr., 30.04. bis Mo., 03.05. nichts frei',
    'Fr., 07.05. bis Mo., 10.05. 4 von 8 frei',
    'Fr., 14.05. bis Mo., 17.05. alles frei (gewählt)',
  ]);
});

test('weeks that the rules forbid are not called free', async () => {
  const who = await basket({ [bench]: 8 }, '2029-03-16', '2029-03-19');
  const weeks = weeksOf(await who.open(`${home}/basket`));
  const answers = await taken(who, weeks);
  expect(answers).toContain(true);
  expect(answers).toContain(false);
  expect(weeks.map(({ says }) => /alles frei/.test(says))).toEqual(answers);
  expect(weeks.at(-1)!.says).toContain('geht nicht');
});
