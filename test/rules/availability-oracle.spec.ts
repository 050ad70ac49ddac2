/** Availability against an oracle that counts every hour of every stock by hand: slow, plain, and written without a look at the code. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { freeThroughout, granted, shortages, steps } from '../../src/reservations/stock/availability.js';
import { type AskedLine, type Ledger, openLedger } from '../../src/reservations/stock/ledger.js';

/** Which Saturday midnight the hours are counted from: a plain one, or before a night in which Berlin's clocks change. */
type Weekend = 'plain' | 'spring' | 'autumn';
type Id = 'tent' | 'table' | 'bench' | 'set';

/** A loan, a closure or a wish, in hours on the wall clock. */
interface Span {
  id: Id;
  units: number;
  from: number;
  until: number;
}

interface Thing {
  units: number | null;
  buffer: number;
  pack: number;
  parts: Partial<Record<Id, number>>;
}

interface World {
  weekend: Weekend;
  now: number;
  things: Record<Id, Thing>;
  loans: (Span & { out: boolean })[];
  closures: Span[];
  wishes: Span[];
}

describe('availability agrees with counting every hour', () => {
  test('free throughout a period is the most that fits into every hour of it', () => {
    check(600, (world, ledger) => {
      for (const wish of world.wishes) expect(freeFor(world, ledger, wish)).toBe(mostThatFits(world, wish));
    });
  });

  test('exactly what is free is accepted, and one more is refused', () => {
    check(200, (world, ledger) => {
      for (const wish of world.wishes) {
        const free = freeFor(world, ledger, wish);
        const line = lineOf(world, wish);
        expect(shortages(ledger, [{ ...line, quantity: free }])).toEqual([]);
        expect(shortages(ledger, [{ ...line, quantity: free + 1 }])).toHaveLength(1);
      }
    });
  });

  test('the lines of a request get, one after the other, what is left of every hour', () => {
    check(300, (world, ledger) => {
      const lines = world.wishes.map((wish) => lineOf(world, wish));
      const expected = servedInTurn(world);
      expect(granted(ledger, lines).map((line) => line.quantity)).toEqual(expected.map(({ gets }) => gets));
      expect(shortages(ledger, lines).map(({ itemId, asked, free }) => [itemId, asked, free])).toEqual(
        expected.filter(({ isShort }) => isShort).map(({ wish, gets }) => [wish.id, wish.units, gets]),
      );
    });
  });

  test('what is granted is not refused when it is asked for', () => {
    check(200, (world, ledger) => {
      const lines = world.wishes.map((wish) => lineOf(world, wish));
      expect(shortages(ledger, granted(ledger, lines))).toEqual([]);
    });
  });

  test('the reason is the first that, taken away, would have been enough', () => {
    check(300, (world, ledger) => {
      const wish = { ...world.wishes[0]!, id: 'tent' as const };
      const [shortage] = shortages(ledger, [lineOf(world, wish)]);
      expect(shortage?.because.kind).toBe(reasonByCounting(world, wish));
    });
  });
});

describe('the steps of a period', () => {
  test('cover it in order, without gaps, and neighbours differ', () => {
    check(200, (world, ledger) => {
      for (const wish of world.wishes) {
        const { itemId, period } = lineOf(world, wish);
        const all = steps(ledger, itemId, period);
        expect([all[0]?.from, all.at(-1)?.until]).toEqual([period.from, period.until]);
        for (const [index, step] of all.entries()) {
          expect(step.until.getTime()).toBeGreaterThan(step.from.getTime());
          expect(all[index + 1]?.from ?? period.until).toEqual(step.until);
          expect(all[index + 1]?.free).not.toBe(step.free);
        }
      }
    });
  });

  test('say for every hour what is at hand in it', () => {
    check(200, (world, ledger) => {
      for (const wish of world.wishes) {
        const { itemId, period } = lineOf(world, wish);
        const start = elapsed(world.weekend, wish.from);
        const byHour = steps(ledger, itemId, period).flatMap(({ from, until, free }) =>
          Array<number>((until.getTime() - from.getTime()) / HOUR).fill(free),
        );
        expect(byHour).toEqual(byHour.map((_, hour) => mostInHours(world, wish.id, start + hour, () => 1)));
      }
    });
  });

  test('over the period and its buffer have as their least what is free throughout, for items without parts', () => {
    check(200, (world, ledger) => {
      for (const wish of world.wishes.filter(({ id }) => id !== 'set')) {
        const { itemId, period } = lineOf(world, wish);
        const rested = period.until.getTime() + world.things[wish.id].buffer * HOUR;
        const all = steps(ledger, itemId, { from: period.from, until: new Date(rested) });
        expect(Math.min(...all.map(({ free }) => free))).toBe(freeThroughout(ledger, itemId, period));
      }
    });
  });
});

