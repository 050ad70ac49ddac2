/** Replacements: what can be offered instead of an item. People say it; where they say nothing, it follows from kind, category and unit. */
import { Remembered } from '../shared/remembered.js';
import type { ItemKind } from './item.entity.js';
import { fold as folded, withoutUmlauts } from './search-text.js';

export interface Replaceable {
  id: string;
  name: string;
  kind: ItemKind;
  category: string;
  unit: string;
  replacementIds: readonly string[] | null;
}

/** Best first. What is not lent now, and what is asked for as a part already, is for the caller to leave out. */
export function replacementsFor<I extends Replaceable>(wanted: I, items: readonly I[]): I[] {
  const { replacementIds } = wanted;
  if (replacementIds)
    return replacementIds.flatMap((id) => items.filter((item) => item.id === id && id !== wanted.id));
  const alike = items.filter((item) => item.id !== wanted.id && isAlike(wanted, item));
  // Who wanted a tent is helped by a tent more than by a peg box.
  const namesakes = alike.filter(({ name }) => areNamedAlike(wanted.name, name));
  const best = namesakes.length > 0 ? namesakes : alike;
  return best.toSorted((one, other) => Number(other.kind === wanted.kind) - Number(one.kind === wanted.kind));
}

const isAlike = (wanted: Replaceable, { category, kind, unit }: Replaceable): boolean =>
  wanted.category !== '' &&
  category === wanted.category &&
  isSameUnit(wanted, { kind, unit }) &&
  (isExtra(kind) || isExtra(wanted.kind) ? kind === wanted.kind : isSameMake(wanted, kind));

/** Each word is compared with those of many others. */
const folds = new Remembered<string>();
const fold = (text: string): string => folds.of(text, () => folded(text));

/** They go along with something else, and stand for nothing that is wanted by itself. */
const isExtra = (kind: ItemKind): boolean => kind === 'accessory' || kind === 'consumable';

const isSet = (kind: ItemKind): boolean => kind === 'computed_set' || kind === 'closed_set';

type Counted = Pick<Replaceable, 'kind' | 'unit'>;

/** Whoever counts in sets has sets, however they are recorded; a piece may be anything. */
const isSameMake = (wanted: Counted, kind: ItemKind): boolean =>
  isSet(kind) === isSet(wanted.kind) || fold(wanted.unit) !== 'stueck';

const SET_WORDS = new Set(['garnitur', 'satz', 'set']);

function isSameUnit(one: Counted, other: Counted): boolean {
  const units = [fold(one.unit), fold(other.unit)] as const;
  if (units[0] === units[1]) return true;
  return isSet(one.kind) && isSet(other.kind) && units.every((unit) => SET_WORDS.has(unit));
}

const SHORTEST_HEAD = 4;

/** "Bierzeltgarnitur schmal" and "Kinder-Bierzeltgarnitur", "Partyzelt" and "Festzelt". */
function areNamedAlike(one: string, other: string): boolean {
  const others = nounsOf(other);
  return nounsOf(one).some((noun) => others.some((another) => shareHead(noun, another)));
}

/** The nouns that say what it is, not what comes with it. */
const nounsIn = (name: string): string[] =>
  (name.split(/\s(?:mit|für|zum|zur|aus|with|for)\s/u)[0] ?? '')
    .split(/[^\p{L}]+/u)
    .filter((word) => /^\p{Lu}/u.test(word) && word.length >= SHORTEST_HEAD)
    .map((word) => withoutUmlauts(folded(word)));

const nouns = new Remembered<string[]>();
const nounsOf = (name: string): string[] => nouns.of(name, () => nounsIn(name));

const shareHead = (one: string, other: string): boolean =>
  one.includes(other) || other.includes(one) || one.slice(-SHORTEST_HEAD) === other.slice(-SHORTEST_HEAD);
