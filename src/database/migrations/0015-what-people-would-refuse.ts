/** Items are sorted as people count and consumables counted anew; a closure has a public reason and a private note; the log says from what to what. */
import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { countingOrder } from '../../shared/spelling.js';
import { onPostgres, shapes } from '../columns.js';

export class WhatPeopleWouldRefuse1764000000015 implements MigrationInterface {
  /** By hand: on SQLite the ORM would build each table anew, and other tables point at them. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "items" ADD COLUMN "counted_at" ${instantType}`);
    // Somebody has looked at it then; whatever was fetched before is not there any more in any case.
    await runner.query(`UPDATE "items" SET "counted_at" = "updated_at" WHERE "kind" = 'consumable'`);
    await runner.query('ALTER TABLE "items" ADD COLUMN "number_order" varchar(200)');
    await fillNumberOrder(runner);
    await runner.createIndex('items', numberOrderIndex);
    // People wrote names and numbers there: what stands goes where only the coordination and the owner read it.
    await runner.query('ALTER TABLE "closures" RENAME COLUMN "reason" TO "note"');
    await runner.query('ALTER TABLE "closures" ADD COLUMN "reason" varchar(300)');
    await runner.query('ALTER TABLE "audit_entries" ADD COLUMN "changes" text');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}

const instantType = onPostgres
  ? `timestamp(${shapes.instant.precision}) with time zone`
  : String(shapes.instant.type);

const numberOrderIndex = new TableIndex({
  name: 'ix_items_alliance_id_number_order',
  columnNames: ['alliance_id', 'number_order'],
});

async function fillNumberOrder(runner: QueryRunner): Promise<void> {
  const [key, row] = onPostgres ? ['$1', '$2'] : ['?', '?'];
  const items = (await runner.query('SELECT "id", "inventory_number" AS "number" FROM "items"')) as {
    id: string;
    number: string;
  }[];
  for (const { id, number } of items)
    await runner.query(`UPDATE "items" SET "number_order" = ${key} WHERE "id" = ${row}`, [
      countingOrder(number),
      id,
    ]);
}
