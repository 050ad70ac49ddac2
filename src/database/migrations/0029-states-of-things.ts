/** In which state things come back: worn, not cleaned; and what borrowers report of them while they have them. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, integer, made, optional, pointing, ref, text, within } from './tables.js';

export class StatesOfThings1764000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // By hand: on SQLite the ORM would build the whole table anew.
    for (const column of ['"worn_quantity" integer', '"uncleaned_quantity" integer'])
      await runner.query(`ALTER TABLE "reservation_lines" ADD COLUMN ${column}`);
    await made(
      runner,
      'damage_reports',
      [
        id(),
        ref('alliance_id'),
        ref('reservation_id'),
        ref('line_id'),
        ref('person_id'),
        instant('at'),
        integer('quantity'),
        text('note', 250),
        instant('settled_at', optional),
      ],
      {
        keys: [
          within('reservation_id', 'reservations'),
          within('line_id', 'reservation_lines'),
          pointing('person_id', 'people'),
        ],
        checks: { ck_damage_reports_quantity: '"quantity" BETWEEN 1 AND 100000' },
        indices: [['alliance_id', 'reservation_id'], ['line_id']],
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
