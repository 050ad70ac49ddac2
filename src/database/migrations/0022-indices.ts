/** Indices by which lists, deadlines and promises are found without a look at what is over. */
import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

export class Indices1764000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('reservations', 'ix_reservations_partner_id_return_due_at');
    for (const index of [
      { name: 'ix_reservations_partner_id_pick_up_at_id', columnNames: ['partner_id', 'pick_up_at', 'id'] },
      { name: 'ix_reservations_alliance_id_pick_up_at_id', columnNames: ['alliance_id', 'pick_up_at', 'id'] },
      { name: 'ix_reservations_undecided', columnNames: ['decide_by'], where: `"status" = 'requested'` },
    ])
      await runner.createIndex('reservations', new TableIndex(index));
    await runner.createIndex(
      'reservation_lines',
      new TableIndex({
        name: 'ix_reservation_lines_held',
        columnNames: ['alliance_id', 'return_due_at', 'item_id'],
        where: '"held_quantity" > 0',
      }),
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
