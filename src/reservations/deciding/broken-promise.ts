/** A promise that the stock no longer covers, as the coordination reads of it. */
import type { Partner } from '../../partners/who/partner.entity.js';
import type { Item } from '../../items/item.entity.js';
import type { Reservation } from '../record/reservation.entity.js';
import type { LineAtRisk } from '../stock/stock-risk.js';
import type { BrokenPromise } from './docket.view.js';

interface Hurt extends LineAtRisk {
  reservation: Reservation;
  item: Item;
}

/** `partners` by id. */
export const brokenPromise = (
  { reservation, item, line, free }: Hurt,
  partners: ReadonlyMap<string, Partner>,
): BrokenPromise => ({
  reservationId: reservation.id,
  number: reservation.number,
  partnerName: partners.get(reservation.partnerId)?.name ?? '',
  occasionName: reservation.occasionName,
  itemName: item.name,
  unit: item.unit,
  quantity: line.quantity,
  free,
  period: line.period,
});
