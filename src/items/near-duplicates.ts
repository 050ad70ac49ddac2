/** Near duplicates: what is probably there already under another spelling of its name. */
import { fold, withoutUmlauts } from './search-text.js';
import { slipsIn } from './spelling-slips.js';

export interface Called {
  id: string;
  name: string;
  ownerId: string;
  storagePlaceId: string;
}

/** The same, as people tell it from others. */
export interface CalledItem extends Called {
  inventoryNumber: string;
  ownerName: string;
  placeName: string;
}

/** What somebody is about to write down; it has no id yet. */
export type Wanted = Omit<Called, 'id'>;

/** As many as somebody reads. */
const MOST_SHOWN = 5;
/** Longer names are the same or not: comparing their letters takes too long. */
const LONGEST_COMPARED = 60;
/** "Topf" and "Kopf" are two things. */
const SHORTEST_COMPARED = 5;

/** True where somebody may have meant the same name. */
export const isNearName = (one: string, other: string): boolean => isNear(keysOf(one), keysOf(other));

/** The likeliest first: of the same owner at the same place. */
export function nearDuplicates<T extends Called>(wanted: Wanted, known: readonly T[]): T[] {
  const own = keysOf(wanted.name);
  const near = known.filter(({ name }) => isNear(own, keysOf(name)));
  return near.toSorted((one, other) => nearness(other, wanted) - nearness(one, wanted)).slice(0, MOST_SHOWN);
}

const nearness = (one: Wanted, other: Wanted): number =>
  (one.ownerId === other.ownerId ? 2 : 0) + (one.storagePlaceId === other.storagePlaceId ? 1 : 0);

interface Keys {
  /** Letters and digits alone, so that "Bierzelt-Garnitur" is "Bierzeltgarnitur". */
  letters: string;
  /** The words in the order of the alphabet: "Pavillon 3 x 3" is "3x3 Pavillon". */
  words: string;
  /** "Zelt 1" and "Zelt 2" differ by a letter, and are two things. */
  digits: string;
}

function keysOf(name: string): Keys {
  const words = withoutUmlauts(fold(name)).match(/\p{L}+|\p{N}+/gu) ?? [];
  const digits = words.filter((word) => /\p{N}/u.test(word)).join(' ');
  return { letters: words.join(''), words: words.toSorted().join(' '), digits };
}

function isNear(one: Keys, other: Keys): boolean {
  if (one.letters === '' || one.digits !== other.digits) return false;
  return one.words === other.words || one.letters === other.letters || isSlip(one.letters, other.letters);
}

/** One letter left out, added, mistaken or swapped in the whole name. */
function isSlip(one: string, other: string): boolean {
  const lengths = [one.length, other.length];
  if (Math.abs(one.length - other.length) > 1) return false;
  if (Math.max(...lengths) < SHORTEST_COMPARED || Math.max(...lengths) > LONGEST_COMPARED) return false;
  return slipsIn(framed(one), framed(other)) <= 1;
}

/** Beginning and end count as well: slips are otherwise looked for within a longer word. */
const framed = (letters: string): string => `###${letters}###`;
