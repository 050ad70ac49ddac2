/** What a promise was made with, whom it is told to, and how often what calendars show of a thing has changed. */
import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { shapes } from '../columns.js';
import { id, integer, made, ref, within } from './tables.js';

const promised = `('approved', 'handed_over', 'returned', 'checked')`;

const spanOf = (line: string): string =>
  `(SELECT ${line} FROM reservation_lines line WHERE line.reservation_id = reservations.id AND line.approved_quantity > 0)`;

export class Promises1764000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex(
      'reservation_lines',
      new TableIndex({
        name: 'ix_reservation_lines_alliance_id_id',
        columnNames: ['alliance_id', 'id'],
        isUnique: true,
      }),
    );
    await runner.createIndex(
      'outbox_mails',
      new TableIndex({ name: 'ix_outbox_mails_uid', columnNames: ['uid'] }),
    );
    await made(
      runner,
      'promised_parts',
      [id(), ref('alliance_id'), ref('line_id'), ref('part_id'), integer('quantity')],
      {
        uniques: [['line_id', 'part_id']],
        keys: [within('line_id', 'reservation_lines'), within('part_id', 'items')],
        checks: { ck_promised_parts_quantity: '"quantity" BETWEEN 1 AND 100000' },
        indices: [['alliance_id', 'part_id']],
      },
    );
    // What was refused in the end is neither fetched nor brought back.
    await runner.query(
      `UPDATE reservations
       SET pick_up_at = ${spanOf('MIN(line.pick_up_at)')}, return_due_at = ${spanOf('MAX(line.return_due_at)')}
       WHERE status IN ${promised} AND EXISTS ${spanOf('1')}`,
    );
    await this.addColumns(runner);
  }

  /** By hand: on SQLite the ORM would build the whole tables anew. */
  private async addColumns(runner: QueryRunner): Promise<void> {
    const { type, precision } = shapes.instant;
    const exactly = precision === undefined ? '' : `(${precision})`;
    const instant = type === 'timestamptz' ? `timestamp${exactly} with time zone` : String(type);
    await runner.query(`ALTER TABLE "reservations" ADD COLUMN "for_caller_since" ${instant}`);
    await runner.query(`ALTER TABLE "reservation_lines" ADD COLUMN "parts_kept_at" ${instant}`);
    await runner.query(`ALTER TABLE "people" ADD COLUMN "requests_off_at" ${instant}`);
    for (const table of ['items', 'storage_places', 'partners'])
      await runner.query(`ALTER TABLE "${table}" ADD COLUMN "changes" integer`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
