/** Partners over the wire. */
import { PartialType } from '@nestjs/swagger';
import {
  ChoiceField,
  DayField,
  FlagField,
  FormField,
  IdField,
  IntField,
  SameAs,
  TextField,
} from '../../http/fields.decorators.js';
import { listOf, orNull, Shows, whole } from '../../http/shown.decorators.js';
import type { Barrier } from '../who/borrowing.js';
import { allianceRoles, type AllianceRole } from '../who/role.entity.js';
import { mailAddress } from '../who/mail-address.js';
import { membershipRoles, type MembershipRole } from '../who/membership.entity.js';
import { partnerStatuses, type Partner, type PartnerStatus } from '../who/partner.entity.js';

export class NewPartnerDto {
  @TextField({ says: 'Full name, unique in the alliance.', min: 1, max: 200 }) name!: string;
  @TextField({ says: 'What people call it.', max: 80, optional: true }) shortName?: string;
  @TextField({ says: 'Verein, Kita, Kirche …', max: 80, optional: true }) organisationType?: string;
  @TextField({ says: 'e. V., GmbH …', max: 120, optional: true }) legalForm?: string;
  @TextField({ says: 'DSGVO, KDG or DSG-EKD, and what goes with it.', max: 80, optional: true })
  privacyLaw?: string;
  @ChoiceField({ says: 'How far it is with taking part.', of: partnerStatuses, optional: true })
  status?: PartnerStatus;
  @DayField({ says: 'Day on which the founding agreement was signed.', optional: true, nullable: true })
  agreementSignedOn?: string | null;
  @FlagField({ says: 'Puts things into the pool.', optional: true }) isLender?: boolean;
  @FlagField({ says: 'May ask for things, once active and signed.', optional: true }) isBorrower?: boolean;
  @IntField({
    says: 'Days before the pick-up until which own use of its things goes before requests that are not decided; null: 14.',
    min: 0,
    max: 365,
    optional: true,
    nullable: true,
  })
  ownUseDays?: number | null;
  @TextField({ says: 'For the coordination only.', max: 2000, lines: true, optional: true }) notes?: string;
}

/** The same fields, each only where it changes; null is checked like anything else. */
export class PartnerChangeDto extends PartialType(NewPartnerDto, { skipNullProperties: false }) {}

export class PartnerView {
  @Shows('Of the partner.') id!: string;
  @SameAs(NewPartnerDto) name!: string;
  @SameAs(NewPartnerDto) shortName!: string;
  @SameAs(NewPartnerDto) organisationType!: string;
  @SameAs(NewPartnerDto) legalForm!: string;
  @SameAs(NewPartnerDto) privacyLaw!: string;
  @SameAs(NewPartnerDto) status!: PartnerStatus;
  @SameAs(NewPartnerDto) agreementSignedOn!: string | null;
  @Shows(
    'Version of the founding agreement that was accepted on asking to take part, or null.',
    orNull(whole),
  )
  agreementVersion!: number | null;
  @SameAs(NewPartnerDto) isLender!: boolean;
  @SameAs(NewPartnerDto) isBorrower!: boolean;
  @SameAs(NewPartnerDto) ownUseDays!: number | null;
  @SameAs(NewPartnerDto) notes!: string;
}

/** To choose from. */
export interface NamedPartner {
  id: string;
  name: string;
  /** What keeps it from borrowing; undefined for one that may. */
  barrier?: Barrier | undefined;
}

export const partnerView = (partner: Partner): PartnerView => ({
  id: partner.id,
  name: partner.name,
  shortName: partner.shortName,
  organisationType: partner.organisationType,
  legalForm: partner.legalForm,
  privacyLaw: partner.privacyLaw,
  status: partner.status,
  agreementSignedOn: partner.agreementSignedOn,
  agreementVersion: partner.agreementVersion,
  isLender: partner.isLender,
  isBorrower: partner.isBorrower,
  ownUseDays: partner.ownUseDays,
  notes: partner.notes,
});

export class InvitationDto {
  @FormField({ says: 'Where the invitation goes; the account.', ...mailAddress }) email!: string;
  @TextField({ says: 'Name of the person, or of the shared mailbox.', min: 1, max: 200 }) name!: string;
  @ChoiceField({ says: 'What the person may do for the partner.', of: membershipRoles })
  role!: MembershipRole;
}

export class PersonView {
  @Shows('Of the person.') id!: string;
  @Shows('The address that signs in.') email!: string;
  @SameAs(InvitationDto) name!: string;
  @SameAs(InvitationDto) role!: MembershipRole;
}

export class RoleDto {
  @ChoiceField({ says: 'What the person does for the whole alliance.', of: allianceRoles })
  role!: AllianceRole;
  @IdField({ says: 'The place a keeper keeps; only for keepers.', optional: true }) storagePlaceId?: string;
}

/** Which role to take; none named: all of them. */
export class RoleChoiceDto extends PartialType(RoleDto, { skipNullProperties: false }) {}

/** Which role, and who has it from now on. */
export class HandingOnDto extends RoleDto {
  @FormField({ says: 'The successor’s address; the account.', ...mailAddress }) email!: string;
  @TextField({
    says: 'Name of the successor; of somebody who is known, the one they have stays.',
    min: 1,
    max: 200,
  })
  name!: string;
}

export class RolesView {
  @Shows('The person who holds them.') personId!: string;
  @Shows('All that the person holds in this alliance.', listOf(RoleDto))
  roles!: { role: AllianceRole; storagePlaceId?: string }[];
}

/** Somebody with a tie to the alliance. */
export interface KnownHere {
  id: string;
  name: string;
  email: string;
  /** Names of the partners this person acts for. */
  partners: string[];
  roles: { role: AllianceRole; storagePlaceId: string | null }[];
}
