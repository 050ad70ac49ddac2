/** When somebody last said of an entry that it still holds, and who wants no mail that asks. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { onPostgres } from '../columns.js';
import { id, instant, made, optional, pointing, ref } from './tables.js';

const column = onPostgres ? 'timestamp(3) with time zone' : 'datetime';

export class Confirmations1764000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'confirmations',
      [id(), ref('alliance_id'), ref('subject_id'), instant('confirmed_at'), ref('confirmed_by', optional)],
      {
        uniques: [['alliance_id', 'subject_id']],
        keys: [pointing('alliance_id', 'alliances'), pointing('confirmed_by', 'people')],
      },
    );
    // By hand: on SQLite the ORM would build the whole table anew.
    await runner.query(`ALTER TABLE "people" ADD COLUMN "confirmations_off_at" ${column}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
