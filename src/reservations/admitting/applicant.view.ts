/** How applicants read on the page of those who decide. */
import { SameAs } from '../../http/fields.decorators.js';
import { instant, listOf, orNull, Shows, text, whole } from '../../http/shown.decorators.js';
import type { PartnerStatus } from '../../partners/who/partner.entity.js';
import type { Period } from '../../shared/period.js';
import type { Refusal } from '../../shared/refusal.js';
import { ApplicationDto } from './applicant.dto.js';

export class ApplicantView {
  @Shows('Of the applicant.') id!: string;
  @Shows('Grows with each correction; also what `If-Match` names.', whole) version!: number;
  @SameAs(ApplicationDto) name!: string;
  @SameAs(ApplicationDto) partnerName!: string;
  @Shows('Telephone number, or empty.') phone!: string;
  @Shows('Where the answer goes; later the account.') email!: string;
  @Shows('What the things are for, or empty.') occasionName!: string;
  @Shows('A note for the coordination, or empty.') note!: string;
  @Shows('When it was said.', instant) askedAt!: Date;
  @Shows(
    'Of the founding agreement, accepted for a new partner; null for who only asks for access.',
    orNull(whole),
  )
  agreementVersion!: number | null;
  @Shows('Names of the partners here that somebody with this address acts for already.', listOf(String))
  knownAt!: string[];
  @Shows('Names of partners that are spelled alike or nearly so, also of those that left.', listOf(String))
  alike!: string[];
}

export interface ApplicantEntry extends ApplicantView {
  things: WantedThing[];
  /** The partner that is called so, or that they were let in to before something came in between; empty where none is. */
  partnerId: string;
}

/** What became of somebody who was let in, for programs. */
export class AdmittedView {
  @Shows('The partner that the person acts for now.') partnerId!: string;
  @Shows('The person.') personId!: string;
  @Shows(
    'The request that the basket became; null where there was none, or where the applicant was told why not.',
    orNull(text),
  )
  reservationId!: string | null;
}

export interface WantedThing {
  itemName: string;
  unit: string;
  quantity: number;
  /** Undefined where no days were chosen. */
  period: Period | undefined;
}

/** A partner that somebody may be let in to. */
export interface Door {
  id: string;
  name: string;
  status: PartnerStatus;
}

export interface Applicants {
  entries: ApplicantEntry[];
  hasMore: boolean;
  partners: Door[];
  /** When it was looked at. */
  now: Date;
}

/** What became of somebody who was let in. */
export interface Admitted {
  personId: string;
  name: string;
  partnerId: string;
  partnerName: string;
  /** Number and id of the request that the basket became. */
  request?: { id: string; number: string };
  /** Why it became none. */
  refusal?: Refusal;
  /** There were things, but no days. */
  isWithoutDays: boolean;
}
