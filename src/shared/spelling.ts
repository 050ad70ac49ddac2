/** Spelling: what two ways to write the same name or number have in common, and the order in which people count. */

/** Signs that nobody sees: zero width, fillers, soft hyphens, variation selectors, the empty Braille pattern. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu;
const HYPHENS = /[\p{Pd}\u2212\u2043\u02D7]/gu;
/** A sign with a shape of its own, unlike spaces, marks and controls. */
const SHAPE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** True where somebody who looks at the text sees something. */
export const isSeen = (text: string): boolean => SHAPE.test(text.replace(INVISIBLE, ''));

/** The same for "A-001", "a-001", full-width letters, other hyphens, and with spaces or invisible signs in it. */
export const spelledAlike = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(HYPHENS, '-')
    .replace(INVISIBLE, '')
    .replace(/\s+/gu, '');

/** "007" counts as 7. */
export const withoutZeros = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

/** For sorting names as people look for them: umlauts beside their letters, "Zelt 2" before "Zelt 10". */
export const byName = (one: string, other: string): number =>
  one.localeCompare(other, 'de', { numeric: true });

/** Longer than any key of what 40 signs may spell; the column says the same. */
const LONGEST_KEY = 200;

/**
 * A key that sorts by its bytes as people count: SO-2 before SO-10. Digits are written with their number of digits
 * before them. What is spelled alike has the same key, and nothing else has.
 */
export function countingOrder(text: string): string {
  const alike = spelledAlike(text);
  const counted = alike.replace(/\d+/g, (digits) => {
    const plain = withoutZeros(digits);
    return `${String(plain.length).padStart(2, '0')}${plain}`;
  });
  return `${counted} ${alike}`.slice(0, LONGEST_KEY);
}
