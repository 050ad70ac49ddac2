/** Until when own use of a partner's things goes before requests that nobody has decided. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OwnUse1764000000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // By hand: on SQLite the ORM would build the whole table anew.
    await runner.query('ALTER TABLE "partners" ADD COLUMN "own_use_days" integer');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
