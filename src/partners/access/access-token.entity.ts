/** An access token: lets a program act for the person who made it. */
import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Ref, Text } from '../../database/columns.js';

@Entity('access_tokens')
@Unique(['tokenHash'])
@Index(['personId'])
@ForeignKey('Person', ['personId'], ['id'])
export class AccessToken {
  @Id() id!: string;
  @Ref() personId!: string;
  /** What the person calls it. */
  @Text(80) name!: string;
  /** SHA-256 of the token, hexadecimal. */
  @Text(64) tokenHash!: string;
  @Instant() createdAt!: Date;
  /** Written at most every ten minutes. */
  @Instant({ nullable: true }) lastUsedAt!: Date | null;
  @Instant({ nullable: true }) revokedAt!: Date | null;
}
