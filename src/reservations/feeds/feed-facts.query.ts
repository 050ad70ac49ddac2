/** The facts of a feed: the reservations that it shows, their lines, and what those point to. */
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../../database/columns.js';
import { among, listed, rowsOf } from '../../database/sql.query.js';
import type { FeedItem, FeedLine, FeedNamed, FeedNames, FeedReservation } from './feed-row.js';

type Raw = Date | string;

interface ReservationRow extends Omit<FeedReservation, 'updatedAt' | 'lines' | 'occasion'> {
  occasionName: string;
  occasionStartsAt: Raw | null;
  occasionEndsAt: Raw | null;
  occasionPublicSince: Raw | null;
  updatedAt: Raw;
}

interface LineRow extends Omit<FeedLine, 'pickUpAt' | 'returnDueAt' | 'pickUpUntil' | 'returnFrom'> {
  reservationId: string;
  pickUpAt: Raw;
  returnDueAt: Raw;
  pickUpUntil: Raw | null;
  returnFrom: Raw | null;
}

const RESERVATIONS = `
  SELECT id AS "id", feed_uid AS "feedUid", number AS "number", status AS "status", version AS "version",
    partner_id AS "partnerId", occasion_name AS "occasionName", occasion_starts_at AS "occasionStartsAt",
    occasion_ends_at AS "occasionEndsAt", occasion_public_since AS "occasionPublicSince",
    updated_at AS "updatedAt"
  FROM reservations WHERE alliance_id = $1 AND id ${among('$2')}`;

const LINES = `
  SELECT id AS "id", reservation_id AS "reservationId", item_id AS "itemId",
    coalesce(approved_quantity, quantity) AS "quantity", pick_up_at AS "pickUpAt",
    return_due_at AS "returnDueAt", pick_up_until AS "pickUpUntil", return_from AS "returnFrom"
  FROM reservation_lines WHERE reservation_id ${among('$1')} ORDER BY position`;

/** With their lines in the order in which the borrower wrote them; in no order themselves. */
export async function reservationsOf(
  tx: EntityManager,
  allianceId: string,
  ids: readonly string[],
): Promise<FeedReservation[]> {
  const rows = await rowsOf<ReservationRow>(tx, RESERVATIONS, [allianceId, listed(ids)]);
  const linesOf = new Map<string, FeedLine[]>(rows.map(({ id }) => [id, []]));
  for (const row of await rowsOf<LineRow>(tx, LINES, [listed(linesOf.keys())]))
    linesOf.get(row.reservationId)?.push(lineOf(row));
  return rows.map((row) => reservationOf(row, linesOf.get(row.id)!));
}

const orNone = (raw: Raw | null): Date | null => (raw === null ? null : instantFrom(raw));

const lineOf = ({ id, itemId, quantity, ...row }: LineRow): FeedLine => ({
  id,
  itemId,
  quantity,
  pickUpAt: instantFrom(row.pickUpAt),
  returnDueAt: instantFrom(row.returnDueAt),
  pickUpUntil: orNone(row.pickUpUntil),
  returnFrom: orNone(row.returnFrom),
});

function reservationOf(
  { occasionName, occasionStartsAt, occasionEndsAt, occasionPublicSince, updatedAt, ...row }: ReservationRow,
  lines: FeedLine[],
): FeedReservation {
  const [startsAt, endsAt] = [orNone(occasionStartsAt), orNone(occasionEndsAt)];
  const occasion = { name: occasionName, isPublic: occasionPublicSince !== null, startsAt, endsAt };
  return { ...row, occasion, updatedAt: instantFrom(updatedAt), lines };
}

type Unread<Named extends FeedNamed> = Omit<Named, 'updatedAt'> & { updatedAt: Raw };

const named = (table: string, columns: string): string => `
  SELECT id AS "id", ${columns}, coalesce(changes, 0) AS "changes", updated_at AS "updatedAt"
  FROM ${table} WHERE alliance_id = $1`;

const ITEMS = `${named('items', 'name AS "name", owner_id AS "ownerId", storage_place_id AS "placeId"')} AND id ${among('$2')}`;
const PARTNERS = named('partners', `coalesce(nullif(short_name, ''), name) AS "name"`);
const PLACES = named('storage_places', 'name AS "name"');

/** All that lines and reservations point to, beside what is known already. */
export async function namesOf(
  tx: EntityManager,
  allianceId: string,
  reservations: readonly FeedReservation[],
  known: FeedNames | undefined,
): Promise<FeedNames> {
  const itemIds = new Set(reservations.flatMap(({ lines }) => lines).map(({ itemId }) => itemId));
  const unknown = [...itemIds].filter((id) => !known?.items.has(id));
  if (known && unknown.length === 0) return known;
  const items = byId(await rowsOf<Unread<FeedItem>>(tx, ITEMS, [allianceId, listed(unknown)]));
  if (known) return { ...known, items: new Map([...known.items, ...items]) };
  return {
    items,
    partners: byId(await rowsOf<Unread<FeedNamed>>(tx, PARTNERS, [allianceId])),
    places: byId(await rowsOf<Unread<FeedNamed>>(tx, PLACES, [allianceId])),
  };
}

const byId = <Named extends FeedNamed>(rows: readonly Unread<Named>[]): Map<string, Named> =>
  new Map(rows.map((row) => [row.id, { ...row, updatedAt: instantFrom(row.updatedAt) } as Named]));
