/** An invitation to found an alliance, which the operator sent to a mail address. */
import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Ref, Text } from '../../database/columns.js';

@Entity('founding_invitations')
@Unique(['secretHash'])
@Index(['email'])
@Index(['invitedById'])
@ForeignKey('Person', ['invitedById'], ['id'])
@ForeignKey('Alliance', ['foundedId'], ['id'])
export class FoundingInvitation {
  @Id() id!: string;
  /** Whoever signs in with it may found; lower case, domain in ASCII. */
  @Text(254) email!: string;
  /** As the operator proposed it; empty where they did not. */
  @Text(200) allianceName!: string;
  /** SHA-256 of the mailed link's secret, hexadecimal. */
  @Text(64) secretHash!: string;
  @Ref() invitedById!: string;
  @Instant() createdAt!: Date;
  @Instant() expiresAt!: Date;
  /** Used, revoked, or replaced by a newer one; null while it can be used, and where it lapsed. */
  @Instant({ nullable: true }) endedAt!: Date | null;
  /** What was founded with it. */
  @Ref({ nullable: true }) foundedId!: string | null;
}
