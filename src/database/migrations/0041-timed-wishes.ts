/** Which timed mails somebody wants, and the key with which a mail program can say no. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { onPostgres } from '../columns.js';

const instant = onPostgres ? 'timestamp(3) with time zone' : 'datetime';

const columns = [
  ...['pick_ups_off_at', 'returns_off_at', 'lists_off_at', 'digests_off_at'].map(
    (name) => `"${name}" ${instant}`,
  ),
  '"unsubscribe_key" varchar(43)',
];

export class TimedWishes1764000000041 implements MigrationInterface {
  /** By hand: on SQLite the ORM would build the whole table anew. */
  async up(runner: QueryRunner): Promise<void> {
    for (const column of columns) await runner.query(`ALTER TABLE "people" ADD COLUMN ${column}`);
    await runner.query('CREATE UNIQUE INDEX "ix_people_unsubscribe_key" ON "people" ("unsubscribe_key")');
    // How many somebody got within an hour is asked before each mail.
    await runner.query('DROP INDEX "ix_outbox_mails_recipient"');
    await runner.query(
      'CREATE INDEX "ix_outbox_mails_recipient_ended_at" ON "outbox_mails" ("recipient", "ended_at")',
    );
    // Whoever wants no mail about requests wants no list of them either.
    await runner.query('UPDATE "people" SET "digests_off_at" = "requests_off_at"');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
