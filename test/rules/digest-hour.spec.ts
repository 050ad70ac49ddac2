/** The digest's hour: Monday at seven by the wall, and what cannot wait for it. */
import { describe, expect, test } from '@jest/globals';
import { lastDigestAt, waitsForDigest } from '../../src/reservations/record/digest-hour.js';

const ZONE = 'Europe/Berlin';

test.each([
  ['2027-05-10T04:59:00Z', '2027-05-03T05:00:00.000Z'],
  ['2027-05-10T05:00:00Z', '2027-05-10T05:00:00.000Z'],
  ['2027-05-16T21:59:00Z', '2027-05-10T05:00:00.000Z'],
  ['2027-03-29T05:00:00Z', '2027-03-29T05:00:00.000Z'],
  ['2027-03-28T12:00:00Z', '2027-03-22T06:00:00.000Z'],
  ['2027-11-01T05:59:00Z', '2027-10-25T05:00:00.000Z'],
  ['2027-11-01T06:00:00Z', '2027-11-01T06:00:00.000Z'],
])('at %s the last was %s', (now, last) => {
  expect(lastDigestAt(new Date(now), ZONE).toISOString()).toBe(last);
});

describe('a request that is asked for on a Wednesday', () => {
  const asked = { askedAt: '2027-05-05T09:00:00Z', decideBy: '2027-05-12T09:00:00Z' };

  test.each([
    ['waits where it is fetched in three weeks', '2027-05-28T09:00:00Z', asked.decideBy, true],
    [
      'is told at once where it is fetched in three days',
      '2027-05-08T08:59:00Z',
      '2027-05-08T08:59:00Z',
      false,
    ],
    ['is told at once where it runs out on Monday', '2027-05-28T09:00:00Z', '2027-05-10T20:00:00Z', false],
    [
      'waits where it runs out more than a day after the digest',
      '2027-05-28T09:00:00Z',
      '2027-05-11T05:01:00Z',
      true,
    ],
  ])('%s', (_, pickUpAt, decideBy, waits) => {
    const times = {
      askedAt: new Date(asked.askedAt),
      pickUpAt: new Date(pickUpAt),
      decideBy: new Date(decideBy),
    };
    expect(waitsForDigest(times, ZONE)).toBe(waits);
  });
});
