/** What can be had for some days: every minute of an opening counts, and all views are told by the same function. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { handOverTimes, withChosen, type Opening } from '../../src/items/hand-over-times.js';
import type { HandOverWindow } from '../../src/items/hand-over-windows.js';
import { daysAt, looksOf } from '../../src/reservations/stock/day-look.js';
import { shortages } from '../../src/reservations/stock/availability.js';
import {
  openLedger,
  type Closure,
  type Hold,
  type Ledger,
  type StockItem,
} from '../../src/reservations/stock/ledger.js';
import { bestFit, fitsOf, obtainable } from '../../src/reservations/stock/obtainable.js';
import type { Period } from '../../src/shared/period.js';
import { daysOfMonth, instantAt, localTime } from '../../src/shared/zone.js';
import { item } from './stock-builder.js';

const timeZone = 'Europe/Berlin';
const now = new Date('2027-04-01T08:00:00Z');
const fridays: HandOverWindow[] = [{ weekday: 5, from: '16:00', until: '18:00' }];
const evenings: HandOverWindow[] = [
  { weekday: 1, from: '17:00', until: '18:30' },
  { weekday: 5, from: '17:00', until: '18:30' },
];
const openAt = (windows: readonly HandOverWindow[]): Opening => ({ windows, timeZone, now });

/** '2027-05-07 16:00' on the wall. */
const wall = (text: string): Date => {
  const [day = '', time = ''] = text.split(' ');
  return instantAt(Temporal.PlainDate.from(day), time, timeZone);
};
const period = (from: string, until: string): Period => ({ from: wall(from), until: wall(until) });
const said = (at: Date): string => {
  const { day, time } = localTime(at, timeZone);
  return `${day} ${time}`;
};
const lent = (from: string, until: string, quantity = 1, itemId = 'tent'): Hold => ({
  itemId,
  quantity,
  isOut: false,
  period: period(from, until),
});
const days = (from: string, until = from) => ({
  from: Temporal.PlainDate.from(from),
  until: Temporal.PlainDate.from(until),
  fromTime: '',
  untilTime: '',
});
const ledgerOf = (
  items: readonly StockItem[],
  holds: readonly Hold[] = [],
  closures: readonly Closure[] = [],
): Ledger => openLedger({ now, holds, closures, items: new Map(items.map((one) => [one.id, one])) });

const waysFor = (windows: readonly HandOverWindow[], wished: ReturnType<typeof days>) =>
  handOverTimes(openAt(windows), wished).ways;

const fitFor = (
  ledger: Ledger,
  windows: readonly HandOverWindow[],
  wished: ReturnType<typeof days>,
  quantity = 1,
) => {
  const fit = bestFit(ledger, { things: [{ itemId: 'tent', quantity }], ways: waysFor(windows, wished) });
  return { isWhole: fit.isWhole, from: said(fit.period.from), until: said(fit.period.until) };
};

