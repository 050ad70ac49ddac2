/** Health warnings, each with the edge at which it begins. */
import { describe, expect, test } from '@jest/globals';
import { standsStill } from '../../src/shared/timed-jobs.js';
import { warningsOf, type HealthFacts } from '../../src/web/health/health-warnings.js';

const now = new Date('2027-05-14T12:00:00Z');
const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const MEGABYTE = 1024 * 1024;

const well: HealthFacts = {
  now,
  oldestMailAt: undefined,
  newestBackupAt: minutesAgo(60),
  disk: { free: 50_000 * MEGABYTE, total: 100_000 * MEGABYTE },
  areCodesRefused: false,
  schoolHolidaysRunOut: false,
  standingStill: [],
};

describe('the readiness warns', () => {
  test('of nothing while all is well', () => {
    expect(warningsOf(well)).toEqual([]);
    expect(warningsOf({ ...well, disk: undefined })).toEqual([]);
  });

  test('when nobody knows the school holidays much longer for which places close', () => {
    expect(warningsOf({ ...well, schoolHolidaysRunOut: true })).toEqual(['school-holidays-run-out']);
  });

  test('when a mail has waited for more than an hour', () => {
    expect(warningsOf({ ...well, oldestMailAt: minutesAgo(60) })).toEqual([]);
    expect(warningsOf({ ...well, oldestMailAt: minutesAgo(61) })).toEqual(['mails-wait']);
  });

  test('when there is no backup, or none of the last 36 hours', () => {
    expect(warningsOf({ ...well, newestBackupAt: minutesAgo(36 * 60) })).toEqual([]);
    expect(warningsOf({ ...well, newestBackupAt: minutesAgo(36 * 60 + 1) })).toEqual(['backup-old']);
    expect(warningsOf({ ...well, newestBackupAt: undefined })).toEqual(['backup-old']);
  });

  test('while so many sign-in codes are asked for that some are refused', () => {
    expect(warningsOf({ ...well, areCodesRefused: true })).toEqual(['codes-refused']);
  });

  test('when a timed job has missed three turns and a quarter of an hour', () => {
    expect(warningsOf({ ...well, standingStill: ['remind of loans'] })).toEqual(['jobs-stand-still']);
    expect(standsStill('remind of loans', 30 * 60_000)).toBe(false);
    expect(standsStill('remind of loans', 30 * 60_000 + 1)).toBe(true);
    expect(standsStill('deliver mails', 15 * 60_000)).toBe(false);
  });

  test.each([
    [200, 1_000, []],
    [199, 1_000, ['disk-low']],
    [500, 10_000, []],
    [499, 10_000, ['disk-low']],
  ])('with %i of %i MB free', (free, total, warnings) => {
    const disk = { free: free * MEGABYTE, total: total * MEGABYTE };
    expect(warningsOf({ ...well, disk })).toEqual(warnings);
  });
});
