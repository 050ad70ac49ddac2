/** The calendar of the pool: local days, what is free on each, and bars that never overlap in a lane. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { openLedger, type Hold, type Stock } from '../../src/reservations/stock/ledger.js';
import { lanesOf, periodOf, takenByItem, type Taken } from '../../src/reservations/pool/pool-calendar.js';
import { daysAt, looksOf } from '../../src/reservations/stock/day-look.js';
import { minutesBetween, type Period } from '../../src/shared/period.js';
import type { Days } from '../../src/shared/days.js';
import { frameAround, frameBeside } from '../../src/reservations/pool/calendar-frame.js';
import { daysOfMonth, localDays } from '../../src/shared/zone.js';
import { at, furniture, hours, item } from './stock-builder.js';

const BERLIN = 'Europe/Berlin';
const may = daysOfMonth(Temporal.PlainYearMonth.from('2027-05'), BERLIN);

const takenOf = (stock: Stock, itemId: string, frame: Period): Taken[] =>
  takenByItem(stock, frame).get(itemId) ?? [];

const stockOf = (holds: Partial<Hold>[], now = at(0), items = [item('tent', { quantity: 5 })]): Stock => ({
  now,
  items: new Map(items.map((one) => [one.id, one])),
  closures: [],
  holds: holds.map((hold) => ({
    itemId: 'tent',
    quantity: 1,
    isOut: false,
    reservationId: 'r',
    period: hours(0, 1),
    ...hold,
  })),
});

describe('a month', () => {
  test('has its local days, the one of the spring night shorter', () => {
    const march = daysOfMonth(Temporal.PlainYearMonth.from('2027-03'), BERLIN);
    expect(march).toHaveLength(31);
    const first = march[0]!.day;
    expect([first.toString(), first.dayOfWeek]).toEqual(['2027-03-01', 1]);
    expect(minutesBetween(march[27]!.from, march[27]!.until)).toBe(23 * 60);
    expect(march.every((day, index) => index === 0 || day.from === march[index - 1]!.until)).toBe(true);
  });
});

describe('a frame', () => {
  const day = (text: string) => Temporal.PlainDate.from(text);
  const said = ({ from, until }: Days) => [from.toString(), until.toString()];

  test.each([
    ['weeks', '2027-05-20', '2027-05-20', '2027-06-30'],
    ['month', '2027-05-20', '2027-05-01', '2027-05-31'],
    ['month', '2028-02-29', '2028-02-01', '2028-02-29'],
    ['week', '2027-05-20', '2027-05-17', '2027-05-23'],
    ['week', '2027-05-17', '2027-05-17', '2027-05-23'],
    ['week', '2027-05-23', '2027-05-17', '2027-05-23'],
  ] as const)('of %s around %s is %s to %s', (kind, around, from, until) => {
    expect(said(frameAround(kind, day(around)))).toEqual([from, until]);
  });

  test.each([
    ['weeks', '2027-05-20', 1, '2027-07-01'],
    ['weeks', '2027-05-20', -1, '2027-04-08'],
    ['month', '2027-12-31', 1, '2028-01-01'],
    ['month', '2027-01-15', -1, '2026-12-01'],
    ['week', '2027-05-20', 1, '2027-05-24'],
  ] as const)('of %s beside that of %s (%s) begins on %s', (kind, around, by, from) => {
    expect(frameBeside(kind, frameAround(kind, day(around)), by).from.toString()).toBe(from);
  });

  test('has its days, the one of the autumn night longer', () => {
    const days = localDays(frameAround('weeks', day('2027-10-01')), BERLIN);
    expect(days).toHaveLength(42);
    expect(minutesBetween(days[30]!.from, days[30]!.until)).toBe(25 * 60);
  });
});

describe('free on a day', () => {
  test('is the least at any time of it, and what only touches it takes nothing', () => {
    // Monday 10 May 2027, midnight in Berlin is 22 o'clock the day before in UTC.
    const ledger = openLedger(
      stockOf([
        { quantity: 2, period: hours(-2, 22) },
        { quantity: 1, period: hours(30, 31) },
      ]),
    );
    const looks = looksOf(ledger, 'tent', daysAt({ windows: [], timeZone: BERLIN, now: at(0) }, may));
    expect(looks.map(({ atHand }) => atHand).slice(8, 12)).toEqual([5, 3, 4, 5]);
  });
});

describe('what is taken', () => {
  test('of a part counts the sets that it is in', () => {
    const stock = stockOf([{ itemId: 'set', quantity: 3 }], at(0), furniture(9, 18));
    expect(takenOf(stock, 'bench', periodOf(may))).toMatchObject([{ quantity: 6, setId: 'set' }]);
    expect(takenOf(stock, 'set', periodOf(may))).toMatchObject([{ quantity: 3, setId: undefined }]);
  });

  test('and out too long is overdue and lasts up to now', () => {
    const stock = stockOf([{ isOut: true, period: hours(0, 10) }], at(60));
    const taken = takenOf(stock, 'tent', periodOf(may));
    expect(taken).toMatchObject([{ isOverdue: true }]);
    const [[bar] = []] = lanesOf(taken, may, stock.now);
    expect([bar?.first, bar?.last]).toEqual([9, 11]);
  });

  test('that is kept for the waiting list says so, and is no closure', () => {
    const stock = stockOf([{ isOffered: true }, {}]);
    expect(takenOf(stock, 'tent', periodOf(may)).map(({ isOffered }) => isOffered)).toEqual([true, false]);
  });

  test('stands at each item on its own', () => {
    const items = [item('tent'), item('pump')];
    const stock = stockOf([{ itemId: 'pump' }, { quantity: 2 }, { itemId: 'pump' }], at(0), items);
    const taken = takenByItem(stock, periodOf(may));
    expect([taken.get('tent')?.length, taken.get('pump')?.length]).toEqual([1, 2]);
  });

  test('outside of the month is not shown', () => {
    expect(takenOf(stockOf([{ period: hours(24 * 40, 24 * 41) }]), 'tent', periodOf(may))).toEqual([]);
  });
});

/** First and last day of each bar, lane by lane. */
const bars = (...holds: Partial<Hold>[]) => {
  const stock = stockOf(holds);
  return lanesOf(takenOf(stock, 'tent', periodOf(may)), may, stock.now).map((lane) =>
    lane.map(({ first, last }) => [first, last]),
  );
};

describe('lanes', () => {
  test('two on the same day stand in two lanes', () => {
    expect(bars({ period: hours(0, 30) }, { period: hours(23, 60) })).toEqual([[[9, 10]], [[10, 11]]]);
  });

  test('one after the other share a lane', () => {
    expect(bars({ period: hours(0, 20) }, { period: hours(24, 60) })).toEqual([
      [
        [9, 9],
        [10, 11],
      ],
    ]);
  });

  test('one that reaches beyond the month ends with it', () => {
    expect(bars({ period: hours(24 * 15, 24 * 60) })).toEqual([[[24, 30]]]);
  });
});
