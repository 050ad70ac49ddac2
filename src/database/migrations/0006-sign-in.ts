/** Tables: links beside codes, limits that count, changes of an address, and accounts that are disabled. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { shapes } from '../columns.js';
import { id, ref, instant, integer, text, optional, pointing, made } from './tables.js';

export class SignIn1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addDisabledAt(runner);
    await renewSignIns(runner);
    await made(
      runner,
      'mailed_codes',
      [id(), text('email', 254), text('network', 50, optional), instant('created_at')],
      { indices: [['email', 'created_at'], ['network', 'created_at'], ['created_at']] },
    );
    await made(
      runner,
      'address_changes',
      [
        id(),
        ref('person_id'),
        text('old_email', 254),
        text('new_email', 254),
        text('code_hash', 64),
        integer('tries'),
        instant('created_at'),
        instant('expires_at'),
        instant('ended_at', optional),
        text('undo_hash', 64, optional),
        instant('undo_until', optional),
      ],
      {
        uniques: [['undo_hash']],
        keys: [pointing('person_id', 'people')],
        checks: { ck_address_changes_tries: '"tries" BETWEEN 0 AND 5' },
        indices: [['person_id'], ['old_email']],
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}

/** By hand: on SQLite the ORM would build the whole table anew, and every other table points at this one. */
async function addDisabledAt(runner: QueryRunner): Promise<void> {
  const { type, precision } = shapes.instant;
  const exactly = precision === undefined ? '' : `(${precision})`;
  const words = type === 'timestamptz' ? `timestamp${exactly} with time zone` : String(type);
  await runner.query(`ALTER TABLE "people" ADD COLUMN "disabled_at" ${words}`);
}

/** Made anew: what waits in it is dead after ten minutes anyway. */
async function renewSignIns(runner: QueryRunner): Promise<void> {
  await runner.dropTable('sign_ins');
  await made(
    runner,
    'sign_ins',
    [
      id(),
      text('email', 254),
      ref('person_id', optional),
      text('code_hash', 64),
      text('link_hash', 64),
      text('asking_hash', 64),
      text('return_to', 500),
      integer('tries'),
      instant('created_at'),
      instant('expires_at'),
      instant('ended_at', optional),
    ],
    {
      uniques: [['link_hash']],
      keys: [pointing('person_id', 'people')],
      checks: { ck_sign_ins_tries: '"tries" BETWEEN 0 AND 5' },
      indices: [['email', 'created_at'], ['person_id']],
    },
  );
}
