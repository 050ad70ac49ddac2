/** Indices for a queue of ten thousand mails, and for the coordination's list of what became of them. */
import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const due = `"state" = 'due'`;

export class MailQueue1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('outbox_mails', 'ix_outbox_mails_state_next_at');
    for (const index of [
      { name: 'ix_outbox_mails_due', columnNames: ['next_at', 'id'], where: due },
      { name: 'ix_outbox_mails_stale', columnNames: ['stale_at'], where: due },
      { name: 'ix_outbox_mails_alliance_id_id', columnNames: ['alliance_id', 'id'] },
      { name: 'ix_outbox_mails_alliance_id_state_id', columnNames: ['alliance_id', 'state', 'id'] },
    ])
      await runner.createIndex('outbox_mails', new TableIndex(index));
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
