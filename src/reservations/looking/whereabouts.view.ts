/** How it reads where the units of an item are: over the wire, and on its page. */
import { choice, instant, orMissing, Shows, whole } from '../../http/shown.decorators.js';
import type { HandOver } from '../../shared/spoken-time.js';
import type { LoanPhotoView } from '../record/loan-photo.view.js';
import { wheres, type Spot, type Where } from './whereabouts.js';

export class WhereaboutsView {
  @Shows('The loan; missing in the store, and where you may not see it.', orMissing()) reservationId?: string;
  @Shows('What people call it.', { ...orMissing(), example: 'A-2027-0042' }) number?: string;
  @Shows('Units of the item.', whole) quantity!: number;
  @Shows(
    'In the store, with a borrower, in use by its owner, out of use, or not brought back.',
    choice(wheres),
  )
  where!: Where;
  @Shows('When they are due, or in use again; missing where nobody knows.', orMissing(instant))
  until?: string;
}

/** A loan as those read it who have the item in hand. */
export interface NamedLoan {
  reservationId: string;
  number: string;
  partnerName: string;
}

export interface NamedSpot extends Spot {
  loan?: NamedLoan | undefined;
  /** Of the set that was lent with it. */
  setName?: string | undefined;
  isOverdue: boolean;
}

/** A line of a loan that is to come, or is over. */
export interface LoanLine extends NamedLoan, HandOver {
  itemName: string;
  quantity: number;
  damaged: number;
  missing: number;
  worn: number;
  uncleaned: number;
}

/** The nearest of them, and how many there are besides. */
export interface LoanLines {
  lines: LoanLine[];
  more: number;
}

/** What came back broken or not at all, and is not in use again. */
export interface Loss extends NamedLoan {
  closureId: string;
  lineId: string;
  quantity: number;
  /** The reader may say that they are in use again. */
  mayEnd: boolean;
  isMissing: boolean;
  at: Date;
  photos: LoanPhotoView[];
}

export interface WhereaboutsSheet {
  item: { id: string; name: string; unit: string };
  placeName: string;
  /** What a set is made of, as far as one may look where it is. */
  parts: { id: string; name: string }[];
  spots: NamedSpot[];
  next: LoanLines;
  past: LoanLines;
  losses: Loss[];
}
