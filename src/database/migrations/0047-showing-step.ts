/** Making the alliance public is one of the first steps, which may be put off as well. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, made, pointing, ref, text } from './tables.js';

const KEPT = 'id, alliance_id, step, put_off_at';

export class ShowingStep1764000000047 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // SQLite cannot exchange a check, and nothing points at these.
    await runner.query('CREATE TABLE put_off_steps_before AS SELECT * FROM put_off_steps');
    await runner.dropTable('put_off_steps');
    await made(runner, 'put_off_steps', [id(), ref('alliance_id'), text('step', 20), instant('put_off_at')], {
      uniques: [['alliance_id', 'step']],
      keys: [pointing('alliance_id', 'alliances')],
      checks: {
        ck_put_off_steps_step: `"step" IN ('places', 'items', 'partners', 'rules', 'texts', 'loan', 'showing')`,
      },
    });
    await runner.query(`INSERT INTO put_off_steps (${KEPT}) SELECT ${KEPT} FROM put_off_steps_before`);
    await runner.query('DROP TABLE put_off_steps_before');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
