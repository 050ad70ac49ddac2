/** A partner (Bündnispartner): an organisation that takes part in an alliance, owns items and borrows. */
import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Day, Flag, Id, Instant, Int, Ref, Text } from '../../database/columns.js';

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
  @Text(80) shortName = '';
  /** Kind of organisation in words: Verein, Kita, Kirche … */
  @Text(80) organisationType = '';
  @Text(120) legalForm = '';
  /** DSGVO, KDG or DSG-EKD, and what goes with it. */
  @Text(80) privacyLaw = 'DSGVO';
  @Text(20) status: PartnerStatus = 'interested';
  /** The day the founding agreement was signed; without it a partner does not borrow. */
  @Day({ nullable: true }) agreementSignedOn: string | null = null;
  /** Of the founding agreement, as somebody accepted it who asked to take part; null where nobody did here. */
  @Int({ nullable: true }) agreementVersion: number | null = null;
  @Flag() isLender = true;
  @Flag() isBorrower = true;
  /** So many days before a pick-up own use of its things goes before requests for the last time; null: the usual. */
  @Int({ nullable: true }) ownUseDays: number | null = null;
  /** For the coordination only. */
  @Text(2000) notes = '';
  /** How often it was changed, for calendars; null: not since that is counted. */
  @Int({ nullable: true }) changes: number | null = null;
  @Instant() createdAt!: Date;
  @Instant() updatedAt!: Date;
}
