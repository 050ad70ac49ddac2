/** Reads lines of requests and loans, a part of the reservations at once, in the order of asking. */
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../database/columns.js';
import { among, listed, rowsOf } from '../database/sql.query.js';
import { BEFORE_ALL, type ReadPart } from './exporting.js';
import type { LineRow } from './exported-rows.js';

/** Lines of which something was handed over. */
const LENT = 'line.handed_over_quantity > 0';

const MOST_AT_ONCE = 100;

const idsOf = (condition: string): string => `
  SELECT reservation.id AS "id" FROM reservations reservation
  WHERE reservation.alliance_id = $1 AND reservation.id > $2 ${condition}
  ORDER BY reservation.id LIMIT ${MOST_AT_ONCE}`;

const linesOf = (condition: string): string => `
  SELECT reservation.number AS "number", reservation.status AS "status", reservation.decide_by AS "decideBy",
    reservation.asked_at AS "askedAt", partner.name AS "partnerName", reservation.occasion_name AS "occasionName",
    item.inventory_number AS "inventoryNumber", item.name AS "itemName", item.unit AS "unit",
    line.quantity AS "quantity", line.approved_quantity AS "approvedQuantity",
    line.pick_up_at AS "pickUpAt", line.return_due_at AS "returnDueAt",
    line.handed_over_quantity AS "handedOverQuantity", line.returned_quantity AS "returnedQuantity",
    line.missing_quantity AS "missingQuantity", line.damaged_quantity AS "damagedQuantity",
    line.out_quantity AS "outQuantity", line.handed_over_at AS "handedOverAt", line.returned_at AS "returnedAt",
    line.checked_at AS "checkedAt"
  FROM reservations reservation
    JOIN partners partner ON partner.alliance_id = reservation.alliance_id AND partner.id = reservation.partner_id
    JOIN reservation_lines line ON line.alliance_id = reservation.alliance_id AND line.reservation_id = reservation.id
    JOIN items item ON item.alliance_id = line.alliance_id AND item.id = line.item_id
  WHERE reservation.alliance_id = $1 AND reservation.id ${among('$2')} ${condition}
  ORDER BY reservation.id, line.position`;

const statements = {
  all: { ids: idsOf(''), lines: linesOf('') },
  lent: {
    ids: idsOf(
      `AND EXISTS (SELECT 1 FROM reservation_lines line WHERE line.reservation_id = reservation.id AND ${LENT})`,
    ),
    lines: linesOf(`AND ${LENT}`),
  },
};

interface Asked {
  allianceId: string;
  which: keyof typeof statements;
  after: string | undefined;
}

export async function lineRows(
  tx: EntityManager,
  { allianceId, which, after = BEFORE_ALL }: Asked,
): Promise<ReadPart<LineRow>> {
  const { ids, lines } = statements[which];
  const found = await rowsOf<{ id: string }>(tx, ids, [allianceId, after]);
  const reservationIds = found.map(({ id }) => id);
  const rows = await rowsOf<Raw>(tx, lines, [allianceId, listed(reservationIds)]);
  const next = found.length < MOST_AT_ONCE ? undefined : reservationIds.at(-1);
  return { items: rows.map(lineRow), next };
}

type Known = 'decideBy' | 'askedAt' | 'pickUpAt' | 'returnDueAt';
type Perhaps = 'handedOverAt' | 'returnedAt' | 'checkedAt';
/** Instants as the engine gives them. */
type Raw = Omit<LineRow, Known | Perhaps> &
  Record<Known, Date | string> &
  Record<Perhaps, Date | string | null>;

const orNull = (raw: Date | string | null): Date | null => (raw === null ? null : instantFrom(raw));

const lineRow = (raw: Raw): LineRow => ({
  ...raw,
  decideBy: instantFrom(raw.decideBy),
  askedAt: instantFrom(raw.askedAt),
  pickUpAt: instantFrom(raw.pickUpAt),
  returnDueAt: instantFrom(raw.returnDueAt),
  handedOverAt: orNull(raw.handedOverAt),
  returnedAt: orNull(raw.returnedAt),
  checkedAt: orNull(raw.checkedAt),
});
