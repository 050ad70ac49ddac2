/** A request key: what somebody's `Idempotency-Key` was answered the first time. */
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Instant, Json, Text, shapes } from './columns.js';

@Entity('request_keys')
@Index(['createdAt'])
export class RequestKey {
  /** The person it belongs to. */
  @PrimaryColumn(shapes.id) personId!: string;
  /** SHA-256 of the key, hexadecimal. */
  @PrimaryColumn(shapes.text(64)) keyHash!: string;
  /** SHA-256 of method, path and body. */
  @Text(64) requestHash!: string;
  /** What the service answered; null until it has. */
  @Json({ nullable: true }) answer!: unknown;
  @Instant() createdAt!: Date;
}
