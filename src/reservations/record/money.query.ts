/** What was written down about the money of loans. */
import type { EntityManager } from 'typeorm';
import { instantFrom, newId } from '../../database/columns.js';
import { rowsOf } from '../../database/sql.query.js';
import { expectedDeposit, sumsOf, type MoneyKind, type MoneyPaid } from './deposit.js';
import { isPromised } from './lifecycle.js';
import { MoneyEntry } from './money-entry.entity.js';
import type { MoneyView } from './money.view.js';
import type { Found } from './reservation-store.service.js';

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
    // Nobody pays for what nobody has promised.
    expectedCents: isPromised(reservation.statusAt(now)) ? expectedDeposit(reservation.lines, items) : 0,
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
