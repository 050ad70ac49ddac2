/** Reminders: what is due of a loan at an instant, what is stale, and what ends it; also in both nights of the summer time. */
import { describe, expect, test } from '@jest/globals';
import { batched, bundled } from '../../src/reservations/reminding/bundles.js';
import { remindersOf, type RemindedLine } from '../../src/reservations/reminding/reminders.js';
import { isQuiet } from '../../src/reservations/reminding/timed-hours.js';

const ZONE = 'Europe/Berlin';
const LONG_AGO = new Date('2026-01-01T00:00:00Z');

/** Fetched on Friday, back on Monday. */
const promised: RemindedLine = {
  pickUpAt: new Date('2027-05-14T15:00:00Z'),
  returnDueAt: new Date('2027-05-17T08:00:00Z'),
  awaitedQuantity: 5,
  outQuantity: 0,
  decidedAt: LONG_AGO,
  handedOverAt: null,
};
const fetched = { ...promised, awaitedQuantity: 0, outQuantity: 5, handedOverAt: promised.pickUpAt };

interface Case {
  lines?: readonly RemindedLine[];
  isUnderWay?: boolean;
  returnReportedAt?: Date | null;
}

function due(at: string, { lines = [promised], ...loan }: Case = {}): string[] {
  const whole = { lines, isUnderWay: true, returnReportedAt: null, ...loan };
  return remindersOf(whole, new Date(at), ZONE).map(
    ({ kind, nth, dueAt }) => `${kind} ${nth} ${dueAt.toISOString().slice(0, 16)}`,
  );
}

describe('the pick-up', () => {
  const told = ['pick-up 1 2027-05-12T07:00'];

  test('is told of from nine two days before, until the evening before', () => {
    expect(due('2027-05-12T06:59:00Z')).toEqual([]);
    expect(due('2027-05-12T07:00:00Z')).toEqual(told);
    expect(due('2027-05-13T17:59:00Z')).toEqual(told);
    expect(due('2027-05-13T18:00:00Z')).toEqual([]);
  });

  test.each<[string, Case]>([
    ['what is off', { isUnderWay: false }],
    ['what was fetched', { lines: [{ ...promised, awaitedQuantity: 0 }] }],
    ['what was promised since', { lines: [{ ...promised, decidedAt: new Date('2027-05-12T07:00:00Z') }] }],
  ])('is not told of for %s', (_, loan) => {
    expect(due('2027-05-12T08:00:00Z', loan)).toEqual([]);
  });

  test('of each line counts: those of two days are two', () => {
    const next = { ...promised, pickUpAt: new Date('2027-05-15T15:00:00Z') };
    expect(due('2027-05-13T07:00:00Z', { lines: [promised, next] })).toEqual([
      ...told,
      'pick-up 1 2027-05-13T07:00',
    ]);
  });

  test('on the Sunday on which the clock changes is told of at nine by the wall', () => {
    const spring = { ...promised, pickUpAt: new Date('2027-03-30T15:00:00Z') };
    expect(due('2027-03-28T07:00:00Z', { lines: [spring] })).toEqual(['pick-up 1 2027-03-28T07:00']);
    expect(due('2027-03-28T06:59:00Z', { lines: [spring] })).toEqual([]);
    const autumn = { ...promised, pickUpAt: new Date('2027-11-02T15:00:00Z') };
    expect(due('2027-10-31T07:59:00Z', { lines: [autumn] })).toEqual([]);
    expect(due('2027-10-31T08:00:00Z', { lines: [autumn] })).toEqual(['pick-up 1 2027-10-31T08:00']);
  });
});

