/** What was written down about the money of loans. */
import type { EntityManager } from 'typeorm';
import { instantFrom, newId } from '../../database/columns.js';
import { among, listed, rowsOf } from '../../database/sql.query.js';
import type { Needs } from '../../items/what-to-bring.js';
import { expectedDeposit, sumsOf, type DepositStanding, type MoneyKind, type MoneyPaid } from './deposit.js';
import { isPromised } from './lifecycle.js';
import { MoneyEntry } from './money-entry.entity.js';
import type { MoneyView } from './money.view.js';
import type { Found } from './reservation-store.service.js';
import type { Reservation } from './reservation.entity.js';

interface EntryRow {
  id: string;
  at: Date | string;
  who: string;
  kind: MoneyKind;
  cents: number;
  reason: string;
}

const ENTRIES = `
  SELECT entry.id AS "id", entry.at AS "at", person.name AS "who", entry.kind AS "kind", entry.cents AS "cents",
    entry.reason AS "reason"
  FROM money_entries entry JOIN people person ON person.id = entry.person_id
  WHERE entry.alliance_id = $1 AND entry.reservation_id = $2
  ORDER BY entry.id`;

/** Of one reservation, oldest first. */
export const paidFor = (
  tx: EntityManager,
  { allianceId, id }: { allianceId: string; id: string },
): Promise<EntryRow[]> => rowsOf<EntryRow>(tx, ENTRIES, [allianceId, id]);

/** `isTold` where the reader may know people's names. */
export async function moneyOf(
  tx: EntityManager,
  { reservation, items }: Pick<Found, 'reservation' | 'items'>,
  { now, isTold }: { now: Date; isTold: boolean },
): Promise<MoneyView> {
  const entries = await paidFor(tx, reservation);
  const { received, returned, kept, held } = sumsOf(entries);
  return {
    expectedCents: expectedOf(reservation, items, now),
    receivedCents: received,
    returnedCents: returned,
    keptCents: kept,
    heldCents: held,
    entries: entries.map(({ at, who, ...entry }) => ({
      ...entry,
      at: instantFrom(at).toISOString(),
      who: isTold ? who : '',
    })),
  };
}

/** In euro cents; nobody pays for what nobody has promised. */
const expectedOf = (reservation: Reservation, items: readonly Needs[], now: Date): number =>
  isPromised(reservation.statusAt(now)) ? expectedDeposit(reservation.lines, items) : 0;

const PAID = `
  SELECT entry.reservation_id AS "id", entry.kind AS "kind", entry.cents AS "cents"
  FROM money_entries entry
  WHERE entry.alliance_id = $1 AND entry.reservation_id ${among('$2')}`;

/** Of several at once, with all their lines, by their ids. */
export async function depositsOf(
  tx: EntityManager,
  reservations: readonly Reservation[],
  { allianceId, items, now }: { allianceId: string; items: readonly Needs[]; now: Date },
): Promise<Map<string, DepositStanding>> {
  const ids = reservations.map(({ id }) => id);
  const entries = await rowsOf<MoneyPaid & { id: string }>(tx, PAID, [allianceId, listed(ids)]);
  return new Map(
    reservations.map((reservation) => {
      const { held } = sumsOf(entries.filter(({ id }) => id === reservation.id));
      return [reservation.id, { expectedCents: expectedOf(reservation, items, now), heldCents: held }];
    }),
  );
}

interface NewEntry extends MoneyPaid {
  allianceId: string;
  reservationId: string;
  personId: string;
  at: Date;
  reason: string;
}

export const writeDown = async (tx: EntityManager, entry: NewEntry): Promise<void> => {
  await tx.insert(MoneyEntry, { id: newId(), ...entry });
};
