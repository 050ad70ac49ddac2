/** The docket: when a request is green, amber or red, who stands in its way, and what its forms say. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { usualRules } from '../../src/partners/who/alliance-rules.js';
import { approvedQuantities } from '../../src/reservations/deciding/approval.js';
import { clashesOf } from '../../src/reservations/stock/clash.js';
import { judge, type Case } from '../../src/reservations/deciding/docket.js';
import {
  openLedger,
  withoutReservation,
  type Hold,
  type StockItem,
} from '../../src/reservations/stock/ledger.js';
import { chosenOf, versionOf, declineReason } from '../../src/web/coordinator/decisions/decision-input.js';
import { approvalOf } from '../../src/web/forms/approval.js';
import type { LendingLine } from '../../src/reservations/asking/lending-rule.js';
import { addMinutes } from '../../src/shared/period.js';
import { at, furniture, hours, item } from './stock-builder.js';

const DAY = 24 * 60;
/** Four weeks before the Monday of the drawings. */
const now = addMinutes(at(0), -28 * DAY);

const held = (reservationId: string, itemId: string, quantity: number, from = 0, until = 24): Hold => ({
  reservationId,
  itemId,
  quantity,
  period: hours(from, until),
  isOut: false,
});

const ledgerOf = (items: readonly StockItem[], ...holds: Hold[]) =>
  openLedger({ items: new Map(items.map((one) => [one.id, one])), holds, closures: [], now });

const line = (facts: Partial<LendingLine> = {}): LendingLine => ({
  itemId: 'tent',
  itemName: 'Zelt',
  unit: 'Stück',
  quantity: 1,
  packStep: 1,
  rules: usualRules,
  isSetAside: false,
  period: hours(0, 24),
  placeName: 'Bauhof',
  windows: [],
  ...facts,
});

const active = { status: 'active', agreementSignedOn: '2020-05-15', isBorrower: true } as const;

/** A request that nothing speaks against. */
function request(one: Partial<Case> = {}, facts: Partial<Case['facts']> = {}): Case {
  return {
    facts: { now, timeZone: 'Europe/Berlin', partner: active, lines: [line()], ...facts },
    ledger: ledgerOf([item('tent', { quantity: 3 })]),
    names: () => ({ name: 'Zelt', unit: 'Stück' }),
    pickUpAt: at(0),
    inspections: [],
    unqualified: [],
    isPartlyDecided: false,
    awaitsOwner: false,
    loans: [],
    offer: undefined,
    ...one,
  };
}

const said = (one: Case): [string, string[]] => {
  const { light, reasons } = judge(one);
  return [light, reasons.map(({ code }) => code)];
};

describe('the light', () => {
  test('is green where nothing speaks against it', () => {
    expect(said(request())).toEqual(['green', []]);
  });

  test.each<[string, string, Case]>([
    ['the pick-up is below the lead time', 'short-notice', request({}, { now: addMinutes(at(0), -2 * DAY) })],
    ['the pick-up is four days away', 'pick-up-soon', request({}, { now: addMinutes(at(0), -3.5 * DAY) })],
    ['it is longer than usual', 'too-long', request({}, { lines: [line({ period: hours(0, 24 * 20) })] })],
    ['the pack step has changed since', 'pack-step', request({}, { lines: [line({ packStep: 2 })] })],
    ['an owner is asked about a part', 'owner-asked', request({ awaitsOwner: true })],
    ['an owner decided a part', 'partly-decided', request({ isPartlyDecided: true })],
    [
      'the hand-over windows have changed since',
      'pick-up-outside-windows',
      request({}, { lines: [line({ windows: [{ weekday: 2, from: '02:00', until: '02:01' }] })] }),
    ],
  ])('is amber where %s', (_what, code, one) => {
    const [light, codes] = said(one);
    expect(light).toBe('amber');
    expect(codes).toContain(code);
  });

  test.each([
    ['2027-05-11', 'amber'],
    ['2027-05-12', 'green'],
  ])('with an inspection due on %s, and the return on 11 May, is %s', (dueOn, light) => {
    const day = Temporal.PlainDate.from(dueOn);
    const due = { itemId: 'tent', itemName: 'Zelt', dueOn: day, returnDueAt: at(24) };
    expect(said(request({ inspections: [due] }))[0]).toBe(light);
  });

  test.each<[string, string, Case]>([
    [
      'the partner rests',
      'partner-may-not-borrow',
      request({}, { partner: { ...active, status: 'resting' } }),
    ],
    ['the item was set aside', 'set-aside', request({}, { lines: [line({ isSetAside: true })] })],
    ['the stock has shrunk', 'out-of-stock', request({ ledger: ledgerOf([item('tent', { quantity: 0 })]) })],
  ])('is red where %s', (_what, code, one) => {
    expect(said(one)).toEqual(['red', [code]]);
  });

  test('names what forbids it before what is only to be looked at, and each once', () => {
    const one = request(
      {},
      { partner: { ...active, status: 'left' }, lines: [line({ packStep: 2, isSetAside: true })] },
    );
    expect(said(one)).toEqual(['red', ['partner-may-not-borrow', 'set-aside', 'pack-step']]);
  });
});