describe('the return', () => {
  const told = ['return 1 2027-05-16T07:00'];

  test('is told of from nine the day before, until it is due', () => {
    expect(due('2027-05-16T06:59:00Z', { lines: [fetched] })).toEqual([]);
    expect(due('2027-05-16T07:00:00Z', { lines: [fetched] })).toEqual(told);
    expect(due('2027-05-17T07:59:00Z', { lines: [fetched] })).toEqual(told);
    expect(due('2027-05-17T08:00:00Z', { lines: [fetched] })).toEqual([]);
  });

  test.each<[string, Case]>([
    ['what is back', { lines: [{ ...fetched, outQuantity: 0 }] }],
    ['what is said to be back', { lines: [fetched], returnReportedAt: LONG_AGO }],
    ['what was never fetched', { lines: [promised] }],
    ['what was fetched since', { lines: [{ ...fetched, handedOverAt: new Date('2027-05-16T07:30:00Z') }] }],
  ])('is not told of for %s', (_, loan) => {
    expect(due('2027-05-16T08:00:00Z', loan)).toEqual([]);
  });

  test('that is due at midnight is due on the day that ends', () => {
    const lines = [{ ...fetched, returnDueAt: new Date('2027-05-16T22:00:00Z') }];
    expect(due('2027-05-15T07:00:00Z', { lines })).toEqual(['return 1 2027-05-15T07:00']);
    expect(due('2027-05-16T21:00:00Z', { lines })).toEqual([]);
  });
});

describe('what is overdue', () => {
  /** Whatever is due in half a year, looked for every hour. */
  const half = (loan: Case): string[] => {
    const from = Date.parse('2027-05-01T00:00:00Z');
    const hours = Array.from({ length: 24 * 180 }, (_, hour) => new Date(from + hour * 3_600_000));
    return [...new Set(hours.flatMap((at) => due(at.toISOString(), loan)))].filter((one) =>
      one.startsWith('overdue'),
    );
  };

  test('is asked for four times, on the 1st, 3rd, 7th and 14th day', () => {
    expect(half({ lines: [fetched] })).toEqual([
      'overdue 1 2027-05-18T07:00',
      'overdue 2 2027-05-20T07:00',
      'overdue 3 2027-05-24T07:00',
      'overdue 4 2027-05-31T07:00',
    ]);
  });

  test('is asked for four times also where its lines were due on several days', () => {
    const later = { ...fetched, returnDueAt: new Date('2027-05-19T08:00:00Z') };
    expect(half({ lines: [fetched, later] })).toHaveLength(4);
  });

  test('is not asked for any more once it is said to be back', () => {
    expect(half({ lines: [fetched], returnReportedAt: LONG_AGO })).toEqual([]);
    expect(half({ lines: [{ ...fetched, outQuantity: 0 }] })).toEqual([]);
  });
});

test.each([
  ['2027-05-12T04:59:00Z', true],
  ['2027-05-12T05:00:00Z', false],
  ['2027-05-12T17:59:00Z', false],
  ['2027-05-12T18:00:00Z', true],
  ['2027-03-28T05:00:00Z', false],
  ['2027-03-28T04:59:00Z', true],
  ['2027-10-31T06:00:00Z', false],
  ['2027-10-31T05:59:00Z', true],
])('at %s it is quiet: %s', (at, quiet) => {
  expect(isQuiet(new Date(at), ZONE)).toBe(quiet);
});

describe('bundles', () => {
  test('hold together what a person hears of, and what others hear of with them', () => {
    const heard = [
      { id: 1, readerIds: ['a'] },
      { id: 2, readerIds: ['b'] },
      { id: 3, readerIds: [] },
      { id: 4, readerIds: ['a', 'c'] },
      { id: 5, readerIds: ['c'] },
    ];
    const ids = bundled(heard).map((bundle) => bundle.map(({ id }) => id).toSorted());
    expect(ids.toSorted()).toEqual([[1, 4, 5], [2], [3]]);
  });

  test('stay whole in units of about so many', () => {
    expect(batched([[1, 2], [3], [4, 5, 6], [7]], 3)).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
    expect(batched([[1, 2, 3, 4], [5]], 2)).toEqual([[1, 2, 3, 4], [5]]);
  });
});
