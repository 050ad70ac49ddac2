/** The lending rules: each one passes what it should and refuses the rest, with a sentence, and all of them at once. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { HandOverWindow } from '../../src/items/hand-over-windows.js';
import { usualRules, type LineRules } from '../../src/partners/who/alliance-rules.js';
import { partnerStatuses } from '../../src/partners/who/partner.entity.js';
import {
  lendingRules,
  reasonsAgainst,
  reasonsAgainstPromise,
  warningsFor,
} from '../../src/reservations/asking/lending-rules.js';
import type { LendingFacts, LendingLine } from '../../src/reservations/asking/lending-rule.js';
import { addMinutes, type Period } from '../../src/shared/period.js';
import { instantAt } from '../../src/shared/zone.js';

const BERLIN = 'Europe/Berlin';
const DAY = 24 * 60;

/** '2027-05-14 10:00' on the wall in Berlin. */
const at = (text: string): Date => {
  const [day = '', time = ''] = text.split(' ');
  return instantAt(Temporal.PlainDate.from(day), time, BERLIN);
};

const period = (from: string, until: string): Period => ({ from: at(from), until: at(until) });

/** A line that passes every rule: three tents from Friday to Monday. */
const line = (facts: Partial<LendingLine> = {}): LendingLine => ({
  itemId: 'tent',
  itemName: 'Pavillon',
  unit: 'Stück',
  quantity: 3,
  packStep: 1,
  rules: usualRules,
  isSetAside: false,
  period: period('2027-05-14 17:00', '2027-05-17 09:00'),
  placeName: 'Bauhof',
  windows: [],
  ...facts,
});

/** A request that passes every rule, seven weeks ahead. */
const asked = (
  { rules = usualRules, ...facts }: Partial<LendingFacts> & { rules?: LineRules } = {},
  ...lines: Partial<LendingLine>[]
): LendingFacts => ({
  now: at('2027-03-25 12:00'),
  timeZone: BERLIN,
  partner: { status: 'active', agreementSignedOn: '2020-05-15', isBorrower: true },
  lines: (lines.length > 0 ? lines : [{}]).map((one) => line({ rules, ...one })),
  ...facts,
});

const codes = (request: LendingFacts): string[] => reasonsAgainst(request).map(({ code }) => code);

const borrower = { status: 'active', agreementSignedOn: '2020-05-15', isBorrower: true } as const;
const interested = { status: 'interested', agreementSignedOn: null, isBorrower: true } as const;
const window = (weekday: number, from: string, until: string): HandOverWindow => ({ weekday, from, until });
const FRIDAY_EVENING = window(5, '16:00', '18:00');
const MONDAY_MORNING = window(1, '08:00', '10:00');

const WEEKEND = [FRIDAY_EVENING, MONDAY_MORNING];

const closedOn = (closed: string): Partial<LendingLine> => ({
  closingOn: (day) =>
    day.toString() === closed ? { de: 'geschlossen: Inventur', en: 'closed: Inventur' } : undefined,
});

const dayTrip = (from: string): Period => ({ from: at(from), until: at(from.replace('17:00', '20:00')) });

/** Rule by rule: what it says no with, what it lets through, what it does not. */
const cases: Record<
  string,
  { code: string; passes: Record<string, LendingFacts>; refuses: Record<string, LendingFacts> }
