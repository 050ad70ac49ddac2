/** Who stands in for whom, and from when until when. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, made, optional, pointing, ref, within } from './tables.js';

export class StandIns1764000000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const columns = [
      id(),
      ref('alliance_id'),
      ref('person_id'),
      ref('partner_id', optional),
      ref('deputy_id'),
      instant('starts_at'),
      instant('ends_at'),
      instant('created_at'),
    ];
    await made(runner, 'stand_ins', columns, {
      keys: [
        pointing('alliance_id', 'alliances'),
        within('partner_id', 'partners'),
        pointing('person_id', 'people'),
        pointing('deputy_id', 'people'),
      ],
      checks: { ck_stand_ins_period: '"starts_at" < "ends_at"' },
      indices: [
        ['alliance_id', 'person_id'],
        ['deputy_id', 'alliance_id'],
      ],
    });
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
