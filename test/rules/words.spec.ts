/** What people read: the language they asked for, and times as they are spoken. */
import { expect, test } from '@jest/globals';
import { dayAndTime, shortPeriod } from '../../src/shared/spoken-time.js';
import { preferredLanguage } from '../../src/shared/words.js';

test.each([
  [undefined, 'de'],
  ['', 'de'],
  ['en', 'en'],
  ['en-GB,de;q=0.5', 'en'],
  ['fr, en;q=0.3, de;q=0.8', 'de'],
  ['fr,it', 'de'],
  ['en;q=0', 'de'],
  [';;q=,,', 'de'],
])('Accept-Language %p is answered in %p', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});

const friday = new Date('2027-05-14T15:00:00Z');
const monday = new Date('2027-05-17T08:00:00Z');

test('a time is said on the wall of the alliance, with its day', () => {
  expect(dayAndTime(friday, 'Europe/Berlin', 'de')).toBe('Fr., 14. Mai 2027, 17:00 Uhr');
  expect(dayAndTime(friday, 'Europe/Berlin', 'en')).toMatch(/^Fri,? 14 May 2027, 17:00$/);
});

test('a period is said in short, a single day by itself', () => {
  expect(shortPeriod({ from: friday, until: monday }, 'Europe/Berlin', 'de')).toBe(
    'Fr., 14.05. bis Mo., 17.05.',
  );
  const sameDay = { from: friday, until: new Date('2027-05-14T20:00:00Z') };
  expect(shortPeriod(sameDay, 'Europe/Berlin', 'de')).toBe('Fr., 14.05.');
});
