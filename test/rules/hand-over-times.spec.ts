/** Which hand-over times a storage place offers for the days that somebody wishes. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { handOverTimes, type HandOverTime } from '../../src/items/hand-over-times.js';
import { isServed, openingsOn, type HandOverWindow } from '../../src/items/hand-over-windows.js';
import { addMinutes, isBefore } from '../../src/shared/period.js';
import { dayAfter } from '../../src/shared/days.js';
import { localTime, startOfDay } from '../../src/shared/zone.js';

const timeZone = 'Europe/Berlin';
const now = new Date('2027-01-04T08:00:00Z');
const tuesdayAndThursday: HandOverWindow[] = [
  { weekday: 4, from: '09:30', until: '11:30' },
  { weekday: 2, from: '09:30', until: '11:30' },
];
const friday: HandOverWindow = { weekday: 5, from: '16:00', until: '18:00' };
const monday: HandOverWindow = { weekday: 1, from: '08:00', until: '10:00' };

const days = (from: string, until: string, fromTime = '', untilTime = '') => ({
  from: Temporal.PlainDate.from(from),
  until: Temporal.PlainDate.from(until),
  fromTime,
  untilTime,
});
const said = ({ at }: HandOverTime): string => {
  const { day, time } = localTime(at, timeZone);
  return `${day} ${time}`;
};
const offered = (windows: readonly HandOverWindow[], wished: ReturnType<typeof days>, today = now) => {
  const { pickUp, returnDue, pickUps, returns, isByArrangement } = handOverTimes(
    { windows, timeZone, now: today },
    wished,
  );
  return {
    first: said(pickUp),
    last: said(returnDue),
    pickUps: pickUps.map(said),
    returns: returns.map(said),
    isByArrangement,
  };
};

describe('a place with hand-over windows', () => {
  //  Di    Mi    Do    Fr    Sa    So    Mo    Di
  //  [ ]         [X]   |---- wished ----|      [X]
  test('is visited in the last window before the wished days, and in the first after them', () => {
    const { first, last, isByArrangement } = offered(tuesdayAndThursday, days('2027-05-14', '2027-05-17'));
    expect([first, last, isByArrangement]).toEqual(['2027-05-13 09:30', '2027-05-18 11:30', false]);
  });

  test('is visited on the wished days themselves where it opens then', () => {
    const { first, last } = offered([friday, monday], days('2027-05-14', '2027-05-17'));
    expect([first, last]).toEqual(['2027-05-14 16:00', '2027-05-17 10:00']);
  });

  test('is visited before a wished hour and after one', () => {
    const wished = days('2027-05-14', '2027-05-17', '12:00', '10:30');
    const { first, last } = offered([friday, monday], wished);
    expect([first, last]).toEqual(['2027-05-10 08:00', '2027-05-21 18:00']);
  });

  test('offers the neighbouring windows as well, in order, none of them the wrong way round', () => {
    const { pickUps, returns } = offered(tuesdayAndThursday, days('2027-05-14', '2027-05-17'));
    expect(pickUps).toContain('2027-05-11 09:30');
    expect(pickUps.toSorted()).toEqual(pickUps);
    expect(returns).toContain('2027-05-20 11:30');
    expect(returns.every((time) => time > '2027-05-13 09:30')).toBe(true);
    expect(pickUps.every((time) => time < '2027-05-18 11:30')).toBe(true);
  });

  test('offers nothing that has passed', () => {
    const thursdayNoon = new Date('2027-05-13T12:00:00Z');
    const { first, pickUps } = offered(
      [...tuesdayAndThursday, friday],
      days('2027-05-14', '2027-05-17'),
      thursdayNoon,
    );
    expect([first, pickUps[0]]).toEqual(['2027-05-14 16:00', '2027-05-14 16:00']);
  });

  test('offers the next hour of a window that is open now', () => {
    const fridayInside = new Date('2027-05-14T14:20:00Z');
    expect(offered([friday, monday], days('2027-05-14', '2027-05-17'), fridayInside).first).toBe(
      '2027-05-14 17:00',
    );
  });

  test('offers nothing of a window whose next hour is its end', () => {
    const fridayLate = new Date('2027-05-14T15:10:00Z');
    const { first, pickUps } = offered([friday, monday], days('2027-05-14', '2027-05-17'), fridayLate);
    expect([first, pickUps[0]]).toEqual(['2027-05-17 08:00', '2027-05-17 08:00']);
  });

  test('keeps its hours on the wall when the clocks change', () => {
    const spring = offered([friday, monday], days('2027-03-26', '2027-03-29'));
    const autumn = offered([friday, monday], days('2027-10-29', '2027-11-01'));
    expect([spring.first, spring.last]).toEqual(['2027-03-26 16:00', '2027-03-29 10:00']);
    expect([autumn.first, autumn.last]).toEqual(['2027-10-29 16:00', '2027-11-01 10:00']);
  });

  test('a window in the hour that the spring night skips is still one', () => {
    const night: HandOverWindow = { weekday: 7, from: '02:15', until: '02:45' };
    expect(offered([night], days('2027-03-28', '2027-03-28')).last >= '2027-03-28 03:15').toBe(true);
  });

  test('goes on over the turn of the year', () => {
    const { first, last } = offered(tuesdayAndThursday, days('2027-12-31', '2028-01-02'));
    expect([first, last]).toEqual(['2027-12-30 09:30', '2028-01-04 11:30']);
  });
});

describe('what is offered is served, and what is served is offered', () => {
  const HOURS: [string, string][] = [
    ['02:15', '02:45'],
    ['01:30', '02:30'],
    ['02:30', '04:00'],
    ['01:00', '04:00'],
    ['00:00', '24:00'],
    ['23:00', '24:00'],
    ['16:00', '18:00'],
  ];
  /** From midnight to five o’clock, and around the next midnight. */
  const minutes = Array.from({ length: 26 * 60 }, (_, minute) => minute).filter(
    (one) => one < 300 || one > 1370,
  );
  const nights = ['2027-03-27', '2027-03-28', '2027-10-30', '2027-10-31', '2027-05-14'];
  test.each(nights.flatMap((day) => HOURS.map(([from, until]) => [day, from, until] as const)))(
    'every minute of %s, %s to %s',
    (text, from, until) => {
      const day = Temporal.PlainDate.from(text);
      const place = { windows: [{ weekday: day.dayOfWeek, from, until }], timeZone };
      const openings = openingsOn(day, place);
      const start = startOfDay(day, timeZone);
      for (const minute of minutes) {
        const at = addMinutes(start, minute);
        const isOffered = openings.some((one) => !isBefore(at, one.from) && !isBefore(one.until, at));
        const local = localTime(at, timeZone);
        expect([at.toISOString(), isServed(place, local)]).toEqual([at.toISOString(), isOffered]);
      }
    },
  );

  test('a night that skips the hours of a window has none, one that has them twice has two', () => {
    const openings = (day: string, from: string, until: string) =>
      openingsOn(Temporal.PlainDate.from(day), { windows: [{ weekday: 7, from, until }], timeZone }).map(
        (one) => [one.from.toISOString().slice(11, 16), one.until.toISOString().slice(11, 16)],
      );
    expect(openings('2027-03-28', '02:15', '02:45')).toEqual([]);
    expect(openings('2027-03-28', '01:30', '02:30')).toEqual([['00:30', '00:59']]);
    expect(openings('2027-10-31', '02:15', '02:45')).toEqual([
      ['00:15', '00:45'],
      ['01:15', '01:45'],
    ]);
    expect(openings('2027-10-31', '01:30', '03:30')).toEqual([['23:30', '02:30']]);
  });

  test('a day on which a place stays closed is offered no more', () => {
    const closed = { de: 'Betriebsferien', en: 'holidays' };
    const place = {
      windows: [friday],
      timeZone,
      closingOn: (day: Temporal.PlainDate) => (day.day === 14 ? closed : undefined),
    };
    const openings = (day: string) => openingsOn(Temporal.PlainDate.from(day), place).length;
    expect([openings('2027-05-07'), openings('2027-05-14')]).toEqual([1, 0]);
  });
});

