/** Closures that come back every year: the same days by the wall, also over new year, summer time and 29 February; made as far ahead as anybody may ask. */
import { describe, expect, test } from '@jest/globals';
import { inYear, meetsItself, yearsToMake } from '../../src/items/closure-years.js';
import type { Period } from '../../src/shared/period.js';

const ZONE = 'Europe/Berlin';
const DAY = 24 * 60 * 60_000;

const period = (from: string, until: string): Period => ({ from: new Date(from), until: new Date(until) });
const said = ({ from, until }: Period): string => `${from.toISOString()} ${until.toISOString()}`;

describe('the same days and times by the wall of the alliance', () => {
  test.each([
    [
      'over new year and the summer time',
      ['2027-10-31T23:00:00Z', '2028-03-31T22:00:00Z'],
      1,
      '2028-10-31T23:00:00.000Z 2029-03-31T22:00:00.000Z',
    ],
    [
      'whose end was in winter and is in summer time',
      ['2027-10-30T22:00:00Z', '2028-03-26T22:00:00Z'],
      1,
      '2028-10-30T23:00:00.000Z 2029-03-26T22:00:00.000Z',
    ],
    [
      'at an hour that the spring night skips',
      ['2026-03-28T01:30:00Z', '2026-03-28T08:00:00Z'],
      1,
      '2027-03-28T01:30:00.000Z 2027-03-28T07:00:00.000Z',
    ],
    [
      'of 29 February, on the 28th',
      ['2028-02-28T23:00:00Z', '2028-02-29T23:00:00Z'],
      1,
      '2029-02-27T23:00:00.000Z 2029-02-28T23:00:00.000Z',
    ],
    [
      'and on the 29th again after four years',
      ['2028-02-28T23:00:00Z', '2028-02-29T23:00:00Z'],
      4,
      '2032-02-28T23:00:00.000Z 2032-02-29T23:00:00.000Z',
    ],
    [
      'until the last day of February of a leap year',
      ['2027-10-31T23:00:00Z', '2028-02-29T23:00:00Z'],
      1,
      '2028-10-31T23:00:00.000Z 2029-02-28T23:00:00.000Z',
    ],
    [
      'until 28 February, also in a leap year',
      ['2026-10-31T23:00:00Z', '2027-02-28T23:00:00Z'],
      1,
      '2027-10-31T23:00:00.000Z 2028-02-28T23:00:00.000Z',
    ],
    [
      'from the evening of the 28th into the 29th, to the end of the 28th',
      ['2028-02-28T19:00:00Z', '2028-02-29T07:00:00Z'],
      1,
      '2029-02-28T19:00:00.000Z 2029-02-28T23:00:00.000Z',
    ],
  ] as const)('%s', (_what, [from, until], nth, expected) => {
    expect(said(inYear(period(from, until), nth, ZONE))).toBe(expected);
  });

  test('whatever day it begins on, each year has one that is not empty', () => {
    for (let day = 0; day < 366; day += 1)
      for (const hours of [0.25, 12, 24, 36, 24 * 90]) {
        const from = new Date(Date.parse('2027-12-31T23:00:00Z') + day * DAY);
        const first = { from, until: new Date(from.getTime() + hours * 60 * 60_000) };
        for (const nth of [1, 2, 3, 4]) {
          const { from: begin, until } = inYear(first, nth, ZONE);
          expect(begin.getTime()).toBeLessThan(until.getTime());
        }
      }
  });
});

test('what is not over when it would begin again is refused; a whole year is not', () => {
  expect(meetsItself(period('2027-05-01T08:00:00Z', '2028-05-01T08:00:00Z'), ZONE)).toBe(false);
  expect(meetsItself(period('2027-05-01T08:00:00Z', '2028-05-01T08:15:00Z'), ZONE)).toBe(true);
});

describe('as far ahead as anybody may ask, and a year more', () => {
  const winter = { startsAt: new Date('2027-10-31T23:00:00Z'), endsAt: new Date('2028-03-31T22:00:00Z') };
  const years = (made: number, now: string, horizonDays: number): [number, number[]] => {
    const all = yearsToMake({ ...winter, made }, { now: new Date(now), horizonDays, timeZone: ZONE });
    return [all.made, all.periods.map(({ from }) => from.getUTCFullYear())];
  };

  test('the first is always made, whatever the horizon', () => {
    expect(years(0, '2023-05-01T09:00:00Z', 30)).toEqual([1, [2027]]);
  });

  test('two years ahead, three of them; never more than five years', () => {
    expect(years(0, '2027-05-01T09:00:00Z', 730)).toEqual([3, [2027, 2028, 2029]]);
    expect(years(0, '2027-05-01T09:00:00Z', 100_000)).toEqual([5, [2027, 2028, 2029, 2030, 2031]]);
  });

  test('nothing twice, the next one as time goes on, and none that is over', () => {
    expect(years(3, '2027-05-01T09:00:00Z', 730)).toEqual([3, []]);
    expect(years(3, '2027-11-01T09:00:00Z', 730)).toEqual([4, [2030]]);
    expect(years(3, '2035-05-01T09:00:00Z', 30)).toEqual([9, [2035]]);
  });

  test('whoever may ask farther ahead finds more of them', () => {
    expect(years(3, '2027-05-01T09:00:00Z', 1_300)).toEqual([5, [2030, 2031]]);
  });
});
