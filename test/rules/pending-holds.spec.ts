/** Pending holds: while a change waits, each stock holds the larger of what is promised and what is wished for, counted hour by hour. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { freeThroughout, steps } from '../../src/reservations/stock/availability.js';
import { openLedger, type Hold, type StockItem } from '../../src/reservations/stock/ledger.js';
import { pendingHolds, takesMore } from '../../src/reservations/stock/pending-holds.js';
import { surplus, type Taking } from '../../src/reservations/stock/surplus.js';
import { at, hours, item } from './stock-builder.js';

const HOURS = 40;
const clock = Array.from({ length: HOURS }, (_, hour) => hour);

const ids = ['table', 'bench', 'set'] as const;
type Id = (typeof ids)[number];

/** Of the set's parts, the units in one set. */
const needed: Readonly<Record<Id, Partial<Record<Id, number>>>> = {
  table: { table: 1 },
  bench: { bench: 1 },
  set: { table: 1, bench: 2, set: 1 },
};

interface Line {
  id: Id;
  units: number;
  from: number;
  until: number;
}

interface World {
  rest: Record<Id, number>;
  standing: Line[];
  wished: Line[];
  others: Line[];
}

const lines = fc.array(
  fc
    .record({
      id: fc.constantFrom(...ids),
      units: fc.integer({ min: 1, max: 9 }),
      from: fc.integer({ min: 0, max: 20 }),
      length: fc.integer({ min: 1, max: 8 }),
    })
    .map(({ length, ...line }): Line => ({ ...line, until: line.from + length })),
  { maxLength: 4 },
);
const rest = fc.integer({ min: 0, max: 5 });
const worlds: fc.Arbitrary<World> = fc.record({
  rest: fc.record({ table: rest, bench: rest, set: rest }),
  standing: lines,
  wished: lines,
  others: lines,
});

const UNITS = 1_000;

const itemsOf = ({ rest: of }: World): ReadonlyMap<string, StockItem> => {
  const parts = [
    { itemId: 'table', quantity: 1 },
    { itemId: 'bench', quantity: 2 },
  ];
  const all = [
    item('table', { quantity: UNITS, bufferHours: of.table }),
    item('bench', { quantity: UNITS, bufferHours: of.bench }),
    item('set', { quantity: null, parts, bufferHours: of.set }),
  ];
  return new Map(all.map((one) => [one.id, one]));
};

const holdsOf = (some: readonly Line[], reservationId: string): Hold[] =>
  some.map(({ id, units, from, until }) => ({
    itemId: id,
    quantity: units,
    period: hours(from, until),
    isOut: false,
    reservationId,
  }));

/** Units of a stock that these keep in an hour, resting ones included; every line counted by itself. */
const taken = ({ rest: of }: World, some: readonly Line[], stock: Id, hour: number): number =>
  some
    .filter(({ id, from, until }) => {
      const resting = Math.max(of[id], of[stock]);
      return needed[id][stock] !== undefined && from <= hour && hour < until + resting;
    })
    .reduce((sum, { id, units }) => sum + units * needed[id][stock]!, 0);

function opened(world: World) {
  const items = itemsOf(world);
  const standing = holdsOf(world.standing, 'r');
  const pending = pendingHolds({ items, now: at(0) }, standing, holdsOf(world.wished, 'r'));
  const holds = [...standing, ...holdsOf(world.others, 'other'), ...pending];
  return { items, pending, ledger: openLedger({ items, holds, closures: [], now: at(0) }) };
}

const check = (runs: number, of: (world: World) => void): void =>
  fc.assert(fc.property(worlds, of), { numRuns: runs });

describe('while a change waits', () => {
  test('each stock holds the larger of what stands and what is wished for, and never both', () => {
    check(400, (world) => {
      const { ledger } = opened(world);
      for (const stock of ['table', 'bench'] as const) {
        const free = steps(ledger, stock, hours(0, HOURS)).flatMap((step) =>
          clock.filter((hour) => step.from <= at(hour) && at(hour) < step.until).map(() => step.free),
        );
        const expected = clock.map((hour) => {
          const [stands, wished] = [world.standing, world.wished].map((some) =>
            taken(world, some, stock, hour),
          );
          return UNITS - taken(world, world.others, stock, hour) - Math.max(stands!, wished!);
        });
        expect(free).toEqual(expected);
      }
    });
  });

  test('five that stand and seven that are wished for hold seven, not twelve, though they rest', () => {
    const world: World = {
      rest: { table: 4, bench: 0, set: 0 },
      standing: [{ id: 'table', units: 5, from: 2, until: 8 }],
      wished: [{ id: 'table', units: 7, from: 4, until: 12 }],
      others: [],
    };
    const { ledger } = opened(world);
    const held = (from: number, until: number) => UNITS - freeThroughout(ledger, 'table', hours(from, until));
    expect([held(2, 3), held(4, 5), held(9, 10), held(12, 13), held(16, 17)]).toEqual([7, 7, 7, 7, 0]);
  });
});

describe('a change takes more', () => {
  test('exactly where some hour has more of an item, or of what items are made of and rest with', () => {
    check(400, (world) => {
      const around = { items: itemsOf(world), now: at(0) };
      const resting = (some: readonly Line[], stock: Id) =>
        clock.map((hour) => taken(world, some, stock, hour));
      const plain = (some: readonly Line[], id: Id) =>
        clock.map((hour) =>
          some
            .filter((line) => line.id === id && line.from <= hour && hour < line.until)
            .reduce((sum, { units }) => sum + units, 0),
        );
      const isMore = ids.some((id) =>
        [resting, plain].some((count) => {
          const before = count(world.standing, id);
          return count(world.wished, id).some((units, hour) => units > before[hour]!);
        }),
      );
      expect(takesMore(around, holdsOf(world.standing, 'r'), holdsOf(world.wished, 'r'))).toBe(isMore);
    });
  });

  test('not where it is the same, fewer, or for a shorter time', () => {
    const around = {
      items: new Map([['table', item('table', { quantity: 9, bufferHours: 3 })]]),
      now: at(0),
    };
    const hold = (units: number, from: number, until: number) =>
      holdsOf([{ id: 'table', units, from, until }], 'r');
    const stands = hold(5, 2, 10);
    expect(
      [hold(5, 2, 10), hold(4, 2, 10), hold(5, 3, 9)].map((one) => takesMore(around, stands, one)),
    ).toEqual([false, false, false]);
    expect(
      [hold(6, 4, 5), hold(1, 1, 3), hold(1, 9, 11)].map((one) => takesMore(around, stands, one)),
    ).toEqual([true, true, true]);
  });
});

describe('a surplus', () => {
  test('has its pieces in order, none empty, and neighbours differ', () => {
    check(300, ({ standing, wished }) => {
      const takings = (some: readonly Line[]): Taking[] =>
        some.map(({ id, units, from, until }) => ({ of: id, quantity: units, period: hours(from, until) }));
      const pieces = surplus(takings(standing), takings(wished));
      for (const [index, { of, quantity, period }] of pieces.entries()) {
        expect(quantity).toBeGreaterThan(0);
        expect(period.from.getTime()).toBeLessThan(period.until.getTime());
        const next = pieces[index + 1];
        if (next?.of !== of) continue;
        const isTouching = next.period.from.getTime() === period.until.getTime();
        expect(next.period.from.getTime()).toBeGreaterThanOrEqual(period.until.getTime());
        expect(isTouching && next.quantity === quantity).toBe(false);
      }
    });
  });
});
