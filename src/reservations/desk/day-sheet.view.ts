/** The things of a day: what is fetched and what comes back, each at its place and time. */
import type { Temporal } from 'temporal-polyfill';
import type { Period } from '../../shared/period.js';

/** What one reservation fetches from one place, or brings back to it, at one time. */
export interface HandOver {
  reservationId: string;
  number: string;
  partnerName: string;
  occasionName: string;
  /** Who can be asked about it. */
  contactName: string;
  contactPhone: string;
  placeId: string;
  placeName: string;
  /** The opening in which they come; a moment where none was chosen. */
  hours: Period;
  things: { name: string; inventoryNumber: string; unit: string; quantity: number }[];
}

export interface DaySheet {
  day: Temporal.PlainDate;
  pickUps: HandOver[];
  returns: HandOver[];
}
