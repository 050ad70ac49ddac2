/** Choices: the few words that a cell may hold for a kind, a basis of a deposit, or yes and no. */
import type { ItemKind } from '../item.entity.js';

/** Folded by `plain`; the first is what a list that is taken out says in German, the second in English. */
const kinds: Readonly<Record<ItemKind, string>> = {
  bulk: 'mehrere gleiche, several alike, bulk, menge',
  single: 'einzelstück, a single thing, single',
  computed_set: 'satz aus teilen, set made of parts, computed_set, computed set',
  closed_set: 'fester satz, fixed set, closed_set, closed set',
  accessory: 'zubehör, accessory',
  consumable: 'verbrauchsmaterial, consumable, verbrauch',
};

const bases = {
  '': 'nicht festgelegt, not settled, -, –',
  per_unit: 'je stück, per piece, per_unit, pro stück, stück, each, je stk, /stk',
  per_loan: 'je ausleihe, per loan, per_loan, pro ausleihe, ausleihe, pauschal',
} as const;

const yes = new Set(['ja', 'j', 'yes', 'y', 'x', 'wahr', 'true', '1']);
const no = new Set(['nein', 'n', 'no', 'falsch', 'false', '0', '-', '–']);

const plain = (cell: string): string => cell.trim().toLowerCase().normalize('NFC');

const bySpelling = <Choice extends string>(
  choices: Readonly<Record<Choice, string>>,
): ReadonlyMap<string, Choice> =>
  new Map(
    (Object.keys(choices) as Choice[]).flatMap((choice) =>
      choices[choice].split(', ').map((word) => [word, choice] as const),
    ),
  );

const kindOf = bySpelling(kinds);
const basisOf = bySpelling(bases);

export const readKind = (cell: string): ItemKind | undefined => kindOf.get(plain(cell));

export const readBasis = (cell: string): keyof typeof bases | undefined => basisOf.get(plain(cell));

export function readFlag(cell: string): boolean | undefined {
  const said = plain(cell);
  if (yes.has(said)) return true;
  return no.has(said) ? false : undefined;
}
