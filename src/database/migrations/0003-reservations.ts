/** Tables: requests, loans, their history and the feeds that show them. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { atMostDaysApart } from '../columns.js';
import { id, ref, instant, integer, text, optional, pointing, within, made } from './tables.js';

export class Reservations1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'reservations',
      [
        id(),
        ref('alliance_id'),
        text('number', 20),
        integer('number_year'),
        integer('number_in_year'),
        ref('partner_id'),
        ref('asked_by'),
        text('on_behalf_of', 200),
        text('occasion_name', 200),
        instant('occasion_starts_at', optional),
        instant('occasion_ends_at', optional),
        text('contact_name', 200),
        text('contact_phone', 40),
        text('note', 2000),
        text('status', 20),
        integer('version'),
        instant('asked_at'),
        instant('decide_by'),
        text('reason', 500),
        instant('pick_up_at'),
        instant('return_due_at'),
        ref('ical_uid'),
        integer('ical_sequence'),
        ref('feed_uid'),
        instant('updated_at'),
      ],
      {
        uniques: [
          ['alliance_id', 'number_year', 'number_in_year'],
          ['alliance_id', 'number'],
          ['alliance_id', 'id'],
        ],
        keys: [
          pointing('asked_by', 'people'),
          within('partner_id', 'partners'),
          pointing('alliance_id', 'alliances'),
        ],
        checks: {
          ck_reservations_horizon: atMostDaysApart('asked_at', 'pick_up_at', 1827),
          ck_reservations_sequence: '"ical_sequence" >= 0',
          ck_reservations_period: '"pick_up_at" < "return_due_at"',
          ck_reservations_status: `"status" IN ('requested', 'approved', 'handed_over', 'returned', 'checked', 'declined', 'withdrawn', 'cancelled', 'expired')`,
        },
        indices: [
          ['partner_id', 'return_due_at'],
          ['alliance_id', 'status', 'decide_by'],
          ['alliance_id', 'return_due_at'],
        ],
      },
    );
    await made(
      runner,
      'reservation_lines',
      [
        id(),
        ref('alliance_id'),
        ref('reservation_id'),
        integer('position'),
        ref('item_id'),
        integer('quantity'),
        integer('approved_quantity', optional),
        instant('decided_at', optional),
        ref('decided_by', optional),
        integer('held_quantity'),
        instant('held_until', optional),
        integer('handed_over_quantity'),
        integer('returned_quantity'),
        integer('missing_quantity'),
        integer('damaged_quantity'),
        integer('out_quantity'),
        instant('pick_up_at'),
        instant('return_due_at'),
      ],
      {
        keys: [
          pointing('decided_by', 'people'),
          within('item_id', 'items'),
          within('reservation_id', 'reservations'),
        ],
        checks: {
          ck_lines_counters:
            '"approved_quantity" BETWEEN 0 AND 100000 AND "held_quantity" BETWEEN 0 AND 100000 AND "handed_over_quantity" BETWEEN 0 AND 100000 AND "returned_quantity" BETWEEN 0 AND 100000 AND "out_quantity" BETWEEN 0 AND 100000 AND "missing_quantity" BETWEEN 0 AND 100000 AND "damaged_quantity" BETWEEN 0 AND 100000',
          ck_lines_period: '"pick_up_at" < "return_due_at"',
          ck_lines_length: atMostDaysApart('pick_up_at', 'return_due_at', 366),
          ck_lines_quantity: '"quantity" BETWEEN 1 AND 100000',
        },
        indices: [
          ['reservation_id'],
          { name: 'ix_reservation_lines_out', columnNames: ['item_id'], where: '"out_quantity" > 0' },
          ['item_id', 'return_due_at', 'pick_up_at', 'held_quantity'],
        ],
      },
    );
    await made(
      runner,
      'reservation_history',
      [
        id(),
        ref('alliance_id'),
        ref('reservation_id'),
        instant('at'),
        ref('person_id', optional),
        text('what', 20),
        text('detail', 500),
      ],
      {
        keys: [pointing('person_id', 'people'), within('reservation_id', 'reservations')],
        indices: [['reservation_id', 'at']],
      },
    );
    await made(
      runner,
      'feeds',
      [
        id(),
        ref('alliance_id'),
        ref('person_id'),
        text('scope', 20),
        ref('partner_id', optional),
        text('detail', 20),
        text('name', 80),
        text('slug', 80),
        text('secret_hash', 64),
        instant('created_at'),
        instant('last_used_at', optional),
        instant('revoked_at', optional),
      ],
      {
        uniques: [['secret_hash']],
        keys: [
          within('partner_id', 'partners'),
          pointing('person_id', 'people'),
          pointing('alliance_id', 'alliances'),
        ],
        checks: { ck_feeds_scope: `("scope" = 'partner') = ("partner_id" IS NOT NULL)` },
        indices: [['alliance_id', 'person_id']],
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
