/** A membership: a person acts for a partner, as one of its members or as its manager. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Ref, Text } from '../../database/columns.js';

export const membershipRoles = ['member', 'manager'] as const;
export type MembershipRole = (typeof membershipRoles)[number];

@Entity('memberships')
@Unique(['partnerId', 'personId'])
@Index(['personId'])
@Index(['allianceId'])
@ForeignKey('Partner', ['allianceId', 'partnerId'], ['allianceId', 'id'])
@ForeignKey('Person', ['personId'], ['id'])
@Check('ck_memberships_role', `"role" IN ('member', 'manager')`)
export class Membership {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() partnerId!: string;
  @Ref() personId!: string;
  @Text(20) role!: MembershipRole;
  @Instant() createdAt!: Date;
}
