/** Lent since: which reservations name some items and were made or touched after an instant. */
import type { EntityManager } from 'typeorm';
import { among, instant, listed, rowsOf } from '../../database/sql.query.js';

export interface LentSince {
  itemId: string;
  number: string;
  name: string;
}

const LENT_SINCE = `
  SELECT DISTINCT line.item_id AS "itemId", reservation.number AS "number", item.name AS "name"
  FROM reservation_lines line
    JOIN reservations reservation ON reservation.id = line.reservation_id
    JOIN items item ON item.id = line.item_id
  WHERE line.alliance_id = $1 AND line.item_id ${among('$2')} AND reservation.updated_at > $3
  ORDER BY reservation.number, item.name`;

export const lentSince = (
  tx: EntityManager,
  { allianceId, itemIds, since }: { allianceId: string; itemIds: readonly string[]; since: Date },
): Promise<LentSince[]> => rowsOf<LentSince>(tx, LENT_SINCE, [allianceId, listed(itemIds), instant(since)]);
