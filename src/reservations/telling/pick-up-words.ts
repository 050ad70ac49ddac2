/** What to bring and who opens the door, in words: the same for mail, page, paper and calendar entry. */
import type { Item } from '../../items/item.entity.js';
import { whatToBring, type Fetched, type Need } from '../../items/what-to-bring.js';
import type { PickUpHelp } from '../../notifications/pick-up-help.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import { plainEuros } from '../../shared/euros.js';
import { dictionary, type Language } from '../../shared/words.js';
import type { ReservationLine } from '../record/reservation-line.entity.js';
import type { StoragePlace } from '../../items/storage-place.entity.js';

const words = dictionary(
  {
    vehicle: 'Fahrzeug',
    persons: (count: number) => `Zum Tragen: ${count === 1 ? '1 Person' : `${count} Personen`}`,
    other: 'Außerdem',
    deposit: (sum: string) => `Kaution: ${sum}, Sie bekommen sie bei der Rückgabe zurück`,
    or: ' oder ',
    office: (name: string, phone: string) =>
      `Bitte rufen Sie vorher an: ${[name, phone].filter(Boolean).join(', ')}`,
    viaOffice: (name: string, phone: string) => `${name} (Telefon der Koordination: ${phone})`,
  },
  {
    vehicle: 'Vehicle',
    persons: (count: number) => `To carry: ${count === 1 ? '1 person' : `${count} people`}`,
    other: 'Also',
    deposit: (sum: string) => `Deposit: ${sum}, which you get back at the return`,
    or: ' or ',
    office: (name: string, phone: string) =>
      `Please phone before: ${[name, phone].filter(Boolean).join(', ')}`,
    viaOffice: (name: string, phone: string) => `${name} (phone of the coordination: ${phone})`,
  },
);

/** What is fetched on one way, a sentence for each kind of need; none where nothing is needed. */
export function bringInWords(fetched: readonly Fetched[], language: Language): string[] {
  const w = words[language];
  const { vehicles, persons, others, depositCents } = whatToBring(fetched);
  const isOne = new Set(fetched.map(({ item }) => item.id)).size === 1;
  return [
    vehicles.length > 0 && `${w.vehicle}: ${inWords(vehicles, isOne)}`,
    persons > 0 && w.persons(persons),
    others.length > 0 && `${w.other}: ${inWords(others, isOne)}`,
    depositCents > 0 && w.deposit(plainEuros(depositCents, language)),
  ].filter((said) => said !== false);
}

/** Mails and calendar entries are searched by what people type. */

/** With the things that need it, unless there is only one. */
const inWords = (needs: readonly Need[], isOne: boolean): string =>
  needs.map(({ what, forThings }) => (isOne ? what : `${what} (${forThings.join(', ')})`)).join('; ');

/** What is told of a place. */
export type ToldPlace = Pick<
  StoragePlace,
  'id' | 'name' | 'address' | 'accessNotes' | 'isPrivate' | 'contactName' | 'contactPhone'
>;

/** Whom one meets at a storage place. */
export interface Door {
  place: Pick<ToldPlace, 'contactName' | 'contactPhone'>;
  /** Their names. */
  keepers: readonly string[];
  alliance: Pick<Alliance, 'contactName' | 'contactPhone'>;
}

/** The contact of the place, else its keepers; a number of the place, else the alliance's. */
export function opensInWords({ place, keepers, alliance }: Door, language: Language): string {
  const w = words[language];
  const name = place.contactName || keepers.join(w.or);
  if (place.contactPhone) return [name, place.contactPhone].filter(Boolean).join(', ');
  if (name === '') return w.office(alliance.contactName, alliance.contactPhone);
  return alliance.contactPhone === '' ? name : w.viaOffice(name, alliance.contactPhone);
}

/** What surrounds the lines of a reservation. */
export interface Around {
  language: Language;
  items: readonly Item[];
  places: readonly ToldPlace[];
  alliance: Door['alliance'];
  /** Their names by the place. */
  keepers: ReadonlyMap<string, readonly string[]>;
}

type Promised = Pick<ReservationLine, 'itemId' | 'approvedQuantity' | 'pickUpAt'>;

/** For each way to a storage place; what is not promised needs nothing. */
export function pickUpHelp(lines: readonly Promised[], around: Around): PickUpHelp[] {
  const ways = waysOf(lines, around.items);
  return ways.flatMap(({ placeId, fetched }) => {
    const place = around.places.find(({ id }) => id === placeId);
    if (!place) return [];
    const { language, alliance } = around;
    const keepers = around.keepers.get(placeId) ?? [];
    return {
      place: ways.length === 1 ? '' : place.name,
      bring: bringInWords(fetched, language),
      opens: opensInWords({ place, keepers, alliance }, language),
    };
  });
}

interface Way {
  placeId: string;
  fetched: Fetched[];
}

/** What is fetched at one place at one time. */
function waysOf(lines: readonly Promised[], items: readonly Item[]): Way[] {
  const ways = new Map<string, Way>();
  for (const { itemId, approvedQuantity: quantity, pickUpAt } of lines) {
    const item = items.find(({ id }) => id === itemId);
    if (!item || !quantity) continue;
    const key = `${item.storagePlaceId} ${pickUpAt.toISOString()}`;
    const way = ways.get(key) ?? { placeId: item.storagePlaceId, fetched: [] };
    way.fetched.push({ item, quantity });
    ways.set(key, way);
  }
  return [...ways.values()];
}
