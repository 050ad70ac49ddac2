/** A write probe: bytes that are written only to see whether anything can be. The last one stays. */
import { Entity } from 'typeorm';
import { Bytes, Id } from './columns.js';

@Entity('write_probes')
export class WriteProbe {
  @Id() id!: string;
  /** As many as a reservation and its mails take. */
  @Bytes() filling!: Buffer;
}