> = {
  onlyPartnersThatMayBorrow: {
    code: 'partner-may-not-borrow',
    passes: { 'an active partner that has signed': asked({ partner: borrower }) },
    refuses: {
      'a partner that only lends': asked({ partner: { ...borrower, isBorrower: false } }),
      'an active partner that has not signed': asked({ partner: { ...borrower, agreementSignedOn: null } }),
      ...Object.fromEntries(
        partnerStatuses
          .filter((status) => status !== 'active')
          .map((status) => [`a partner that is ${status}`, asked({ partner: { ...borrower, status } })]),
      ),
    },
  },
  onlyPossiblePeriods: {
    code: 'period-invalid',
    passes: {
      'one minute': asked({}, { period: period('2027-05-14 17:00', '2027-05-14 17:01') }),
      '366 days': asked(
        { rules: { ...usualRules, longestLoanDays: 400 } },
        { period: { from: at('2027-05-14 17:00'), until: addMinutes(at('2027-05-14 17:00'), 366 * DAY) } },
      ),
    },
    refuses: {
      'a return before the pick-up': asked({}, { period: period('2027-05-14 17:00', '2027-05-14 16:00') }),
      'a return at the pick-up': asked({}, { period: period('2027-05-14 17:00', '2027-05-14 17:00') }),
      'less than a minute': asked(
        {},
        { period: { from: at('2027-05-14 17:00'), until: addMinutes(at('2027-05-14 17:00'), 0.5) } },
      ),
      'a minute more than 366 days': asked(
        { rules: { ...usualRules, longestLoanDays: 400 } },
        {
          period: {
            from: at('2027-05-14 17:00'),
            until: addMinutes(at('2027-05-14 17:00'), 366 * DAY + 1),
          },
        },
      ),
    },
  },
  noPickUpInThePast: {
    code: 'pick-up-in-the-past',
    passes: { 'a pick-up this moment': asked({ now: at('2027-05-14 17:00') }) },
    refuses: { 'a pick-up a minute ago': asked({ now: at('2027-05-14 17:01') }) },
  },
  noPickUpBeyondTheHorizon: {
    code: 'beyond-horizon',
    passes: {
      'the last minute': asked({ now: at('2027-05-12 17:00'), rules: { ...usualRules, horizonDays: 2 } }),
      'five years': asked(
        { now: at('2022-05-15 17:00'), rules: { ...usualRules, horizonDays: 4000 } },
        { period: period('2027-05-14 17:00', '2027-05-15 17:00') },
      ),
      'two days on the wall over the spring night': asked(
        { now: at('2027-03-27 12:00'), rules: { ...usualRules, horizonDays: 2 } },
        { period: period('2027-03-29 12:00', '2027-03-30 12:00') },
      ),
      'two days on the wall over the autumn night, an hour longer': asked(
        { now: at('2027-10-30 12:00'), rules: { ...usualRules, horizonDays: 2 } },
        { period: period('2027-11-01 12:00', '2027-11-02 12:00') },
      ),
    },
    refuses: {
      'a minute more than five years, whatever the alliance allows': asked(
        { now: at('2022-05-15 16:59'), rules: { ...usualRules, horizonDays: 4000 } },
        { period: period('2027-05-14 17:00', '2027-05-15 17:00') },
      ),
      'a minute more': asked({ now: at('2027-05-12 16:59'), rules: { ...usualRules, horizonDays: 2 } }),
      'a minute more over the spring night, though it is less than 48 hours': asked(
        { now: at('2027-03-27 12:00'), rules: { ...usualRules, horizonDays: 2 } },
        { period: period('2027-03-29 12:01', '2027-03-30 12:00') },
      ),
      'a minute more over the autumn night': asked(
        { now: at('2027-10-30 12:00'), rules: { ...usualRules, horizonDays: 2 } },
        { period: period('2027-11-01 12:01', '2027-11-02 12:00') },
      ),
    },
  },
  noInterestedBeforeTheirWindow: {
    code: 'partners-first',
    passes: {
      'partners, however far ahead': asked({ rules: { ...usualRules, interestedDaysAhead: 2 } }),
      'the last minute of the window': asked({
        now: at('2027-05-12 17:00'),
        rules: { ...usualRules, interestedDaysAhead: 2 },
        partner: interested,
      }),
      'two days on the wall over the spring night': asked(
        {
          now: at('2027-03-27 12:00'),
          rules: { ...usualRules, interestedDaysAhead: 2 },
          partner: interested,
        },
        { period: period('2027-03-29 12:00', '2027-03-30 12:00') },
      ),
    },
    refuses: {
      'a minute before the window': asked({
        now: at('2027-05-12 16:59'),
        rules: { ...usualRules, interestedDaysAhead: 2 },
        partner: interested,
      }),
    },
  },
  noPickUpBeforeItsSeasonOpens: {
    code: 'season-not-open',
    passes: {
      'the first minute of the opening day': asked({
        now: at('2027-01-15 00:00'),
        rules: { ...usualRules, seasonOpensOn: '01-15' },
      }),
      'what is fetched before the opening day of its year, for it belongs to the season before': asked(
        { now: at('2027-01-10 12:00'), rules: { ...usualRules, seasonOpensOn: '01-15' } },
        { period: period('2027-01-14 23:59', '2027-01-16 12:00') },
      ),
      'the first minute of a day after the spring night': asked({
        now: at('2027-03-29 00:00'),
        rules: { ...usualRules, seasonOpensOn: '03-29' },
      }),
      'any time where no season opens': asked({ now: at('2026-05-15 12:00') }),
    },
    refuses: {
      'the last minute before the opening day': asked({
        now: at('2027-01-14 23:59'),
        rules: { ...usualRules, seasonOpensOn: '01-15' },
      }),
      'a pick-up on the opening day itself': asked(
        { now: at('2027-01-10 12:00'), rules: { ...usualRules, seasonOpensOn: '01-15' } },
        { period: period('2027-01-15 00:00', '2027-01-16 12:00') },
      ),
      'next year’s': asked({
        now: at('2026-08-01 12:00'),
        rules: { ...usualRules, seasonOpensOn: '01-15' },
      }),
      'an hour before midnight in the summer time': asked(
        { now: at('2027-10-30 23:59'), rules: { ...usualRules, seasonOpensOn: '10-31' } },
        { period: period('2027-11-01 12:00', '2027-11-02 12:00') },
      ),
    },
  },
  noPeriodTooLong: {
    code: 'too-long',
    passes: {
      'exactly the longest loan': asked({}, { period: period('2027-05-14 17:00', '2027-05-28 17:00') }),
      'fourteen days on the wall over the spring night': asked(
        { now: at('2027-03-01 12:00') },
        { period: period('2027-03-20 10:00', '2027-04-03 10:00') },
      ),
      'fourteen days on the wall over the autumn night, an hour longer': asked(
        {},
        { period: period('2027-10-24 10:00', '2027-11-07 10:00') },
      ),
    },
    refuses: {
      'a minute more': asked({}, { period: period('2027-05-14 17:00', '2027-05-28 17:01') }),
      'a minute more over the spring night, though it is less than 14 × 24 hours': asked(
        { now: at('2027-03-01 12:00') },
        { period: period('2027-03-20 10:00', '2027-04-03 10:01') },
      ),
      'a minute more over the autumn night': asked(
        {},
        { period: period('2027-10-24 10:00', '2027-11-07 10:01') },
      ),
    },
  },
  onlyWhatIsStillLent: {
    code: 'set-aside',
    passes: { 'what is on the list': asked({}, { isSetAside: false }) },
    refuses: { 'what was set aside': asked({}, { isSetAside: true }) },
  },
  onlyWholePacks: {
    code: 'pack-step',
    passes: {
      'any number of single things': asked({}, { quantity: 7, packStep: 1 }),
      'whole packs': asked({}, { quantity: 15, packStep: 5 }),
    },
    refuses: {
      'less than a pack': asked({}, { quantity: 4, packStep: 5 }),
      'a pack and one': asked({}, { quantity: 6, packStep: 5 }),
    },
  },
  noPickUpOutsideWindows: {
    code: 'pick-up-outside-windows',
    passes: {
      'any time where there are no windows': asked({}, { windows: [] }),
      'the first minute': fetched('2027-05-14 16:00'),
      'the last minute': fetched('2027-05-14 18:00'),
      'the second of two windows': asked(
        {},
        { windows: [window(5, '08:00', '09:00'), FRIDAY_EVENING, MONDAY_MORNING] },
      ),
      'in winter the same time on the wall': fetched('2027-11-12 16:00'),
    },
    refuses: {
      'a minute before': fetched('2027-05-14 15:59'),
      'a minute after': fetched('2027-05-14 18:01'),
      'the same time on another day': fetched('2027-05-13 17:00'),
      'what would be inside in UTC': fetched('2027-05-14 19:00'),
    },
  },
  noReturnOutsideWindows: {
    code: 'return-outside-windows',
    passes: {
      'any time where there are no windows': asked({}, { windows: [] }),
      'the first minute': returned('2027-05-17 08:00'),
      'the last minute': returned('2027-05-17 10:00'),
    },
    refuses: {
      'a minute before': returned('2027-05-17 07:59'),
      'a minute after': returned('2027-05-17 10:01'),
      'the same time on another day': returned('2027-05-18 09:00'),
    },
  },
  noPickUpOnClosedDays: {
    code: 'pick-up-on-closed-day',
    passes: {
      'the day before': asked({}, closedOn('2027-05-15')),
      'a place that is never closed': asked({}, {}),
      'a return on that day': asked({}, { ...closedOn('2027-05-17'), period: dayTrip('2027-05-14 17:00') }),
    },
    refuses: {
      'a closed day': asked({}, closedOn('2027-05-14')),
      'a closed day in the middle of a window': asked({}, { ...closedOn('2027-05-14'), windows: WEEKEND }),
      'the last minute of its evening': asked(
        {},
        {
          ...closedOn('2027-05-14'),
          windows: [window(5, '18:00', '24:00'), MONDAY_MORNING],
          period: period('2027-05-15 00:00', '2027-05-17 09:00'),
        },
      ),
    },
  },
  noReturnOnClosedDays: {
    code: 'return-on-closed-day',
    passes: {
      'the day after': asked({}, closedOn('2027-05-16')),
      'by arrangement, the midnight after an open day': asked(
        {},
        { ...closedOn('2027-05-17'), period: period('2027-05-14 17:00', '2027-05-17 00:00') },
      ),
    },
    refuses: {
      'a closed day': asked({}, closedOn('2027-05-17')),
      'by arrangement, the midnight that ends it': asked(
        {},
        { ...closedOn('2027-05-16'), period: period('2027-05-14 17:00', '2027-05-17 00:00') },
      ),
    },
  },
};

