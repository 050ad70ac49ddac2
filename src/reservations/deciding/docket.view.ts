/** What the coordination reads of a request that waits for its decision. */
import type { Period } from '../../shared/period.js';
import type { Reason, Refusal } from '../../shared/refusal.js';
import type { HandOver } from '../../shared/spoken-time.js';
import type { Light } from './docket.js';
import type { Status } from '../record/lifecycle.js';

export interface DocketLine {
  id: string;
  itemName: string;
  category: string;
  unit: string;
  placeName: string;
  packStep: number;
  quantity: number;
  /** What the stock would give of it now, in whole packs. */
  possible: number;
  /** Null while open. */
  approvedQuantity: number | null;
  /** Its owner is asked, and decides unless somebody else does. */
  awaitsOwner: boolean;
  handOver: HandOver;
}

/** A reservation as somebody knows it who looks for it. */
interface NamedReservation {
  reservationId: string;
  number: string;
  partnerName: string;
}

/** Another reservation beside the one that is short of something. */
export interface RivalView extends NamedReservation {
  status: Status;
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
  /** How many the others leave, and how many there would be without them. */
  left: number;
  alone: number;
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
  /** How many were written on it. */
  messages: number;
  askedAt: Date;
  decideBy: Date;
  period: Period;
  /** The first pick-up and the last return. */
  handOver: HandOver;
  lines: DocketLine[];
  light: Light;
  reasons: Reason[];
  /** True where nothing but the stock forbids it. */
  isOnlyShort: boolean;
  clashes: ClashView[];
}

/** A promise that the stock no longer covers. */
export interface BrokenPromise extends NamedReservation {
  occasionName: string;
  itemName: string;
  unit: string;
  quantity: number;
  free: number;
  period: Period;
}

export interface NextPickUp extends NamedReservation {
  pickUpAt: Date;
}

export interface Docket {
  /** Oldest deadline first. */
  entries: DocketEntry[];
  /** How many wait, be they shown or not. */
  count: number;
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

/** A request as it was when somebody read of it. */
export interface Chosen {
  id: string;
  version: number;
}

export interface Outcome {
  /** Undefined for what is not in the alliance. */
  fate: Fate | undefined;
  /** Undefined where it was approved. */
  refusal: Refusal | undefined;
}
