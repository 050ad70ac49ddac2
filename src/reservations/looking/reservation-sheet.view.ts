/** How reservations read on pages: with the names of what they only point to. */
import type { StoragePlaceView } from '../../items/storage-place.dto.js';
import type { ItemPhotoView } from '../../items/photos/item-photo.view.js';
import type { Needs } from '../../items/what-to-bring.js';
import type { MessageView } from '../record/message.view.js';
import type { MoneyView } from '../record/money.view.js';
import type { LoanPhotoView } from '../record/loan-photo.view.js';
import type { Reported } from '../record/reported.js';
import type { LineView } from '../record/reservation-line.view.js';
import type { Words } from '../../shared/words.js';
import type { ReservationView } from '../record/reservation.view.js';

export interface SheetLine extends LineView {
  itemName: string;
  inventoryNumber: string;
  /** The heading of the list under which it stands; may be empty. */
  category: string;
  unit: string;
  ownerName: string;
  /** Not lent any more. */
  isSetAside: boolean;
  /** The reader keeps or owns it, or decides about everything: it is theirs to give out and to take back. */
  isInHand: boolean;
  /** What it looks like, where there is a photo. */
  photo: ItemPhotoView | undefined;
  /** Those that the reader may see. */
  photos: LoanPhotoView[];
  /** It was handed over, and the reader borrows it or has it in hand. */
  mayAddPhoto: boolean;
  /** What the borrower reported as damaged, and nobody has looked at. */
  reported: Reported;
  /** Of the item, for what to bring; only while it is promised and still to be fetched. */
  needs?: Needs;
  place: SheetPlace;
}

/** `address` and `accessNotes` are missing while a private home is none of the reader's business; so is who `opens`. */
export interface SheetPlace extends Pick<
  StoragePlaceView,
  'id' | 'name' | 'address' | 'accessNotes' | 'private'
> {
  /** A name and a telephone number, from the promise to the return. */
  opens?: string;
}

export interface ReservationSheet {
  view: ReservationView;
  now: Date;
  partnerName: string;
  lines: SheetLine[];
  /** What the items are called, also those of a change that waits. */
  things: ReadonlyMap<string, { name: string; unit: string }>;
  isBorrower: boolean;
  mayWithdraw: boolean;
  mayCancel: boolean;
  /** The borrower is too near to the pick-up for cancelling alone; missing where that is not the reason. */
  whyNotCancel?: Words | undefined;
  mayChange: boolean;
  /** Of what waits beside the promise; the borrower may take the wish back. */
  mayDecideChange: boolean;
  /** Something else instead, before anything is handed over. */
  mayOffer: boolean;
  /** Of what is offered to the reader. */
  mayAnswerOffer: boolean;
  /** The reader gave a reason for cancelling, or is asked for one. */
  mustSayWhy: boolean;
  /** Of the things that the reader has in hand, something waits to go out, is out, or is back and was not looked at. */
  mayHandOver: boolean;
  mayTakeBack: boolean;
  mayCheck: boolean;
  /** Nobody has said yet that what is out was put back. */
  mayReportReturn: boolean;
  /** Of something of it, once that was handed over. */
  mayAddPhotos: boolean;
  /** While something of it is out. */
  mayReportDamage: boolean;
  hasCalendarEntry: boolean;
  /** The deposit, and what became of it. */
  money: MoneyView;
  mayNoteMoney: boolean;
  /** What was asked and answered on it. */
  messages: MessageView[];
  mayWrite: boolean;
}

/** What the loan slip tells besides. */
export interface SlipSheet extends ReservationSheet {
  lines: SlipLine[];
}

export interface SlipLine extends SheetLine {
  /** Names of what goes with it and is no line of its own. */
  accessories: string[];
}

export interface ReservationEntry {
  view: ReservationView;
  partnerName: string;
  things: { name: string; unit: string; quantity: number }[];
}
