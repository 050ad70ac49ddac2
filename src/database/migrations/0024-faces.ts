/** The face of an alliance: its colour, its short text, its crest, and where it lies. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { shapes } from '../columns.js';
import { bytes, id, made, pointing, ref } from './tables.js';

export class Faces1764000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(runner, 'alliance_crests', [id(), ref('alliance_id'), bytes('bytes')], {
      uniques: [['alliance_id']],
      keys: [pointing('alliance_id', 'alliances')],
    });
    await this.addColumns(runner);
  }

  /** By hand: on SQLite the ORM would build the whole table anew. */
  private async addColumns(runner: QueryRunner): Promise<void> {
    const { type, length } = shapes.id;
    const reference = length === undefined ? String(type) : `${String(type)}(${length})`;
    for (const column of [
      '"colour" varchar(20)',
      '"about" varchar(400)',
      `"crest_id" ${reference}`,
      '"latitude" integer',
      '"longitude" integer',
    ])
      await runner.query(`ALTER TABLE "alliances" ADD COLUMN ${column}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
