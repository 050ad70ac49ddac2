/** A mail is facts first: what it says and its bytes are missing until it is worded, and again once they were kept long enough. */
import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { onPostgres, shapes } from '../columns.js';

const kept = `"state" <> 'due' AND ("raw" IS NOT NULL OR "facts" IS NOT NULL)`;

export class MailFacts1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.emptiable(runner, 'subject', 'varchar(300)');
    await this.emptiable(runner, 'raw', String(shapes.bytes.type));
    await runner.query('ALTER TABLE "outbox_mails" ADD COLUMN "facts" text');
    await runner.createIndex(
      'outbox_mails',
      new TableIndex({ name: 'ix_outbox_mails_kept', columnNames: ['ended_at'], where: kept }),
    );
  }

  /** SQLite knows no DROP NOT NULL, and the ORM would build the whole table anew. */
  private async emptiable(runner: QueryRunner, name: string, type: string): Promise<void> {
    const statements = onPostgres
      ? [`ALTER COLUMN "${name}" DROP NOT NULL`]
      : [`RENAME COLUMN "${name}" TO "old_${name}"`, `ADD COLUMN "${name}" ${type}`];
    for (const statement of statements) await runner.query(`ALTER TABLE "outbox_mails" ${statement}`);
    if (onPostgres) return;
    await runner.query(`UPDATE "outbox_mails" SET "${name}" = "old_${name}"`);
    await runner.query(`ALTER TABLE "outbox_mails" DROP COLUMN "old_${name}"`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
