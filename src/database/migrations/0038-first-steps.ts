/** The first steps: which texts were published as they had been prepared, and which steps were put off. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, made, pointing, ref, text } from './tables.js';

export class FirstSteps1764000000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // By hand: on SQLite the ORM would build the whole table anew.
    await runner.query('ALTER TABLE "alliance_texts" ADD COLUMN "is_prepared" boolean');
    await made(runner, 'put_off_steps', [id(), ref('alliance_id'), text('step', 20), instant('put_off_at')], {
      uniques: [['alliance_id', 'step']],
      keys: [pointing('alliance_id', 'alliances')],
      checks: {
        ck_put_off_steps_step: `"step" IN ('places', 'items', 'partners', 'rules', 'texts', 'loan')`,
      },
    });
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
