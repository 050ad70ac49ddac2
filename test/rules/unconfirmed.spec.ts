/** Unconfirmed: a whole year after the day on which something was last true, also in leap years and on both sides of the summer time. */
import { describe, expect, test } from '@jest/globals';
import { askedAbout, heldAt, isSeasonToAsk } from '../../src/items/unconfirmed.js';

const ZONE = 'Europe/Berlin';

const isAsked = (last: string, now: string): boolean => new Date(last) < askedAbout(new Date(now), ZONE);

describe('what was last true on a day is asked about', () => {
  test.each([
    ['a year later', '2026-11-10T22:59:00Z', '2027-11-10T08:00:00Z', true],
    ['not a day before', '2026-11-10T22:59:00Z', '2027-11-09T08:00:00Z', false],
    ['whatever the hour, by the wall of the alliance', '2026-11-10T23:01:00Z', '2027-11-10T08:00:00Z', false],
    ['on 28 February for one of that day', '2027-02-28T10:00:00Z', '2028-02-28T08:00:00Z', true],
    ['on 1 March for 29 February', '2028-02-29T10:00:00Z', '2029-02-28T08:00:00Z', false],
    ['on 1 March for 29 February, then', '2028-02-29T10:00:00Z', '2029-03-01T08:00:00Z', true],
    ['in summer time as in winter time', '2026-10-24T22:30:00Z', '2027-10-25T08:00:00Z', true],
  ])('%s', (_what, last, now, expected) => {
    expect(isAsked(last, now)).toBe(expected);
  });
});

test('changing an entry says that it holds, like confirming it; the later of both counts', () => {
  const [spring, autumn] = [new Date('2027-03-01T09:00:00Z'), new Date('2027-10-01T09:00:00Z')];
  expect(heldAt(spring, null)).toBe(spring);
  expect(heldAt(spring, autumn)).toBe(autumn);
  expect(heldAt(autumn, spring)).toBe(autumn);
});

test.each([
  ['2027-03-31T21:59:00Z', true],
  ['2027-03-31T22:00:00Z', false],
  ['2027-09-30T21:59:00Z', false],
  ['2027-09-30T22:00:00Z', true],
  ['2027-12-31T12:00:00Z', true],
])('people are asked in the quiet months only: %s', (now, expected) => {
  expect(isSeasonToAsk(new Date(now), ZONE)).toBe(expected);
});
