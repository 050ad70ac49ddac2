/** How applicants read on the page of those who decide. */
import type { PartnerStatus } from '../../partners/who/partner.entity.js';
import type { Period } from '../../shared/period.js';
import type { Refusal } from '../../shared/refusal.js';

export interface ApplicantEntry {
  id: string;
  version: number;
  name: string;
  partnerName: string;
  phone: string;
  email: string;
  occasionName: string;
  note: string;
  askedAt: Date;
  things: WantedThing[];
  /** Names of the partners here that somebody with this address acts for already. */
  knownAt: string[];
  /** The partner that is called so, or that they were let in to before something came in between; empty where none is. */
  partnerId: string;
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
}

/** What became of somebody who was let in. */
export interface Admitted {
  name: string;
  partnerName: string;
  /** Number and id of the request that the basket became. */
  request?: { id: string; number: string };
  /** Why it became none. */
  refusal?: Refusal;
  /** There were things, but no days. */
  isWithoutDays: boolean;
}
