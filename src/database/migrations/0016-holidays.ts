/** When storage places are closed: their own days, public holidays, and the school holidays of the alliance's Land. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { shapes } from '../columns.js';
import { day, id, instant, made, pointing, ref, text } from './tables.js';

export class Holidays1764000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'school_holidays',
      [id(), ref('alliance_id'), text('name', 100), day('first_day'), day('last_day'), instant('created_at')],
      {
        uniques: [['alliance_id', 'first_day', 'last_day']],
        keys: [pointing('alliance_id', 'alliances')],
        checks: { ck_school_holidays_days: '"first_day" <= "last_day"' },
      },
    );
    await addToPlaces(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}

/** By hand: on SQLite the ORM would build the whole table anew, and other tables point at this one. */
async function addToPlaces(runner: QueryRunner): Promise<void> {
  const isPostgres = shapes.json.type === 'jsonb';
  const closedDays = isPostgres ? 'jsonb' : 'text';
  const since = isPostgres ? 'timestamp(3) with time zone' : 'datetime';
  await runner.query(`ALTER TABLE "storage_places" ADD COLUMN "closed_days" ${closedDays}`);
  await runner.query(`ALTER TABLE "storage_places" ADD COLUMN "opens_on_holidays_since" ${since}`);
}
