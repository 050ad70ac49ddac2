/** Closures that come back every year. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { onPostgres } from '../columns.js';
import { id, instant, integer, made, optional, pointing, ref, text, within } from './tables.js';

export class ClosureSeries1764000000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const series = [
      id(),
      ref('alliance_id'),
      ref('item_id'),
      integer('quantity'),
      instant('starts_at'),
      instant('ends_at'),
      text('reason', 300, optional),
      text('note', 300),
      integer('made'),
      ref('created_by'),
      instant('created_at'),
    ];
    await made(runner, 'closure_series', series, {
      keys: [within('item_id', 'items'), pointing('created_by', 'people')],
      checks: {
        ck_closure_series_quantity: '"quantity" BETWEEN 1 AND 100000',
        ck_closure_series_period: '"starts_at" < "ends_at"',
      },
      indices: [['alliance_id', 'item_id']],
    });
    // By hand: on SQLite the ORM would build the whole table anew.
    await runner.query(
      `ALTER TABLE "closures" ADD COLUMN "series_id" ${onPostgres ? 'uuid' : 'varchar(36)'}`,
    );
    await runner.query(
      'CREATE UNIQUE INDEX "ix_closures_series_id_starts_at" ON "closures" ("series_id", "starts_at")',
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
