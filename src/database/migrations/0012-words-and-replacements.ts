/** By which other words an item is found, alone or by its category, and what can replace it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { shapes } from '../columns.js';

export class WordsAndReplacements1764000000012 implements MigrationInterface {
  /** By hand: on SQLite the ORM would build the whole tables anew, and every other table points at these. */
  async up(runner: QueryRunner): Promise<void> {
    // simple-json is an entity's word; the table's is text.
    const json = shapes.json.type === 'simple-json' ? 'text' : String(shapes.json.type);
    await runner.query('ALTER TABLE "items" ADD COLUMN "other_words" varchar(300)');
    await runner.query(`ALTER TABLE "items" ADD COLUMN "replacement_ids" ${json}`);
    await runner.query(`ALTER TABLE "alliances" ADD COLUMN "category_words" ${json}`);
    // Measures are searched too from now on; how they are spelled, the search itself evens out.
    await runner.query(
      `UPDATE "items" SET "search_text" = SUBSTR("search_text" || ' ' || LOWER("size"), 1, 5000) WHERE "size" <> ''`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
