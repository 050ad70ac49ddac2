/** What a person wishes for: a language, and mails with or without a calendar entry. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { shapes } from '../columns.js';

export class Wishes1764000000009 implements MigrationInterface {
  /** By hand: on SQLite the ORM would build the whole table anew, and every other table points at this one. */
  async up(runner: QueryRunner): Promise<void> {
    const { type, precision } = shapes.instant;
    const exactly = precision === undefined ? '' : `(${precision})`;
    const instant = type === 'timestamptz' ? `timestamp${exactly} with time zone` : String(type);
    await runner.query('ALTER TABLE "people" ADD COLUMN "language" varchar(2)');
    await runner.query(`ALTER TABLE "people" ADD COLUMN "entries_off_at" ${instant}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
