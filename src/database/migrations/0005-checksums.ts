/** Tables: what each migration did. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { instant, key, made, text } from './tables.js';

export class Checksums1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'migration_checksums',
      [key(text('name', 200)), text('checksum', 64), instant('recorded_at')],
      {},
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