// The oracle. It knows integers only: hours since the weekend's first midnight, by a clock that never jumps.

/** Both clock changes happen in the 27th hour, at 2:00 on Sunday. */
function elapsed(weekend: Weekend, wallHour: number): number {
  if (weekend === 'plain' || wallHour <= 26) return wallHour;
  return weekend === 'spring' ? wallHour - 1 : wallHour + 1;
}

function mostThatFits(world: World, wish: Span): number {
  const from = elapsed(world.weekend, wish.from);
  const length = elapsed(world.weekend, wish.until) - from;
  return mostInHours(world, wish.id, from, (stock) => length + buffer(world, wish.id, stock));
}

/** Tries 1, 2, 3 … units until some stock runs out in some hour. */
function mostInHours(world: World, id: Id, from: number, lengthOn: (stock: Id) => number): number {
  const stocks = [id, ...(Object.keys(world.things[id].parts) as Id[])];
  const fits = (units: number) =>
    stocks.every((stock) => {
      const hours = Array.from({ length: lengthOn(stock) }, (_, index) => from + index);
      return hours.every(
        (hour) => used(world, stock, hour) + units * needs(world, id, stock) <= owned(world, stock),
      );
    });
  let most = 0;
  while (fits(most + 1)) most++;
  return most;
}

function used(world: World, stock: Id, hour: number): number {
  let units = 0;
  for (const loan of world.loans) {
    const from = elapsed(world.weekend, loan.from);
    let until = elapsed(world.weekend, loan.until);
    if (loan.out) until = Math.max(until, elapsed(world.weekend, world.now));
    until += buffer(world, loan.id, stock);
    if (from <= hour && hour < until) units += loan.units * needs(world, loan.id, stock);
  }
  for (const closure of world.closures) {
    const isNow =
      elapsed(world.weekend, closure.from) <= hour && hour < elapsed(world.weekend, closure.until);
    if (isNow && closure.id === stock) units += closure.units;
  }
  return units;
}

const needs = (world: World, id: Id, stock: Id): number =>
  id === stock ? 1 : (world.things[id].parts[stock] ?? 0);

const buffer = (world: World, id: Id, stock: Id): number =>
  Math.max(world.things[id].buffer, world.things[stock].buffer);

function owned(world: World, stock: Id): number {
  const { units, parts } = world.things[stock];
  if (units !== null) return units;
  const ofParts = Object.entries(parts).map(([part, needed]) => owned(world, part as Id) / needed);
  return Math.floor(Math.min(...ofParts));
}

function servedInTurn(world: World): { wish: Span; gets: number; isShort: boolean }[] {
  const loans = [...world.loans];
  return world.wishes.map((wish) => {
    const free = mostThatFits({ ...world, loans }, wish);
    const isShort = free < wish.units;
    const some = Math.min(free, wish.units);
    const gets = some - (some % world.things[wish.id].pack);
    loans.push({ ...wish, units: isShort ? gets : wish.units, out: false });
    return { wish, gets, isShort };
  });
}

function reasonByCounting(world: World, wish: Span): string | undefined {
  const fits = (other: World) => mostThatFits(other, wish) >= wish.units;
  const unbuffered = { ...world.things, tent: { ...world.things.tent, buffer: 0 } };
  if (fits(world)) return undefined;
  if (wish.units > owned(world, wish.id)) return 'quantity';
  if (fits({ ...world, things: unbuffered })) return 'buffer';
  return fits({ ...world, closures: [] }) ? 'closure' : 'reserved';
}

// From the oracle's world to the code's.

const HOUR = 3_600_000;

/** Wall hours become instants as they do for people: a time that the clocks skip is an hour later, one that comes twice is the first. */
const instantsOf = (saturday: string): Date[] =>
  Array.from({ length: 48 }, (_, wallHour) => {
    const local = Temporal.PlainDate.from(saturday)
      .add({ days: Math.floor(wallHour / 24) })
      .toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: { hour: wallHour % 24 } });
    return new Date(local.epochMilliseconds);
  });

