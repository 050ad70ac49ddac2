/** Found words: which texts hold every word of a search, in its plural or with other hyphens and spaces too. */
import { fold, withoutUmlauts } from './search-text.js';

export interface Found {
  id: string;
  /** Folded, as it is searched. */
  text: string;
}

/** A text, looked at once for all words. */
interface Heard {
  text: string;
  /** The same without the dots, and without hyphens. */
  plain: string;
  closed: string;
  words: readonly string[];
}

/** The ids whose texts hold all words, in any order. */
export function textIds(search: string, texts: readonly Found[]): string[] {
  const holds = holdingAllWords(search);
  return holds ? texts.filter(({ text }) => holds(text)).map(({ id }) => id) : [];
}

/** Undefined where nothing is searched. */
export function holdingAllWords(search: string): ((text: string) => boolean) | undefined {
  const words = new Set(withMeasures(fold(search)).split(/[\s,;]+/));
  const tests = [...words].filter((word) => /[\p{L}\p{N}]/u.test(word)).map(held);
  if (tests.length === 0) return undefined;
  return (text) => {
    const one = heard(text);
    return tests.every((test) => test(one));
  };
}

function heard(said: string): Heard {
  const text = withMeasures(fold(said));
  const plain = withoutUmlauts(text);
  return { text, plain, closed: plain.replaceAll('-', ''), words: plain.split(/[^\p{L}\p{N}]+/u) };
}

/** As it is written; a word of letters also with other hyphens, and a plural where the singular stands. */
function held(word: string): (text: Heard) => boolean {
  const plain = withoutUmlauts(word);
  if (plain.length === 1) return ({ words }) => words.includes(plain);
  if (!/^[\p{L}-]+$/u.test(plain)) return measured(word);
  const closed = plain.replaceAll('-', '');
  const pieces = plain.split('-').filter((piece) => piece !== '');
  return (said) =>
    said.text.includes(word) ||
    holdsWord(said, closed) ||
    (pieces.length > 1 && pieces.every((piece) => holdsWord(said, piece)));
}

const holdsWord = ({ text, plain, closed, words }: Heard, wanted: string): boolean =>
  [text, plain, closed].some((said) => said.includes(wanted)) || isPlural(wanted, words);

/** Of a measure the unit may be missing, of a number the hyphen. */
function measured(word: string): (text: Heard) => boolean {
  const bare = word.replace(A_MEASURE, '$1');
  return ({ text, closed }) => holdsWhole(text, bare) || holdsWhole(closed, bare);
}

/** A number does not go on: 220x50 is not 220x500. */
function holdsWhole(text: string, word: string): boolean {
  const endsInDigit = /\d$/.test(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!endsInDigit || !/\d/.test(text[at + word.length] ?? '')) return true;
  return false;
}

/** What German puts behind a word for more than one of it. */
const ENDINGS = ['ern', 'en', 'er', 'es', 'e', 'n', 's'];
const SHORTEST_WORD = 3;
/** In a compound the singular stands last, as in "Bierbank"; very short ones stand there by chance. */
const SHORTEST_HEAD = 4;

function isPlural(wanted: string, words: readonly string[]): boolean {
  const singulars = ENDINGS.filter((ending) => wanted.endsWith(ending))
    .map((ending) => wanted.slice(0, -ending.length))
    .filter(({ length }) => length >= SHORTEST_WORD);
  return singulars.some((singular) =>
    words.some((word) => (singular.length >= SHORTEST_HEAD ? word.endsWith(singular) : word === singular)),
  );
}

const A_MEASURE = /^([\d.]+(?:x[\d.]+)+)(?:[mcdk]m|m|zoll)$/u;
const BETWEEN = /(\d)\s?(?:[mcdk]?m|zoll)?\s?(?:x|×|\*|mal)\s?(?=\d)/gu;
const BEFORE_UNIT = /(\d)\s(?=(?:[mcdk]?m\d?|k?g|t|m?l|k?w|k?va?|a|zoll)(?![\p{L}\p{N}]))/gu;

/** Measures without their spaces: "220 x 50 cm" is "220x50cm", and so are "220×50 cm" and "220 cm x 50 cm". */
const withMeasures = (folded: string): string =>
  folded
    .replace(/(\d),(?=\d)/gu, '$1.')
    .replace(BETWEEN, '$1x')
    .replace(BEFORE_UNIT, '$1');
