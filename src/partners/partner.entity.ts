/** A partner (Bündnispartner): an organisation that takes part in an alliance, owns items and borrows. */
import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Day, Flag, Id, Instant, Ref, Text } from '../database/columns.js';

export const partnerStatuses = ['interested', 'signed', 'active', 'resting', 'left'] as const;
export type PartnerStatus = (typeof partnerStatuses)[number];

@Entity('partners')
@Unique(['allianceId', 'id'])
@Unique(['allianceId', 'name'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@Check('ck_partners_status', `"status" IN ('interested', 'signed', 'active', 'resting', 'left')`)
export class Partner {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Text(200) name!: string;
  @Text(80) shortName!: string;
  /** Kind of organisation in words: Verein, Kita, Kirche … */
  @Text(80) organisationType!: string;
  @Text(120) legalForm!: string;
  /** DSGVO, KDG or DSG-EKD, and what goes with it. */
  @Text(80) privacyLaw!: string;
  @Text(20) status!: PartnerStatus;
  /** The day the founding agreement was signed; without it a partner does not borrow. */
  @Day({ nullable: true }) agreementSignedOn!: string | null;
  @Flag() isLender!: boolean;
  @Flag() isBorrower!: boolean;
  /** For the coordination only. */
  @Text(2000) notes!: string;
  @Instant() createdAt!: Date;
  @Instant() updatedAt!: Date;
}