test('every rule has its cases here', () => {
  expect(Object.keys(cases)).toEqual(Object.keys(lendingRules));
});

describe.each(Object.entries(cases))('%s', (name, { code, passes, refuses }) => {
  const rule = lendingRules[name];

  test.each(Object.entries(passes))('passes %s', (_what, request) => {
    expect(rule?.(request)).toEqual([]);
    expect(codes(request)).toEqual([]);
  });

  test.each(Object.entries(refuses))('refuses %s', (_what, request) => {
    const [reason, ...more] = rule?.(request) ?? [];
    expect(more).toEqual([]);
    expect(reason?.code).toBe(code);
    expect(codes(request)).toContain(code);
  });

  test('says why, in German and in English', () => {
    const reasons = Object.values(refuses).flatMap((request) => rule?.(request) ?? []);
    for (const { message } of reasons) {
      expect(message.de).toMatch(/^\S.{20,}\.$/);
      expect(message.en).toMatch(/^\S.{20,}\.$/);
      expect(message.de).not.toBe(message.en);
    }
  });
});

describe('a request', () => {
  test('hears all reasons at once, in the order in which people would ask', () => {
    const request = asked(
      { partner: { ...borrower, status: 'resting' }, now: at('2027-06-01 12:00') },
      {
        quantity: 4,
        packStep: 5,
        isSetAside: true,
        windows: [window(3, '08:00', '09:00')],
        period: period('2027-05-14 17:00', '2027-05-29 09:00'),
      },
    );
    expect(codes(request)).toEqual([
      'partner-may-not-borrow',
      'pick-up-in-the-past',
      'too-long',
      'set-aside',
      'pack-step',
      'pick-up-outside-windows',
      'return-outside-windows',
    ]);
  });

  test('hears them for each line, with the item it is about', () => {
    const request = asked(
      {},
      { itemId: 'tent', itemName: 'Pavillon', isSetAside: true },
      { itemId: 'table', itemName: 'Tisch' },
      { itemId: 'bench', itemName: 'Bank', quantity: 3, packStep: 2 },
    );
    const reasons = reasonsAgainst(request);
    expect(reasons.map(({ code, itemId }) => [code, itemId])).toEqual([
      ['set-aside', 'tent'],
      ['pack-step', 'bench'],
    ]);
    expect(reasons.map(({ message }) => message.de.split(/[: ]/)[0])).toEqual(['Pavillon', 'Bank']);
  });

  test('is judged line by line: each has its own times', () => {
    const request = asked({}, {}, { itemId: 'late', period: period('2027-05-14 17:00', '2027-06-14 17:00') });
    expect(reasonsAgainst(request).map(({ code, itemId }) => [code, itemId])).toEqual([['too-long', 'late']]);
  });

  test('that passes has no reason against it', () => {
    expect(reasonsAgainst(asked())).toEqual([]);
  });
});

