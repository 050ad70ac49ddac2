/** Stock rows: what takes units of some items in a period, in one statement. Of what is over it reads only what is still out, or was given out for good. */
import type { EntityManager } from 'typeorm';
import { instantFrom, orNothing } from '../../database/columns.js';
import { PackedRows } from '../../database/packed.rows.js';
import { among, instant, listed, type Parameter } from '../../database/sql.query.js';
import { addMinutes, type Period } from '../../shared/period.js';
import { LENT_OUT, changeHoldsAt, holdsAt, offeredAt, OUT } from '../record/reservations.query.js';
import { partsByLine, type KeptPart } from './kept-parts.js';
import { keptIn } from './kept-parts.query.js';
import type { Closure, Hold, Part } from './ledger.js';

export interface RowsQuestion {
  allianceId: string;
  itemIds: readonly string[];
  period: Period;
  /** The longest that one of the items rests: what ends so long before the period still bears on it. */
  restMinutes: number;
  now: Date;
  /** A reservation whose own holds do not count. */
  except: string | undefined;
  /** Items of which everything counts that was fetched since an instant, because it does not come back. */
  issued: { itemIds: readonly string[]; since: Date } | undefined;
}

export interface StockRows {
  holds: Hold[];
  /** What changes that wait would have instead of what their reservations hold. */
  wished: Hold[];
  closures: Closure[];
  /** Of all promises that hold in the alliance: they tell which items are tied to each other. */
  kept: KeptPart[];
}

interface Row {
  what: 'hold' | 'change' | 'offered' | 'closure' | 'part';
  id: string;
  itemId: string;
  /** The reservation of a hold and of a change, the line of a part. */
  ofId: string;
  /** The set of a part. */
  setId: string;
  quantity: number;
  out: number;
  /** Of a closure whether its owner uses it. */
  kept: number;
  from: Date | string;
  until: Date | string;
}

const held = (items: string, condition: string): string => `
  SELECT 'hold' AS what, line.id AS id, line.item_id AS "itemId", line.reservation_id AS "ofId",
    line.item_id AS "setId", line.held_quantity AS quantity, line.out_quantity AS out,
    CASE WHEN line.parts_kept_at IS NULL THEN 0 ELSE 1 END AS kept,
    line.pick_up_at AS "from", line.return_due_at AS until
  FROM reservation_lines line
  WHERE line.item_id ${among(items)} AND ${condition} AND ${holdsAt('$4')} AND line.reservation_id <> $5`;

const IN_PERIOD = 'line.return_due_at > $2 AND line.pick_up_at < $3';

/** Each half by an index of its own: as one condition they would read all that there ever was of an item. */
const HOLDS = `${held('$1', IN_PERIOD)}
  UNION ALL ${held('$1', `${OUT} AND NOT (${IN_PERIOD})`)}`;

/**
 * Whenever they are: they are few, and each is compared with all that its reservation holds. Of what was handed over it
 * wishes for no more than is left of it.
 */
const CHANGES = `
  SELECT 'change', coalesce(changed.line_id, changed.id), changed.item_id, change.reservation_id,
    changed.item_id, CASE WHEN ${LENT_OUT} THEN coalesce(line.held_quantity, 0) ELSE changed.quantity END,
    coalesce(line.out_quantity, 0),
    CASE WHEN line.parts_kept_at IS NULL THEN 0 ELSE 1 END, changed.pick_up_at, changed.return_due_at
  FROM pending_change_lines changed
    JOIN pending_changes change ON change.id = changed.change_id
    JOIN reservations reservation ON reservation.id = change.reservation_id
    LEFT JOIN reservation_lines line ON line.id = changed.line_id
  WHERE changed.item_id ${among('$1')} AND ${changeHoldsAt('$4')} AND change.reservation_id <> $5`;

/** What is held for the waiting list, whenever it is: of what is used up it counts before and after. */
const OFFERED = `
  SELECT 'offered', entry.id, entry.item_id, entry.id, entry.item_id, entry.quantity, 0, 0,
    entry.pick_up_at, entry.return_due_at
  FROM waiting_entries entry
  WHERE entry.item_id ${among('$1')} AND ${offeredAt('$4')}`;

