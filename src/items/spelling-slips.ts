/** Spelling slips: what somebody meant, although they wrote it a little differently. */
import type { Found } from './found-words.js';
import { fold, withoutUmlauts } from './search-text.js';

const MOST_WANTED = 5;
const LONGEST_WORD = 40;
/** Pairs of letters that one search compares; after them only words that are written alike are found. */
const MOST_STEPS = 2_000_000;

/**
 * The ids whose texts hold every word of the search, in any order, with the fewest slips that any of them needs.
 * Empty where nothing comes near, and where the search holds other signs than letters and digits.
 */
export function meant(search: string, texts: readonly Found[]): string[] {
  const wanted = wordsOf(search);
  if (!wanted) return [];
  const slips = memory(wanted);
  const near = texts.flatMap(({ id, text }) => {
    const total = slips(withoutUmlauts(text).split(/[^\p{L}\p{N}]/u));
    return total === undefined ? [] : [{ id, total }];
  });
  const least = near.reduce((sofar, { total }) => Math.min(sofar, total), Infinity);
  return near.filter(({ total }) => total === least).map(({ id }) => id);
}

/** Undefined for what cannot be a slip. */
function wordsOf(search: string): string[] | undefined {
  const words = withoutUmlauts(fold(search))
    .split(/[\s,;.-]/)
    .filter((word) => word !== '');
  const areWords = words.every((word) => word.length <= LONGEST_WORD && /^[\p{L}\p{N}]+$/u.test(word));
  return areWords && words.length > 0 && words.length <= MOST_WANTED ? words : undefined;
}

/** Slips of a whole text, each of its words compared once however many texts hold it. */
function memory(wanted: readonly string[]): (words: readonly string[]) => number | undefined {
  const known = new Map<string, readonly number[]>();
  const letters = wanted.join('').length;
  let steps = 0;
  const slipsOf = (word: string): readonly number[] => {
    const before = known.get(word);
    if (before) return before;
    const heard = word.slice(0, LONGEST_WORD);
    steps += letters * heard.length;
    const counted = wanted.map((one) => (steps > MOST_STEPS ? alike(one, heard) : slipsIn(one, heard)));
    known.set(word, counted);
    return counted;
  };
  return (words) => {
    const counts = words.map(slipsOf);
    const total = wanted
      .map((one, index) => fewest(one, counts, index))
      .reduce((sum, slips) => sum + slips, 0);
    return total === Infinity ? undefined : total;
  };
}

const alike = (wanted: string, word: string): number => (word.includes(wanted) ? 0 : Infinity);

/** Infinite where no word comes near enough. */
function fewest(wanted: string, counts: readonly (readonly number[])[], index: number): number {
  const least = counts.reduce((fewestYet, slips) => Math.min(fewestYet, slips[index] ?? Infinity), Infinity);
  return least <= mostSlips(wanted) ? least : Infinity;
}

/** Short words mean something else with one letter changed. */
const mostSlips = ({ length }: string): number => (length >= 8 && 2) || (length >= 4 ? 1 : 0);

/** Fewest letters left out, added, mistaken or swapped with their neighbour between `wanted` and some part of `word`. */
export function slipsIn(wanted: string, word: string): number {
  const most = wanted.length;
  let before = new Uint16Array(most + 1);
  let last = Uint16Array.from({ length: most + 1 }, (_, index) => index);
  let row = new Uint16Array(most + 1);
  let least = most;
  for (let at = 1; at <= word.length; at += 1) {
    for (let i = 1; i <= most; i += 1) {
      const mistaken = last[i - 1]! + (wanted[i - 1] === word[at - 1] ? 0 : 1);
      const isSwapped = at > 1 && i > 1 && wanted[i - 1] === word[at - 2] && wanted[i - 2] === word[at - 1];
      const other = isSwapped ? Math.min(mistaken, before[i - 2]! + 1) : mistaken;
      row[i] = Math.min(last[i]! + 1, row[i - 1]! + 1, other);
    }
    least = Math.min(least, row[most]!);
    [before, last, row] = [last, row, before];
  }
  return least;
}
