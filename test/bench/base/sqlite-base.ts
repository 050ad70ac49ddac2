/** The base on SQLite, a process of its own: six kept statements by hand on the same driver, file format and durability; one caller at a time. */
import sqlite3 from 'sqlite3';
import { forSqlite } from '../data/tables.js';
import { catalogueStatement } from './catalogue.js';
import { bookingRows, LINE, MAIL, RESERVATION } from './rows.js';
import { repeated, serveTasks, type Done, type Task, type Wish } from './work.js';

type Parameters = (string | number | Buffer | null)[];

const told = (instant: Date): string => forSqlite(instant) as string;

/** The highest number of units that is away at once while a hold overlaps. */
const PEAK = `SELECT COALESCE(MAX(away), 0) AS peak FROM (
  SELECT (SELECT SUM(o.held_quantity) FROM reservation_lines o
    WHERE o.item_id = l.item_id AND o.return_due_at > l.pick_up_at AND o.pick_up_at <= l.pick_up_at) AS away
  FROM reservation_lines l WHERE l.item_id = $1 AND l.return_due_at > $2 AND l.pick_up_at < $3 AND l.held_quantity > 0)`;

class Kept {
  private constructor(private readonly statement: sqlite3.Statement) {}

  static of(database: sqlite3.Database, text: string): Promise<Kept> {
    return new Promise((resolve, reject) => {
      const statement = database.prepare(text, (error) =>
        error ? reject(error) : resolve(new Kept(statement)),
      );
    });
  }

  all(values: Parameters = []): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      this.statement.all(values, (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  }

  run(values: Parameters = []): Promise<void> {
    return new Promise((resolve, reject) => {
      this.statement.run(values, (error) => (error ? reject(error) : resolve()));
    });
  }
}

const database = new sqlite3.Database(process.env['BASE_FILE']!);
for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'busy_timeout = 5000'])
  await new Promise<void>((resolve, reject) => {
    database.exec(`PRAGMA ${pragma}`, (error) => (error ? reject(error) : resolve()));
  });
const [begin, commit, peak, reservation, line, mail, catalogue] = (await Promise.all(
  ['BEGIN IMMEDIATE', 'COMMIT', PEAK, RESERVATION, LINE, MAIL, catalogueStatement((place) => place)].map(
    (text) => Kept.of(database, text),
  ),
)) as [Kept, Kept, Kept, Kept, Kept, Kept, Kept];

serveTasks(carryOut);

function carryOut(task: Task): Promise<Done> {
  if (task.what === 'book') return repeated(task.ms, (turn) => book(task.wishes[turn % task.wishes.length]!));
  const { allianceId, months, items } = task;
  return repeated(task.ms, async (turn) => {
    const { from, until } = months[turn % months.length]!;
    await catalogue.all([told(new Date(from)), told(new Date(until)), allianceId, items]);
  });
}

async function book(wish: Wish): Promise<void> {
  const rows = bookingRows(wish, told);
  await begin.run();
  for (const itemId of wish.itemIds) {
    const [found] = await peak.all([itemId, told(new Date(wish.pickUpAt)), told(new Date(wish.returnDueAt))]);
    if ((found as { peak: number }).peak > 100_000) throw new Error('Nothing is free.');
  }
  await reservation.run(rows.reservation);
  for (const values of rows.lines) await line.run(values);
  await mail.run(rows.mail);
  await commit.run();
}
