/** The other ends of the hand-over windows that were chosen for a line; null for what was asked before. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { shapes } from '../columns.js';

export class Windows1764000000011 implements MigrationInterface {
  /** By hand: on SQLite the ORM would build the whole table anew. */
  async up(runner: QueryRunner): Promise<void> {
    const { type, precision } = shapes.instant;
    const exactly = precision === undefined ? '' : `(${precision})`;
    const instant = type === 'timestamptz' ? `timestamp${exactly} with time zone` : String(type);
    await runner.query(`ALTER TABLE "reservation_lines" ADD COLUMN "pick_up_until" ${instant}`);
    await runner.query(`ALTER TABLE "reservation_lines" ADD COLUMN "return_from" ${instant}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
