/** Who was told that a loan is late which they need. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, made, ref, within } from './tables.js';

export class LateWarnings1764000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'late_warnings',
      [id(), ref('alliance_id'), ref('reservation_id'), ref('late_id'), instant('told_at')],
      {
        uniques: [['alliance_id', 'reservation_id', 'late_id']],
        keys: [within('reservation_id', 'reservations'), within('late_id', 'reservations')],
        indices: [['alliance_id', 'late_id']],
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
