/** Photos of items: which photo shows which item, in which order, and what is seen on it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, integer, made, ref, text, within } from './tables.js';

export class ItemPhotos1764000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'item_photos',
      [
        id(),
        ref('alliance_id'),
        ref('item_id'),
        ref('photo_id'),
        integer('position'),
        text('description', 200),
      ],
      {
        uniques: [['alliance_id', 'photo_id']],
        keys: [within('item_id', 'items'), within('photo_id', 'photos')],
        checks: { ck_item_photos_position: '"position" BETWEEN 1 AND 100' },
        indices: [['alliance_id', 'item_id']],
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
