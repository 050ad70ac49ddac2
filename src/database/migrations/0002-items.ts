/** Tables: what can be lent, where it stands, and who keeps it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  id,
  ref,
  instant,
  day,
  integer,
  flag,
  json,
  text,
  optional,
  pointing,
  within,
  made,
} from './tables.js';

export class Items1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'storage_places',
      [
        id(),
        ref('alliance_id'),
        text('name', 200),
        text('address', 300),
        text('access_notes', 500),
        flag('is_private'),
        json('hand_over_windows'),
        flag('is_closed_in_school_holidays'),
        instant('created_at'),
        instant('updated_at'),
      ],
      {
        uniques: [
          ['alliance_id', 'name'],
          ['alliance_id', 'id'],
        ],
        keys: [pointing('alliance_id', 'alliances')],
      },
    );
    await made(
      runner,
      'roles',
      [
        id(),
        ref('alliance_id'),
        ref('person_id'),
        text('role', 20),
        ref('storage_place_id', optional),
        instant('created_at'),
      ],
      {
        keys: [
          within('storage_place_id', 'storage_places'),
          pointing('person_id', 'people'),
          pointing('alliance_id', 'alliances'),
        ],
        checks: {
          ck_roles_place: `("role" = 'keeper') = ("storage_place_id" IS NOT NULL)`,
          ck_roles_role: `"role" IN ('coordinator', 'deputy', 'keeper')`,
        },
        indices: [['person_id'], ['alliance_id', 'person_id']],
      },
    );
    await made(
      runner,
      'items',
      [
        id(),
        ref('alliance_id'),
        text('inventory_number', 40),
        text('name', 200),
        text('description', 4000),
        text('category', 80),
        text('kind', 20),
        integer('quantity', optional),
        text('unit', 40),
        integer('pack_step'),
        ref('owner_id'),
        ref('storage_place_id'),
        text('size', 200),
        integer('weight_grams', optional),
        text('needs_vehicle', 200),
        integer('needs_persons', optional),
        text('needs_other', 300),
        integer('deposit_cents'),
        text('deposit_basis', 40),
        integer('replacement_value_cents', optional),
        integer('buffer_minutes', optional),
        text('season_note', 300),
        day('inspection_due_on', optional),
        text('notes', 2000),
        text('search_text', 5000),
        instant('set_aside_at', optional),
        instant('created_at'),
        instant('updated_at'),
      ],
      {
        uniques: [
          ['alliance_id', 'inventory_number'],
          ['alliance_id', 'id'],
        ],
        keys: [
          within('storage_place_id', 'storage_places'),
          within('owner_id', 'partners'),
          pointing('alliance_id', 'alliances'),
        ],
        checks: {
          ck_items_buffer: '"buffer_minutes" BETWEEN 0 AND 43200',
          ck_items_pack_step: '"pack_step" BETWEEN 1 AND 100000',
          ck_items_quantity: '"quantity" BETWEEN 0 AND 100000',
          ck_items_kind: `"kind" IN ('bulk', 'single', 'computed_set', 'closed_set', 'accessory', 'consumable')`,
        },
        indices: [['alliance_id', 'category']],
      },
    );
    await made(
      runner,
      'item_parts',
      [id(), ref('alliance_id'), ref('set_id'), ref('part_id'), integer('quantity')],
      {
        uniques: [['set_id', 'part_id']],
        keys: [within('part_id', 'items'), within('set_id', 'items')],
        checks: {
          ck_item_parts_other: '"set_id" <> "part_id"',
          ck_item_parts_quantity: '"quantity" BETWEEN 1 AND 100000',
        },
        indices: [['alliance_id', 'part_id']],
      },
    );
    await made(runner, 'item_accessories', [id(), ref('alliance_id'), ref('item_id'), ref('accessory_id')], {
      uniques: [['item_id', 'accessory_id']],
      keys: [within('accessory_id', 'items'), within('item_id', 'items')],
    });
    await made(
      runner,
      'closures',
      [
        id(),
        ref('alliance_id'),
        ref('item_id'),
        integer('quantity'),
        instant('starts_at'),
        instant('ends_at'),
        text('reason', 300),
        ref('created_by'),
        instant('created_at'),
      ],
      {
        keys: [pointing('created_by', 'people'), within('item_id', 'items')],
        checks: {
          ck_closures_period: '"starts_at" < "ends_at"',
          ck_closures_quantity: '"quantity" BETWEEN 1 AND 100000',
        },
        indices: [['item_id', 'ends_at']],
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
