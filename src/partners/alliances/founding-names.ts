/** The short words of a new alliance, proposed from its name: what stands in its addresses, and what its numbers begin with. */

/** They say what every alliance is, and not which. */
const COMMON = new Set(
  'das die der ein eine ev familie familien fuer im in buendnis local lokales miteinander und am an alliance'.split(
    ' ',
  ),
);

const LONGEST = 40;
/** Room for the number of a name that others have too. */
const LONGEST_STEM = LONGEST - 3;
const WITHOUT_A_NAME = 'buendnis';

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** `buendnis`, `auental`: small letters and digits only. */
const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => umlauts[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** `auental` for "Lokales Bündnis für Familie Auental"; the whole name where nothing else is in it. */
export function proposedSlug(name: string): string {
  const words = wordsOf(name);
  const telling = words.filter((word) => !COMMON.has(word));
  const slug = (telling.length > 0 ? telling : words)
    .join('-')
    .replace(/^[^a-z]+/, '')
    .slice(0, LONGEST_STEM)
    .replace(/-$/, '');
  return slug.length < 2 ? WITHOUT_A_NAME : slug;
}

/** `A` for `auental`. */
export const proposedLetters = (slug: string): string => slug.charAt(0).toUpperCase();

/** The first of `auental`, `auental-2`, … that nobody has. */
export function freeSlug(proposed: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? proposed : `${proposed}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}
