/** Whoever can have it now is shown, once something was handed over with less, came back or was never fetched. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { KEEPER, makeKeeper } from '../support/keeper.js';
import { Statements } from '../support/statements.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

const FRIDAY = '2027-05-14T15:00:00Z';
const SATURDAY = '2027-05-15T09:00:00Z';
const MONDAY = '2027-05-17T08:00:00Z';
const WEEKEND: [string, string] = [FRIDAY, MONDAY];

const statements = new Statements();
let app: TestApp;
let world: World;
let placeId: string;
let benchId: string;
let lenderId: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  placeId = await world.place({ name: 'Schuppen' });
  lenderId = await makeKeeper(app, world, placeId);
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set('2027-05-01T09:00:00Z');
  benchId = await world.item({
    name: 'Bierbank',
    quantity: 10,
    storagePlaceId: placeId,
    ownerId: lenderId,
  });
});

interface Loan {
  id: string;
  number: string;
  lines: [{ id: string }];
}

const coordinator = (): string => world.coordinator.token;

const asked = (quantity: number, name: string, period = WEEKEND): Promise<Loan> => {
  const body = { ...wish(world, [{ itemId: benchId, quantity }], period), occasion: { name } };
  return done(app, 'post', world.path('reservations'), world.member.token, body);
};

/** Asked for, and promised with so many of it. */
async function promised(quantity: number, name: string, most = quantity): Promise<Loan> {
  const loan = await asked(quantity, name);
  const lines = [{ lineId: loan.lines[0].id, quantity: most }];
  await done(app, 'post', world.path(`reservations/${loan.id}/approve`), coordinator(), { lines });
  return loan;
}

/** Ten of ten benches are promised: six to the fair, two of four to the choir, and two to others. */
async function allPromised(): Promise<{ fair: Loan; choir: Loan }> {
  const fair = await promised(6, 'Kirmes');
  const choir = await promised(4, 'Chorprobe', 2);
  await promised(2, 'Andere');
  app.clock.set(FRIDAY);
  return { fair, choir };
}

const out = ({ id }: Loan): string => `/b/${world.slug}/desk/${id}/out`;
const back = ({ id }: Loan): string => `/b/${world.slug}/desk/${id}/back`;
const quantityOf = ({ lines: [{ id }] }: Loan): string => `quantity.${id}`;

test('less went out: the keeper reads whom it helps, and that the coordination decides', async () => {
  const { fair, choir } = await allPromised();
  const keeper = await Visitor.of(app, KEEPER);
  const after = await (await keeper.open(out(fair))).submit(out(fair), { [quantityOf(fair)]: '4' }, 1);
  expect(after.text).toContain('Bierbank: 4 von 6 Stück ausgegeben');
  expect(after.text).toContain(`${choir.number} · Chorprobe: 2 Stück Bierbank`);
  expect(after.text).toContain('Zusagen kann die Koordination.');
  expect(after.text).not.toContain('Andere: ');
  expect(after.root.querySelectorAll(`a[href*="${choir.id}/change"]`)).toEqual([]);
});

test('the coordination is led to where it can be promised', async () => {
  const { fair, choir } = await allPromised();
  const visitor = await Visitor.of(app, world.coordinator.email);
  const after = await (await visitor.open(out(fair))).submit(out(fair), { [quantityOf(fair)]: '4' }, 1);
  expect(after.link(`${choir.number} · Chorprobe`)).toBe(`/b/${world.slug}/requests/${choir.id}/change`);
  expect(after.text).not.toContain('Zusagen kann die Koordination.');
});

test('a request that the stock did not cover any more is shown to whoever decides it', async () => {
  const fair = await promised(6, 'Kirmes');
  app.clock.set(FRIDAY);
  const choir = await asked(4, 'Chorprobe', [SATURDAY, MONDAY]);
  await done(app, 'patch', world.path(`items/${benchId}`), coordinator(), { quantity: 8 });
  const visitor = await Visitor.of(app, world.coordinator.email);
  const after = await (await visitor.open(out(fair))).submit(out(fair), { [quantityOf(fair)]: '4' }, 1);
  expect(after.text).toContain('4 Stück Bierbank, Sa., 15.05. bis Mo., 17.05., angefragt');
  expect(after.link(`${choir.number} · Chorprobe`)).toBe(`/b/${world.slug}/decisions/${choir.id}`);
});

test('all went out as planned: nobody can have more', async () => {
  const { fair } = await allPromised();
  const keeper = await Visitor.of(app, KEEPER);
  const after = await (await keeper.open(out(fair))).submit(out(fair), {}, 0);
  expect(after.text).toContain('Bierbank: 6 Stück ausgegeben');
  expect(after.text).not.toContain('Chorprobe: ');
});

test('what is back early', async () => {
  const { fair, choir } = await allPromised();
  const keeper = await Visitor.of(app, KEEPER);
  await (await keeper.open(out(fair))).submit(out(fair), {}, 0);
  app.clock.set(SATURDAY);
  const after = await (await keeper.open(back(fair))).submit(back(fair), {}, 0);
  expect(after.text).toContain('Bierbank: 6 Stück zurück');
  expect(after.text).toContain(`${choir.number} · Chorprobe: 2 Stück Bierbank`);
});

test('what nobody fetched', async () => {
  const { fair, choir } = await allPromised();
  app.clock.set('2027-05-15T16:00:00Z');
  const keeper = await Visitor.of(app, KEEPER);
  const at = `/b/${world.slug}/desk`;
  const after = await (await keeper.open(at)).submit(`${at}/${fair.id}/release`, {});
  expect(after.text).toContain('Freigegeben');
  expect(after.text).toContain(`${choir.number} · Chorprobe: 2 Stück Bierbank`);
});

test('an old address that names no loan, or somebody else’s, shows the day all the same', async () => {
  const { fair } = await allPromised();
  const stranger = await world.memberOf(await world.partner(), 'fremd@example.org');
  const visitor = await Visitor.of(app, stranger.email);
  for (const loan of [fair.id, 'x', ''])
    expect(await visitor.status(`/b/${world.slug}/desk?done=out&loan=${loan}`)).toBe(200);
  const page = await visitor.open(`/b/${world.slug}/desk?done=out&loan=${fair.id}`);
  expect(page.text).not.toContain('Bierbank');
});

test('it takes as many statements for four who wish as for one', async () => {
  const fair = await promised(5, 'Kirmes');
  const after = async (): Promise<number> => {
    const visitor = await Visitor.of(app, KEEPER);
    const { work } = await statements.of(() =>
      visitor.open(`/b/${world.slug}/desk?done=out&loan=${fair.id}`),
    );
    return work.length;
  };
  await promised(2, 'Wunsch', 1);
  app.clock.set(FRIDAY);
  const path = world.path(`reservations/${fair.id}/hand-over`);
  const lines = [{ lineId: fair.lines[0].id, quantity: 1 }];
  await done(app, 'post', path, coordinator(), { lines });
  const one = await after();
  app.clock.set('2027-05-01T09:00:00Z');
  for (let more = 0; more < 3; more += 1) await promised(2, `Wunsch ${more}`, 1);
  app.clock.set(FRIDAY);
  expect(await after()).toBe(one);
});
