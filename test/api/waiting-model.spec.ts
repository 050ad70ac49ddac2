/** The waiting list against a naive model: random asks, frees, passes, accepts and lapses; longest waiting that fits first, and never more than exists. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Database } from '../../src/database/database.service.js';
import { WaitingEntry } from '../../src/reservations/record/waiting-entry.entity.js';
import { WaitingOffers } from '../../src/reservations/waiting/waiting-offers.service.js';
import { TestApp } from '../support/app.js';
import { Loans } from '../support/changing.js';
import { World } from '../support/world.js';

const UNITS = 5;
const DAYS = 4;
const START = Date.parse('2027-03-01T09:00:00Z');
const FIRST_DAY = Date.parse('2027-05-10T10:00:00Z');
const DAY = 24 * 3_600_000;
const HOUR = 3_600_000;
/** Nothing is fetched yet, and no request has lapsed. */
const LAST_TIME = START + 40 * DAY;
const HELD = 48 * HOUR;

interface Stay {
  id: string;
  quantity: number;
  /** Days, the last one excluded. */
  from: number;
  until: number;
}

interface Waiter extends Stay {
  heldUntil: number | undefined;
}

interface Wished {
  quantity: number;
  from: number;
  days: number;
}

type Step =
  | ({ what: 'ask' } & Wished)
  | ({ what: 'wait' } & Wished)
  | { what: 'withdraw'; which: number }
  | { what: 'accept'; which: number }
  | { what: 'pass'; which: number }
  | { what: 'look' }
  | { what: 'time'; hours: number };

/** What everybody would say with a pencil. */
class Model {
  now = START;
  loans: Stay[] = [];
  /** Who waits or is offered something, in the order of waiting. */
  waiters: Waiter[] = [];

  free({ from, until }: Pick<Stay, 'from' | 'until'>): number {
    const taken = Array.from({ length: until - from }, (_, index) => this.takenOn(from + index));
    return UNITS - Math.max(...taken);
  }

  takenOn(day: number): number {
    return [...this.loans, ...this.waiters.filter((one) => this.isOffered(one))]
      .filter(({ from, until }) => from <= day && day < until)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  }

  isOffered({ heldUntil }: Waiter): boolean {
    return heldUntil !== undefined && this.now < heldUntil;
  }

  /** The ids of those who are offered something. */
  look(): string[] {
    const offered: string[] = [];
    for (const one of this.waiters) {
      if (one.heldUntil !== undefined || this.free(one) < one.quantity) continue;
      one.heldUntil = this.now + HELD;
      offered.push(one.id);
    }
    return offered;
  }

  end(id: string): void {
    this.waiters = this.waiters.filter((one) => one.id !== id);
  }
}

const stay = fc.record({
  quantity: fc.integer({ min: 1, max: UNITS }),
  from: fc.integer({ min: 0, max: DAYS - 1 }),
  days: fc.integer({ min: 1, max: 2 }),
});
const which = fc.nat({ max: 20 });
const step: fc.Arbitrary<Step> = fc.oneof(
  stay.map((facts) => ({ what: 'ask' as const, ...facts })),
  stay.map((facts) => ({ what: 'wait' as const, ...facts })),
  which.map((one) => ({ what: 'withdraw' as const, which: one })),
  which.map((one) => ({ what: 'accept' as const, which: one })),
  which.map((one) => ({ what: 'pass' as const, which: one })),
  fc.constant({ what: 'look' as const }),
  // A night is never met: the hour of the day stays the same.
  fc.constantFrom(24, 48).map((hours) => ({ what: 'time' as const, hours })),
);

let app: TestApp;
let world: World;
let loans: Loans;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app, 'auental', { decisionDays: 60, bufferMinutes: 0 });
  loans = new Loans(world);
});
afterAll(() => app.stop());

const at = (day: number): string => new Date(FIRST_DAY + day * DAY).toISOString();
const post = async (path: string, body: object = {}) => {
  const answer = await app.call('post', world.path(path), { token: world.member.token, body });
  return { status: answer.status, body: answer.body as { id: string; reservationId: string } };
};
const offeredIds = (itemId: string): Promise<string[]> =>
  app.get(Database).read(async (tx) => {
    const entries = await tx.findBy(WaitingEntry, { itemId });
    return entries.filter(({ heldUntil }) => heldUntil !== null).map(({ id }) => id);
  });

