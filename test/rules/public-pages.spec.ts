/** What the public pages compute: periods, weekends, months, hours and amounts in words. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { monthAfter } from '../../src/shared/days.js';
import { minutesBetween } from '../../src/shared/period.js';
import { chosenPeriod, daysQuery, periodOf } from '../../src/web/public/chosen-period.js';
import { freeInWords, thereInWords } from '../../src/web/public/free-words.js';
import { hoursByDays } from '../../src/web/public/item/hand-over-words.js';
import { weeksOf } from '../../src/web/public/item/month-days.js';
import { daysAt, looksOf, type DayLook } from '../../src/reservations/stock/day-look.js';
import { openLedger } from '../../src/reservations/stock/ledger.js';
import { dayAt, daysOfMonth } from '../../src/shared/zone.js';
import { item as stockItem } from './stock-builder.js';
import { wishedInWords } from '../../src/web/forms/wished-days.js';
import { nextWeekends } from '../../src/web/basket/weekends.js';

const BERLIN = 'Europe/Berlin';
const now = new Date('2027-03-01T09:00:00Z');
const at = { now, timeZone: BERLIN };
const monthOf = (text: string): Temporal.PlainYearMonth => Temporal.PlainYearMonth.from(text);
const none = { from: '', until: '', fromTime: '', untilTime: '' };
const fair = { ...none, from: '2027-05-14', until: '2027-05-17' };

describe('a chosen period', () => {
  test('of days alone is whole local days, both included', () => {
    const { period } = chosenPeriod(fair, none, at);
    expect(period).toEqual({
      from: new Date('2027-05-13T22:00:00Z'),
      until: new Date('2027-05-17T22:00:00Z'),
    });
  });

  test.each([
    ['spring', '2027-03-28', 23 * 60],
    ['autumn', '2027-10-31', 25 * 60],
  ])('keeps the hours of the night when the clocks change in %s', (_season, day, minutes) => {
    const { from, until } = periodOf({ ...none, from: day, until: day }, BERLIN);
    expect(minutesBetween(from, until)).toBe(minutes);
  });

  test('begins and ends with the times that were given', () => {
    const { period } = chosenPeriod({ ...fair, fromTime: '17:00', untilTime: '10:00' }, none, at);
    expect(period).toEqual({
      from: new Date('2027-05-14T15:00:00Z'),
      until: new Date('2027-05-17T08:00:00Z'),
    });
  });

  test('comes from the basket where the address says none', () => {
    expect(chosenPeriod({ search: 'Zelt' }, fair, at).days).toEqual(fair);
    expect(chosenPeriod({ from: '2027-06-04', until: '2027-06-07' }, fair, at).days.from).toBe('2027-06-04');
  });

  test('of a basket that is over is forgotten without a word', () => {
    const old = { ...none, from: '2027-02-05', until: '2027-02-08' };
    expect(chosenPeriod({}, old, at)).toEqual({ days: none, period: undefined, refusal: undefined });
  });

  test.each([
    ['no last day', { from: '2027-05-14' }, ['until']],
    ['no first day', { until: '2027-05-14' }, ['from']],
    ['a day that there is not', { from: '2027-02-30', until: '2027-03-02' }, ['from']],
    ['the end first', { from: '2027-05-17', until: '2027-05-14' }, ['until']],
    ['what is over', { from: '2027-02-01', until: '2027-02-03' }, ['until']],
    ['more than a year', { from: '2027-05-17', until: '2028-06-17' }, ['until']],
    ['a time that is none', { from: '2027-05-14', until: '2027-05-17', fromTime: '25:00' }, ['fromTime']],
  ])('says what is wrong with %s', (_what, asked, fields) => {
    const { period, refusal } = chosenPeriod(asked, none, at);
    expect([period, refusal?.details.errors?.map(({ field }) => field)]).toEqual([undefined, fields]);
  });

  test('is said in words, in both languages', () => {
    expect(wishedInWords({ ...fair, untilTime: '10:00' }, BERLIN, 'de')).toBe(
      'Fr., 14. Mai 2027 bis Mo., 17. Mai 2027, 10:00 Uhr',
    );
    expect(wishedInWords(fair, BERLIN, 'en')).toBe('Fri, 14 May 2027 to Mon, 17 May 2027');
    expect(wishedInWords({ ...fair, until: fair.from }, BERLIN, 'de')).toBe('Fr., 14. Mai 2027');
  });

  test('goes into addresses without what was not said', () => {
    expect(daysQuery(fair)).toBe('from=2027-05-14&until=2027-05-17');
    expect(daysQuery(none)).toBe('');
  });
});

test.each([
  ['2027-03-01T09:00:00Z', 'Monday', '2027-03-05'],
  ['2027-03-05T22:59:00Z', 'the last minute of Friday', '2027-03-05'],
  ['2027-03-05T23:00:00Z', 'the first minute of Saturday', '2027-03-12'],
  ['2027-03-07T09:00:00Z', 'Sunday', '2027-03-12'],
])('the next weekend at %s, %s, begins on %s', (instant, _when, from) => {
  expect(nextWeekends(new Date(instant), BERLIN, 1)[0]?.from.toString()).toBe(from);
});

test('weekends follow one another from Friday to Monday, over the change of the clocks', () => {
  const weekends = nextWeekends(now, BERLIN, 5).map(({ from, until }) => `${from} ${until}`);
  expect(weekends).toEqual([
    '2027-03-05 2027-03-08',
    '2027-03-12 2027-03-15',
    '2027-03-19 2027-03-22',
    '2027-03-26 2027-03-29',
    '2027-04-02 2027-04-05',
  ]);
});

test.each([
  [12, 21, 'Garnitur', '12 von 21 Garnituren frei', '12 of 21 sets free'],
  [5, 9, 'Satz', '5 von 9 Sätzen frei', '5 of 9 sets free'],
  [12, 22, 'Stück', '12 von 22 frei', '12 of 22 free'],
  [2, 6, 'Ballen', '2 von 6 frei (Ballen)', '2 of 6 free (Ballen)'],
  [0, 4, 'Stück', 'nichts frei', 'none free'],
  [1, 1, 'Anhänger', 'frei', 'free'],
])('%p of %p %p free is said so', (free, quantity, unit, de, en) => {
  const item = { quantity, unit };
  expect([freeInWords(free, item, 'de'), freeInWords(free, item, 'en')]).toEqual([de, en]);
});

test('without a period it is said how many there are', () => {
  expect(thereInWords({ quantity: 21, unit: 'Garnitur' }, 'de')).toBe('21 Garnituren vorhanden');
  expect(thereInWords({ quantity: 0, unit: 'Stück' }, 'de')).toBe('nichts vorhanden');
});

test('hand-over windows are said by their hours, three days in a row as a span', () => {
  const usual = [4, 1, 2, 3].map((weekday) => ({ weekday, from: '07:00', until: '15:30' }));
  const windows = [...usual, { weekday: 5, from: '07:00', until: '12:00' }];
  expect(hoursByDays(windows, 'de')).toEqual([
    { days: 'Montag bis Donnerstag', hours: '07:00 bis 15:30 Uhr' },
    { days: 'Freitag', hours: '07:00 bis 12:00 Uhr' },
  ]);
  expect(hoursByDays(usual.slice(0, 2), 'en')).toEqual([
    { days: 'Monday, Thursday', hours: '07:00 to 15:30' },
  ]);
  expect(hoursByDays([], 'de')).toEqual([]);
});

describe('a month', () => {
  const look: DayLook = { free: 4, atHand: 4, hours: [] };
  const weeksIn = (month: string, today = '2027-03-01') => {
    const days = daysOfMonth(monthOf(month), BERLIN);
    return weeksOf(
      days,
      days.map(() => look),
      Temporal.PlainDate.from(today),
    );
  };
  const flat = (month: string) => weeksIn(month).flat();

  test('has its weeks from Monday to Sunday, days of other months left empty', () => {
    const weeks = weeksIn('2027-05');
    expect(weeks.map((week) => week.map((day) => day?.day.toString().slice(8) ?? '--').join(' '))).toEqual([
      '-- -- -- -- -- 01 02',
      '03 04 05 06 07 08 09',
      '10 11 12 13 14 15 16',
      '17 18 19 20 21 22 23',
      '24 25 26 27 28 29 30',
      '31 -- -- -- -- -- --',
    ]);
  });

  test.each(['2027-02', '2027-03', '2027-10', '2028-02', '2026-12'])('%s is complete', (month) => {
    const days = flat(month);
    expect(days.length % 7).toBe(0);
    const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
    expect(days.filter((day) => day !== undefined)).toHaveLength(last);
    expect(new Set(days.map((day) => day?.day.toString())).size).toBeGreaterThanOrEqual(last);
  });

  /** Three of four units are lent from one instant to another. */
  const atHandOn = (month: string, from: string, until: string): number[] => {
    const holds = [
      { itemId: 'tent', quantity: 3, isOut: false, period: { from: new Date(from), until: new Date(until) } },
    ];
    const items = new Map([['tent', stockItem('tent', { quantity: 4 })]]);
    const ledger = openLedger({ now, items, closures: [], holds });
    const opening = { windows: [], timeZone: BERLIN, now };
    return looksOf(ledger, 'tent', daysAt(opening, daysOfMonth(monthOf(month), BERLIN))).map(
      ({ atHand }) => atHand,
    );
  };

  test.each([
    ['an hour at noon', '2027-05', '2027-05-14T10:00:00Z', '2027-05-14T11:00:00Z', [14]],
    ['an hour over midnight', '2027-05', '2027-05-14T21:30:00Z', '2027-05-14T22:30:00Z', [14, 15]],
    ['the last of 23 hours', '2027-03', '2027-03-28T21:00:00Z', '2027-03-28T22:00:00Z', [28]],
    ['the hour after them', '2027-03', '2027-03-28T22:00:00Z', '2027-03-28T23:00:00Z', [29]],
    ['the first of 25 hours', '2027-10', '2027-10-30T22:00:00Z', '2027-10-30T23:00:00Z', [31]],
    ['the last of them', '2027-10', '2027-10-31T22:00:00Z', '2027-10-31T23:00:00Z', [31]],
  ])('tells of each day the least that is at hand in it: %s', (_what, month, from, until, expected) => {
    const short = atHandOn(month, from, until).flatMap((free, index) => (free === 1 ? [index + 1] : []));
    expect(short).toEqual(expected);
  });

  test('marks today and what is over by the calendar on the wall', () => {
    const justAfterMidnight = dayAt(new Date('2027-05-09T22:30:00Z'), BERLIN).toString();
    const days = weeksIn('2027-05', justAfterMidnight).flat();
    expect(days.filter((day) => day?.isToday).map((day) => day?.day.toString())).toEqual(['2027-05-10']);
    expect(days.filter((day) => day?.isPast)).toHaveLength(9);
  });

  test('is followed by the next one, over the turn of the year', () => {
    const after = (month: string, months: number): string => monthAfter(monthOf(month), months).toString();
    expect([after('2027-12', 1), after('2027-01', -1), after('2027-05', 24)]).toEqual([
      '2028-01',
      '2026-12',
      '2029-05',
    ]);
  });
});
