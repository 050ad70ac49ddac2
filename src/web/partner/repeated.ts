/** Repeating a loan: its things and words once more, on the same weekdays of a later year. */
import type { LoanSheet } from '../../reservations/loan-sheet.view.js';
import { localTime } from '../../shared/zone.js';
import { emptyBasket, withPeriod, withQuantities, type Basket } from '../basket/basket.js';
import { nextYears } from './basket-offers.js';
import type { Draft } from '../basket/draft.js';

/** In the same hours, so that the same openings of the storage places are proposed. */
export function repeatedBasket({ view, lines, now }: LoanSheet, timeZone: string): Basket {
  const first = localTime(new Date(view.pickUpAt), timeZone);
  const last = localTime(new Date(view.returnDueAt), timeZone);
  const quantities = new Map<string, number>();
  for (const { itemId, quantity } of lines.filter(({ isSetAside }) => !isSetAside))
    quantities.set(itemId, (quantities.get(itemId) ?? 0) + quantity);
  const days = { from: first.day, until: last.day, fromTime: first.time, untilTime: last.time };
  const before = withPeriod(withQuantities(emptyBasket, quantities), days);
  return { ...nextYears(before, timeZone, now), partnerId: view.partnerId };
}

export const repeatedDraft = ({ view: { occasion, contact, onBehalfOf } }: LoanSheet): Draft => ({
  occasion: occasion.name,
  contactName: contact.name,
  contactPhone: contact.phone,
  note: '',
  onBehalfOf,
});
