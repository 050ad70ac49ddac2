/** What the public pages compute: periods, weekends, quantities to choose from, months, hours and amounts in words. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { minutesBetween } from '../../src/shared/period.js';
import { choices, areFew } from '../../src/web/public/choices.js';
import { chosenPeriod, daysQuery, periodOf } from '../../src/web/public/chosen-period.js';
import { freeInWords, thereInWords } from '../../src/web/public/free-words.js';
import { windowsInWords } from '../../src/web/public/hand-over-words.js';
import { monthAfter, monthPeriod, weeksOf, type FreeStep } from '../../src/web/public/month-days.js';
import { wishedInWords } from '../../src/web/ui/wished-days.js';
import { nextWeekends } from '../../src/web/public/weekends.js';

const BERLIN = 'Europe/Berlin';
const now = new Date('2027-03-01T09:00:00Z');
const at = { now, timeZone: BERLIN };
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
  expect(nextWeekends(new Date(instant), BERLIN, 1)[0]?.from).toBe(from);
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

describe('the quantities to choose from', () => {
  test.each([
    [3, 1, 0, [0, 1, 2, 3]],
    [0, 1, 0, [0]],
    [25, 10, 0, [0, 10, 20]],
    [5, 10, 0, [0]],
    [2, 1, 5, [0, 1, 2, 5]],
    [25, 10, 15, [0, 10, 15, 20]],
  ])('%p free in packs of %p with %p chosen before', (free, packStep, chosen, expected) => {
    expect(choices(free, packStep, chosen)).toEqual(expected);
  });

  test('are every one up to fifty, and never too many to look through', () => {
    expect(choices(43, 1)).toHaveLength(44);
    const free = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(free, fc.integer({ min: 1, max: 100 }), (most, packStep) => {
        const quantities = choices(most, packStep);
        expect(quantities.length).toBeLessThan(90);
        expect(quantities.every((quantity) => quantity % packStep === 0 && quantity <= most)).toBe(true);
        expect(quantities.at(-1)).toBe(Math.floor(most / packStep) * packStep);
      }),
    );
  });

  test('are buttons up to four, a list beyond', () => {
    expect([areFew(choices(4, 1)), areFew(choices(5, 1))]).toEqual([true, false]);
  });
});

test.each([
  [12, 21, 'Garnitur', '12 von 21 Garnituren frei', '12 of 21 free (Garnitur)'],
  [5, 9, 'Satz', '5 von 9 Sätzen frei', '5 of 9 free (Satz)'],
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
  expect(windowsInWords(windows, 'de')).toEqual([
    'Montag bis Donnerstag, 07:00 bis 15:30 Uhr',
    'Freitag, 07:00 bis 12:00 Uhr',
  ]);
  expect(windowsInWords(usual.slice(0, 2), 'en')).toEqual(['Monday, Thursday, 07:00 to 15:30']);
  expect(windowsInWords([], 'de')).toEqual([]);
});

describe('a month', () => {
  const whole = (month: string, free: number): FreeStep => ({ ...monthPeriod(month, BERLIN), free });
  const flat = (month: string) => weeksOf(month, [whole(month, 4)], now, BERLIN).flat();

  test('has its weeks from Monday to Sunday, days of other months left empty', () => {
    const weeks = weeksOf('2027-05', [whole('2027-05', 4)], now, BERLIN);
    expect(weeks.map((week) => week.map((day) => day?.day.slice(8) ?? '--').join(' '))).toEqual([
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
    expect(new Set(days.map((day) => day?.day)).size).toBeGreaterThanOrEqual(last);
  });

  /** One unit from one instant to another, four else. */
  const freeOn = (month: string, from: string, until: string): (number | undefined)[] => {
    const all = monthPeriod(month, BERLIN);
    const short = { from: new Date(from), until: new Date(until) };
    const steps = [
      { from: all.from, until: short.from, free: 4 },
      { ...short, free: 1 },
      { from: short.until, until: all.until, free: 4 },
    ];
    const days = weeksOf(month, steps, now, BERLIN).flat();
    return days.flatMap((day) => (day ? [day.free] : []));
  };

  test.each([
    ['an hour at noon', '2027-05', '2027-05-14T10:00:00Z', '2027-05-14T11:00:00Z', [14]],
    ['an hour over midnight', '2027-05', '2027-05-14T21:30:00Z', '2027-05-14T22:30:00Z', [14, 15]],
    ['the last of 23 hours', '2027-03', '2027-03-28T21:00:00Z', '2027-03-28T22:00:00Z', [28]],
    ['the hour after them', '2027-03', '2027-03-28T22:00:00Z', '2027-03-28T23:00:00Z', [29]],
    ['the first of 25 hours', '2027-10', '2027-10-30T22:00:00Z', '2027-10-30T23:00:00Z', [31]],
    ['the last of them', '2027-10', '2027-10-31T22:00:00Z', '2027-10-31T23:00:00Z', [31]],
  ])('tells of each day the least that is free in it: %s', (_what, month, from, until, expected) => {
    const short = freeOn(month, from, until).flatMap((free, index) => (free === 1 ? [index + 1] : []));
    expect(short).toEqual(expected);
  });

  test('marks today and what is over by the calendar on the wall', () => {
    const justAfterMidnight = new Date('2027-05-09T22:30:00Z');
    const days = weeksOf('2027-05', [whole('2027-05', 4)], justAfterMidnight, BERLIN).flat();
    expect(days.filter((day) => day?.isToday).map((day) => day?.day)).toEqual(['2027-05-10']);
    expect(days.filter((day) => day?.isPast)).toHaveLength(9);
  });

  test('is followed by the next one, over the turn of the year', () => {
    expect([monthAfter('2027-12', 1), monthAfter('2027-01', -1), monthAfter('2027-05', 24)]).toEqual([
      '2028-01',
      '2026-12',
      '2029-05',
    ]);
  });
});
