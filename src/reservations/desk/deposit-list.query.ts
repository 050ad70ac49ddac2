/** All deposits of an alliance, read at once: what was paid of each loan, and each entry. */
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../../database/columns.js';
import { rowsOf } from '../../database/sql.query.js';
import type { MoneyPaid } from '../record/deposit.js';
import type { DepositEntry } from './deposit-list.view.js';

/** The entries of many years of an alliance; older ones are in the backups. */
const MOST_ENTRIES = 20_000;

const WITH_LOANS = `
  FROM money_entries entry
  JOIN reservations reservation ON reservation.alliance_id = entry.alliance_id AND reservation.id = entry.reservation_id
  JOIN partners partner ON partner.alliance_id = reservation.alliance_id AND partner.id = reservation.partner_id`;

const ENTRIES = `
  SELECT entry.at AS "at", reservation.number AS "number", partner.name AS "partnerName", person.name AS "who",
    entry.kind AS "kind", entry.cents AS "cents", entry.reason AS "reason"
  ${WITH_LOANS}
  JOIN people person ON person.id = entry.person_id
  WHERE entry.alliance_id = $1
  ORDER BY entry.id DESC
  LIMIT ${MOST_ENTRIES}`;

/** A row for each loan and kind; the latest loans first. */
const SUMS = `
  SELECT reservation.id AS "id", reservation.number AS "number", partner.name AS "partnerName",
    entry.kind AS "kind", SUM(entry.cents) AS "cents"
  ${WITH_LOANS}
  WHERE entry.alliance_id = $1
  GROUP BY reservation.id, reservation.number, partner.name, entry.kind
  ORDER BY reservation.id DESC`;

/** Latest first. */
export async function entriesOf(tx: EntityManager, allianceId: string): Promise<DepositEntry[]> {
  const rows = await rowsOf<Omit<DepositEntry, 'at'> & { at: Date | string }>(tx, ENTRIES, [allianceId]);
  return rows.map(({ at, ...entry }) => ({ ...entry, at: instantFrom(at) }));
}

/** All that was ever paid of a loan, as if in one entry of each kind. */
export interface PaidOfLoan extends MoneyPaid {
  id: string;
  number: string;
  partnerName: string;
}

/** Of the latest loans first. */
export async function paidByLoan(tx: EntityManager, allianceId: string): Promise<PaidOfLoan[]> {
  // PostgreSQL answers sums as text.
  const rows = await rowsOf<PaidOfLoan>(tx, SUMS, [allianceId]);
  return rows.map((row) => ({ ...row, cents: Number(row.cents) }));
}
