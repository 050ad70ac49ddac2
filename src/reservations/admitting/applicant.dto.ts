/** What an applicant says, and what is decided about one. */
import { FormField, IdField, TextField } from '../../http/fields.decorators.js';
import { mailAddress } from '../../partners/who/mail-address.js';

export class ApplicationDto {
  @TextField({ says: 'Who asks.', min: 1, max: 200 }) name!: string;
  @TextField({ says: 'For which organisation.', min: 1, max: 200 }) partnerName!: string;
  @TextField({ says: 'Telephone number.', min: 1, max: 40 }) phone!: string;
  @FormField({ says: 'Where the answer goes; later the account.', ...mailAddress }) email!: string;
  @TextField({ says: 'What the things are for.', max: 200, optional: true }) occasion?: string;
  @TextField({ says: 'A note for the coordination.', max: 2000, lines: true, optional: true }) note?: string;
}

export class AdmissionDto {
  @IdField({ says: 'The partner that the person joins.' }) partnerId!: string;
}

export class NewPartnerAdmissionDto {
  @TextField({ says: 'Full name of the new partner, unique in the alliance.', min: 1, max: 200 })
  partnerName!: string;
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
