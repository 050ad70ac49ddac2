/** Closed days: a place hands over on a day, or says why not. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { closingOn, wrongClosedDays, type ClosedDays, type PlaceDays } from '../../src/items/closed-days.js';
import type { RestingDays } from '../../src/partners/holidays/resting-days.js';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

const resting: RestingDays = {
  publicHolidayOn: (one) =>
    one.toString() === '2027-05-06' ? { de: 'Christi Himmelfahrt', en: 'Ascension Day' } : undefined,
  schoolHolidays: [{ name: 'Sommerferien', from: day('2027-07-01'), until: day('2027-08-14') }],
};

const closed = (from: string, until: string, more: Partial<ClosedDays> = {}): ClosedDays => ({
  from,
  until,
  yearly: false,
  reason: 'Betriebsferien',
  ...more,
});

const place = (facts: Partial<PlaceDays> = {}): PlaceDays => ({
  closedDays: null,
  closedInSchoolHolidays: false,
  opensOnPublicHolidays: false,
  ...facts,
});

const why = (text: string, facts: Partial<PlaceDays> = {}): string | undefined =>
  closingOn(day(text), place(facts), resting)?.de;

describe('a closed day of the place', () => {
  const span = place({ closedDays: [closed('2027-06-07', '2027-06-09')] });

  test.each([
    ['2027-06-06', undefined],
    ['2027-06-07', 'geschlossen: Betriebsferien'],
    ['2027-06-09', 'geschlossen: Betriebsferien'],
    ['2027-06-10', undefined],
    ['2028-06-08', undefined],
  ])('%s: %s', (text, says) => {
    expect(why(text, span)).toBe(says);
  });
});

describe('a closed span of every year, over the turn of the year', () => {
  const yearly = place({ closedDays: [closed('2027-12-24', '2028-01-02', { yearly: true })] });

  test.each([
    ['2026-12-27', undefined],
    ['2027-01-01', undefined],
    ['2027-12-23', undefined],
    ['2027-12-24', 'geschlossen: Betriebsferien'],
    ['2028-01-02', 'geschlossen: Betriebsferien'],
    ['2028-01-03', undefined],
    ['2031-12-31', 'geschlossen: Betriebsferien'],
  ])('%s: %s', (text, says) => {
    expect(why(text, { ...yearly, opensOnPublicHolidays: true })).toBe(says);
  });
});

test('29 February comes every fourth year only', () => {
  const leap = { closedDays: [closed('2028-02-29', '2028-02-29', { yearly: true })] };
  expect([why('2032-02-29', leap), why('2029-02-28', leap), why('2029-03-01', leap)]).toEqual([
    'geschlossen: Betriebsferien',
    undefined,
    undefined,
  ]);
});

test('a public holiday closes every place but those that say that they open', () => {
  expect(why('2027-05-06')).toBe('Feiertag: Christi Himmelfahrt');
  expect(closingOn(day('2027-05-06'), place(), resting)?.en).toBe('public holiday: Ascension Day');
  expect(why('2027-05-06', { opensOnPublicHolidays: true })).toBeUndefined();
});

test('school holidays close only those places that say so, first and last day included', () => {
  const school = { closedInSchoolHolidays: true };
  expect(why('2027-07-15')).toBeUndefined();
  expect(['2027-06-30', '2027-07-01', '2027-08-14', '2027-08-15'].map((text) => why(text, school))).toEqual([
    undefined,
    'Schulferien: Sommerferien',
    'Schulferien: Sommerferien',
    undefined,
  ]);
});

test('what the place says of itself is named before what the Land says', () => {
  const own = { closedDays: [closed('2027-05-06', '2027-05-06', { reason: 'Inventur' })] };
  expect(why('2027-05-06', own)).toBe('geschlossen: Inventur');
});

describe('closed days that cannot be', () => {
  const yearly = { yearly: true };
  test.each<[what: string, all: ClosedDays[], at: string | undefined]>([
    ['none', [], undefined],
    ['backwards', [closed('2027-06-09', '2027-06-07')], '0.until'],
    ['a year', [closed('2027-06-07', '2028-06-06')], undefined],
    ['a year and a day', [closed('2027-06-07', '2028-06-07')], '0.until'],
    ['the same twice', [closed('2027-06-07', '2027-06-07'), closed('2027-06-07', '2027-06-07')], '1.from'],
    ['one in another', [closed('2027-06-01', '2027-06-30'), closed('2027-06-07', '2027-06-08')], '1.from'],
    [
      'one behind another',
      [closed('2027-06-01', '2027-06-06'), closed('2027-06-07', '2027-06-08')],
      undefined,
    ],
    [
      'yearly ones that meet in January',
      [closed('2027-12-24', '2028-01-02', yearly), closed('2030-01-02', '2030-01-05', yearly)],
      '1.from',
    ],
    [
      'once inside of yearly',
      [closed('2027-12-24', '2028-01-02', yearly), closed('2027-12-30', '2027-12-30')],
      undefined,
    ],
  ])('%s', (_what, all, at) => {
    const wrong = wrongClosedDays(all);
    expect(wrong && `${wrong.position}.${wrong.field}`).toBe(at);
  });
});
