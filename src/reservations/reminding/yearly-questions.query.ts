/** Yearly questions in SQL: which owners and which places are to be asked about, since something of theirs is unconfirmed and nobody asked for a year. */
import type { EntityManager } from 'typeorm';
import { instant, rowsOf } from '../../database/sql.query.js';
import { unheldItemsAt, unheldPlacesAt } from '../../items/confirmations.query.js';
import { QUESTION } from './timed-notices.query.js';

const inZone = (row: string): string =>
  `${row}.alliance_id IN (SELECT alliance.id FROM alliances alliance WHERE alliance.time_zone = $2)`;

/** `$1` is both: what is older is asked about, and what was asked since is not asked again. */
const unasked = (row: string, subject: string): string => `
  NOT EXISTS (
    SELECT 1 FROM timed_notices notice
    WHERE notice.alliance_id = ${row}.alliance_id AND notice.kind = '${QUESTION}'
      AND notice.subject_id = ${subject} AND notice.due_at >= $1)`;

const OWNERS = `
  SELECT DISTINCT item.alliance_id AS "allianceId", item.owner_id AS id
  FROM ${unheldItemsAt('$1')} AND ${inZone('item')} AND ${unasked('item', 'item.owner_id')}
    AND EXISTS (SELECT 1 FROM memberships membership WHERE membership.partner_id = item.owner_id)
  ORDER BY item.alliance_id, item.owner_id`;

const PLACES = `
  SELECT place.alliance_id AS "allianceId", place.id
  FROM ${unheldPlacesAt('$1')} AND ${inZone('place')} AND ${unasked('place', 'place.id')}
    AND EXISTS (
      SELECT 1 FROM roles role
      WHERE role.alliance_id = place.alliance_id AND role.storage_place_id = place.id)
  ORDER BY place.alliance_id, place.id`;

/** Of one alliance. */
export interface ToAsk {
  ownerIds: string[];
  placeIds: string[];
}

/** By alliance. */
export async function toAskIn(
  tx: EntityManager,
  { timeZone, before }: { timeZone: string; before: Date },
): Promise<Map<string, ToAsk>> {
  const given = [instant(before), timeZone];
  const all = new Map<string, ToAsk>();
  const of = (allianceId: string): ToAsk => {
    const found = all.get(allianceId) ?? { ownerIds: [], placeIds: [] };
    all.set(allianceId, found);
    return found;
  };
  type Row = Record<'allianceId' | 'id', string>;
  for (const { allianceId, id } of await rowsOf<Row>(tx, OWNERS, given)) of(allianceId).ownerIds.push(id);
  for (const { allianceId, id } of await rowsOf<Row>(tx, PLACES, given)) of(allianceId).placeIds.push(id);
  return all;
}
