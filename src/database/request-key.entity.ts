/** A request key: what somebody's `Idempotency-Key` was answered the first time. */
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Instant, LongText, Text, shapes } from './columns.js';

@Entity('request_keys')
@Index(['createdAt'])
export class RequestKey {
  /** The person it belongs to. */
  @PrimaryColumn(shapes.id) personId!: string;
  /** SHA-256 of the key, hexadecimal. */
  @PrimaryColumn(shapes.text(64)) keyHash!: string;
  /** SHA-256 of method, path and body. */
  @Text(64) requestHash!: string;
  /** What the service answered, as JSON text: a json column would put its fields in another order. Null until it has. */
  @LongText({ nullable: true }) answer!: string | null;
  @Instant() createdAt!: Date;
}
