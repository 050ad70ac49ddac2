/** What an alliance says of itself, in versions, and which version of the loan rules applied to a request. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, integer, made, pointing, ref, text } from './tables.js';

export class Texts1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
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
      ],
      {
        uniques: [['alliance_id', 'kind', 'version']],
        keys: [pointing('alliance_id', 'alliances'), pointing('published_by', 'people')],
        checks: {
          ck_alliance_texts_kind: `"kind" IN ('loan-rules', 'imprint', 'privacy', 'accessibility', 'plain-language', 'about')`,
          ck_alliance_texts_version: '"version" >= 1',
        },
      },
    );
    // By hand: on SQLite the ORM would build the whole table anew.
    await runner.query('ALTER TABLE "reservations" ADD COLUMN "loan_rules_version" integer');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
