/** What whoever decides says to the borrower beside what could be had instead. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CounterOffers1764000000030 implements MigrationInterface {
  /** By hand: on SQLite the ORM would build the whole table anew. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "pending_changes" ADD COLUMN "offer_message" varchar(500)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
