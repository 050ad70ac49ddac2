/** Messages on reservations: written down, read and counted. */
import { MoreThan, type EntityManager } from 'typeorm';
import { instantFrom, newId } from '../../database/columns.js';
import { among, listed, rowsOf } from '../../database/sql.query.js';
import { Message } from './message.entity.js';
import type { MessageSide, MessageView } from './message.view.js';

/** As the history calls it; it changes nothing of the reservation. */
export const WROTE = 'writeMessage';

interface Of {
  id: string;
  allianceId: string;
  partnerId: string;
}

interface Row {
  id: string;
  at: Date | string;
  partnerId: string | null;
  partnerName: string | null;
  who: string;
  text: string;
}

const MESSAGES = `
  SELECT message.id AS "id", message.at AS "at", message.partner_id AS "partnerId", partner.name AS "partnerName",
    person.name AS "who", message.text AS "text"
  FROM messages message
  JOIN people person ON person.id = message.person_id
  LEFT JOIN partners partner ON partner.alliance_id = message.alliance_id AND partner.id = message.partner_id
  WHERE message.alliance_id = $1 AND message.reservation_id = $2
  ORDER BY message.id`;

/** All of one reservation, oldest first; `isTold` where the reader may know people's names. */
export async function messagesOn(
  tx: EntityManager,
  reservation: Of,
  isTold: boolean,
): Promise<MessageView[]> {
  const rows = await rowsOf<Row>(tx, MESSAGES, [reservation.allianceId, reservation.id]);
  return rows.map(({ id, at, partnerId, partnerName, who, text }) => ({
    id,
    at: instantFrom(at).toISOString(),
    side: sideOf(partnerId, reservation),
    partnerName: partnerName ?? '',
    who: isTold ? who : '',
    text,
  }));
}

function sideOf(partnerId: string | null, reservation: Of): MessageSide {
  if (partnerId === null) return 'coordination';
  return partnerId === reservation.partnerId ? 'borrower' : 'owner';
}

export async function writeMessage(tx: EntityManager, message: Omit<Message, 'id'>): Promise<string> {
  const id = newId();
  await tx.insert(Message, { id, ...message });
  return id;
}

export const countOn = (tx: EntityManager, { allianceId, id }: Of): Promise<number> =>
  tx.countBy(Message, { allianceId, reservationId: id });

/** In any alliance. */
export const countBySince = (tx: EntityManager, personId: string, since: Date): Promise<number> =>
  tx.countBy(Message, { personId, at: MoreThan(since) });

const COUNTS = `
  SELECT message.reservation_id AS "id", count(*) AS "count" FROM messages message
  WHERE message.alliance_id = $1 AND message.reservation_id ${among('$2')}
  GROUP BY message.reservation_id`;

/** By reservation; those on which nobody wrote are missing. */
export async function messageCounts(
  tx: EntityManager,
  allianceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await rowsOf<{ id: string; count: number | string }>(tx, COUNTS, [allianceId, listed(ids)]);
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}
