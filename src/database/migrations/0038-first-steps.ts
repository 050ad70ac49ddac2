/** The first steps: which texts were published as they had been prepared. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FirstSteps1764000000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // By hand: on SQLite the ORM would build the whole table anew.
    await runner.query('ALTER TABLE "alliance_texts" ADD COLUMN "is_prepared" boolean');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
