/** Borrowing: which partner may, what keeps the others from it, and what they are told to do. */
import { describe, expect, test } from '@jest/globals';
import { invited } from '../../src/notifications/mails.js';
import { usualRules } from '../../src/partners/who/alliance-rules.js';
import { barredInWords, barrierOf, widestWindow, type Standing } from '../../src/partners/who/borrowing.js';
import { partnerStatuses } from '../../src/partners/who/partner.entity.js';

const standing = (facts: Partial<Standing>): Standing => ({
  status: 'active',
  agreementSignedOn: '2020-05-15',
  isBorrower: true,
  ...facts,
});

test.each([
  ['active and signed', {}, undefined],
  ['interested', { status: 'interested', agreementSignedOn: null }, 'not-signed'],
  ['interested, though a day was entered', { status: 'interested' }, 'not-signed'],
  ['active without a signature', { agreementSignedOn: null }, 'not-signed'],
  ['signed, not active', { status: 'signed' }, 'not-active'],
  ['resting', { status: 'resting' }, 'resting'],
  ['left', { status: 'left', agreementSignedOn: null }, 'left'],
  ['one that only lends', { isBorrower: false }, 'not-a-borrower'],
] as const)('%s', (_what, facts, barrier) => {
  expect(barrierOf(standing(facts), usualRules)).toBe(barrier);
});

test('of all statuses only active ones borrow', () => {
  expect(partnerStatuses.filter((status) => !barrierOf(standing({ status }), usualRules))).toEqual([
    'active',
  ]);
});

describe('an invitation', () => {
  const office = { contactName: 'Rathaus', contactPhone: '030 1', contactHours: 'Mo 9–12 Uhr' };
  const alliance = { ...office, name: 'Bündnis', slug: 'b', place: 'Auental', timeZone: 'Europe/Berlin' };
  const way = { address: 'a@example.org', link: 'https://leihen.example.org/x', partnerNames: ['Chor'] };
  const mail = (language: 'de' | 'en', ...barred: string[]): string =>
    invited({ ...way, language, barred }, { ...alliance, baseUrl: 'https://leihen.example.org' }).text;

  test('interested partners may where they have days for it, without a signature; the others as ever', () => {
    const open = { interestedDaysAhead: 14 };
    const may = partnerStatuses.filter((status) => !barrierOf(standing({ status }), open));
    expect(may).toEqual(['interested', 'active']);
    expect(barrierOf(standing({ status: 'interested', agreementSignedOn: null }), open)).toBeUndefined();
    expect(barrierOf(standing({ status: 'active', agreementSignedOn: null }), open)).toBe('not-signed');
    expect(barrierOf(standing({ status: 'interested', isBorrower: false }), open)).toBe('not-a-borrower');
  });

  test('their window is the widest of the alliance and its lending rules', () => {
    expect(widestWindow({ interestedDaysAhead: 0 }, undefined)).toEqual({ interestedDaysAhead: 0 });
    expect(widestWindow({ interestedDaysAhead: 0 }, 30)).toEqual({ interestedDaysAhead: 30 });
    expect(widestWindow({ interestedDaysAhead: 14 }, 0)).toEqual({ interestedDaysAhead: 14 });
  });

  test('says that one can borrow only where one can', () => {
    for (const language of ['de', 'en'] as const) {
      const barred = barredInWords({ name: 'Chor', barrier: 'not-signed' }, office, language);
      expect(mail(language)).toMatch(/können jetzt .* ausleihen|can now borrow/);
      expect(mail(language, barred)).not.toMatch(/Sie können jetzt|You can now/);
      expect(mail(language, barred)).toMatch(/Gründungsvereinbarung|founding agreement/);
      expect(mail(language, barred)).toContain('030 1');
    }
  });
});
