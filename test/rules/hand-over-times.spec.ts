/** Which hand-over times a storage place offers for the days that somebody wishes. */
import { describe, expect, test } from '@jest/globals';
import { dayAfter, handOverTimes, type HandOverTime } from '../../src/items/hand-over-times.js';
import type { HandOverWindow } from '../../src/items/hand-over-windows.js';
import { localTime } from '../../src/shared/zone.js';

const timeZone = 'Europe/Berlin';
const now = new Date('2027-01-04T08:00:00Z');
const tuesdayAndThursday: HandOverWindow[] = [
  { weekday: 4, from: '09:30', until: '11:30' },
  { weekday: 2, from: '09:30', until: '11:30' },
];
const friday: HandOverWindow = { weekday: 5, from: '16:00', until: '18:00' };
const monday: HandOverWindow = { weekday: 1, from: '08:00', until: '10:00' };

const days = (from: string, until: string, fromTime = '', untilTime = '') => ({
  from,
  until,
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
  expect(dayAfter('2027-03-27', 2, timeZone)).toBe('2027-03-29');
  expect(dayAfter('2027-12-31', 1, timeZone)).toBe('2028-01-01');
  expect(dayAfter('2027-05-14', -364, timeZone)).toBe('2026-05-15');
});
