/** A docket entry: a request, its light, and whoever stands in its way, put together from what was loaded. */
import type { Partner } from '../../partners/who/partner.entity.js';
import { uncovered } from '../stock/availability.js';
import { clashesOf, type Clash } from '../stock/clash.js';
import { judge, type Case, type Judgement, type OfferStand } from './docket.js';
import type { ClashView, DocketEntry, DocketLine, RivalView } from './docket.view.js';
import { withoutReservation, type AskedLine, type Hold, type Ledger } from '../stock/ledger.js';
import { lendingFacts, type Gathered } from '../asking/lending-facts.js';
import { inspectionsOf } from '../asking/inspection.js';
import type { LendingFacts } from '../asking/lending-rule.js';
import type { PartnersLoan } from '../record/partners-loan.js';
import type { ReservationLine } from '../record/reservation-line.entity.js';
import type { Reservation } from '../record/reservation.entity.js';
import { unqualifiedOf, type Requirements } from '../record/unqualified.js';
import { dayAt } from '../../shared/zone.js';

/** All that the requests of one docket are judged by, loaded once. */
export interface Around extends Gathered {
  /** With all that anybody holds, those who wait included. */
  ledger: Ledger;
  partners: ReadonlyMap<string, Partner>;
  /** What the things require, and who of the partners has it. */
  requirements: Requirements;
  /** They are parts that whoever reads owns, and not asked of anybody else. */
  isForOwner: boolean;
  /** What became of counter-offers, by the id of the reservation. */
  offers: ReadonlyMap<string, OfferStand>;
  /** What the partners borrow besides. */
  loans: readonly PartnersLoan[];
  /** How many messages stand on them, by the id of the reservation. */
  messages: ReadonlyMap<string, number>;
}

export interface Judged {
  facts: Omit<DocketEntry, 'clashes'>;
  clashes: Clash[];
}

/** The rival itself; what it holds and what its going would free depend on the clash. */
export type KnownRival = Omit<RivalView, 'things' | 'freeWithout'>;

/** As approving it now would ask the rules and the stock. */
export function judged(reservation: Reservation, around: Around): Judged {
  const { ledger, partners } = around;
  const partner = partners.get(reservation.partnerId)!;
  const facts = lendingFacts(around, { partner, lines: reservation.held });
  return withoutReservation(ledger, reservation.id, () => {
    const judgement = judge(caseOf(reservation, facts, around));
    const possible = judgement.isOnlyShort ? possibleOf(ledger, facts.lines, reservation) : noLess;
    return {
      facts: { ...factsOf(reservation, around, possible), ...judgement },
      clashes: clashesOf(ledger, facts.lines),
    };
  });
}

export const entryOf = (
  { facts, clashes }: Judged,
  around: Around,
  rivals: ReadonlyMap<string, KnownRival>,
): DocketEntry => ({ ...facts, clashes: clashes.map((clash) => clashView(clash, around, rivals)) });

function caseOf(
  { id: reservationId, partnerId, lines, pickUpAt }: Reservation,
  facts: LendingFacts,
  { items, ledger, offers, loans, isForOwner, requirements }: Around,
): Case {
  const fetched = facts.lines.flatMap(({ itemId, period }) => {
    const item = items.get(itemId);
    return item ? [{ item, day: dayAt(period.from, facts.timeZone) }] : [];
  });
  return {
    facts,
    ledger,
    names: (id) => items.get(id) ?? { name: '', unit: '' },
    pickUpAt,
    inspections: inspectionsOf(facts.lines, (id) => items.get(id)?.inspectionDueOn),
    unqualified: unqualifiedOf(fetched, partnerId, requirements),
    awaitsOwner: !isForOwner && lines.some(({ awaitsOwner }) => awaitsOwner),
    isPartlyDecided: lines.some(({ approvedQuantity }) => approvedQuantity !== null),
    loans: loans.filter((one) => one.partnerId === partnerId && one.reservationId !== reservationId),
    offer: offers.get(reservationId),
  };
}

/** By the ids of the lines that get less than was asked for. */
type Possible = ReadonlyMap<string, number>;

const noLess: Possible = new Map();

/** `asked` are its lines that hold, in their order. */
function possibleOf(ledger: Ledger, asked: readonly AskedLine[], { lines }: Reservation): Possible {
  const held = lines.filter(({ holds }) => holds);
  const lineIds = new Map(asked.map((line, position) => [line, held[position]!.id]));
  return new Map(uncovered(ledger, asked).map(({ line, free }) => [lineIds.get(line)!, free]));
}

function factsOf(
  reservation: Reservation,
  around: Around,
  possible: Possible,
): Omit<DocketEntry, 'clashes' | keyof Judgement> {
  const { id, number, version, onBehalfOf, occasionName, contactName, contactPhone, note } = reservation;
  const { askedAt, decideBy, pickUpAt, returnDueAt } = reservation;
  return {
    id,
    number,
    version,
    onBehalfOf,
    occasionName,
    contactName,
    contactPhone,
    note,
    messages: around.messages.get(id) ?? 0,
    partnerName: around.partners.get(reservation.partnerId)?.name ?? '',
    askedAt,
    decideBy,
    period: { from: pickUpAt, until: returnDueAt },
    handOver: reservation.handOver,
    lines: reservation.lines.map((line) => lineView(line, around, possible)),
  };
}

function lineView(line: ReservationLine, { items, places }: Around, less: Possible): DocketLine {
  const { id, itemId, quantity, approvedQuantity, awaitsOwner } = line;
  const item = items.get(itemId);
  const place = item && places.get(item.storagePlaceId);
  const { name: itemName = '', category = '', unit = '', packStep = 1 } = item ?? {};
  const placeName = place?.name ?? '';
  const possible = less.get(id) ?? quantity;
  return {
    id,
    itemName,
    category,
    unit,
    packStep,
    placeName,
    quantity,
    possible,
    approvedQuantity,
    awaitsOwner,
    handOver: line,
  };
}

function clashView(
  { line, free, left, alone, rivals }: Clash,
  around: Around,
  known: ReadonlyMap<string, KnownRival>,
): ClashView {
  const { name: itemName = '', unit = '' } = around.items.get(line.itemId) ?? {};
  const views = rivals.flatMap(({ reservationId, holds, freeWithout }) => {
    const rival = known.get(reservationId);
    return rival ? [{ ...rival, freeWithout, things: holds.map((hold) => thingOf(hold, around)) }] : [];
  });
  return { itemName, unit, asked: line.quantity, free, left, alone, period: line.period, rivals: views };
}

function thingOf({ itemId, quantity, period }: Hold, { items }: Around): RivalView['things'][number] {
  const { name: itemName = '', unit = '' } = items.get(itemId) ?? {};
  return { itemName, unit, quantity, period };
}
