/** What was paid of deposits, given back, or kept. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, integer, made, pointing, ref, text, within } from './tables.js';

export class Money1764000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'money_entries',
      [
        id(),
        ref('alliance_id'),
        ref('reservation_id'),
        instant('at'),
        ref('person_id'),
        text('kind', 10),
        integer('cents'),
        text('reason', 500),
      ],
      {
        keys: [within('reservation_id', 'reservations'), pointing('person_id', 'people')],
        checks: {
          ck_money_entries_kind: `"kind" IN ('received', 'returned', 'kept')`,
          ck_money_entries_cents: '"cents" BETWEEN 1 AND 100000000',
        },
        indices: [['alliance_id', 'reservation_id']],
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