const wished = (quantity: number): LendingLine[] => [line({ quantity })];

const tents = [item('tent', { quantity: 3, bufferMinutes: 60 })];
const rivalsIn = (ledger: ReturnType<typeof ledgerOf>, lines = wished(3)) =>
  clashesOf(ledger, lines).flatMap(({ rivals }) =>
    rivals.map(({ reservationId, freeWithout }) => [reservationId, freeWithout]),
  );

describe('a clash', () => {
  test('is none where all is free', () => {
    expect(rivalsIn(ledgerOf(tents, held('other', 'tent', 1)), wished(2))).toEqual([]);
  });

  test('names each rival with what its going would free', () => {
    expect(rivalsIn(ledgerOf(tents, held('one', 'tent', 1), held('two', 'tent', 2)))).toEqual([
      ['one', 1],
      ['two', 2],
    ]);
  });

  test('counts a loan that only leaves its buffer behind', () => {
    expect(rivalsIn(ledgerOf(tents, held('before', 'tent', 1, -10, 0)))).toEqual([['before', 3]]);
  });

  test('leaves out who would not help', () => {
    const ledger = ledgerOf(tents, held('most', 'tent', 2, 0, 5), held('less', 'tent', 1, 10, 12));
    expect(rivalsIn(ledger)).toEqual([['most', 2]]);
  });

  test('names all where only several together would help', () => {
    const ledger = ledgerOf(tents, held('one', 'tent', 2, 0, 5), held('two', 'tent', 2, 10, 15));
    expect(rivalsIn(ledger)).toEqual([
      ['one', 1],
      ['two', 1],
    ]);
  });

  test('finds who holds the parts of a set, by another set or singly', () => {
    const ledger = ledgerOf(furniture(3, 6), held('singly', 'table', 1), held('bySet', 'set', 1));
    expect(rivalsIn(ledger, [line({ itemId: 'set', quantity: 3 })])).toEqual([
      ['singly', 2],
      ['bySet', 2],
    ]);
  });

  test('does not name what the request holds itself', () => {
    const ledger = ledgerOf(tents, held('itself', 'tent', 2), held('other', 'tent', 1));
    expect(withoutReservation(ledger, 'itself', () => rivalsIn(ledger))).toEqual([['other', 3]]);
  });
});

describe('naming a line with what was asked for', () => {
  test('says no more than not naming it, though the pack step has changed since', () => {
    const open = [{ id: 'a', itemId: 'tent', quantity: 5, approvedQuantity: null }];
    expect(
      approvedQuantities({ open, whole: open, all: open }, [{ lineId: 'a', quantity: 5 }], () => 10).get('a'),
    ).toBe(5);
    expect(() =>
      approvedQuantities({ open, whole: open, all: open }, [{ lineId: 'a', quantity: 4 }], () => 10),
    ).toThrow('Some of the input');
  });
});

describe('what the forms say', () => {
  test('is every open line with its number, and the reason where there is one', () => {
    const typed = { lineIds: 'a b', 'lines.0.quantity': '3', 'lines.1.quantity': 'x', reason: '' };
    expect(approvalOf(typed)).toEqual({
      lines: [
        { lineId: 'a', quantity: 3 },
        { lineId: 'b', quantity: 'x' },
      ],
    });
  });

  test.each([
    ['3', 3],
    ['*', 0],
    ['"3"', 0],
    [undefined, 0],
  ])('version %s is %s', (text, version) => {
    expect(versionOf(text)).toBe(version);
  });

  test('is each request of the batch with its version, and nothing else', () => {
    expect(chosenOf({ 'version.a': '2', other: '1' })).toEqual([{ id: 'a', version: 2 }]);
  });

  test.each([
    ['broken', ' Plane ', 'de', 'Das ist zurzeit beschädigt oder in Reparatur. Plane'],
    ['broken', ' Plane ', 'en', 'Damaged or being repaired at present. Plane'],
    ['', 'Plane', 'de', 'Plane'],
    ['toString', '', 'de', ''],
  ] as const)('declined for "%s" and "%s" (%s)', (choice, own, language, reason) => {
    expect(declineReason(choice, own, language)).toBe(reason);
  });
});
