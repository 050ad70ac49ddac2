/** Photos: what one is, its bytes in each size, and of which line of a loan it is. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bytes, id, instant, integer, made, pointing, ref, text, within } from './tables.js';

export class Photos1764000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'photos',
      [
        id(),
        ref('alliance_id'),
        integer('width'),
        integer('height'),
        integer('byte_count'),
        instant('made_at'),
      ],
      {
        uniques: [['alliance_id', 'id']],
        keys: [pointing('alliance_id', 'alliances')],
        checks: { ck_photos_byte_count: '"byte_count" BETWEEN 1 AND 614400' },
      },
    );
    await made(
      runner,
      'photo_sizes',
      [id(), ref('alliance_id'), ref('photo_id'), text('size', 10), bytes('bytes')],
      {
        uniques: [['alliance_id', 'photo_id', 'size']],
        keys: [within('photo_id', 'photos')],
        checks: { ck_photo_sizes_size: `"size" IN ('small', 'medium', 'large')` },
      },
    );
    await made(
      runner,
      'loan_photos',
      [
        id(),
        ref('alliance_id'),
        ref('photo_id'),
        ref('reservation_id'),
        ref('line_id'),
        ref('person_id'),
        instant('at'),
        text('description', 200),
      ],
      {
        uniques: [['alliance_id', 'photo_id']],
        keys: [
          within('photo_id', 'photos'),
          within('reservation_id', 'reservations'),
          within('line_id', 'reservation_lines'),
          pointing('person_id', 'people'),
        ],
        indices: [['alliance_id', 'reservation_id'], ['line_id']],
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
