/** What keeps the doors open: codes are counted for wider networks and apart from those for nobody, and a probe shows what can be written. */
import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { bytes, id, made } from './tables.js';

export class OpenDoors1764000000014 implements MigrationInterface {
  /** Rows of before count as they did: for their near network, and for nobody. They are swept after a day. */
  async up(runner: QueryRunner): Promise<void> {
    for (const column of [
      '"wider_network" varchar(50)',
      '"widest_network" varchar(50)',
      '"is_known" boolean',
    ])
      await runner.query(`ALTER TABLE "mailed_codes" ADD COLUMN ${column}`);
    for (const name of ['wider_network', 'widest_network'])
      await runner.createIndex('mailed_codes', new TableIndex({ columnNames: [name, 'created_at'] }));
    await made(runner, 'write_probes', [id(), bytes('filling')], {});
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
