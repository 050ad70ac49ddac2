/** What was told at its time; and whose pick-up comes when is found without reading all that is promised. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, made, pointing, ref, text } from './tables.js';

export class TimedNotices1764000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'timed_notices',
      [id(), ref('alliance_id'), text('kind', 20), ref('subject_id'), instant('due_at')],
      {
        uniques: [['alliance_id', 'kind', 'subject_id', 'due_at']],
        keys: [pointing('alliance_id', 'alliances')],
        indices: [['due_at']],
      },
    );
    await runner.query(
      'CREATE INDEX "ix_reservation_lines_fetched" ON "reservation_lines" ("alliance_id", "pick_up_at") WHERE "held_quantity" > 0',
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
