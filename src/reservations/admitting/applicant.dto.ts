/** What an applicant says, and what is decided about one. */
import { DayField, FormField, IdField, IntField, TextField } from '../../http/fields.decorators.js';
import { mailAddress } from '../../partners/who/mail-address.js';

/** What every applicant says. */
class ApplyingDto {
  @TextField({ says: 'Who asks.', min: 1, max: 200 }) name!: string;
  @TextField({ says: 'For which organisation.', min: 1, max: 200 }) partnerName!: string;
  @FormField({ says: 'Where the answer goes; later the account.', ...mailAddress }) email!: string;
  @TextField({ says: 'A note for the coordination.', max: 2000, lines: true, optional: true }) note?: string;
}

export class ApplicationDto extends ApplyingDto {
  @TextField({ says: 'Telephone number.', min: 1, max: 40 }) phone!: string;
  @TextField({ says: 'What the things are for.', max: 200, optional: true }) occasion?: string;
}

/** For an organisation that is to be a partner. */
export class PartnerApplicationDto extends ApplyingDto {
  @TextField({ says: 'Telephone number.', max: 40, optional: true }) phone?: string;
  @IntField({
    says: 'Version of the founding agreement that is accepted: the one that holds.',
    min: 1,
    max: 1_000_000_000,
    instead: {
      de: 'Bitte lesen Sie die Gründungsvereinbarung, und setzen Sie hier einen Haken.',
      en: 'Please read the founding agreement, and tick this box.',
    },
  })
  agreementVersion!: number;
}

export class AdmissionDto {
  @IdField({ says: 'The partner that the person joins.' }) partnerId!: string;
}

export class NewPartnerAdmissionDto {
  @TextField({ says: 'Full name of the new partner, unique in the alliance.', min: 1, max: 200 })
  partnerName!: string;
  @DayField({
    says: 'Day on which the founding agreement was signed; without it the partner is interested, and borrows nothing yet.',
    optional: true,
    nullable: true,
  })
  agreementSignedOn?: string | null;
}

export class SetAsideDto {
  @TextField({
    says: 'What the applicant reads; without it they hear nothing.',
    max: 1000,
    lines: true,
    optional: true,
  })
  answer?: string;
}
