/** What a migration did when it ran here, as a checksum: a released one that was edited is noticed at the next start. */
import { Entity, PrimaryColumn } from 'typeorm';
import { Instant, shapes, Text } from './columns.js';

@Entity('migration_checksums')
export class MigrationChecksum {
  @PrimaryColumn(shapes.text(200)) name!: string;
  /** SHA-256, hexadecimal. */
  @Text(64) checksum!: string;
  /** When it was written down: after the migration, or at the first start that knew of checksums. */
  @Instant() recordedAt!: Date;
}
