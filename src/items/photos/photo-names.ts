/** Which item a file is a photo of, by the inventory number in its name: "A-012.jpg", "a012 zelt 2.jpeg". */
import { spelledAlike, withoutZeros } from '../../shared/spelling.js';

export interface Numbered {
  id: string;
  inventoryNumber: string;
}

/** `none`: no number of theirs stands in it. `several`: it may be any of these. */
export type NamedItem =
  { is: 'one'; item: Numbered } | { is: 'none' } | { is: 'several'; items: readonly Numbered[] };

/** A word, or a number without its leading zeros; what stands between them does not count. */
type Piece = string;

/** Where the name begins with a number, that one is meant; else one that stands anywhere in it. */
export function namedItem(fileName: string, items: readonly Numbered[]): NamedItem {
  const name = withoutEnding(fileName);
  const pieces = piecesOf(name);
  const numbered = items.map((item) => ({ item, own: piecesOf(item.inventoryNumber) }));
  const first = numbered.filter(({ own }) => stands(own, pieces, 0));
  // Cameras count, too: a bare number says nothing unless it comes first.
  const anywhere = numbered.filter(
    ({ own }) => own.some(isWord) && pieces.some((_, at) => stands(own, pieces, at)),
  );
  return chosen(first.length > 0 ? first : anywhere, spelledIn(name));
}

interface Candidate {
  item: Numbered;
  own: readonly Piece[];
}

/** As it is spelled counts more than what only counts alike; of these the longest, since "A-1-2" begins with "A-1". */
function chosen(candidates: readonly Candidate[], isSpelled: (number: string) => boolean): NamedItem {
  const spelled = candidates.filter(({ item }) => isSpelled(item.inventoryNumber));
  const most = Math.max(...spelled.map(({ own }) => own.length));
  const longest = spelled.filter(({ own }) => own.length === most);
  const left = longest.length > 0 ? longest : candidates;
  const [one] = left;
  if (!one) return { is: 'none' };
  return left.length === 1
    ? { is: 'one', item: one.item }
    : { is: 'several', items: left.map(({ item }) => item) };
}

/** Without the folder that a browser may tell along. */
const withoutEnding = (fileName: string): string =>
  fileName.replace(/^.*[\\/]/s, '').replace(/\.[a-z\d]{1,5}$/i, '');

/** Folded part by part, so that "A-1 2" stays the second of A-1. */
const wordsIn = (text: string): string[] => text.split(/[\s_]+/u).map(spelledAlike);

const piecesOf = (text: string): Piece[] =>
  wordsIn(text).flatMap((word) => (word.match(/\p{L}+|\d+/gu) ?? []).map(withoutZeros));

const isWord = (piece: Piece): boolean => !/^\d/.test(piece);

const stands = (own: readonly Piece[], pieces: readonly Piece[], at: number): boolean =>
  own.length > 0 && own.every((piece, index) => pieces[at + index] === piece);

/** True for a number that stands in the name sign by sign, and not in the middle of a longer one. */
function spelledIn(name: string): (number: string) => boolean {
  const text = wordsIn(name).join(' ');
  return (number) => {
    const sought = wordsIn(number).join(' ');
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
      if (!isInside(text[at - 1], sought[0]) && !isInside(sought.at(-1), text[at + sought.length]))
        return true;
    return false;
  };
}

/** Two digits, or two letters, beside each other are of one piece. */
const isInside = (left = '', right = ''): boolean => /^(?:\d\d|\p{L}\p{L})$/u.test(left + right);
