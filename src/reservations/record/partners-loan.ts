/** What a partner has, had or asks for of one thing. */
import type { Period } from '../../shared/period.js';

export interface PartnersLoan {
  reservationId: string;
  partnerId: string;
  itemId: string;
  period: Period;
}
