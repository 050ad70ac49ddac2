/** Whose yes: the rules of who decides, and for each line who it is and why. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, integer, json, made, optional, pointing, ref, text } from './tables.js';

export class WhoseYes1764000000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const rule = [
      id(),
      ref('alliance_id'),
      text('scope', 20),
      ref('subject_id'),
      text('mode', 20),
      text('otherwise', 20),
      integer('up_to_quantity', optional),
      integer('up_to_value_cents', optional),
      integer('up_to_days_ahead', optional),
      json('partner_ids', optional),
      integer('version'),
      instant('created_at'),
      instant('updated_at'),
    ];
    await made(runner, 'approval_rules', rule, {
      uniques: [['alliance_id', 'subject_id']],
      keys: [pointing('alliance_id', 'alliances')],
      checks: {
        ck_approval_rules_scope: `"scope" IN ('alliance', 'owner', 'item')`,
        ck_approval_rules_mode: `"mode" IN ('automatic', 'coordinator', 'owner')`,
        ck_approval_rules_otherwise: `"otherwise" IN ('coordinator', 'owner')`,
      },
    });
    // By hand: on SQLite the ORM would build the whole table anew.
    await runner.query('ALTER TABLE "reservation_lines" ADD COLUMN "decider" varchar(20)');
    await runner.query('ALTER TABLE "reservation_lines" ADD COLUMN "decider_why" varchar(20)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