const fetchedAtNight = (instant: string): LendingFacts =>
  asked(
    { rules: { ...usualRules, longestLoanDays: 1 } },
    {
      windows: [window(7, '02:00', '02:59'), window(1, '00:00', '23:59')],
      period: { from: new Date(instant), until: at('2027-11-01 02:00') },
    },
  );

describe('a doubled hour', () => {
  test('is served both times, as the clock on the wall says', () => {
    expect(codes(fetchedAtNight('2027-10-31T00:30:00Z'))).toEqual([]);
    expect(codes(fetchedAtNight('2027-10-31T01:30:00Z'))).toEqual([]);
    expect(codes(fetchedAtNight('2027-10-31T02:00:00Z'))).toEqual(['pick-up-outside-windows']);
  });
});

describe('the lead time', () => {
  const rules = { ...usualRules, leadTimeDays: 3 };

  test('of exactly so many days is enough', () => {
    expect(warningsFor(asked({ rules, now: at('2027-05-11 17:00') }))).toEqual([]);
  });

  test('that is a minute short only warns: the request is taken', () => {
    const request = asked({ rules, now: at('2027-05-11 17:01') });
    expect(warningsFor(request).map(({ code }) => code)).toEqual(['short-notice']);
    expect(reasonsAgainst(request)).toEqual([]);
  });

  test('is counted on the wall over the nights of 23 and 25 hours', () => {
    const spring = { period: period('2027-03-29 12:00', '2027-03-30 12:00') };
    const autumn = { period: period('2027-11-01 12:00', '2027-11-02 12:00') };
    expect(warningsFor(asked({ rules, now: at('2027-03-26 12:00') }, spring))).toEqual([]);
    expect(warningsFor(asked({ rules, now: at('2027-10-29 12:00') }, autumn))).toEqual([]);
    expect(warningsFor(asked({ rules, now: at('2027-10-29 12:01') }, autumn))).toHaveLength(1);
  });

  test('warns once for all lines, in both languages, with what to do', () => {
    const [warning, ...more] = warningsFor(
      asked({ rules, now: at('2027-05-14 12:00') }, {}, { itemId: 'b' }),
    );
    expect(more).toEqual([]);
    expect(warning?.message).toEqual({
      de: expect.stringContaining('rufen Sie'),
      en: expect.stringContaining('telephone'),
    });
    expect(warning).not.toHaveProperty('itemId');
  });
});