const INSTANTS: Record<Weekend, Date[]> = {
  plain: instantsOf('2027-05-15'),
  spring: instantsOf('2027-03-27'),
  autumn: instantsOf('2027-10-30'),
};

const instant = (world: World, wallHour: number): Date => INSTANTS[world.weekend][wallHour]!;

const lineOf = (world: World, { id, units, from, until }: Span): AskedLine => ({
  itemId: id,
  quantity: units,
  period: { from: instant(world, from), until: instant(world, until) },
});

const freeFor = (world: World, ledger: Ledger, wish: Span): number =>
  freeThroughout(ledger, wish.id, lineOf(world, wish).period);

function ledgerOf(world: World): Ledger {
  const items = Object.entries(world.things).map(([id, { units, buffer: hours, pack, parts }]) => ({
    id,
    quantity: units,
    bufferMinutes: hours * 60,
    packStep: pack,
    parts: Object.entries(parts).map(([itemId, quantity]) => ({ itemId, quantity })),
  }));
  return openLedger({
    items: new Map(items.map((item) => [item.id, item])),
    holds: world.loans.map((loan) => ({ ...lineOf(world, loan), isOut: loan.out })),
    closures: world.closures.map((closure) => lineOf(world, closure)),
    now: instant(world, world.now),
  });
}

function check(numRuns: number, holds: (world: World, ledger: Ledger) => void): void {
  const property = fc.property(worlds(), (world) => holds(world, ledgerOf(world)));
  fc.assert(property, { numRuns });
}

/** Everything happens around the Sunday, 20:00 the day before to 12:00, so that the night of the clocks is in it. */
function worlds(): fc.Arbitrary<World> {
  const single = fc.record({
    units: fc.nat({ max: 6 }),
    buffer: fc.nat({ max: 4 }),
    pack: fc.integer({ min: 1, max: 3 }),
  });
  const set = fc.record({
    units: fc.option(fc.nat({ max: 3 })),
    buffer: fc.nat({ max: 4 }),
    pack: fc.constant(1),
    parts: fc.record({ table: fc.integer({ min: 1, max: 2 }), bench: fc.integer({ min: 1, max: 3 }) }),
  });
  const thing = single.map((facts) => ({ ...facts, parts: {} }));
  const span = fc
    .record({
      id: fc.constantFrom<Id[]>('tent', 'table', 'bench', 'set'),
      units: fc.integer({ min: 1, max: 3 }),
      from: fc.integer({ min: 20, max: 35 }),
      length: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ length, ...rest }) => ({ ...rest, until: rest.from + length }))
    // The hour that the clocks skip would be a loan of no length.
    .filter(({ from, until }) => !(from === 26 && until === 27));
  return fc
    .record({
      weekend: fc.constantFrom<Weekend[]>('plain', 'spring', 'autumn'),
      now: fc.integer({ min: 18, max: 40 }),
      things: fc.record({ tent: thing, table: thing, bench: thing, set }),
      loans: fc.array(
        fc.tuple(span, fc.boolean()).map(([one, out]) => ({ ...one, out })),
        { maxLength: 6 },
      ),
      closures: fc.array(span, { maxLength: 2 }),
      wishes: fc.array(span, { minLength: 1, maxLength: 3 }),
    })
    .map((world) => ({ ...world, [fc.toStringMethod]: () => describeWorld(world) }));
}

function describeWorld({ weekend, now, things, loans, closures, wishes }: World): string {
  const facts = Object.entries(things).map(
    ([id, { units, buffer: hours, pack, parts }]) =>
      `${units ?? '–'} ${id} (buffer ${hours}, pack ${pack}, parts ${JSON.stringify(parts)})`,
  );
  return [
    `\n  ${weekend} weekend, now ${now}`,
    `has    ${facts.join(', ')}`,
    `lent   ${loans.map(describeSpan).join(', ')}`,
    `closed ${closures.map(describeSpan).join(', ')}`,
    `asked  ${wishes.map(describeSpan).join(', ')}`,
  ].join('\n  ');
}

const describeSpan = ({ units, id, from, until, out }: Span & { out?: boolean }): string =>
  `${units} ${id} [${from}, ${until})${out ? ' out' : ''}`;
