/** All deposits of an alliance, read at once: what was paid of each loan. */
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../../database/sql.query.js';
import type { MoneyPaid } from '../record/deposit.js';

/** A row for each loan and kind; the latest loans first. */
const SUMS = `
  SELECT reservation.id AS "id", reservation.number AS "number", partner.name AS "partnerName",
    entry.kind AS "kind", SUM(entry.cents) AS "cents"
  FROM money_entries entry
  JOIN reservations reservation ON reservation.alliance_id = entry.alliance_id AND reservation.id = entry.reservation_id
  JOIN partners partner ON partner.alliance_id = reservation.alliance_id AND partner.id = reservation.partner_id
  WHERE entry.alliance_id = $1
  GROUP BY reservation.id, reservation.number, partner.name, entry.kind
  ORDER BY reservation.id DESC`;

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
