/** How reservations read on pages: with the names of what they only point to. */
import type { LineView, ReservationView } from './reservation.view.js';

export interface SheetLine extends LineView {
  itemName: string;
  unit: string;
  ownerName: string;
  /** Not lent any more. */
  isSetAside: boolean;
  place: SheetPlace;
}

/** `address` and `accessNotes` are missing while a private home is none of the reader's business. */
export interface SheetPlace {
  id: string;
  name: string;
  address?: string;
  accessNotes?: string;
}

export interface LoanSheet {
  view: ReservationView;
  now: Date;
  partnerName: string;
  lines: SheetLine[];
  isBorrower: boolean;
  mayWithdraw: boolean;
  mayCancel: boolean;
  /** The reader gave a reason for cancelling, or is asked for one. */
  mustSayWhy: boolean;
  hasCalendarEntry: boolean;
}

export interface LoanEntry {
  view: ReservationView;
  partnerName: string;
  things: { name: string; unit: string; quantity: number }[];
}
