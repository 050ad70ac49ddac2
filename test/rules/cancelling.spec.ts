/** Cancelling: until when a borrower may do it alone, and what is said after that. */
import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { usualRules, type LineRules } from '../../src/partners/who/alliance-rules.js';
import { whyNotCancel } from '../../src/reservations/record/cancelling.js';
import { instantAt } from '../../src/shared/zone.js';

const BERLIN = 'Europe/Berlin';
const at = (text: string): Date => {
  const [day = '', time = ''] = text.split(' ');
  return instantAt(Temporal.PlainDate.from(day), time, BERLIN);
};
const office = { timeZone: BERLIN, contactName: 'Rathaus', contactPhone: '030 1', contactHours: '' };
const until = (days: number): LineRules => ({ ...usualRules, cancelUntilDays: days });
const rules = new Map([
  ['tent', until(3)],
  ['bench', until(0)],
  ['stage', until(7)],
]);
const line = (itemId: string, pickUpAt = at('2027-05-14 17:00'), holds = true) => ({
  itemId,
  pickUpAt,
  holds,
});
const why = (now: string, ...lines: ReturnType<typeof line>[]) =>
  whyNotCancel(lines, rules, { office, now: at(now) });

test('is possible to the minute, and then says until when it was and whom to telephone', () => {
  expect(why('2027-05-11 17:00', line('tent'))).toBeUndefined();
  expect(why('2027-05-11 17:01', line('tent'))).toEqual({
    de: 'Selbst stornieren konnten Sie bis Di., 11. Mai 2027, 17:00 Uhr. Bitte rufen Sie jetzt die Koordination an: Rathaus, 030 1.',
    en: 'You could cancel by yourself until Tue, 11 May 2027, 17:00. Please telephone the coordination now: Rathaus, 030 1.',
  });
});

test('is always possible where no days are said', () => {
  expect(why('2027-05-14 16:59', line('bench'))).toBeUndefined();
});

test('is as strict as the strictest thing in it; what was declined does not count', () => {
  expect(why('2027-05-08 12:00', line('bench'), line('tent'), line('stage'))).toBeDefined();
  expect(why('2027-05-08 12:00', line('tent'), line('stage', at('2027-05-14 17:00'), false))).toBeUndefined();
});

test.each([
  ['spring', '2027-03-29 12:00', '2027-03-26 12:00', '2027-03-26 12:01'],
  ['autumn', '2027-11-01 12:00', '2027-10-29 12:00', '2027-10-29 12:01'],
])('counts days on the wall over the night of %s', (_, pickUp, last, late) => {
  expect(why(last, line('tent', at(pickUp)))).toBeUndefined();
  expect(why(late, line('tent', at(pickUp)))).toBeDefined();
});
