/** Local time: the nights of 23 and 25 hours, and New Year on the alliance's wall. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { minutesBetween } from '../../src/shared/period.js';
import {
  addDays,
  dayAt,
  daysOfMonth,
  instantAt,
  isTimeZone,
  localTime,
  startOfDay,
  yearOf,
} from '../../src/shared/zone.js';

const BERLIN = 'Europe/Berlin';
const HOUR = 60;
/** Clocks go from 02:00 to 03:00. */
const SPRING = '2027-03-28';
/** Clocks go from 03:00 back to 02:00. */
const AUTUMN = '2027-10-31';

const on = (day: string): Temporal.PlainDate => Temporal.PlainDate.from(day);

const utc = (text: string): Date => new Date(`${text}Z`);

const wall = (instant: Date, timeZone = BERLIN): string => {
  const { day, time } = localTime(instant, timeZone);
  return `${day} ${time}`;
};

describe('an instant', () => {
  test.each([
    ['2027-01-15T11:00', { day: '2027-01-15', weekday: 5, time: '12:00' }],
    ['2027-07-15T10:00', { day: '2027-07-15', weekday: 4, time: '12:00' }],
    ['2027-07-17T22:30', { day: '2027-07-18', weekday: 7, time: '00:30' }],
    ['2027-07-18T22:00', { day: '2027-07-19', weekday: 1, time: '00:00' }],
  ])('%s UTC is day, weekday and minute on the wall in Berlin', (instant, expected) => {
    const { day, time } = localTime(utc(instant), BERLIN);
    expect({ day: day.toString(), weekday: day.dayOfWeek, time }).toEqual(expected);
    expect(dayAt(utc(instant), BERLIN).toString()).toBe(expected.day);
  });

  test('belongs to the minute it lies in', () => {
    expect(localTime(utc('2027-01-15T11:00:59.999'), BERLIN).time).toBe('12:00');
  });

  test('belongs to the local year: in Berlin the new one begins an hour before UTC', () => {
    expect(yearOf(utc('2026-12-31T22:59:59.999'), BERLIN)).toBe(2026);
    expect(yearOf(utc('2026-12-31T23:00'), BERLIN)).toBe(2027);
    expect(yearOf(utc('2026-12-31T23:00'), 'UTC')).toBe(2026);
  });
});

describe('a time on the wall', () => {
  test('is an hour earlier in UTC in winter, two in summer', () => {
    expect(instantAt(on('2027-01-15'), '12:00', BERLIN)).toEqual(utc('2027-01-15T11:00'));
    expect(instantAt(on('2027-07-15'), '12:00', BERLIN)).toEqual(utc('2027-07-15T10:00'));
  });

  test('that the spring night skips counts from the end of the gap', () => {
    const times = ['01:59', '02:00', '02:30', '03:00', '03:30'];
    expect(times.map((time) => wall(instantAt(on(SPRING), time, BERLIN)))).toEqual([
      `${SPRING} 01:59`,
      `${SPRING} 03:00`,
      `${SPRING} 03:30`,
      `${SPRING} 03:00`,
      `${SPRING} 03:30`,
    ]);
  });

  test('that the autumn night has twice is the first of the two', () => {
    expect(instantAt(on(AUTUMN), '02:30', BERLIN)).toEqual(utc('2027-10-31T00:30'));
    expect(wall(utc('2027-10-31T00:30'))).toBe(`${AUTUMN} 02:30`);
    expect(wall(utc('2027-10-31T01:30'))).toBe(`${AUTUMN} 02:30`);
  });

  test('is where its instant says, but for the second of a doubled hour', () => {
    const minutes = fc.integer({ min: 0, max: 20 * 365 * 24 * HOUR });
    const zones = fc.constantFrom(BERLIN, 'UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe');
    fc.assert(
      fc.property(minutes, zones, (count, timeZone) => {
        const instant = new Date(Date.UTC(2020, 0, 1) + count * 60_000);
        const { day, time } = localTime(instant, timeZone);
        const back = instantAt(day, time, timeZone);
        expect([0, 30, HOUR]).toContain(minutesBetween(back, instant));
        expect(wall(back, timeZone)).toBe(`${day} ${time}`);
      }),
    );
  });
});

