/** Indices by which whatever is asked of one person or one alliance is found without reading the table of all. */
import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const erased = `"kind" IN ('sign-in-code', 'new-applicant', 'not-admitted')`;

export class WholeTables1764000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const index = (table: string, columnNames: string[]): Promise<void> =>
      runner.createIndex(
        table,
        new TableIndex({ name: `ix_${table}_${columnNames.join('_')}`, columnNames }),
      );
    await index('outbox_mails', ['recipient']);
    await runner.createIndex(
      'outbox_mails',
      new TableIndex({ name: 'ix_outbox_mails_erased', columnNames: ['kind', 'created_at'], where: erased }),
    );
    await index('memberships', ['alliance_id']);
    await index('closures', ['alliance_id', 'ends_at']);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
