/** What the coordination reads of a request that waits for its decision. */
import type { Period } from '../shared/period.js';
import type { Reason } from '../shared/refusal.js';
import type { Light } from './docket.js';
import type { Status } from './lifecycle.js';

export interface DocketLine {
  id: string;
  itemName: string;
  unit: string;
  placeName: string;
  packStep: number;
  quantity: number;
  /** Null while open. */
  approvedQuantity: number | null;
  period: Period;
}

/** Another reservation beside the one that is short of something. */
export interface RivalView {
  reservationId: string;
  number: string;
  status: Status;
  partnerName: string;
  occasionName: string;
  askedAt: Date;
  things: { itemName: string; unit: string; quantity: number; period: Period }[];
  /** What the request could get of the item if this one went. */
  freeWithout: number;
}

export interface ClashView {
  itemName: string;
  unit: string;
  asked: number;
  free: number;
  period: Period;
  rivals: RivalView[];
}

export interface DocketEntry {
  id: string;
  number: string;
  version: number;
  partnerName: string;
  onBehalfOf: string;
  occasionName: string;
  contactName: string;
  contactPhone: string;
  note: string;
  askedAt: Date;
  decideBy: Date;
  period: Period;
  lines: DocketLine[];
  light: Light;
  reasons: Reason[];
  clashes: ClashView[];
}

/** A promise that the stock no longer covers. */
export interface BrokenPromise {
  reservationId: string;
  number: string;
  partnerName: string;
  itemName: string;
  unit: string;
  quantity: number;
  free: number;
  period: Period;
}

export interface NextPickUp {
  reservationId: string;
  number: string;
  partnerName: string;
  pickUpAt: Date;
}

export interface Docket {
  /** Oldest deadline first. */
  entries: DocketEntry[];
  /** More wait than are shown. */
  hasMore: boolean;
  atRisk: BrokenPromise[];
  nextPickUp: NextPickUp | undefined;
}

/** What became of a request. */
export interface Fate {
  id: string;
  number: string;
  partnerName: string;
  status: Status;
}