describe('so many days later', () => {
  test.each([
    ['over the spring night it is 23 hours', `2027-03-27`, 23],
    ['over the autumn night it is 25 hours', `2027-10-30`, 25],
    ['else it is 24 hours', `2027-06-01`, 24],
  ])('%s, and the same time on the wall', (_what, day, hours) => {
    const noon = instantAt(on(day), '12:00', BERLIN);
    const next = addDays(noon, 1, BERLIN);
    expect(minutesBetween(noon, next)).toBe(hours * HOUR);
    expect(localTime(next, BERLIN).time).toBe('12:00');
  });

  test('at a time that is skipped there, it is the end of the gap', () => {
    expect(wall(addDays(instantAt(on('2027-03-27'), '02:30', BERLIN), 1, BERLIN))).toBe(`${SPRING} 03:30`);
  });

  test('at a time that is doubled there, it is the first of the two', () => {
    expect(addDays(instantAt(on('2027-10-30'), '02:30', BERLIN), 1, BERLIN)).toEqual(utc('2027-10-31T00:30'));
  });

  test('goes back with negative days', () => {
    expect(wall(addDays(instantAt(on('2027-03-29'), '12:00', BERLIN), -2, BERLIN))).toBe('2027-03-27 12:00');
  });

  test('keeps seconds and milliseconds', () => {
    expect(addDays(utc('2027-03-27T11:00:12.345'), 1, BERLIN)).toEqual(utc('2027-03-28T10:00:12.345'));
  });

  test('over years lands on the same day and time, leap day or not', () => {
    expect(wall(addDays(instantAt(on('2027-03-01'), '09:00', BERLIN), 731, BERLIN))).toBe('2029-03-01 09:00');
  });
});

describe('a day', () => {
  test.each([
    [SPRING, '2027-03-27T23:00', 23],
    [AUTUMN, '2027-10-30T22:00', 25],
    ['2027-12-31', '2027-12-30T23:00', 24],
  ])('%s begins at its own midnight and lasts as long as it does', (day, begins, hours) => {
    const start = startOfDay(on(day), BERLIN);
    expect(start).toEqual(utc(begins));
    expect(startOfDay(dayAt(start, BERLIN), BERLIN)).toEqual(start);
    expect(minutesBetween(start, addDays(start, 1, BERLIN))).toBe(hours * HOUR);
  });

  test('whose midnight is skipped begins when its clock begins', () => {
    const start = startOfDay(on('2018-11-04'), 'America/Sao_Paulo');
    expect(wall(start, 'America/Sao_Paulo')).toBe('2018-11-04 01:00');
  });

  test('of a month that has such a night, or 29 February, follows on the one before', () => {
    const lengths = (month: string, timeZone: string): number[] =>
      daysOfMonth(Temporal.PlainYearMonth.from(month), timeZone).map(({ from, until }) =>
        minutesBetween(from, until),
      );
    const cairo = lengths('2024-04', 'Africa/Cairo');
    expect([cairo.length, cairo[25], cairo[26]]).toEqual([30, 23 * HOUR, 24 * HOUR]);
    expect(lengths('2018-11', 'America/Sao_Paulo').slice(2, 5)).toEqual([24 * HOUR, 23 * HOUR, 24 * HOUR]);
    expect(lengths('2028-02', BERLIN)).toEqual(Array.from({ length: 29 }, () => 24 * HOUR));
  });
});

describe('a time zone', () => {
  test.each(['Europe/Berlin', 'UTC', 'Pacific/Chatham'])('is known by its name %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  test.each(['', 'Berlin', 'Europe/Bielefeld', 'Europe/Berlin\n', 'x'.repeat(61), '../etc/passwd'])(
    'is not %j',
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );
});

test('what is remembered of a day is what the wall says: any minute of any day, in zones with odd nights', () => {
  const zones = ['Europe/Berlin', 'Australia/Lord_Howe', 'America/New_York', 'Africa/Casablanca', 'UTC'];
  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 2000 }), minute, (zone, days, at) => {
      const day = on('2025-01-01').add({ days });
      const time = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
      const slow = day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
      expect(instantAt(day, time, zone).getTime()).toBe(slow);
      expect(startOfDay(day, zone).getTime()).toBe(day.toZonedDateTime(zone).epochMilliseconds);
      const instant = new Date(slow);
      const wallDay = Temporal.Instant.fromEpochMilliseconds(slow).toZonedDateTimeISO(zone).toPlainDate();
      expect(dayAt(instant, zone).equals(wallDay)).toBe(true);
    }),
  );
});
