/** Who opens the door of a storage place; and strangers who ask to be let in. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, integer, json, made, optional, pointing, ref, text, within } from './tables.js';

export class DoorsAndApplicants1764000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // By hand: on SQLite the ORM would build the whole table anew.
    await runner.query('ALTER TABLE "storage_places" ADD COLUMN "contact_name" varchar(200)');
    await runner.query('ALTER TABLE "storage_places" ADD COLUMN "contact_phone" varchar(40)');
    await made(runner, 'applicants', applicant, {
      uniques: [['alliance_id', 'email']],
      keys: [pointing('alliance_id', 'alliances'), within('partner_id', 'partners')],
      checks: { ck_applicants_version: '"version" >= 1' },
      indices: [['alliance_id', 'asked_at']],
    });
    await made(runner, 'applicant_tries', tried, {
      keys: [pointing('alliance_id', 'alliances')],
      indices: [
        ['email_hash', 'created_at'],
        ['network', 'created_at'],
        ['wide_network', 'created_at'],
        ['alliance_id', 'created_at'],
        ['created_at'],
      ],
    });
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}

const applicant = [
  id(),
  ref('alliance_id'),
  text('email', 254),
  text('name', 200),
  text('partner_name', 200),
  text('phone', 40),
  text('occasion_name', 200),
  text('note', 2000),
  text('language', 2),
  json('wanted'),
  text('basket', 4000),
  ref('partner_id', optional),
  integer('version'),
  instant('asked_at'),
];

const tried = [
  id(),
  ref('alliance_id'),
  text('email_hash', 64),
  text('network', 50, optional),
  text('wide_network', 50, optional),
  instant('created_at'),
];
