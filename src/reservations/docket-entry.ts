/** A docket entry: a request, its light, and whoever stands in its way, put together from what was loaded. */
import type { Item } from '../items/item.entity.js';
import type { StoragePlace } from '../items/storage-place.entity.js';
import type { Partner } from '../partners/partner.entity.js';
import { clashesOf, type Clash } from './clash.js';
import { judge, type Case } from './docket.js';
import type { ClashView, DocketEntry, DocketLine, RivalView } from './docket.view.js';
import { openLedger, without, type Hold, type Ledger, type Stock } from './ledger.js';
import type { Asked } from './lending-rules.js';
import type { ReservationLine } from './reservation-line.entity.js';
import type { Reservation } from './reservation.entity.js';

/** All that the requests of one docket are judged by, loaded once. */
export interface Around {
  stock: Stock;
  items: ReadonlyMap<string, Item>;
  places: readonly StoragePlace[];
  partners: ReadonlyMap<string, Partner>;
}

export interface Judged {
  facts: Omit<DocketEntry, 'clashes'>;
  clashes: Clash[];
}

/** The rival itself; what it holds and what its going would free depend on the clash. */
export type KnownRival = Omit<RivalView, 'things' | 'freeWithout'>;

/** Lines that were declined already hold nothing, and are not asked about again. */
export const openLines = ({ lines }: Reservation): ReservationLine[] =>
  lines.filter(({ heldQuantity }) => heldQuantity > 0);

export function judged(reservation: Reservation, asked: Asked, around: Around): Judged {
  const ledger = openLedger(without(around.stock, reservation.id));
  const { light, reasons } = judge(caseOf(reservation, asked, ledger, around));
  return {
    facts: { ...factsOf(reservation, around), light, reasons },
    clashes: clashesOf(ledger, asked.lines),
  };
}

export const entryOf = (
  { facts, clashes }: Judged,
  around: Around,
  rivals: ReadonlyMap<string, KnownRival>,
): DocketEntry => ({ ...facts, clashes: clashes.map((clash) => clashView(clash, around, rivals)) });

function caseOf({ lines, pickUpAt }: Reservation, asked: Asked, ledger: Ledger, { items }: Around): Case {
  const inspections = asked.lines.flatMap(({ itemId, itemName, period }) => {
    const dueOn = items.get(itemId)?.inspectionDueOn ?? null;
    return dueOn === null ? [] : [{ itemId, itemName, dueOn, returnDueAt: period.until }];
  });
  return {
    asked,
    ledger,
    names: (id) => items.get(id) ?? { name: '', unit: '' },
    pickUpAt,
    inspections,
    isPartlyDecided: lines.some(({ approvedQuantity }) => approvedQuantity !== null),
  };
}

function factsOf(
  reservation: Reservation,
  around: Around,
): Omit<DocketEntry, 'clashes' | 'light' | 'reasons'> {
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
    partnerName: around.partners.get(reservation.partnerId)?.name ?? '',
    askedAt,
    decideBy,
    period: { from: pickUpAt, until: returnDueAt },
    lines: reservation.lines.map((line) => lineView(line, around)),
  };
}

function lineView(
  { id, itemId, quantity, approvedQuantity, period }: ReservationLine,
  { items, places }: Around,
): DocketLine {
  const item = items.get(itemId);
  const place = places.find((one) => one.id === item?.storagePlaceId);
  const { name: itemName = '', unit = '', packStep = 1 } = item ?? {};
  return { id, itemName, unit, packStep, placeName: place?.name ?? '', quantity, approvedQuantity, period };
}

function clashView(
  { line, free, rivals }: Clash,
  around: Around,
  known: ReadonlyMap<string, KnownRival>,
): ClashView {
  const { name: itemName = '', unit = '' } = around.items.get(line.itemId) ?? {};
  const views = rivals.flatMap(({ reservationId, holds, freeWithout }) => {
    const rival = known.get(reservationId);
    return rival ? [{ ...rival, freeWithout, things: holds.map((hold) => thingOf(hold, around)) }] : [];
  });
  return { itemName, unit, asked: line.quantity, free, period: line.period, rivals: views };
}

function thingOf({ itemId, quantity, period }: Hold, { items }: Around): RivalView['things'][number] {
  const { name: itemName = '', unit = '' } = items.get(itemId) ?? {};
  return { itemName, unit, quantity, period };
}
