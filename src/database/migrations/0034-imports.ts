/** Lists that were brought along, and what each of their lines made or changed. */
import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  id,
  instant,
  integer,
  json,
  longText,
  made,
  optional,
  pointing,
  ref,
  text,
  within,
} from './tables.js';

export class Imports1764000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'imports',
      [
        id(),
        ref('alliance_id'),
        ref('person_id'),
        text('state', 20),
        text('name', 200),
        json('choices'),
        integer('version'),
        json('counts', optional),
        longText('grids', optional),
        longText('outcome', optional),
        instant('made_at'),
        instant('done_at', optional),
        instant('undone_at', optional),
      ],
      {
        uniques: [['alliance_id', 'id']],
        keys: [pointing('alliance_id', 'alliances'), pointing('person_id', 'people')],
        checks: { ck_imports_state: `"state" IN ('preview', 'done', 'undone')` },
        indices: [['made_at']],
      },
    );
    await made(
      runner,
      'import_rows',
      [
        id(),
        ref('alliance_id'),
        ref('import_id'),
        text('kind', 20),
        ref('subject_id'),
        integer('version'),
        longText('before', optional),
      ],
      {
        keys: [within('import_id', 'imports')],
        checks: { ck_import_rows_kind: `"kind" IN ('item', 'partner', 'place')` },
        indices: [['import_id', 'kind']],
      },
    );
    // A whole list asks for all of an alliance, and undoing it for what goes along with a thing.
    const columnNames = ['alliance_id', 'accessory_id'];
    const name = 'ix_item_accessories_alliance_id_accessory_id';
    await runner.createIndex('item_accessories', new TableIndex({ name, columnNames }));
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
