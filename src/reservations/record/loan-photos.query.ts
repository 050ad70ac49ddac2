/** The photos of loans, without their bytes. */
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../../database/columns.js';
import { among, listed, rowsOf } from '../../database/sql.query.js';
import { photoUrls } from '../../items/photos/photo.view.js';
import type { Actor } from '../../partners/who/actor.js';
import type { LoanPhotoView } from './loan-photo.view.js';
import { isConcernedWith } from './relations.js';
import type { Found } from './reservation-store.service.js';

export interface PhotoRow extends Pick<LoanPhotoView, 'id' | 'lineId' | 'width' | 'height' | 'description'> {
  reservationId: string;
  at: Date;
  who: string;
}

const PHOTOS = `
  SELECT shown.photo_id AS "id", shown.line_id AS "lineId", shown.reservation_id AS "reservationId",
    shown.description AS "description", shown.at AS "at", person.name AS "who",
    photo.width AS "width", photo.height AS "height"
  FROM loan_photos shown
  JOIN photos photo ON photo.alliance_id = shown.alliance_id AND photo.id = shown.photo_id
  JOIN people person ON person.id = shown.person_id
  WHERE shown.alliance_id = $1`;

const OF_RESERVATION = `${PHOTOS} AND shown.reservation_id = $2 ORDER BY shown.photo_id`;
const OF_LINES = `${PHOTOS} AND shown.line_id ${among('$2')} ORDER BY shown.photo_id`;

/** Those that the actor may see, oldest first: of all that they borrow, of what they have in hand. */
export async function photosFor(
  tx: EntityManager,
  actor: Actor,
  { reservation, items }: Pick<Found, 'reservation' | 'items'>,
): Promise<PhotoRow[]> {
  const { partnerId, lines } = reservation;
  const own = items.filter((item) => isConcernedWith(actor, partnerId, item)).map(({ id }) => id);
  const ids = new Set(lines.filter(({ itemId }) => own.includes(itemId)).map(({ id }) => id));
  const all = await read(tx, OF_RESERVATION, [reservation.allianceId, reservation.id]);
  return all.filter(({ lineId }) => ids.has(lineId));
}

/** For whoever has their things in hand. */
export const photosOfLines = (
  tx: EntityManager,
  allianceId: string,
  lineIds: readonly string[],
): Promise<PhotoRow[]> => read(tx, OF_LINES, [allianceId, listed(lineIds)]);

async function read(
  tx: EntityManager,
  text: string,
  given: Parameters<typeof rowsOf>[2],
): Promise<PhotoRow[]> {
  const rows = await rowsOf<Omit<PhotoRow, 'at'> & { at: Date | string }>(tx, text, given);
  return rows.map((row) => ({ ...row, at: instantFrom(row.at) }));
}

/** Photos come with the hand-over: whoever sees one may know whom to ask about it. */
export function photoView(
  { alliance }: Actor,
  { reservationId, at, id, lineId, width, height, description, who }: PhotoRow,
): LoanPhotoView {
  const urls = photoUrls(`/api/alliances/${alliance.slug}/reservations/${reservationId}/photos/${id}`);
  return { id, lineId, width, height, description, at: at.toISOString(), who, urls };
}
