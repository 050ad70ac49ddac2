/** Partners over the wire. */
import { ApiProperty, PartialType } from '@nestjs/swagger';
import {
  ChoiceField,
  DayField,
  FlagField,
  FormField,
  IdField,
  TextField,
} from '../http/fields.decorators.js';
import { isMailAddress } from '../notifications/mailbox.js';
import { allianceRoles, type AllianceRole } from './role.entity.js';
import { membershipRoles, type MembershipRole } from './membership.entity.js';
import { partnerStatuses, type Partner, type PartnerStatus } from './partner.entity.js';

const name = { says: 'Full name, unique in the alliance.', min: 1, max: 200 };
const shortName = { says: 'What people call it.', max: 80, optional: true };
const organisationType = { says: 'Verein, Kita, Kirche …', max: 80, optional: true };
const legalForm = { says: 'e. V., GmbH …', max: 120, optional: true };
const privacyLaw = { says: 'DSGVO, KDG or DSG-EKD, and what goes with it.', max: 80, optional: true };
const status = { says: 'How far it is with taking part.', of: partnerStatuses, optional: true };
const isLender = { says: 'Puts things into the pool.', optional: true };
const isBorrower = { says: 'May ask for things, once active and signed.', optional: true };
const notes = { says: 'For the coordination only.', max: 2000, lines: true, optional: true };

export class NewPartnerDto {
  @TextField(name) name!: string;
  @TextField(shortName) shortName?: string;
  @TextField(organisationType) organisationType?: string;
  @TextField(legalForm) legalForm?: string;
  @TextField(privacyLaw) privacyLaw?: string;
  @ChoiceField(status) status?: PartnerStatus;
  @DayField({ says: 'Day on which the founding agreement was signed.', optional: true, nullable: true })
  agreementSignedOn?: string | null;
  @FlagField(isLender) isLender?: boolean;
  @FlagField(isBorrower) isBorrower?: boolean;
  @TextField(notes) notes?: string;
}

/** The same fields, each only where it changes; null is checked like anything else. */
export class PartnerChangeDto extends PartialType(NewPartnerDto, { skipNullProperties: false }) {}

export class PartnerView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() shortName!: string;
  @ApiProperty() organisationType!: string;
  @ApiProperty() legalForm!: string;
  @ApiProperty() privacyLaw!: string;
  @ApiProperty({ enum: partnerStatuses }) status!: PartnerStatus;
  @ApiProperty({ type: String, format: 'date', nullable: true }) agreementSignedOn!: string | null;
  @ApiProperty() isLender!: boolean;
  @ApiProperty() isBorrower!: boolean;
  @ApiProperty() notes!: string;
}

/** To choose from. */
export interface NamedPartner {
  id: string;
  name: string;
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
  isLender: partner.isLender,
  isBorrower: partner.isBorrower,
  notes: partner.notes,
});

export const mailAddress = {
  max: 254,
  test: isMailAddress,
  words: {
    de: 'Bitte eine E-Mail-Adresse, etwa name@example.org.',
    en: 'Please a mail address such as name@example.org.',
  },
};

export class InvitationDto {
  @FormField({ says: 'Where the invitation goes; the account.', ...mailAddress }) email!: string;
  @TextField({ says: 'Name of the person, or of the shared mailbox.', min: 1, max: 200 }) name!: string;
  @ChoiceField({ says: 'What the person may do for the partner.', of: membershipRoles })
  role!: MembershipRole;
}

export class PersonView {
  @ApiProperty() id!: string;
  @ApiProperty() email!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: membershipRoles }) role!: MembershipRole;
}

export class RoleDto {
  @ChoiceField({ says: 'What the person does for the whole alliance.', of: allianceRoles })
  role!: AllianceRole;
  @IdField({ says: 'The place a keeper keeps; only for keepers.', optional: true }) storagePlaceId?: string;
}

/** Which role to take; none named: all of them. */
export class RoleChoiceDto extends PartialType(RoleDto, { skipNullProperties: false }) {}

export class RolesView {
  @ApiProperty() personId!: string;
  @ApiProperty({ type: [RoleDto] }) roles!: { role: AllianceRole; storagePlaceId?: string }[];
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