async function run(steps: readonly Step[]): Promise<void> {
  app.clock.set(new Date(START));
  await app.get(Database).transaction((tx) => tx.deleteAll(WaitingEntry));
  const model = new Model();
  const itemId = await world.item({ name: 'Bank', quantity: UNITS });
  const everOffered = new Set<string>();
  for (const one of steps) {
    await walk(model, itemId, one, everOffered);
    for (let day = 0; day < DAYS; day += 1) {
      expect(model.takenOn(day)).toBeLessThanOrEqual(UNITS);
      expect(await loans.freeOf(itemId, [at(day), at(day + 1)])).toBe(UNITS - model.takenOn(day));
    }
  }
}

async function walk(model: Model, itemId: string, one: Step, everOffered: Set<string>): Promise<void> {
  if (one.what === 'ask' || one.what === 'wait') await wish(model, itemId, one);
  else if (one.what === 'time') model.now = Math.min(model.now + one.hours * HOUR, LAST_TIME);
  else if (one.what === 'look') await look(model, itemId, everOffered);
  else if (one.what === 'withdraw') await withdraw(model, one.which);
  else await give(model, one.what, one.which);
  // Nobody waits for as long as another one.
  model.now += 1000;
  app.clock.set(new Date(model.now));
}

/** Whoever asks gets what is free; whoever waits waits for what is not. */
async function wish(
  model: Model,
  itemId: string,
  { what, quantity, from, days }: Wished & { what: 'ask' | 'wait' },
): Promise<void> {
  const until = Math.min(from + days, DAYS);
  const isFree = model.free({ from, until }) >= quantity;
  const who = { partnerId: world.partnerId, contact: { name: 'Anna Auer' } };
  const wished = { ...who, pickUpAt: at(from), returnDueAt: at(until) };
  const line = { itemId, quantity };
  const { status, body } =
    what === 'ask'
      ? await post('reservations', { ...wished, occasion: { name: 'Fest' }, lines: [line] })
      : await post('waiting', { ...wished, ...line });
  expect(status).toBe(isFree === (what === 'ask') ? 201 : 409);
  if (status !== 201) return;
  const facts = { id: body.id, quantity, from, until };
  if (what === 'ask') model.loans.push(facts);
  else model.waiters.push({ ...facts, heldUntil: undefined });
}

async function look(model: Model, itemId: string, everOffered: Set<string>): Promise<void> {
  const before = await offeredIds(itemId);
  await app.get(WaitingOffers).offerFreed();
  const fresh = (await offeredIds(itemId)).filter((id) => !before.includes(id));
  expect(fresh.filter((id) => everOffered.has(id))).toEqual([]);
  expect(fresh.toSorted()).toEqual(model.look().toSorted());
  for (const id of fresh) everOffered.add(id);
}

async function withdraw(model: Model, index: number): Promise<void> {
  const loan = model.loans[index % Math.max(1, model.loans.length)];
  if (!loan) return;
  expect((await post(`reservations/${loan.id}/withdraw`)).status).toBe(200);
  model.loans = model.loans.filter((other) => other !== loan);
}

async function give(model: Model, what: 'accept' | 'pass', index: number): Promise<void> {
  const waiter = model.waiters[index % Math.max(1, model.waiters.length)];
  if (!waiter) return;
  const isOffered = model.isOffered(waiter);
  const isWaiting = waiter.heldUntil === undefined;
  const { status, body } = await post(`waiting/${waiter.id}/${what}`);
  const isTaken = what === 'accept' ? isOffered : isOffered || isWaiting;
  expect(status).toBe(isTaken ? 200 : 409);
  if (!isTaken) return;
  model.end(waiter.id);
  if (what === 'accept') model.loans.push({ ...waiter, id: body.reservationId });
}

test('offers what is free to whoever waits longest and fits, and never more than there is', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), run), { numRuns: 15 });
}, 300_000);
