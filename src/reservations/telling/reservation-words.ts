/** The facts of a reservation, as one reader may know them. */
import type { LineFacts, ReservationFacts } from '../../notifications/mail-facts.js';
import type { Reservation } from '../record/reservation.entity.js';
import { pickUpHelp, type Around } from './pick-up-words.js';

interface Surroundings extends Around {
  /** Null for whoever has no account. */
  readerId: string | null;
  toldAt: Date;
  partnerName: string;
  /** Where the reservation is looked at. */
  link: string;
  /** A private address, and who opens the door, are told once something was approved. */
  withPrivateAddress: boolean;
}

export function reservationFacts(reservation: Reservation, around: Surroundings): ReservationFacts {
  return {
    language: around.language,
    toldAt: around.toldAt,
    hasAsked: around.readerId === reservation.askedBy,
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
    ...(around.withPrivateAddress ? { pickUpHelp: pickUpHelp(reservation.lines, around) } : {}),
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
    pickUpUntil: line.pickUpUntil,
    returnFrom: line.returnFrom,
    returnDueAt: line.returnDueAt,
    place: {
      name: place?.name ?? '',
      ...(isTold ? { address: place.address } : {}),
      accessNotes: place?.accessNotes ?? '',
    },
  };
}
