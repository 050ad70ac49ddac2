/** A role: what a person does for the whole alliance. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Ref, Text } from '../../database/columns.js';

export const allianceRoles = ['coordinator', 'deputy', 'keeper'] as const;
export type AllianceRole = (typeof allianceRoles)[number];

@Entity('roles')
@Index(['allianceId', 'personId'])
@Index(['personId'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@ForeignKey('Person', ['personId'], ['id'])
@ForeignKey('StoragePlace', ['allianceId', 'storagePlaceId'], ['allianceId', 'id'])
@Check('ck_roles_role', `"role" IN ('coordinator', 'deputy', 'keeper')`)
@Check('ck_roles_place', `("role" = 'keeper') = ("storage_place_id" IS NOT NULL)`)
export class Role {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() personId!: string;
  @Text(20) role!: AllianceRole;
  /** The place a keeper keeps; null for the other roles. */
  @Ref({ nullable: true }) storagePlaceId!: string | null;
  @Instant() createdAt!: Date;
}
