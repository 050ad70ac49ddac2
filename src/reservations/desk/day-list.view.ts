/** The day of one storage place, as it stands on paper. */
import type { Accessory } from '../../items/accessories.js';
import type { DepositStanding } from '../record/deposit.js';
import type { Desk } from './day-sheet.view.js';

export interface DayList extends Desk {
  placeName: string;
  /** Of all its things. */
  accessories: readonly Accessory[];
  /** By the loan. */
  deposits: ReadonlyMap<string, DepositStanding>;
}
