/** What is read for lists of loans and of money: a row with the names of what it belongs to. */
import type { MoneyKind } from '../reservations/record/deposit.js';
import type { Status } from '../reservations/record/lifecycle.js';

/** A line with what it belongs to. */
export interface LineRow {
  number: string;
  status: Status;
  decideBy: Date;
  askedAt: Date;
  partnerName: string;
  occasionName: string;
  inventoryNumber: string;
  itemName: string;
  unit: string;
  quantity: number;
  approvedQuantity: number | null;
  pickUpAt: Date;
  returnDueAt: Date;
  handedOverQuantity: number;
  returnedQuantity: number;
  missingQuantity: number;
  damagedQuantity: number;
  outQuantity: number;
  handedOverAt: Date | null;
  returnedAt: Date | null;
  checkedAt: Date | null;
}

/** An entry about a deposit. */
export interface MoneyRow {
  at: Date;
  number: string;
  partnerName: string;
  kind: MoneyKind;
  cents: number;
  reason: string;
  who: string;
}
