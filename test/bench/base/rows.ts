/** What a hand-written booking writes: the rows of the product's tables, as parameters in the order of the statements. */
import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import { OCCASION } from '../data/changes.js';
import type { Wish } from './work.js';

type Told = (instant: Date) => string;
type Parameter = string | number | Buffer | null;

export interface BookingRows {
  reservation: Parameter[];
  lines: Parameter[][];
  mail: Parameter[];
}

const DAY = 86_400_000;
let running = 1_000_000;

export const RESERVATION = `INSERT INTO reservations (id, alliance_id, number, number_year, number_in_year, partner_id,
  asked_by, on_behalf_of, occasion_name, contact_name, contact_phone, note, status, version, asked_at, decide_by, reason,
  pick_up_at, return_due_at, ical_uid, ical_sequence, feed_uid, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, '', '${OCCASION}', 'Anna Auer', '', '', 'requested', 1, $8, $9, '', $10, $11, $12, 0, $13, $14)`;

export const LINE = `INSERT INTO reservation_lines (id, alliance_id, reservation_id, position, item_id, quantity,
  held_quantity, held_until, handed_over_quantity, returned_quantity, missing_quantity, damaged_quantity, out_quantity,
  pick_up_at, return_due_at) VALUES ($1, $2, $3, $4, $5, 1, 1, $6, 0, 0, 0, 0, 0, $7, $8)`;

export const MAIL = `INSERT INTO outbox_mails (id, alliance_id, series, position, kind, recipient, subject, message_id,
  envelope_from, raw, state, attempts, next_at, last_text, created_at)
  VALUES ($1, $2, $3, 1, 'asked', 'anna@example.org', 'Ihre Anfrage', $4, 'leihbund@example.org', $5, 'sent', 0, $6, '', $7)`;

/** As large as what a mail is about. */
const FACTS = Buffer.alloc(800, 'x');

export function bookingRows(wish: Wish, told: Told): BookingRows {
  const { allianceId, partnerId, personId, itemIds } = wish;
  const now = new Date();
  const [id, mailId, at] = [v7(), v7(), told(now)];
  const until = told(new Date(now.getTime() + 7 * DAY));
  const period = [told(new Date(wish.pickUpAt)), told(new Date(wish.returnDueAt))];
  const inYear = (running += 1);
  const year = now.getUTCFullYear();
  const number = [`X-${year}-${inYear}`, year, inYear];
  return {
    reservation: [
      id,
      allianceId,
      ...number,
      partnerId,
      personId,
      at,
      until,
      ...period,
      randomUUID(),
      randomUUID(),
      at,
    ],
    lines: itemIds.map((itemId, index) => [v7(), allianceId, id, index + 1, itemId, until, ...period]),
    mail: [mailId, allianceId, `${id} anna@example.org`, `<${mailId}@example.org>`, FACTS, at, at],
  };
}
