/** The founding agreement as a text of the alliance; and which version applicants and partners accepted. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { flag, id, instant, integer, made, optional, pointing, ref, text } from './tables.js';

const KEPT = 'id, alliance_id, kind, version, text, published_at, published_by, is_prepared';

export class FoundingAgreement1764000000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // By hand: on SQLite the ORM would build the whole table anew.
    await runner.query('ALTER TABLE "applicants" ADD COLUMN "agreement_version" integer');
    await runner.query('ALTER TABLE "partners" ADD COLUMN "agreement_version" integer');
    // SQLite cannot exchange a check, and nothing points at texts.
    await runner.query('CREATE TABLE alliance_texts_before AS SELECT * FROM alliance_texts');
    await runner.dropTable('alliance_texts');
    await texts(runner);
    await runner.query(`INSERT INTO alliance_texts (${KEPT}) SELECT ${KEPT} FROM alliance_texts_before`);
    await runner.query('DROP TABLE alliance_texts_before');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}

const texts = (runner: QueryRunner): Promise<void> =>
  made(
    runner,
    'alliance_texts',
    [
      id(),
      ref('alliance_id'),
      text('kind', 20),
      integer('version'),
      text('text', 20_000),
      instant('published_at'),
      ref('published_by'),
      flag('is_prepared', optional),
    ],
    {
      uniques: [['alliance_id', 'kind', 'version']],
      keys: [pointing('alliance_id', 'alliances'), pointing('published_by', 'people')],
      checks: {
        ck_alliance_texts_kind: `"kind" IN ('loan-rules', 'founding-agreement', 'imprint', 'privacy', 'accessibility', 'plain-language', 'about')`,
        ck_alliance_texts_version: '"version" >= 1',
      },
    },
  );
