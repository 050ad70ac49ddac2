/** Somebody who could have things now, since a loan gave them up. */
import type { Period } from '../../shared/period.js';

export interface CouldHave {
  reservationId: string;
  number: string;
  occasionName: string;
  /** It waits to be decided; otherwise it was promised with less than was asked. */
  isRequest: boolean;
  itemName: string;
  unit: string;
  /** So many units more than it has. */
  quantity: number;
  period: Period;
}
