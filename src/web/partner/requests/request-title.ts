/** What a request is called on pages and paper: before the approval it is a request, once it was handed over a loan. */
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import { isLoan, wasPromised } from '../../../reservations/record/lifecycle.js';
import type { RequestWords } from './request-words.js';

export function requestTitle({ view: { number, status } }: ReservationSheet, w: RequestWords): string {
  if (isLoan(status)) return w.loan(number);
  return wasPromised(status) ? w.reservation(number) : w.request(number);
}
