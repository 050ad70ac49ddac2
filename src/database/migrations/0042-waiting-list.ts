/** Who waits for a quantity in a period, and for whom what became free is held. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { atMostDaysApart } from '../columns.js';
import { id, instant, integer, made, optional, pointing, ref, text, within } from './tables.js';

export class WaitingList1764000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'waiting_entries',
      [
        id(),
        ref('alliance_id'),
        ref('partner_id'),
        ref('asked_by'),
        instant('asked_at'),
        ref('item_id'),
        integer('quantity'),
        instant('pick_up_at'),
        instant('return_due_at'),
        text('contact_name', 200),
        text('contact_phone', 40),
        text('occasion_name', 200),
        instant('jumped_at', optional),
        text('jump_reason', 300, optional),
        instant('held_until', optional),
        instant('answered_at', optional),
        ref('reservation_id', optional),
        integer('version'),
      ],
      {
        keys: [
          within('partner_id', 'partners'),
          within('item_id', 'items'),
          within('reservation_id', 'reservations'),
          pointing('asked_by', 'people'),
        ],
        checks: {
          ck_waiting_entries_quantity: '"quantity" BETWEEN 1 AND 100000',
          ck_waiting_entries_period: '"pick_up_at" < "return_due_at"',
          ck_waiting_entries_length: atMostDaysApart('pick_up_at', 'return_due_at', 366),
          ck_waiting_entries_version: '"version" >= 1',
        },
        indices: [['alliance_id', 'partner_id'], ['item_id'], ['pick_up_at']],
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
