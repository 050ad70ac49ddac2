/** Kept backups: seven daily ones, four weekly ones, and all of the newest day. */
import { describe, expect, test } from '@jest/globals';
import { backupName, nameBeforeUpdate, spareBackups } from '../../src/database/kept-backups.js';

const DAY_MS = 86_400_000;

/** Made that many days before a Sunday, at that hour. */
const daysAgo = (days: number, hour = 3): string =>
  `${backupName(new Date(Date.UTC(2027, 4, 16, hour) - days * DAY_MS))}.sqlite`;

const nightly = (days: number): string[] => Array.from({ length: days }, (_, ago) => daysAgo(ago));

const kept = (names: readonly string[]): string[] => {
  const spare = new Set(spareBackups(names));
  return names.filter((name) => !spare.has(name));
};

describe('of the backups that were made', () => {
  test('the last seven nights stay, and the last of each of four weeks', () => {
    expect(kept(nightly(60))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 14, 21].map((ago) => daysAgo(ago)));
  });

  test('the order in which a folder tells them does not matter', () => {
    expect(new Set(kept(nightly(60).toReversed()))).toEqual(new Set(kept(nightly(60))));
  });

  test('a second run removes nothing more', () => {
    expect(spareBackups(kept(nightly(60)))).toEqual([]);
  });

  test('no more than seven and three go back by any way', () => {
    let names: string[] = [];
    for (let ago = 400; ago >= 0; ago -= 1) names = kept([...names, daysAgo(ago)]);
    expect(names.length).toBeGreaterThanOrEqual(7);
    expect(names.length).toBeLessThanOrEqual(11);
    expect(names).toContain(daysAgo(21));
  });

  test('all of the newest day stay, of other days the last', () => {
    const names = [daysAgo(0, 3), daysAgo(0, 9), daysAgo(0, 10), daysAgo(1, 3), daysAgo(1, 12)];
    expect(spareBackups(names)).toEqual([daysAgo(1, 3)]);
  });

  test('where nothing was made for long, the old ones stay', () => {
    const names = [daysAgo(0), ...[300, 301, 302].map((ago) => daysAgo(ago))];
    expect(spareBackups(names)).toEqual([]);
  });

  test('a week begins on Monday, also over the turn of a year', () => {
    const at = (text: string): string => `${backupName(new Date(`${text}T03:00:00Z`))}.dump`;
    const days = ['2027-01-12', '2027-01-11', '2027-01-10', '2027-01-09', '2027-01-08', '2027-01-07'];
    const older = ['2027-01-06', '2027-01-05', '2027-01-04', '2027-01-03', '2027-01-02', '2026-12-28'];
    const names = [...days, ...older].map(at);
    // Seven days, then the last of the week before the one that they reach into.
    expect(kept(names)).toEqual([...days, '2027-01-06', '2027-01-03'].map(at));
  });

  test('what was made before an update, or by others, is never touched', () => {
    const others = [
      ...Array.from({ length: 20 }, (_, ago) => `${nameBeforeUpdate(new Date(ago * DAY_MS))}.sqlite`),
      'leihbund-2027-05-14.sqlite',
      'leihbund-20200101T030000Z.sqlite.asc',
      'notes.txt',
    ];
    expect(spareBackups([...others, ...nightly(60)]).filter((name) => others.includes(name))).toEqual([]);
  });
});
