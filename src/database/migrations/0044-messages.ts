/** Messages on a request. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, made, optional, pointing, ref, text, within } from './tables.js';

export class Messages1764000000044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'messages',
      [
        id(),
        ref('alliance_id'),
        ref('reservation_id'),
        instant('at'),
        ref('person_id'),
        ref('partner_id', optional),
        text('text', 1000),
      ],
      {
        keys: [
          within('reservation_id', 'reservations'),
          within('partner_id', 'partners'),
          pointing('person_id', 'people'),
        ],
        indices: [
          ['alliance_id', 'reservation_id'],
          ['person_id', 'at'],
        ],
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
