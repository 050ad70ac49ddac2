/** Own use of a set: the closures of its parts know what they were entered for, and which of them end together. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { onPostgres } from '../columns.js';

export class OwnUseOfSets1764000000055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const ref = onPostgres ? 'uuid' : 'varchar(36)';
    // By hand: on SQLite the ORM would build the whole table anew.
    await runner.query(`ALTER TABLE "closures" ADD COLUMN "set_id" ${ref}`);
    await runner.query(`ALTER TABLE "closures" ADD COLUMN "together_id" ${ref}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