describe('a store that opens on Fridays', () => {
  const first = lent('2027-05-07 16:00', '2027-05-14 18:00');

  //  Fr 7          Fr 14         Fr 21
  //  [16-18]=======[16-18]
  //                     [18]=====[16-18]
  test('lends a thing again in the opening in which it comes back: from the minute of the return on', () => {
    const ledger = ledgerOf([item('tent')], [first]);
    expect(obtainable(ledger, 'tent', waysFor(fridays, days('2027-05-14', '2027-05-17')))).toBe(1);
    expect(fitFor(ledger, fridays, days('2027-05-14', '2027-05-17'))).toEqual({
      isWhole: true,
      from: '2027-05-14 18:00',
      until: '2027-05-21 18:00',
    });
    expect(fitFor(ledger, fridays, days('2027-05-15', '2027-05-16')).from).toBe('2027-05-14 18:00');
  });

  test('takes a thing back before it is fetched again, in the same opening', () => {
    const ledger = ledgerOf([item('tent')], [lent('2027-05-14 16:00', '2027-05-21 18:00')]);
    expect(fitFor(ledger, fridays, days('2027-05-07', '2027-05-10'))).toEqual({
      isWhole: true,
      from: '2027-05-07 16:00',
      until: '2027-05-14 16:00',
    });
  });

  test('lends nothing in between', () => {
    const ledger = ledgerOf([item('tent')], [first]);
    expect(obtainable(ledger, 'tent', waysFor(fridays, days('2027-05-08', '2027-05-09')))).toBe(0);
    expect(fitFor(ledger, fridays, days('2027-05-08', '2027-05-09')).isWhole).toBe(false);
  });

  test('gives the first minute to whom it can', () => {
    const ledger = ledgerOf([item('tent', { quantity: 3 })], [first]);
    const wished = days('2027-05-14', '2027-05-17');
    expect(obtainable(ledger, 'tent', waysFor(fridays, wished))).toBe(3);
    expect(fitFor(ledger, fridays, wished, 2).from).toBe('2027-05-14 16:00');
    expect(fitFor(ledger, fridays, wished, 3).from).toBe('2027-05-14 18:00');
  });

  test('with a buffer needs the whole rest, also of the part of a set', () => {
    const rested = item('tent', { bufferHours: 24 });
    const wished = days('2027-05-14', '2027-05-17');
    expect(obtainable(ledgerOf([rested], [first]), 'tent', waysFor(fridays, wished))).toBe(0);
    const set = item('set', { quantity: null, parts: [{ itemId: 'tent', quantity: 1 }] });
    expect(obtainable(ledgerOf([rested, set], [first]), 'set', waysFor(fridays, wished))).toBe(0);
  });

  //  Fr 7          Fr 14
  //  =========[17] dries...............
  //                [16-18] wished
  test('says of what cannot be had at any minute of an opening what stands in the way at the best one', () => {
    const rested = item('tent', { bufferHours: 24 });
    const ledger = ledgerOf([rested], [lent('2027-05-07 16:00', '2027-05-14 17:00')]);
    const ways = waysFor(fridays, days('2027-05-14', '2027-05-17'));
    const { lines } = bestFit(ledger, { things: [{ itemId: 'tent', quantity: 1 }], ways });
    expect(shortages(ledger, lines)).toEqual([
      { itemId: 'tent', asked: 1, free: 0, because: { kind: 'buffer' } },
    ]);
  });

  test('counts what one line takes when it looks at the next one', () => {
    const set = item('set', { quantity: null, parts: [{ itemId: 'tent', quantity: 1 }] });
    const ledger = ledgerOf([item('tent'), set]);
    const ways = waysFor(fridays, days('2027-05-14', '2027-05-17'));
    const [own, other] = fitsOf(ledger, [
      { things: [{ itemId: 'tent', quantity: 1 }], ways },
      { things: [{ itemId: 'set', quantity: 1 }], ways },
    ]);
    expect([own?.isWhole, other?.isWhole]).toEqual([true, false]);
  });
});

