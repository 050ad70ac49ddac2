/** Founding by page: what the operator says of an invitation, and what the founder says of the alliance. */
import { FormField, TextField } from '../../http/fields.decorators.js';
import { mailAddress } from '../who/mail-address.js';
import type { InvitationState } from './founding-states.js';

export class FoundingInvitationDto {
  @FormField({ says: 'Who may found: whoever signs in with this address.', ...mailAddress }) email!: string;
  @TextField({ says: 'What the alliance is called, as far as that is known.', max: 120 })
  allianceName: string = '';
}

export class FoundingDto {
  @TextField({ says: 'What the alliance is called; also the sender of its mails.', min: 1, max: 120 })
  name!: string;
  @TextField({ says: 'Town or district.', min: 1, max: 120 }) place!: string;
  @TextField({ says: 'The Land; empty where it is none.', max: 60 }) state: string = '';
  @TextField({
    says: 'Rechtsträger: the controller in the sense of the DSGVO.',
    min: 1,
    max: 120,
  })
  legalBearer!: string;
  @TextField({ says: 'The public office, not a private person.', min: 1, max: 120 }) contactName!: string;
  @TextField({ says: 'What people dial.', min: 1, max: 40 }) contactPhone!: string;
  @FormField({ says: 'Where replies to mails go.', ...mailAddress }) contactEmail!: string;
  @TextField({ says: 'When somebody answers the phone, in words.', max: 120 }) contactHours: string = '';
  @TextField({ says: 'What the founder is called.', min: 1, max: 120 }) coordinatorName!: string;
  @TextField({ says: 'The alliance’s word in every address; empty: from its name.', max: 40 })
  slug: string = '';
  @TextField({ says: 'What its numbers begin with; empty: from its word in addresses.', max: 4 })
  numberLetters: string = '';
}

/** As the operator reads it. */
export interface FoundingInvitationView {
  id: string;
  email: string;
  allianceName: string;
  state: InvitationState;
  createdAt: Date;
  expiresAt: Date;
  /** What the alliance is called that was founded with it; empty where there is none. */
  founded: string;
}

/** What whoever opens the link learns: undefined where it can be used no more, or never could. */
export interface OpenInvitation {
  allianceName: string;
  expiresAt: Date;
  /** It went to the address of whoever is signed in. */
  isOwn: boolean;
}
