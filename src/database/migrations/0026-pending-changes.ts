/** What a borrower would like to have changed of a promise, until it is decided. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { atMostDaysApart } from '../columns.js';
import { id, instant, integer, made, optional, pointing, ref, text, within } from './tables.js';

export class PendingChanges1764000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'pending_changes',
      [
        id(),
        ref('alliance_id'),
        ref('reservation_id'),
        ref('asked_by'),
        instant('asked_at'),
        instant('decide_by'),
        text('note', 2000),
      ],
      {
        uniques: [
          ['alliance_id', 'reservation_id'],
          ['alliance_id', 'id'],
        ],
        keys: [within('reservation_id', 'reservations'), pointing('asked_by', 'people')],
        indices: [['alliance_id', 'decide_by'], ['decide_by']],
      },
    );
    await made(
      runner,
      'pending_change_lines',
      [
        id(),
        ref('alliance_id'),
        ref('change_id'),
        integer('position'),
        ref('line_id', optional),
        ref('item_id'),
        integer('quantity'),
        instant('pick_up_at'),
        instant('return_due_at'),
      ],
      {
        keys: [
          within('change_id', 'pending_changes'),
          within('line_id', 'reservation_lines'),
          within('item_id', 'items'),
        ],
        checks: {
          ck_change_lines_quantity: '"quantity" BETWEEN 1 AND 100000',
          ck_change_lines_period: '"pick_up_at" < "return_due_at"',
          ck_change_lines_length: atMostDaysApart('pick_up_at', 'return_due_at', 366),
        },
        indices: [['change_id'], ['item_id'], ['line_id']],
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
