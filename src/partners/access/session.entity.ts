/** A session: one browser in which a person is signed in. */
import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Ref, Text } from '../../database/columns.js';

@Entity('sessions')
@Unique(['secretHash'])
@Index(['personId'])
@ForeignKey('Person', ['personId'], ['id'])
export class Session {
  @Id() id!: string;
  @Ref() personId!: string;
  /** SHA-256 of the cookie's secret, hexadecimal. */
  @Text(64) secretHash!: string;
  @Instant() createdAt!: Date;
  /** Written at most every ten minutes. */
  @Instant() lastSeenAt!: Date;
  @Instant({ nullable: true }) endedAt!: Date | null;
}
