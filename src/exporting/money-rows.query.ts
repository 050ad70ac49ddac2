/** Reads entries about deposits, a part of the loans at once: each loan's in the order in which they were written down. */
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../database/columns.js';
import { among, listed, rowsOf } from '../database/sql.query.js';
import { BEFORE_ALL, type ReadPart } from './exporting.js';
import type { MoneyRow } from './exported-rows.js';

const MOST_AT_ONCE = 100;

const LOANS = `
  SELECT DISTINCT entry.reservation_id AS "id" FROM money_entries entry
  WHERE entry.alliance_id = $1 AND entry.reservation_id > $2
  ORDER BY entry.reservation_id LIMIT ${MOST_AT_ONCE}`;

const ENTRIES = `
  SELECT entry.at AS "at", reservation.number AS "number", partner.name AS "partnerName", person.name AS "who",
    entry.kind AS "kind", entry.cents AS "cents", entry.reason AS "reason"
  FROM money_entries entry
    JOIN reservations reservation ON reservation.alliance_id = entry.alliance_id AND reservation.id = entry.reservation_id
    JOIN partners partner ON partner.alliance_id = reservation.alliance_id AND partner.id = reservation.partner_id
    JOIN people person ON person.id = entry.person_id
  WHERE entry.alliance_id = $1 AND entry.reservation_id ${among('$2')}
  ORDER BY entry.reservation_id, entry.id`;

export async function moneyRows(
  tx: EntityManager,
  allianceId: string,
  after = BEFORE_ALL,
): Promise<ReadPart<MoneyRow>> {
  const loans = await rowsOf<{ id: string }>(tx, LOANS, [allianceId, after]);
  const ids = loans.map(({ id }) => id);
  const rows = await rowsOf<Omit<MoneyRow, 'at'> & { at: Date | string }>(tx, ENTRIES, [
    allianceId,
    listed(ids),
  ]);
  const next = loans.length < MOST_AT_ONCE ? undefined : ids.at(-1);
  return { items: rows.map((row) => ({ ...row, at: instantFrom(row.at) })), next };
}
