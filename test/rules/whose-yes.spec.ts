/** Whose yes: which rule is the nearest, what its conditions mean, and that a request is what its lines make of it. */
import { ruleScopes } from '../../src/items/lending/rule-scope.js';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { answeredFor } from '../../src/reservations/deciding/approval.js';
import { ReservationLine } from '../../src/reservations/record/reservation-line.entity.js';
import { Reservation } from '../../src/reservations/record/reservation.entity.js';
import { ownParts } from '../../src/reservations/record/own-parts.js';
import {
  approvalModes,
  deciderReasons,
  deciderSentences,
  nearest,
  usualTerms,
  whoDecides,
  whoDecidesChanged,
  type ApprovalTerms,
  type AskedThing,
  type Asking,
} from '../../src/reservations/record/whose-yes.js';

const now = new Date('2027-03-01T10:00:00Z');
const pickUpAt = new Date('2027-03-11T10:00:00Z');
const thing: AskedThing = { ownerId: 'owner', quantity: 5, valueCents: 1_000, pickUpAt, isQualified: true };
const asking: Asking = { partnerId: 'club', now, timeZone: 'Europe/Berlin', mute: new Set() };
const automatic: ApprovalTerms = { ...usualTerms, mode: 'automatic' };
const decided = (terms: Partial<ApprovalTerms>, about: Partial<AskedThing> = {}, by: Partial<Asking> = {}) =>
  whoDecides({ ...thing, ...about }, { ...asking, ...by }, { ...automatic, ...terms });

