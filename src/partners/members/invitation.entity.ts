/** An invitation: a secret that is passed on, by which a few people may join one partner for a while. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Int, Ref, Text } from '../../database/columns.js';

@Entity('invitations')
@Unique(['allianceId', 'id'])
@Unique(['secretHash'])
@Index(['allianceId', 'partnerId'])
@ForeignKey('Partner', ['allianceId', 'partnerId'], ['allianceId', 'id'])
@ForeignKey('Person', ['personId'], ['id'])
@Check('ck_invitations_uses', '"most_uses" BETWEEN 1 AND 100 AND "uses" BETWEEN 0 AND "most_uses"')
export class Invitation {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() partnerId!: string;
  /** Who made it. */
  @Ref() personId!: string;
  /** SHA-256 in hexadecimal: the secret itself is shown once and kept nowhere. */
  @Text(64) secretHash!: string;
  /** How many may join by it. */
  @Int() mostUses!: number;
  /** How many have. */
  @Int() uses!: number;
  @Instant() createdAt!: Date;
  @Instant() expiresAt!: Date;
  @Instant({ nullable: true }) revokedAt!: Date | null;
}
