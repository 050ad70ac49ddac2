/** Promised lines: those that hold stock and were not handed over yet, as the arithmetic of risk sees them. */
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../../database/columns.js';
import { PackedRows } from '../../database/packed.rows.js';
import { among, instant, listed, rowsOf } from '../../database/sql.query.js';
import { each } from '../../shared/search.js';
import { inSlices } from '../../shared/search.slices.js';
import { holdsLaterAt, lateAt, PROMISED_LINE } from '../record/reservations.query.js';
import { partsByLine } from './kept-parts.js';
import { keptParts } from './kept-parts.query.js';
import type { Part } from './ledger.js';
import type { PromisedLine } from './stock-risk.js';

interface Row {
  lineId: string;
  reservationId: string;
  itemId: string;
  quantity: number;
  approved: number;
  kept: number;
  from: Date | string;
  until: Date | string;
  askedAt: Date | string;
}

const packed = new PackedRows<Row>({
  lineId: 'line.id',
  reservationId: 'line.reservation_id',
  itemId: 'line.item_id',
  quantity: 'line.held_quantity - line.out_quantity',
  approved: `CASE WHEN ${PROMISED_LINE} THEN 1 ELSE 0 END`,
  kept: 'CASE WHEN line.parts_kept_at IS NULL THEN 0 ELSE 1 END',
  from: 'line.pick_up_at',
  until: 'line.return_due_at',
  askedAt: 'reservation.asked_at',
});

const linesWhere = (condition: string): string => `
  SELECT ${packed.selected}
  FROM reservation_lines line JOIN reservations reservation ON reservation.id = line.reservation_id
  WHERE line.alliance_id = $1 AND ${holdsLaterAt('$2')}${condition}`;

const OF_ALL = linesWhere('');
const OF_ITEMS = linesWhere(` AND line.item_id ${among('$3')}`);

const LATE_ITEMS = `
  SELECT DISTINCT line.item_id AS "itemId" FROM reservation_lines line
  WHERE line.alliance_id = $1 AND ${lateAt('$2')}`;

interface Where {
  allianceId: string;
  now: Date;
}

/** Of which something should be back by now. */
export async function lateItemIds(tx: EntityManager, { allianceId, now }: Where): Promise<string[]> {
  const rows = await rowsOf<{ itemId: string }>(tx, LATE_ITEMS, [allianceId, instant(now)]);
  return rows.map(({ itemId }) => itemId);
}

export async function promisedIn(tx: EntityManager, { allianceId, now }: Where): Promise<PromisedLine[]> {
  return lines(tx, allianceId, await packed.of(tx, OF_ALL, [allianceId, instant(now)]));
}

export async function promisedOf(
  tx: EntityManager,
  { allianceId, now }: Where,
  itemIds: readonly string[],
): Promise<PromisedLine[]> {
  return lines(tx, allianceId, await packed.of(tx, OF_ITEMS, [allianceId, instant(now), listed(itemIds)]));
}

async function lines(tx: EntityManager, allianceId: string, rows: readonly Row[]): Promise<PromisedLine[]> {
  const isKept = rows.some(({ kept }) => kept === 1);
  const parts = partsByLine(isKept ? await keptParts(tx, allianceId) : []);
  const partsOf = ({ kept, lineId }: Row): readonly Part[] | undefined =>
    kept === 1 ? (parts.get(lineId) ?? []) : undefined;
  return inSlices(each(rows, (row) => promised(row, partsOf(row))));
}

const promised = (
  { lineId, reservationId, itemId, quantity, approved, ...row }: Row,
  parts: readonly Part[] | undefined,
): PromisedLine => ({
  ...(parts && { parts }),
  lineId,
  reservationId,
  itemId,
  quantity,
  isApproved: approved === 1,
  period: { from: instantFrom(row.from), until: instantFrom(row.until) },
  askedAt: instantFrom(row.askedAt),
});
