/** The base on PostgreSQL, a process of its own: five round trips by hand, with row locks, as many callers as connections. */
import { Pool, type PoolClient } from 'pg';
import { catalogueStatement } from './catalogue.js';
import { bookingRows, LINE, MAIL, RESERVATION } from './rows.js';
import { repeated, serveTasks, type Done, type Task, type Wish } from './work.js';

const pool = new Pool({ connectionString: process.env['BASE_URL']!, max: 16 });
const told = (instant: Date): string => instant.toISOString();

const LOCK = `SELECT id, quantity FROM items WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;

/** Of all lines at once, and after the lock: in one statement with it, it would look at what was there before. */
const PEAKS = `SELECT l.item_id, MAX((SELECT SUM(o.held_quantity) FROM reservation_lines o
    WHERE o.item_id = l.item_id AND o.return_due_at > l.pick_up_at AND o.pick_up_at <= l.pick_up_at)) AS peak
  FROM reservation_lines l
  WHERE l.item_id = ANY($1::uuid[]) AND l.return_due_at > $2 AND l.pick_up_at < $3 AND l.held_quantity > 0
  GROUP BY l.item_id`;

/** Reservation, three lines and the mail in one statement, their parameters one after the other. */
const INSERTS = (() => {
  let before = 0;
  const parts = [RESERVATION, LINE, LINE, LINE, MAIL].map((text) => {
    const places = Math.max(...[...text.matchAll(/\$(\d+)/g)].map(([, place]) => Number(place)));
    const moved = text.replace(/\$(\d+)/g, (_, place: string) => `$${Number(place) + before}`);
    before += places;
    return moved;
  });
  const named = parts.slice(0, -1).map((text, at) => `part${at} AS (${text})`);
  return `WITH ${named.join(', ')} ${parts.at(-1)!}`;
})();

const catalogue = catalogueStatement((place) => `${place}::timestamptz`);

serveTasks(carryOut);

async function carryOut(task: Task): Promise<Done> {
  if (task.what === 'book') {
    const { clients, ms, wishes } = task;
    const each = Array.from({ length: clients }, (_, which) =>
      repeated(ms, (turn) => book(wishes[(which + turn * clients) % wishes.length]!)),
    );
    const done = await Promise.all(each);
    const count = done.reduce((sum, one) => sum + one.count, 0);
    return { count, seconds: Math.max(...done.map(({ seconds }) => seconds)) };
  }
  const { allianceId, months, items } = task;
  return repeated(task.ms, async (turn) => {
    const { from, until } = months[turn % months.length]!;
    await pool.query({ name: 'catalogue', text: catalogue, values: [from, until, allianceId, items] });
  });
}

async function book(wish: Wish): Promise<void> {
  const rows = bookingRows(wish, told);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await kept(client, 'lock', LOCK, [wish.itemIds]);
    await kept(client, 'peaks', PEAKS, [wish.itemIds, wish.pickUpAt, wish.returnDueAt]);
    await kept(client, 'inserts', INSERTS, [rows.reservation, ...rows.lines, rows.mail].flat());
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

const kept = (client: PoolClient, name: string, text: string, values: unknown[]): Promise<unknown> =>
  client.query({ name, text, values });
