/** Who stands in for whom: the days that can be, and who is free for it. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { clashWith, wrongDays, type Absence } from '../../src/partners/members/stand-in-rules.js';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const today = day('2027-03-01');
const fieldOf = (from: string, until: string): string | undefined =>
  wrongDays({ from: day(from), until: day(until) }, today)?.field;

describe('the days', () => {
  test('may be one, from today on', () => {
    expect(fieldOf('2027-03-01', '2027-03-01')).toBeUndefined();
    expect(fieldOf('2027-03-01', '2028-02-29')).toBeUndefined();
  });

  test.each([
    ['2027-02-28', '2027-03-05', 'from'],
    ['2027-03-05', '2027-03-04', 'until'],
    ['2027-03-01', '2028-03-01', 'until'],
    ['2028-03-05', '2028-03-06', 'from'],
  ])('from %s to %s are refused', (from, until, field) => {
    expect(fieldOf(from, until)).toBe(field);
  });
});

describe('somebody who is away', () => {
  const week = { from: new Date('2027-03-01T00:00:00Z'), until: new Date('2027-03-08T00:00:00Z') };
  const next = { from: week.until, until: new Date('2027-03-15T00:00:00Z') };
  const away = (personId: string, deputyId: string, more: Partial<Absence> = {}): Absence => ({
    personId,
    deputyId,
    partnerId: null,
    period: week,
    ...more,
  });

  test('is so once at a time', () => {
    expect(clashWith(away('anna', 'ben'), [away('anna', 'cem')])).toBe('already-away');
    expect(clashWith(away('anna', 'ben', { period: next }), [away('anna', 'cem')])).toBeUndefined();
  });

  test('stands in for nobody meanwhile, whichever was entered first', () => {
    expect(clashWith(away('anna', 'ben'), [away('ben', 'cem')])).toBe('deputy-away');
    expect(clashWith(away('ben', 'cem'), [away('anna', 'ben')])).toBe('you-stand-in');
  });

  test('of another partner is another matter', () => {
    expect(clashWith(away('anna', 'ben'), [away('ben', 'cem', { partnerId: 'chor' })])).toBeUndefined();
  });
});
