/** The second half of a loan: when a line went out, came back and was looked at, who fetched it, what was counted, and what left the stock by it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { onPostgres, shapes } from '../columns.js';

const instant = onPostgres ? 'timestamp(3) with time zone' : 'datetime';
const id = onPostgres ? 'uuid' : 'varchar(36)';

const columns: Readonly<Record<string, readonly string[]>> = {
  reservation_lines: [`"handed_over_at" ${instant}`, `"returned_at" ${instant}`, `"checked_at" ${instant}`],
  reservations: ['"collected_by" varchar(200)', `"return_reported_at" ${instant}`],
  reservation_history: [`"counts" ${shapes.json.type === 'jsonb' ? 'jsonb' : 'text'}`],
  closures: ['"cause" varchar(20)', `"line_id" ${id}`],
};

export class Loans1764000000025 implements MigrationInterface {
  /** By hand: on SQLite the ORM would build whole tables anew. */
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, added] of Object.entries(columns))
      for (const column of added) await runner.query(`ALTER TABLE "${table}" ADD COLUMN ${column}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