function fetched(from: string): LendingFacts {
  const now = addMinutes(at(from), -7 * DAY);
  return asked(
    { now },
    { windows: [FRIDAY_EVENING, MONDAY_MORNING], period: { from: at(from), until: monday(from) } },
  );
}

function returned(until: string): LendingFacts {
  return asked({}, { windows: [FRIDAY_EVENING, MONDAY_MORNING], period: period('2027-05-14 17:00', until) });
}

/** 09:00 on the Monday after. */
function monday(from: string): Date {
  const weekday = new Date(`${from.slice(0, 10)}T00:00Z`).getUTCDay();
  const day = new Date(Date.parse(`${from.slice(0, 10)}T00:00Z`) + (8 - weekday) * DAY * 60_000);
  return at(`${day.toISOString().slice(0, 10)} 09:00`);
}

test('a season that is not open yet names its year and the day', () => {
  const rules = { ...usualRules, seasonOpensOn: '01-15' };
  const [reason] = reasonsAgainst(asked({ now: at('2027-01-14 12:00'), rules }));
  expect(reason?.message).toEqual({
    de: 'Pavillon: Für 2027 kann ab Fr., 15. Januar 2027 angefragt werden.',
    en: 'Pavillon: for 2027 one may ask from Fri, 15 January 2027 on.',
  });
  const early = { period: period('2028-01-10 12:00', '2028-01-11 12:00') };
  const [other] = reasonsAgainst(asked({ now: at('2027-01-14 12:00'), rules }, early));
  expect(other?.message.de).toBe('Pavillon: Dafür kann ab Fr., 15. Januar 2027 angefragt werden.');
});

