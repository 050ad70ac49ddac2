/** In which state things come back: worn and uncleaned ones stay in the stock, and what borrowers report waits until somebody looks. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { mailsTo } from '../support/mails.js';
import { wish, World, type Person } from '../support/world.js';

const FRIDAY = '2027-05-14T15:00:00Z';
const SATURDAY = '2027-05-15T09:00:00Z';
const WEEKEND: [string, string] = [FRIDAY, '2027-05-17T08:00:00Z'];

interface Loan {
  id: string;
  number: string;
  lines: [{ id: string }];
}

let app: TestApp;
let world: World;
let owner: Person;
let keeper: Person;
let benchId: string;
let loan: Loan;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-03-01T09:00:00Z');
  world = await World.make(app);
});
afterAll(() => app.stop());

beforeEach(async () => {
  count += 1;
  app.clock.set('2027-03-01T09:00:00Z');
  const ownerId = await world.partner({ name: `Bauhof ${count}` });
  owner = await world.memberOf(ownerId, `bauhof${count}@example.org`);
  keeper = await world.memberOf(await world.partner(), `lager${count}@example.org`);
  const storagePlaceId = await world.place({ name: `Schuppen ${count}` });
  const role = { role: 'keeper', storagePlaceId };
  const token = world.coordinator.token;
  const { personId } = await world.actor(keeper.email);
  await app.call('put', world.path(`roles/${personId}`), { token, body: role });
  benchId = await world.item({ name: 'Bierbank', quantity: 20, ownerId, storagePlaceId });
  const body = wish(world, [{ itemId: benchId, quantity: 10 }], WEEKEND);
  loan = (await app.call('post', world.path('reservations'), { token: world.member.token, body }))
    .body as Loan;
  await post('approve', {});
  app.clock.set(FRIDAY);
  await post('hand-over', {});
  app.clock.set(SATURDAY);
});

const post = (what: string, body: object, { token }: { token: string } = world.coordinator) =>
  app.call('post', world.path(`reservations/${loan.id}/${what}`), { token, body });

const read = async () =>
  (await app.call('get', world.path(`reservations/${loan.id}`), { token: world.coordinator.token })).body;

const line = (said: object) => ({ lines: [{ lineId: loan.lines[0].id, ...said }] });
const report = (said: object, who = world.member) =>
  post('report-damage', { lineId: loan.lines[0].id, ...said }, who);

const freeNow = async (): Promise<number> => {
  const query = 'from=2027-05-16T09:00:00Z&until=2027-05-16T10:00:00Z&limit=200';
  const { body } = await app.call('get', world.path(`items?${query}`));
  return body.items.find(({ id }: { id: string }) => id === benchId).free;
};

const textsTo = async (email: string): Promise<string[]> =>
  (await mailsTo(app, email)).map(({ subject, text }) => `${subject}\n${text}`);

describe('worn and not cleaned', () => {
  test('adds up on the line, stays in the stock, and is told like any finding', async () => {
    await post('take-back', line({ quantity: 4, worn: 3, cleaned: false, note: 'Lack ab' }));
    const { body } = await post('take-back', line({ quantity: 6, worn: 1, cleaned: true }));
    expect(body.lines[0]).toMatchObject({ returnedQuantity: 10, wornQuantity: 4, uncleanedQuantity: 4 });
    expect(await freeNow()).toBe(20);
    const { history } = await read();
    expect(
      history
        .at(-2)
        .counts.map(({ what, quantity, note }: Record<string, unknown>) => [what, quantity, note]),
    ).toEqual([
      ['returned', 4, undefined],
      ['worn', 3, undefined],
      ['uncleaned', 4, 'Lack ab'],
    ]);
    for (const reader of [world.member, owner]) {
      const told = (await textsTo(reader.email)).filter((text) => text.includes('Nicht alles in Ordnung'));
      expect(told.length).toBeGreaterThan(0);
      expect(told.some((text) => text.includes('Bierbank: 3 Stück abgenutzt'))).toBe(true);
      expect(told.some((text) => text.includes('Bierbank: 4 Stück nicht gereinigt – Lack ab'))).toBe(true);
    }
  });

  test('no more can be worn than came back', async () => {
    const { status, body } = await post('take-back', line({ quantity: 4, worn: 5 }));
    expect([status, body.errors[0].field]).toEqual([422, 'lines.0.worn']);
    expect((await read()).lines[0]).toMatchObject({ outQuantity: 10 });
  });

  test('nothing said is nothing found', async () => {
    const { body } = await post('take-back', {});
    expect(body.lines[0]).toMatchObject({ wornQuantity: 0, uncleanedQuantity: 0 });
  });
});

describe('a damage reported while it is out', () => {
  test('stands on the loan and in its history, changes no stock, and is told to owner, keeper and coordination', async () => {
    const free = await freeNow();
    const { status, body } = await report({ quantity: 2, note: 'Bein ab' });
    expect([status, body.lines[0].damagedQuantity, body.lines[0].outQuantity]).toEqual([200, 0, 10]);
    expect(await freeNow()).toBe(free);
    const { damageReports, history } = await read();
    expect(damageReports).toMatchObject([
      { lineId: loan.lines[0].id, quantity: 2, note: 'Bein ab', isSettled: false },
    ]);
    expect(history.at(-1)).toMatchObject({
      what: 'reportDamage',
      counts: [{ what: 'reported', itemName: 'Bierbank', quantity: 2, note: 'Bein ab' }],
    });
    for (const [reader, why] of [
      [owner, `weil etwas davon „Bauhof ${count}“ gehört`],
      [keeper, `weil Sie „Schuppen ${count}“ betreuen`],
      [world.coordinator, 'weil Sie bei'],
    ] as const) {
      const all = await textsTo(reader.email);
      const told = all.filter((text) => text.startsWith('Schaden gemeldet') && text.includes(loan.number));
      expect([reader.email, told.length]).toEqual([reader.email, 1]);
      expect(told.at(-1)).toContain('Bierbank: 2 Stück beschädigt gemeldet – Bein ab');
      expect(told.at(-1)).toContain(why);
    }
    expect((await textsTo(world.member.email)).filter((text) => text.startsWith('Schaden gemeldet'))).toEqual(
      [],
    );
  });

  test('one is meant where no number is said; more than are out are refused', async () => {
    expect((await report({})).status).toBe(200);
    const more = await report({ quantity: 10 });
    expect([more.status, more.body.errors[0].field]).toEqual([422, 'quantity']);
    expect(more.body.errors[0].message).toContain('noch nicht gemeldet sind 9');
    expect((await report({ quantity: 9 })).status).toBe(200);
    expect((await read()).damageReports).toHaveLength(2);
  });

  test('is settled by whoever finds it so, or sees the last of them; half a return leaves it open', async () => {
    await report({ quantity: 2 });
    const isSettled = async () =>
      (await read()).damageReports.map((one: { isSettled: boolean }) => one.isSettled);
    await post('take-back', line({ quantity: 4 }));
    expect(await isSettled()).toEqual([false]);
    await post('take-back', line({ quantity: 1, damaged: 1 }));
    expect(await isSettled()).toEqual([true]);
    await report({ quantity: 1 });
    await post('take-back', {});
    expect(await isSettled()).toEqual([true, true]);
  });

  test('by who borrows it and the coordination, with the version that they saw, while it is out', async () => {
    expect((await report({}, owner)).status).toBe(403);
    expect((await report({}, keeper)).status).toBe(403);
    const stranger = await world.memberOf(await world.partner(), `fremd${count}@example.org`);
    expect((await report({}, stranger)).status).toBe(404);
    const { token } = world.member;
    const stale = await app.call('post', world.path(`reservations/${loan.id}/report-damage`), {
      token,
      body: { lineId: loan.lines[0].id },
      headers: { 'if-match': '"1"' },
    });
    expect(stale.status).toBe(412);
    await post('take-back', {});
    const over = await report({});
    expect([over.status, over.body.errors[0].field]).toEqual([422, 'lineId']);
    expect((await read()).damageReports).toEqual([]);
  });
});
