/** The things of a day: what is fetched and what comes back, each at its place and time. */
import type { Temporal } from 'temporal-polyfill';
import type { Period } from '../../shared/period.js';

/** What one reservation fetches from one place, or brings back to it, at one time. */
export interface HandOver {
  reservationId: string;
  number: string;
  /** Of the reservation; what is done is done to this version. */
  version: number;
  /** Some of it was handed over already. */
  isLoan: boolean;
  partnerName: string;
  occasionName: string;
  /** Who can be asked about it. */
  contactName: string;
  contactPhone: string;
  placeId: string;
  placeName: string;
  /** The opening in which they come; a moment where none was chosen. */
  hours: Period;
  /** What is still to be given out, or to come back. */
  things: DeskThing[];
}

export interface DeskThing {
  lineId: string;
  itemId: string;
  name: string;
  inventoryNumber: string;
  unit: string;
  quantity: number;
}

/** What should have happened before. */
export interface LateWalks {
  /** Out past the agreed return. */
  overdue: HandOver[];
  /** Promised, and not fetched on the day of its pick-up. */
  uncollected: HandOver[];
}

export interface DaySheet {
  day: Temporal.PlainDate;
  pickUps: HandOver[];
  returns: HandOver[];
}

/** The days that were asked for, and what was late when the first of them began. */
export interface Desk extends LateWalks {
  days: DaySheet[];
  /** Back, and not looked at. */
  unchecked: HandOver[];
}