describe('whose yes it takes', () => {
  test('is the coordination’s where nobody made a rule', () => {
    expect(whoDecides(thing, asking, usualTerms)).toEqual({ decider: 'coordinator', why: 'coordination' });
  });

  test('is nobody’s where it is automatic and every condition is met to the last unit, cent and day', () => {
    const terms = { upToQuantity: 5, upToValueCents: 5_000, upToDaysAhead: 10, partnerIds: ['club'] };
    expect(decided(terms)).toEqual({ decider: 'automatic', why: 'as-agreed' });
  });

  test.each([
    ['over-quantity', { upToQuantity: 4 }, {}],
    ['over-value', { upToValueCents: 4_999 }, {}],
    ['value-unknown', { upToValueCents: 5_000 }, { valueCents: null }],
    ['too-far-ahead', { upToDaysAhead: 9 }, {}],
    ['other-partner', { partnerIds: ['another'] }, {}],
    ['other-partner', { partnerIds: [] }, {}],
    ['unqualified', {}, { isQualified: false }],
  ])('is the coordination’s again where a condition is not met: %s', (why, terms, about) => {
    expect(decided(terms, about)).toEqual({ decider: 'coordinator', why });
    expect(decided({ ...terms, otherwise: 'owner' }, about)).toEqual({ decider: 'owner', why });
  });

  test('is the owner’s where that is said, unless the owner asks, or nobody acts for it', () => {
    const owner = { mode: 'owner' } as const;
    expect(decided(owner)).toEqual({ decider: 'owner', why: 'owner-asked' });
    expect(decided(owner, {}, { partnerId: 'owner' })).toEqual({ decider: 'automatic', why: 'own-things' });
    expect(decided(owner, {}, { mute: new Set(['owner']) })).toEqual({
      decider: 'coordinator',
      why: 'owner-mute',
    });
  });

  test('is never nobody’s where a qualification is missing, whoever owns it', () => {
    const own = { partnerId: 'owner' };
    const unqualified = { decider: 'coordinator', why: 'unqualified' };
    expect(decided({ mode: 'owner' }, { isQualified: false }, own)).toEqual(unqualified);
    expect(decided({ otherwise: 'owner' }, { isQualified: false }, own)).toEqual(unqualified);
    expect(decided({ mode: 'owner' }, { isQualified: false }).decider).toBe('owner');
  });

  test('is never nobody’s for what was changed after it was asked for', () => {
    expect(whoDecidesChanged(thing, asking, automatic)).toEqual({
      decider: 'coordinator',
      why: 'changed-since',
    });
    const owners = { ...automatic, otherwise: 'owner' } as const;
    expect(whoDecidesChanged(thing, asking, owners).decider).toBe('owner');
    expect(whoDecidesChanged(thing, { ...asking, partnerId: 'owner' }, owners).decider).toBe('coordinator');
  });

  test('counts the days ahead in the zone of the alliance, across the night in which the clock is put forward', () => {
    const inZone = (at: string) => decided({ upToDaysAhead: 28 }, { pickUpAt: new Date(at) }).decider;
    expect(inZone('2027-03-29T09:00:00Z')).toBe('automatic');
    expect(inZone('2027-03-29T09:00:01Z')).toBe('coordinator');
  });

  test('says why in both languages, for every reason', () => {
    for (const why of deciderReasons) {
      expect(deciderSentences[why].de).toMatch(/^[A-ZÄÖÜ].*\.$/);
      expect(deciderSentences[why].en).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('the nearest rule', () => {
  const rules = ruleScopes.map((scope) => ({
    scope,
    subjectId: { alliance: 'alliance', owner: 'owner', item: 'tent' }[scope],
  }));

  test('wins: the item’s, else its owner’s, else the alliance’s', () => {
    const scopeFor = (id: string, ownerId: string) => nearest(rules, { id, ownerId })?.scope;
    expect(scopeFor('tent', 'owner')).toBe('item');
    expect(scopeFor('bench', 'owner')).toBe('owner');
    expect(scopeFor('bench', 'other')).toBe('alliance');
    expect(nearest([], { id: 'tent', ownerId: 'owner' })).toBeUndefined();
  });
});

/** A basket over three owners, each line for whoever the rule says. */
const basket = fc.array(
  fc.record({
    ownerId: fc.constantFrom('church', 'brigade', 'club'),
    mode: fc.constantFrom(...approvalModes),
    quantity: fc.integer({ min: 1, max: 9 }),
    /** Of what was asked. */
    granted: fc.integer({ min: 0, max: 9 }),
  }),
  { minLength: 1, maxLength: 8 },
);

const DECIDE_BY = new Date('2027-03-08T10:00:00Z');

type Basket = readonly { ownerId: string; mode: ApprovalTerms['mode']; quantity: number; granted: number }[];

function requested(lines: Basket): Reservation {
  const reservation = Reservation.requested({ id: 'r', partnerId: 'club', decideBy: DECIDE_BY });
  const period = { from: pickUpAt, until: new Date('2027-03-12T10:00:00Z') };
  reservation.lines = lines.map(({ ownerId, mode, quantity }, index) => {
    const line = ReservationLine.open(
      { allianceId: 'a', reservationId: 'r', position: index + 1 },
      { itemId: `${ownerId} ${index}`, quantity, period, pickUpUntil: null, returnFrom: null },
      DECIDE_BY,
    );
    line.isFor(whoDecides({ ...thing, ownerId, quantity }, asking, { ...usualTerms, mode }));
    return line;
  });
  reservation.spanLines();
  return reservation;
}

const itemsOf = ({ lines }: Reservation) =>
  lines.map(({ itemId }) => ({ id: itemId, ownerId: itemId.split(' ')[0]! }));

describe('a basket over several owners', () => {
  test('is what its lines make of it, in whichever order they are decided', () => {
    fc.assert(
      fc.property(basket, fc.infiniteStream(fc.nat()), (lines, order) => {
        const reservation = requested(lines);
        const left = reservation.lines.map((line, index) => ({ line, ...lines[index]! }));
        while (left.length > 0) {
          expect(reservation.followLines(now)).toBeUndefined();
          const at = (order.next().value as number) % left.length;
          const [{ line, quantity, granted }] = left.splice(at, 1) as [(typeof left)[number]];
          line.decide(Math.min(granted, quantity), 'somebody', now);
        }
        const isAny = reservation.lines.some(({ approvedQuantity }) => approvedQuantity! > 0);
        expect(reservation.followLines(now)).toBe(isAny ? 'approve' : 'decline');
        expect(reservation.statusAt(now)).toBe(isAny ? 'approved' : 'declined');
      }),
    );
  });

  test('is decided line by line by whom the rule says: each waits for exactly one, and none is forgotten', () => {
    fc.assert(
      fc.property(basket, (lines) => {
        const reservation = requested(lines);
        for (const line of reservation.lines) if (line.decider === 'automatic') line.agree(now);
        const items = itemsOf(reservation);
        const own = ownParts(reservation, items);
        const ofOwners = own.flatMap((part) => part.reservation.lines);
        const coordination = { isCoordination: true, ownItemIds: new Set<string>() };
        const theirs = answeredFor(coordination, reservation.lines);
        reservation.lines.forEach((line, index) => {
          const { mode, ownerId } = lines[index]!;
          const isOwn = ownerId === 'club';
          expect(line.approvedQuantity === null).toBe(mode === 'coordinator' || (mode === 'owner' && !isOwn));
          expect(ofOwners.includes(line)).toBe(mode === 'owner' && !isOwn);
        });
        const isForCoordination = lines.some(({ mode }) => mode === 'coordinator');
        expect(theirs).toEqual(
          reservation.lines.filter(({ awaitsCoordination, isUndecided }) =>
            isForCoordination ? awaitsCoordination : isUndecided,
          ),
        );
      }),
    );
  });

  test('shows an owner nothing of what belongs to others, nor whom to telephone', () => {
    fc.assert(
      fc.property(basket, (lines) => {
        const reservation = requested(lines);
        Object.assign(reservation, { contactName: 'Anna', contactPhone: '030', note: 'x', onBehalfOf: 'y' });
        for (const { ownerId, reservation: part, items } of ownParts(reservation, itemsOf(reservation))) {
          expect(new Set(part.lines.map(({ itemId }) => itemId.split(' ')[0]))).toEqual(new Set([ownerId]));
          expect(items.every((item) => item.ownerId === ownerId)).toBe(true);
          const { contactName, contactPhone, note, onBehalfOf } = part;
          expect([contactName, contactPhone, note, onBehalfOf]).toEqual(['', '', '', '']);
        }
        expect(reservation.contactName).toBe('Anna');
      }),
    );
  });
});