const CLOSURES = `
  SELECT 'closure', closure.id, closure.item_id, closure.item_id, closure.item_id, closure.quantity, 0,
    CASE WHEN closure.cause = 'own-use' THEN 1 ELSE 0 END, closure.starts_at, closure.ends_at
  FROM closures closure
  WHERE closure.item_id ${among('$1')} AND closure.ends_at > $2`;

const KEPT_PARTS = `
  SELECT 'part', kept.id, kept."itemId", kept."lineId", kept."setId", kept.quantity, 0, 1, kept.at, kept.at
  FROM (${keptIn('$6')}) kept`;

const USUAL = `${HOLDS} UNION ALL ${CHANGES} UNION ALL ${OFFERED} UNION ALL ${CLOSURES} UNION ALL ${KEPT_PARTS}`;

const packed = new PackedRows<Row>({
  what: 'one.what',
  id: 'one.id',
  itemId: 'one."itemId"',
  ofId: 'one."ofId"',
  setId: 'one."setId"',
  quantity: 'one.quantity',
  out: 'one.out',
  kept: 'one.kept',
  from: 'one."from"',
  until: 'one.until',
});

const packedOf = (rows: string): string => `SELECT ${packed.selected} FROM (${rows}) one`;

const USUAL_ROWS = packedOf(USUAL);

/** What was fetched since the first count ends later than that: so much of the history is read, and no more. */
const ISSUED = held(
  '$7',
  `line.return_due_at > $8 AND line.pick_up_at >= $8 AND NOT (${IN_PERIOD}) AND NOT (${OUT})`,
);
const ROWS_WITH_ISSUED = packedOf(`${USUAL} UNION ALL ${ISSUED}`);

export async function stockRows(tx: EntityManager, question: RowsQuestion): Promise<StockRows> {
  const { issued } = question;
  const rows = issued
    ? await packed.of(tx, ROWS_WITH_ISSUED, [
        ...usualParameters(question),
        listed(issued.itemIds),
        instant(issued.since),
      ])
    : await packed.of(tx, USUAL_ROWS, usualParameters(question));
  const of = (wanted: Row['what']): Row[] => rows.filter(({ what }) => what === wanted);
  const kept = of('part').map(keptPart);
  const parts = partsByLine(kept);
  const holdsIn = (what: 'hold' | 'change'): Hold[] =>
    of(what).flatMap((row) => holdsOf(row, row.kept === 1 ? (parts.get(row.id) ?? []) : undefined));
  return {
    holds: [...holdsIn('hold'), ...of('offered').map(offeredHold)],
    wished: holdsIn('change'),
    closures: of('closure').map(closureOf),
    kept,
  };
}

function usualParameters(question: RowsQuestion): Parameter[] {
  const { allianceId, itemIds, period, restMinutes, now, except } = question;
  return [
    listed(itemIds),
    instant(addMinutes(period.from, -restMinutes)),
    instant(addMinutes(period.until, restMinutes)),
    instant(now),
    except ?? orNothing([])[0]!,
    allianceId,
  ];
}

/** What is out, and what still waits to be fetched: only the former goes on past the return that was agreed. */
function holdsOf(row: Row, parts: readonly Part[] | undefined): Hold[] {
  const whole = {
    ...(parts && { parts }),
    itemId: row.itemId,
    reservationId: row.ofId,
    period: periodOf(row),
  };
  const split = [
    { ...whole, quantity: row.out, isOut: true },
    { ...whole, quantity: row.quantity - row.out, isOut: false },
  ];
  return split.filter(({ quantity }) => quantity > 0);
}

/** Nobody's loan yet. */
const offeredHold = ({ itemId, quantity, ...row }: Row): Hold => ({
  itemId,
  quantity,
  period: periodOf(row),
  isOut: false,
  isOffered: true,
});

const keptPart = ({ id, itemId, quantity, ofId, setId }: Row): KeptPart => ({
  id,
  itemId,
  quantity,
  lineId: ofId,
  setId,
});

const closureOf = ({ itemId, quantity, kept, ...row }: Row): Closure => ({
  itemId,
  quantity,
  period: periodOf(row),
  isOwnUse: kept === 1,
});

const periodOf = ({ from, until }: Pick<Row, 'from' | 'until'>): Period => ({
  from: instantFrom(from),
  until: instantFrom(until),
});
