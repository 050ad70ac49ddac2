/** What mails and calendar entries say about a reservation. */
import type { Item } from '../items/item.entity.js';
import type { StoragePlace } from '../items/storage-place.entity.js';
import type { LineFacts, ReservationFacts } from '../notifications/mail-facts.js';
import type { Language } from '../shared/words.js';
import type { Reservation } from './reservation.entity.js';

interface Surroundings {
  /** Of whoever reads it. */
  language: Language;
  partnerName: string;
  items: readonly Item[];
  places: readonly StoragePlace[];
  /** Where the reservation is looked at. */
  link: string;
  /** A private address is told once something was approved. */
  withPrivateAddress: boolean;
}

export function reservationFacts(reservation: Reservation, around: Surroundings): ReservationFacts {
  return {
    language: around.language,
    number: reservation.number,
    partnerName: around.partnerName,
    onBehalfOf: reservation.onBehalfOf,
    occasionName: reservation.occasionName,
    contactName: reservation.contactName,
    note: reservation.note,
    pickUpAt: reservation.pickUpAt,
    returnDueAt: reservation.returnDueAt,
    decideBy: reservation.decideBy,
    lines: reservation.lines.map((line) => lineFacts(line, around)),
    link: around.link,
  };
}

function lineFacts(
  line: Reservation['lines'][number],
  { items, places, withPrivateAddress }: Surroundings,
): LineFacts {
  const item = items.find(({ id }) => id === line.itemId);
  const place = places.find(({ id }) => id === item?.storagePlaceId);
  const isTold = place !== undefined && (!place.isPrivate || withPrivateAddress);
  return {
    itemName: item?.name ?? '',
    unit: item?.unit ?? '',
    quantity: line.quantity,
    approvedQuantity: line.approvedQuantity,
    pickUpAt: line.pickUpAt,
    returnDueAt: line.returnDueAt,
    place: {
      name: place?.name ?? '',
      ...(isTold ? { address: place.address } : {}),
      accessNotes: place?.accessNotes ?? '',
    },
  };
}

/** "5 × Bierzeltgarnitur, 1 × Faltpavillon": what is promised, or asked for while it is open. */
export const thingsInShort = (
  lines: readonly Pick<LineFacts, 'itemName' | 'quantity' | 'approvedQuantity'>[],
): string =>
  lines
    .map(({ itemName, quantity, approvedQuantity }) => ({ itemName, quantity: approvedQuantity ?? quantity }))
    .filter(({ quantity }) => quantity > 0)
    .map(({ itemName, quantity }) => `${quantity} × ${itemName}`)
    .join(', ');

/** The places with what is fetched there, a line each. */
export function placesInWords(lines: readonly LineFacts[]): string {
  const names = [...new Set(lines.map(({ place }) => place.name))];
  return names
    .map((name) => {
      const here = lines.filter(({ place }) => place.name === name);
      const address = here[0]?.place.address;
      return `${name}${address ? `, ${address}` : ''}: ${thingsInShort(here)}`;
    })
    .join('\n');
}

/** What a calendar entry shows: only what is promised. */
export function entryContent(reservation: Reservation, { lines, link }: ReservationFacts) {
  const promised = lines.filter(({ approvedQuantity }) => approvedQuantity !== 0);
  return {
    period: { from: reservation.pickUpAt, until: reservation.returnDueAt },
    summary: thingsInShort(promised),
    description: `${reservation.number}: ${reservation.occasionName}\n${placesInWords(promised)}\n${link}`,
    location: [...new Set(promised.map(({ place }) => place.name))].join('; '),
    url: link,
  };
}
