/** The ledger that is tried in: what was promised or gone for a moment leaves no trace, and counts as if it had been there from the start. */
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { freeThroughout, steps } from '../../src/reservations/stock/availability.js';
import {
  holdsMeeting,
  openLedger,
  promise,
  trying,
  whileGone,
  withoutReservation,
  type Hold,
  type Ledger,
} from '../../src/reservations/stock/ledger.js';
import { at, furniture, hours, item } from './stock-builder.js';

const ids = ['table', 'bench', 'set', 'tent'];
const items = new Map(
  [...furniture(9, 20), item('tent', { quantity: 7, bufferHours: 3 })].map((one) => [one.id, one]),
);
const whole = hours(-10, 60);

const holds = (name: string): fc.Arbitrary<Hold[]> =>
  fc.array(
    fc
      .record({
        itemId: fc.constantFrom(...ids),
        quantity: fc.integer({ min: 1, max: 3 }),
        from: fc.nat({ max: 40 }),
        length: fc.integer({ min: 1, max: 9 }),
        isOut: fc.boolean(),
        own: fc.nat({ max: 3 }),
      })
      .map(({ from, length, own, ...hold }) => ({
        ...hold,
        period: hours(from, from + length),
        reservationId: `${name}-${own}`,
      })),
    { maxLength: 9 },
  );

const opened = (...all: Hold[]): Ledger => openLedger({ items, holds: all, closures: [], now: at(20) });

const look = (ledger: Ledger): unknown =>
  ids.map((id) => [steps(ledger, id, whole), freeThroughout(ledger, id, hours(5, 25))]);

const met = (ledger: Ledger): unknown => ids.map((id) => holdsMeeting(ledger, id, whole));

const check = (rule: (first: Hold[], second: Hold[]) => void): void =>
  fc.assert(fc.property(holds('first'), holds('second'), rule), { numRuns: 200 });

test('what is promised counts as if it had been there, and is gone when the trying ends', () => {
  check((first, second) => {
    const ledger = opened(...first);
    const before = [look(ledger), met(ledger)];
    const promised = second.map((hold) => ({ ...hold, isOut: false }));
    const tried = trying(ledger, () => {
      for (const line of promised) promise(ledger, line);
      return look(ledger);
    });
    expect(tried).toEqual(look(opened(...first, ...promised)));
    expect([look(ledger), met(ledger)]).toEqual(before);
  });
});

test('what is gone for a moment is missed by nobody, and is back afterwards in its place', () => {
  check((first, second) => {
    const ledger = opened(...first, ...second);
    const before = [look(ledger), met(ledger)];
    expect(whileGone(ledger, second, () => look(ledger))).toEqual(look(opened(...first)));
    const others = [...first, ...second].filter(({ reservationId }) => reservationId !== 'first-1');
    expect(withoutReservation(ledger, 'first-1', () => look(ledger))).toEqual(look(opened(...others)));
    expect([look(ledger), met(ledger)]).toEqual(before);
  });
});

test('a work that fails leaves no trace either', () => {
  const ledger = opened();
  const before = look(ledger);
  const line = { itemId: 'set', quantity: 2, period: hours(0, 9) };
  expect(() =>
    trying(ledger, () => {
      promise(ledger, line);
      throw new Error('broken');
    }),
  ).toThrow('broken');
  expect(look(ledger)).toEqual(before);
});
