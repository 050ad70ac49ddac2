/** What partners have, had or ask for of some items near some time, whoever asked. */
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../../database/columns.js';
import { among, instant, listed, rowsOf } from '../../database/sql.query.js';
import type { Period } from '../../shared/period.js';
import type { PartnersLoan } from './partners-loan.js';
import { PROMISED, waitsAt } from './reservations.query.js';

interface Row extends Omit<PartnersLoan, 'period'> {
  from: Date | string;
  until: Date | string;
}

/** Of a line that was declined nothing comes. */
const LOANS = `
  SELECT line.reservation_id AS "reservationId", reservation.partner_id AS "partnerId",
    line.item_id AS "itemId", line.pick_up_at AS "from", line.return_due_at AS "until"
  FROM reservation_lines line JOIN reservations reservation ON reservation.id = line.reservation_id
  WHERE line.alliance_id = $1 AND line.item_id ${among('$2')} AND reservation.partner_id ${among('$3')}
    AND line.return_due_at > $4 AND line.pick_up_at < $5
    AND coalesce(line.approved_quantity, 1) > 0 AND (${PROMISED} OR ${waitsAt('$6')})
  ORDER BY line.id`;

export async function partnersLoans(
  tx: EntityManager,
  { allianceId, itemIds, partnerIds, within, now }: Wanted,
): Promise<PartnersLoan[]> {
  const rows = await rowsOf<Row>(tx, LOANS, [
    allianceId,
    listed([...new Set(itemIds)]),
    listed([...new Set(partnerIds)]),
    instant(within.from),
    instant(within.until),
    instant(now),
  ]);
  return rows.map(({ from, until, ...loan }) => ({
    ...loan,
    period: { from: instantFrom(from), until: instantFrom(until) },
  }));
}

interface Wanted {
  allianceId: string;
  itemIds: readonly string[];
  partnerIds: readonly string[];
  within: Period;
  now: Date;
}
