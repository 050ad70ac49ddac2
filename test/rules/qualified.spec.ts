/** Qualified: whoever has what a thing requires has it until the end of its last day, and only for the partners they act for. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import {
  holdersOn,
  isValidOn,
  validUntilFrom,
  type Holder,
} from '../../src/items/qualifications/qualified.js';
import { cautionsFor } from '../../src/reservations/asking/cautions.js';
import {
  askerIsUnqualified,
  partnerIsUnqualified,
  stoppedUnqualified,
  unqualifiedOf,
  type Unqualified,
} from '../../src/reservations/record/unqualified.js';
import { usualRules } from '../../src/partners/who/alliance-rules.js';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const castle = { id: 'castle', name: 'Hüpfburg', requiredQualificationId: 'briefing' };
const bench = { id: 'bench', name: 'Bank', requiredQualificationId: null };
const ina: Holder = {
  partnerId: 'club',
  qualificationId: 'briefing',
  name: 'Ina Berg',
  validUntil: '2027-05-14',
};
const names = new Map([['briefing', 'Einweisung Hüpfburg']]);
const missing: Unqualified = {
  itemId: 'castle',
  itemName: 'Hüpfburg',
  qualification: 'Einweisung Hüpfburg',
  day: day('2027-05-15'),
};

describe('a qualification', () => {
  test('is valid on its last day and not on the next', () => {
    expect(isValidOn('2027-05-14', day('2027-05-14'))).toBe(true);
    expect(isValidOn('2027-05-14', day('2027-05-15'))).toBe(false);
    expect(isValidOn(null, day('2099-01-01'))).toBe(true);
  });

  test('lasts for so many months from today on, at the end of a short month too', () => {
    expect(validUntilFrom(day('2027-05-14'), 24)).toBe('2029-05-14');
    expect(validUntilFrom(day('2027-01-31'), 1)).toBe('2027-02-28');
    expect(validUntilFrom(day('2027-05-14'), null)).toBeNull();
  });

  test('is had by those who act for the partner, and by nobody else', () => {
    const of = { partnerId: 'club', qualificationId: 'briefing' };
    expect(holdersOn([ina], of, day('2027-05-14'))).toEqual([ina]);
    expect(holdersOn([ina], { ...of, partnerId: 'church' }, day('2027-05-14'))).toEqual([]);
    expect(holdersOn([ina], { ...of, qualificationId: 'licence' }, day('2027-05-14'))).toEqual([]);
  });
});

describe('what nobody has', () => {
  const requirements = { names, holders: [ina] };
  const of = (item: typeof castle | typeof bench, on: string) => ({ item, day: day(on) });

  test('is nothing where somebody has it on the day on which it is fetched', () => {
    expect(unqualifiedOf([of(castle, '2027-05-14'), of(bench, '2027-06-01')], 'club', requirements)).toEqual(
      [],
    );
  });

  test('is what ends before that day, each thing once', () => {
    const fetched = [of(castle, '2027-05-15'), of(castle, '2027-05-16')];
    expect(unqualifiedOf(fetched, 'club', requirements)).toEqual([missing]);
    expect(unqualifiedOf([of(castle, '2027-05-14')], 'church', requirements)).toHaveLength(1);
  });

  test('is said in a sentence each to whoever asks, decides, and stands at the door', () => {
    const said = [askerIsUnqualified, partnerIsUnqualified, stoppedUnqualified].map((say) => say(missing));
    expect(new Set(said.map(({ code }) => code))).toEqual(new Set(['qualification-missing']));
    expect(said.map(({ message }) => message.de)).toEqual([
      'Hüpfburg: Dafür braucht es „Einweisung Hüpfburg“. Bei Ihnen hat das dann noch niemand. Bitte kümmern Sie sich vor der Abholung darum; die Koordination hilft Ihnen.',
      'Hüpfburg: „Einweisung Hüpfburg“ hat beim Partner am Sa., 15. Mai 2027 niemand.',
      'Hüpfburg: Dafür braucht es „Einweisung Hüpfburg“, und das ist bei diesem Partner für niemanden gültig eingetragen.',
    ]);
  });
});

describe('whoever asks hears', () => {
  const facts = {
    now: new Date('2027-03-01T09:00:00Z'),
    timeZone: 'Europe/Berlin',
    partner: { status: 'active', agreementSignedOn: '2020-05-15', isBorrower: true } as const,
    lines: [
      {
        itemId: 'castle',
        itemName: 'Hüpfburg',
        unit: 'Stück',
        quantity: 1,
        packStep: 1,
        isSetAside: false,
        period: { from: new Date('2027-05-14T15:00:00Z'), until: new Date('2027-05-17T08:00:00Z') },
        placeName: 'Lager',
        windows: [],
        rules: usualRules,
      },
    ],
  };
  const codes = (inspectionDueOn: string | null, unqualified: Unqualified[] = []): string[] =>
    cautionsFor({ facts, items: [{ id: 'castle', inspectionDueOn }], unqualified }).map(({ code }) => code);

  test('of an inspection that is due by the day of the return, not of a later one', () => {
    expect(codes('2027-05-17')).toEqual(['inspection-due']);
    expect(codes('2027-04-01')).toEqual(['inspection-due']);
    expect(codes('2027-05-18')).toEqual([]);
    expect(codes(null)).toEqual([]);
  });

  test('of each thing once, and of what nobody has', () => {
    const twice = { ...facts, lines: [...facts.lines, ...facts.lines] };
    const items = [{ id: 'castle', inspectionDueOn: '2027-05-17' }];
    const said = cautionsFor({ facts: twice, items, unqualified: [missing] });
    expect(said.map(({ code }) => code)).toEqual(['qualification-missing', 'inspection-due']);
  });
});
