/** Founding by invitation, and alliances that are not public yet. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { onPostgres, shapes } from '../columns.js';
import { id, instant, made, optional, pointing, ref, text } from './tables.js';

const instantType = onPostgres
  ? `timestamp(${shapes.instant.precision}) with time zone`
  : String(shapes.instant.type);

export class Founding1764000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // By hand: on SQLite the ORM would build the whole table anew.
    await runner.query(`ALTER TABLE "alliances" ADD COLUMN "listed_at" ${instantType}`);
    // Whoever was here before was public from the first day.
    await runner.query('UPDATE "alliances" SET "listed_at" = "created_at"');
    await invitations(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}

const invitations = (runner: QueryRunner): Promise<void> =>
  made(
    runner,
    'founding_invitations',
    [
      id(),
      text('email', 254),
      text('alliance_name', 200),
      text('secret_hash', 64),
      ref('invited_by_id'),
      instant('created_at'),
      instant('expires_at'),
      instant('ended_at', optional),
      ref('founded_id', optional),
    ],
    {
      uniques: [['secret_hash']],
      keys: [pointing('invited_by_id', 'people'), pointing('founded_id', 'alliances')],
      indices: [['email'], ['invited_by_id']],
    },
  );
