/** Choices: the few words that a cell may hold for a kind, a basis of a deposit, or yes and no. */
import type { ItemKind } from '../item.entity.js';
import { choiceWords } from './choice-words.js';

/** As people write them besides, folded by `plain`. */
const kinds: Readonly<Record<ItemKind, readonly string[]>> = {
  bulk: ['bulk', 'menge'],
  single: ['single'],
  computed_set: ['computed_set', 'computed set'],
  closed_set: ['closed_set', 'closed set'],
  accessory: [],
  consumable: ['verbrauch'],
};

const bases = {
  per_unit: ['per_unit', 'pro stück', 'stück', 'each', 'je stk', '/stk'],
  per_loan: ['per_loan', 'pro ausleihe', 'ausleihe', 'pauschal'],
} as const;

const notSettled = ['nicht festgelegt', 'not settled', '-', '–'].map((word) => [word, ''] as const);

const yes = new Set([choiceWords.de.yes, choiceWords.en.yes, 'j', 'y', 'x', 'wahr', 'true', '1']);
const no = new Set([choiceWords.de.no, choiceWords.en.no, 'n', 'falsch', 'false', '0', '-', '–']);

const plain = (cell: string): string => cell.trim().toLowerCase().normalize('NFC');

/** What a list that is taken out says in either language, and what people write besides. */
const bySpelling = <Choice extends string>(
  said: 'kinds' | 'bases',
  besides: Readonly<Record<Choice, readonly string[]>>,
): (readonly [string, Choice])[] =>
  (Object.keys(besides) as Choice[]).flatMap((choice) => {
    const words: Readonly<Record<string, string>>[] = [choiceWords.de[said], choiceWords.en[said]];
    const all = [...words.map((ours) => plain(ours[choice] ?? '')), ...besides[choice]];
    return all.map((word) => [word, choice] as const);
  });

const kindOf = new Map(bySpelling('kinds', kinds));
const basisOf = new Map<string, keyof typeof bases | ''>([...bySpelling('bases', bases), ...notSettled]);

export const readKind = (cell: string): ItemKind | undefined => kindOf.get(plain(cell));

export const readBasis = (cell: string): keyof typeof bases | '' | undefined => basisOf.get(plain(cell));

export function readFlag(cell: string): boolean | undefined {
  const said = plain(cell);
  if (yes.has(said)) return true;
  return no.has(said) ? false : undefined;
}
