/** Chained loans: what follows each other closely and is too long altogether is said, and nothing else. */
import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { usualRules, type LineRules } from '../../src/partners/who/alliance-rules.js';
import { chainedLoans } from '../../src/reservations/asking/chained-loans.js';
import type { LendingFacts } from '../../src/reservations/asking/lending-rule.js';
import type { Period } from '../../src/shared/period.js';
import { instantAt } from '../../src/shared/zone.js';

const BERLIN = 'Europe/Berlin';
const at = (day: string, time = '12:00'): Date => instantAt(Temporal.PlainDate.from(day), time, BERLIN);
const days = (from: string, until: string): Period => ({ from: at(from), until: at(until) });
const minding = { ...usualRules, longestLoanDays: 14, chainedLoanGapDays: 3 };

const asked = (period: Period, rules: LineRules = minding, ...more: Period[]): LendingFacts => ({
  now: at('2027-01-01'),
  timeZone: BERLIN,
  partner: { status: 'active', agreementSignedOn: '2020-05-15', isBorrower: true },
  lines: [period, ...more].map((one) => ({
    itemId: 'tent',
    itemName: 'Zelt',
    unit: 'Stück',
    quantity: 1,
    packStep: 1,
    isSetAside: false,
    period: one,
    placeName: 'Bauhof',
    windows: [],
    rules,
  })),
});

const tent = (period: Period) => ({ itemId: 'tent', period });
const week = days('2027-05-14', '2027-05-21');

test('two that follow each other in less than the gap and are too long together are said, with all their days', () => {
  const [reason, ...more] = chainedLoans(asked(week), [tent(days('2027-05-23', '2027-05-30'))]);
  expect(more).toEqual([]);
  expect(reason).toEqual({
    code: 'chained-loans',
    itemId: 'tent',
    message: {
      de: 'Zelt: Mit anderen Ausleihen kurz davor oder danach geht es zusammen von Fr., 14. Mai 2027 bis So., 30. Mai 2027, länger als 14 Tage.',
      en: 'Zelt: with other loans shortly before or after it lasts from Fri, 14 May 2027 to Sun, 30 May 2027 altogether, longer than 14 days.',
    },
  });
  expect(chainedLoans(asked(week), [tent(days('2027-05-05', '2027-05-12'))])).toHaveLength(1);
});

test('a gap of exactly so many days is long enough, a minute less is not', () => {
  const after = (time: string) => [tent({ from: at('2027-05-24', time), until: at('2027-06-04') })];
  expect(chainedLoans(asked(week), after('12:00'))).toEqual([]);
  expect(chainedLoans(asked(week), after('11:59'))).toHaveLength(1);
});

test('days are counted on the wall over the night of the summer time', () => {
  const before = days('2027-03-19', '2027-03-26');
  const after = (time: string) => [tent({ from: at('2027-03-29', time), until: at('2027-04-09') })];
  expect(chainedLoans(asked(before), after('12:00'))).toEqual([]);
  expect(chainedLoans(asked(before), after('11:59'))).toHaveLength(1);
});

test('as long as allowed altogether is allowed', () => {
  expect(chainedLoans(asked(week), [tent(days('2027-05-21', '2027-05-28'))])).toEqual([]);
  expect(chainedLoans(asked(week), [tent(days('2027-05-21', '2027-05-29'))])).toHaveLength(1);
});

test('a chain goes on over several, whatever their order', () => {
  const three = [
    days('2027-05-25', '2027-05-28'),
    days('2027-05-22', '2027-05-24'),
    days('2027-05-29', '2027-05-31'),
  ];
  expect(chainedLoans(asked(week), three.map(tent))).toHaveLength(1);
  expect(chainedLoans(asked(week), three.slice(0, 2).map(tent))).toEqual([]);
});

test('lines of one request are a chain as well, said once', () => {
  expect(chainedLoans(asked(week, minding, days('2027-05-22', '2027-05-30')), [])).toHaveLength(1);
});

test('other things, nobody who looks, and what is too long by itself are not said', () => {
  const long = days('2027-05-22', '2027-05-31');
  expect(chainedLoans(asked(week), [{ itemId: 'bench', period: long }])).toEqual([]);
  expect(chainedLoans(asked(week, { ...minding, chainedLoanGapDays: 0 }), [tent(long)])).toEqual([]);
  expect(chainedLoans(asked(days('2027-05-01', '2027-05-21')), [tent(long)])).toEqual([]);
});
