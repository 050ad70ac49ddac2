/** Alliances in short, in SQL: how many things, partners and places, what kinds of things, and who takes part. */
import type { EntityManager } from 'typeorm';
import { among, listed, rowsOf } from '../database/sql.query.js';
import { lentIn, LENT } from './lent.query.js';

export interface InNumbers {
  /** Kinds of things that are lent, not pieces. */
  items: number;
  partners: number;
  places: number;
}

export interface CategoryCount {
  category: string;
  items: number;
}

const TAKES_PART = `partner.status IN ('signed', 'active', 'resting')`;

const NUMBERS = `
  SELECT alliance.id AS id,
    (SELECT COUNT(*) FROM items item WHERE item.alliance_id = alliance.id AND ${lentIn('item')}) AS items,
    (SELECT COUNT(*) FROM partners partner
     WHERE partner.alliance_id = alliance.id AND ${TAKES_PART}) AS partners,
    (SELECT COUNT(*) FROM storage_places place WHERE place.alliance_id = alliance.id) AS places
  FROM alliances alliance WHERE alliance.id ${among('$1')}`;

/** PostgreSQL counts in texts. */
type Counts = Readonly<Record<keyof InNumbers, number | string>> & { id: string };

export async function inNumbers(
  tx: EntityManager,
  allianceIds: readonly string[],
): Promise<ReadonlyMap<string, InNumbers>> {
  const rows = await rowsOf<Counts>(tx, NUMBERS, [listed(allianceIds)]);
  return new Map(
    rows.map(({ id, items, partners, places }) => [
      id,
      { items: Number(items), partners: Number(partners), places: Number(places) },
    ]),
  );
}

const CATEGORIES = `
  SELECT item.category AS category, COUNT(*) AS items FROM items item
  WHERE item.alliance_id = $1 AND ${LENT} GROUP BY item.category`;

/** In no order. */
export async function categoriesOf(tx: EntityManager, allianceId: string): Promise<CategoryCount[]> {
  const rows = await rowsOf<{ category: string; items: number | string }>(tx, CATEGORIES, [allianceId]);
  return rows.map(({ category, items }) => ({ category, items: Number(items) }));
}

const WHO = `
  SELECT partner.name AS name FROM partners partner
  WHERE partner.alliance_id = $1 AND partner.id IN
    (SELECT item.owner_id FROM items item WHERE item.alliance_id = $1 AND ${LENT})`;

/** The names of those who lend, in no order: they stand in the list as well. Who else takes part is not for everybody. */
export async function takingPart(tx: EntityManager, allianceId: string): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(tx, WHO, [allianceId]);
  return rows.map(({ name }) => name);
}
