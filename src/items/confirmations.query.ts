/** Confirmations in SQL: what nobody has changed or confirmed for a year, and noting that it holds. */
import type { EntityManager } from 'typeorm';
import { instantFrom, newId } from '../database/columns.js';
import { among, changedBy, instant, listed, rowsOf } from '../database/sql.query.js';
import { LENT } from './lent.query.js';
import { heldAt } from './unconfirmed.js';

/** More than anybody owns: whoever has so many confirms them in parts. */
const MOST_READ = 1_000;

/** The confirmation of a row that the query calls so, where there is one. */
export const confirmed = (row: string): string =>
  `LEFT JOIN confirmations confirmation ON confirmation.alliance_id = ${row}.alliance_id AND confirmation.subject_id = ${row}.id`;

/** A condition about such a row; `before` is the instant of `askedAbout`. */
const unheld = (row: string, before: string): string =>
  `${row}.updated_at < ${before} AND (confirmation.confirmed_at IS NULL OR confirmation.confirmed_at < ${before})`;

/** What is not lent misleads nobody. */
export const unheldItemsAt = (before: string): string =>
  `items item ${confirmed('item')} WHERE ${LENT} AND ${unheld('item', before)}`;
export const unheldPlacesAt = (before: string): string =>
  `storage_places place ${confirmed('place')} WHERE ${unheld('place', before)}`;

export interface UnheldItem {
  id: string;
  name: string;
  ownerId: string;
  /** Null for a set that was never counted. */
  quantity: number | null;
  unit: string;
  /** The last that anybody said of it. */
  heldAt: Date;
}

export type UnheldPlace = Pick<UnheldItem, 'id' | 'name' | 'heldAt'>;

export interface Said {
  changedAt: Date | string;
  confirmedAt: Date | string | null;
}

/** Of a row and its confirmation; the row's name and a dot stand before it. */
export const SAID = 'updated_at AS "changedAt", confirmation.confirmed_at AS "confirmedAt"';

const items = (whose: string): string => `
  SELECT item.id, item.name, item.owner_id AS "ownerId", item.quantity, item.unit, item.${SAID}
  FROM ${unheldItemsAt('$1')} AND item.alliance_id = $2 ${whose}
  ORDER BY item.number_order, item.id LIMIT ${MOST_READ}`;

const ALL_ITEMS = items('');
const OWN_ITEMS = items(`AND item.owner_id ${among('$3')}`);

const places = (which: string): string => `
  SELECT place.id, place.name, place.${SAID}
  FROM ${unheldPlacesAt('$1')} AND place.alliance_id = $2 ${which}
  ORDER BY place.name, place.id LIMIT ${MOST_READ}`;

const ALL_PLACES = places('');
const KEPT_PLACES = places(`AND place.id ${among('$3')}`);

interface Asked {
  allianceId: string;
  /** The instant of `askedAbout`. */
  before: Date;
}

/** Of these owners, or of all. */
export async function unheldItems(
  tx: EntityManager,
  { allianceId, before }: Asked,
  ownerIds?: readonly string[],
): Promise<UnheldItem[]> {
  const text = ownerIds ? OWN_ITEMS : ALL_ITEMS;
  const given = [instant(before), allianceId, ...(ownerIds ? [listed(ownerIds)] : [])];
  const rows = await rowsOf<Omit<UnheldItem, 'heldAt'> & Said>(tx, text, given);
  return rows.map(({ changedAt, confirmedAt, ...item }) => ({
    ...item,
    heldAt: lastOf({ changedAt, confirmedAt }),
  }));
}

/** These places, or all. */
export async function unheldPlaces(
  tx: EntityManager,
  { allianceId, before }: Asked,
  ids?: readonly string[],
): Promise<UnheldPlace[]> {
  const text = ids ? KEPT_PLACES : ALL_PLACES;
  const given = [instant(before), allianceId, ...(ids ? [listed(ids)] : [])];
  const rows = await rowsOf<Omit<UnheldPlace, 'heldAt'> & Said>(tx, text, given);
  return rows.map(({ changedAt, confirmedAt, ...place }) => ({
    ...place,
    heldAt: lastOf({ changedAt, confirmedAt }),
  }));
}

/** When somebody last changed or confirmed it. */
export const lastOf = ({ changedAt, confirmedAt }: Said): Date =>
  heldAt(instantFrom(changedAt), confirmedAt === null ? null : instantFrom(confirmedAt));

const COUNT = `
  SELECT (SELECT count(*) FROM ${unheldItemsAt('$1')} AND item.alliance_id = $2)
    + (SELECT count(*) FROM ${unheldPlacesAt('$1')} AND place.alliance_id = $2) AS count`;

/** How many items and places. */
export async function countUnheld(tx: EntityManager, { allianceId, before }: Asked): Promise<number> {
  const [row] = await rowsOf<{ count: number | string }>(tx, COUNT, [instant(before), allianceId]);
  return Number(row?.count ?? 0);
}

const CONFIRM = `
  INSERT INTO confirmations (id, alliance_id, subject_id, confirmed_at, confirmed_by) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (alliance_id, subject_id) DO UPDATE SET
    confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by`;

export const noteConfirmed = async (
  tx: EntityManager,
  subjectId: string,
  { allianceId, personId, now }: { allianceId: string; personId: string; now: Date },
): Promise<void> => {
  await changedBy(tx, CONFIRM, [newId(), allianceId, subjectId, instant(now), personId]);
};