describe('a place by arrangement', () => {
  test('is visited at the wished times', () => {
    const { first, last, isByArrangement } = offered([], days('2027-05-14', '2027-05-17', '17:00', '10:00'));
    expect([first, last, isByArrangement]).toEqual(['2027-05-14 17:00', '2027-05-17 10:00', true]);
  });

  test('is visited from 8 to 18 o’clock of whole days', () => {
    const { first, last } = offered([], days('2027-05-14', '2027-05-17'));
    expect([first, last]).toEqual(['2027-05-14 08:00', '2027-05-17 18:00']);
  });

  test('is visited in the next hour where the day has begun', () => {
    const { first } = offered([], days('2027-05-14', '2027-05-14'), new Date('2027-05-14T09:12:00Z'));
    expect(first).toBe('2027-05-14 12:00');
  });
});

test('days follow each other where clocks change and years end', () => {
  const after = (day: string, count: number): string =>
    dayAfter(Temporal.PlainDate.from(day), count).toString();
  expect(after('2027-03-27', 2)).toBe('2027-03-29');
  expect(after('2027-12-31', 1)).toBe('2028-01-01');
  expect(after('2027-05-14', -364)).toBe('2026-05-15');
});

describe('closed days', () => {
  const closed =
    (...closedDays: string[]) =>
    (day: Temporal.PlainDate) =>
      closedDays.includes(day.toString()) ? { de: 'geschlossen: Inventur', en: 'closed' } : undefined;
  const times = (
    windows: HandOverWindow[],
    closedDays: string[],
    wished: ReturnType<typeof days>,
    at = now,
  ) => handOverTimes({ windows, timeZone, now: at, closingOn: closed(...closedDays) }, wished);
  const weekend = days('2027-05-14', '2027-05-17');
  const proposed = ({ pickUp, returnDue }: ReturnType<typeof handOverTimes>) => [
    said(pickUp),
    said(returnDue),
  ];

  //  Di    Mi    Do    Fr    Sa    So    Mo    Di    Mi    Do
  //  [X]         zu    |---- wished ----|      zu          [X]
  test('are passed over to the nearest openings', () => {
    const found = times(tuesdayAndThursday, ['2027-05-13', '2027-05-18'], weekend);
    expect(proposed(found)).toEqual(['2027-05-11 09:30', '2027-05-20 11:30']);
    expect([...found.pickUps, ...found.returns].map(said)).not.toContain('2027-05-13 09:30');
  });

  test('by arrangement are passed over too, to the day before and the day after', () => {
    const found = times([], ['2027-05-14', '2027-05-17'], weekend);
    expect(proposed(found)).toEqual(['2027-05-13 08:00', '2027-05-18 18:00']);
    expect(proposed(times([], ['2027-05-14'], days('2027-05-14', '2027-05-14', '10:00', '12:00')))).toEqual([
      '2027-05-13 10:00',
      '2027-05-15 12:00',
    ]);
  });

  test('by arrangement lead to the next open day where the one before has passed', () => {
    const today = new Date('2027-05-14T06:00:00Z');
    expect(proposed(times([], ['2027-05-14'], weekend, today))[0]).toBe('2027-05-15 08:00');
  });

  test('for weeks leave no way, with windows or without', () => {
    const spring = Array.from({ length: 60 }, (_, index) =>
      dayAfter(Temporal.PlainDate.from('2027-04-15'), index).toString(),
    );
    for (const windows of [[], tuesdayAndThursday]) {
      expect(times(windows, spring, weekend).ways).toEqual([]);
    }
  });
});