test('interested partners have a say where each thing is open to them', () => {
  const open = { ...usualRules, interestedDaysAhead: 30 };
  const now = at('2027-05-01 12:00');
  const both = [{ rules: open }, { itemId: 'bench', rules: open }];
  expect(codes(asked({ now, partner: interested }, ...both))).toEqual([]);
  expect(codes(asked({ now, partner: interested }, ...both, { itemId: 'stage' }))).toEqual([
    'partner-may-not-borrow',
  ]);
  expect(codes(asked({ now, partner: interested, lines: [] }))).toEqual(['partner-may-not-borrow']);
});

test('each line is judged by its own numbers', () => {
  const weekLong = period('2027-05-14 17:00', '2027-05-21 17:00');
  const request = asked(
    {},
    { itemId: 'tent', period: weekLong, rules: { ...usualRules, longestLoanDays: 6 } },
    { itemId: 'bench', period: weekLong },
    { itemId: 'stage', period: weekLong, rules: { ...usualRules, horizonDays: 30 } },
  );
  expect(reasonsAgainst(request).map(({ code, itemId }) => [code, itemId])).toEqual([
    ['beyond-horizon', 'stage'],
    ['too-long', 'tent'],
  ]);
});

test('a closed day is named with its reason and its place', () => {
  const [reason] = reasonsAgainst(asked({}, closedOn('2027-05-14')));
  expect(reason?.message).toEqual({
    de: 'Pavillon: Am Fr., 14. Mai 2027 wird nichts ausgegeben (Bauhof, geschlossen: Inventur).',
    en: 'Pavillon: nothing is given out on Fri, 14 May 2027 (Bauhof, closed: Inventur).',
  });
});

test('what was asked for before a day was closed is not promised for it', () => {
  expect(reasonsAgainstPromise(asked({}, closedOn('2027-05-17'))).map(({ code }) => code)).toEqual([
    'return-on-closed-day',
  ]);
});

test('a single day is spelled as one', () => {
  const oneDay = { ...usualRules, longestLoanDays: 1, horizonDays: 1 };
  const facts = asked(
    { now: at('2027-03-01 09:00'), rules: oneDay },
    { period: period('2027-05-14 17:00', '2027-05-16 17:00') },
  );
  const said = reasonsAgainst(facts).map(({ message }) => [message.de, message.en]);
  expect(said.flat().join('\n')).toMatch(
    /mehr als 1 Tag\).*\n.*more than 1 day ahead.*\n.*für 1 Tag\.\n.*is 1 day\./,
  );
});
