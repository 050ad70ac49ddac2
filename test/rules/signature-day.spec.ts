/** The day of a signature: neither in the future nor before there was anything to sign. */
import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { signatureFault } from '../../src/partners/members/signature-day.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2027-03-01');

test.each([
  ['today', '2027-03-01', undefined, ''],
  ['tomorrow', '2027-03-02', undefined, 'Zukunft'],
  ['the first day that may be', '2000-01-01', undefined, ''],
  ['a day before', '1999-12-31', undefined, 'zu weit zurück'],
  ['a year that was mistyped', '1926-11-28', '2011-05-15', 'zu weit zurück'],
  ['the founding of an older alliance', '1990-05-15', '1990-05-15', ''],
  ['a day before that', '1990-05-14', '1990-05-15', 'zu weit zurück'],
])('%s: %s', (_, signed, founded, says) => {
  const fault = signatureFault(day(signed), {
    today,
    founded: founded === undefined ? undefined : day(founded),
  });
  const said = /Zukunft|zu weit zurück/.exec(fault?.de ?? '')?.[0] ?? '';
  expect(said).toBe(says);
});