describe('a single day', () => {
  test('at an evening store is fetched in the opening before it, or in the evening and kept on', () => {
    const ways = waysFor(evenings, days('2027-05-10')).map(({ pickUp, returnDue }) => [
      said(pickUp.at),
      said(returnDue.at),
    ]);
    expect(ways).toEqual([
      ['2027-05-07 17:00', '2027-05-10 18:30'],
      ['2027-05-10 17:00', '2027-05-14 18:30'],
    ]);
  });

  test('may be fetched as the visitor chooses; never in the opening in which it comes back', () => {
    const times = handOverTimes(openAt(evenings), days('2027-05-10'));
    expect(times.pickUps.map((one) => said(one.at))).toEqual(
      expect.arrayContaining(['2027-05-07 17:00', '2027-05-10 17:00']),
    );
    const chosen = withChosen(times, openAt(evenings), {
      pickUpAt: wall('2027-05-10 17:00'),
      returnDueAt: wall('2027-05-10 18:30'),
    });
    expect([said(chosen.pickUp.at), said(chosen.returnDue.at)]).toEqual([
      '2027-05-10 17:00',
      '2027-05-14 18:30',
    ]);
  });

  test('is had by the other way where the first one is taken', () => {
    const ledger = ledgerOf([item('tent')], [lent('2027-05-07 17:00', '2027-05-10 18:30')]);
    expect(obtainable(ledger, 'tent', waysFor(evenings, days('2027-05-10')))).toBe(1);
    expect(fitFor(ledger, evenings, days('2027-05-10'))).toMatchObject({
      isWhole: true,
      from: '2027-05-10 18:30',
    });
  });

  test('for which there is no opening any more cannot be had, though a later one is proposed', () => {
    const saturday = new Date('2027-05-08T08:00:00Z');
    const { ways } = handOverTimes({ ...openAt(fridays), now: saturday }, days('2027-05-09'));
    expect(said(ways[0]!.pickUp.at)).toBe('2027-05-14 16:00');
    expect(obtainable(ledgerOf([item('tent')]), 'tent', ways)).toBe(0);
  });

  test('at a place that is open all day is fetched and brought back within it', () => {
    const long: HandOverWindow[] = [1, 2, 3, 4].map((weekday) => ({
      weekday,
      from: '07:00',
      until: '15:30',
    }));
    expect(fitFor(ledgerOf([item('tent')]), long, days('2027-05-11'))).toEqual({
      isWhole: true,
      from: '2027-05-11 07:00',
      until: '2027-05-11 15:30',
    });
  });
});

describe('the look of a day', () => {
  const may = daysOfMonth(Temporal.PlainYearMonth.from('2027-05'), timeZone);
  const lookAt = (ledger: Ledger, windows: readonly HandOverWindow[], day: number, itemId = 'tent') =>
    looksOf(ledger, itemId, daysAt(openAt(windows), may))[day - 1]!;

  //            9    10   11   12   13   14
  //  lent           |==========|
  //  rests     |----|          |----|
  test('with a buffer: at hand, but not to be had the day before a loan and the day after', () => {
    const set = item('set', { quantity: null, parts: [{ itemId: 'tent', quantity: 1 }] });
    const ledger = ledgerOf(
      [item('tent', { bufferHours: 24 }), set],
      [lent('2027-05-10 08:00', '2027-05-12 18:00')],
    );
    for (const itemId of ['tent', 'set']) {
      const looks = [8, 9, 10, 12, 13, 14].map((day) => lookAt(ledger, [], day, itemId));
      expect(looks.map(({ free }) => free)).toEqual([1, 0, 0, 0, 0, 1]);
      expect(looks.map(({ atHand }) => atHand)).toEqual([1, 1, 0, 0, 1, 1]);
      expect(looks.flatMap(({ hours }) => hours)).toEqual([]);
    }
  });

  test('with a closure of two hours: free at times, and the hours say when', () => {
    const closure = { itemId: 'tent', quantity: 1, period: period('2027-05-12 10:00', '2027-05-12 12:00') };
    const { free, hours } = lookAt(ledgerOf([item('tent')], [], [closure]), [], 12);
    expect(free).toBe(0);
    expect(hours).toEqual([
      period('2027-05-12 08:00', '2027-05-12 10:00'),
      period('2027-05-12 12:00', '2027-05-12 18:00'),
    ]);
  });

  test('asks at the hours of the place, as the basket does', () => {
    const ledger = ledgerOf([item('tent')], [lent('2027-05-07 16:00', '2027-05-14 18:00')]);
    expect([12, 13, 14, 15].map((day) => lookAt(ledger, fridays, day).free)).toEqual([0, 0, 1, 1]);
  });
});

test('of a set with a part that is set aside nothing can be had, nor of the part', () => {
  const set = item('set', { quantity: null, parts: [{ itemId: 'tent', quantity: 1 }] });
  const ledger = ledgerOf([item('tent', { quantity: 10, isUnlent: true }), set]);
  const ways = waysFor([], days('2027-05-14', '2027-05-17'));
  expect([obtainable(ledger, 'set', ways), obtainable(ledger, 'tent', ways)]).toEqual([0, 0]);
});
