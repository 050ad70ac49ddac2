/** Qualifications: what some things require, and which people of the partners have it until when. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { onPostgres } from '../columns.js';
import { day, id, instant, integer, made, optional, pointing, ref, text, within } from './tables.js';

export class Qualifications1764000000054 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const qualification = [
      id(),
      ref('alliance_id'),
      text('name', 120),
      integer('valid_months', optional),
      instant('created_at'),
      instant('updated_at'),
    ];
    await made(runner, 'qualifications', qualification, {
      uniques: [
        ['alliance_id', 'id'],
        ['alliance_id', 'name'],
      ],
      keys: [pointing('alliance_id', 'alliances')],
      checks: { ck_qualifications_valid_months: '"valid_months" BETWEEN 1 AND 600' },
    });
    const held = [
      id(),
      ref('alliance_id'),
      ref('person_id'),
      ref('qualification_id'),
      day('valid_until', optional),
      ref('entered_by'),
      instant('entered_at'),
    ];
    await made(runner, 'held_qualifications', held, {
      uniques: [['alliance_id', 'person_id', 'qualification_id']],
      keys: [
        within('qualification_id', 'qualifications'),
        pointing('person_id', 'people'),
        pointing('entered_by', 'people'),
      ],
      indices: [['person_id']],
    });
    // By hand: on SQLite the ORM would build the whole table anew.
    const ref36 = onPostgres ? 'uuid' : 'varchar(36)';
    await runner.query(`ALTER TABLE "items" ADD COLUMN "required_qualification_id" ${ref36}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
