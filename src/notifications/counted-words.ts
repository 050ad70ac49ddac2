/** What was counted at the desk, in words: the same in mails and in the history. */
import { amount, amountAfterOf, inDigits } from '../shared/amounts.js';
import { dictionary, type Language } from '../shared/words.js';

/** So many units of a thing, and what became of them. */
export interface Counted {
  what: CountedKind;
  itemName: string;
  unit: string;
  quantity: number;
  /** Of how many; missing where it is as many as promised. */
  of?: number | undefined;
  /** What was said of them; missing where nothing was. */
  note?: string | undefined;
}

export const countedKinds = [
  'handed-over',
  'let-go',
  'returned',
  'damaged',
  'worn',
  'uncleaned',
  'missing',
  'found',
  'reported',
] as const;
export type CountedKind = (typeof countedKinds)[number];

const words = dictionary(
  {
    'handed-over': (units: string) => `${units} ausgegeben`,
    'let-go': (units: string) => `${units} freigegeben`,
    returned: (units: string) => `${units} zurück`,
    damaged: (units: string) => `${units} beschädigt`,
    worn: (units: string) => `${units} abgenutzt`,
    uncleaned: (units: string) => `${units} nicht gereinigt`,
    reported: (units: string) => `${units} beschädigt gemeldet`,
    missing: (units: string, quantity: number) => `${units} ${quantity === 1 ? 'fehlt' : 'fehlen'}`,
    found: (units: string) => `${units} wieder da`,
    outOf: (all: string) => `von ${all}`,
  },
  {
    'handed-over': (units: string) => `${units} handed over`,
    'let-go': (units: string) => `${units} released`,
    returned: (units: string) => `${units} back`,
    damaged: (units: string) => `${units} damaged`,
    worn: (units: string) => `${units} worn`,
    uncleaned: (units: string) => `${units} not cleaned`,
    reported: (units: string) => `${units} reported as damaged`,
    missing: (units: string, _quantity: number) => `${units} missing`,
    found: (units: string) => `${units} found again`,
    outOf: (all: string) => `of ${all}`,
  },
);

/** "Bierbank: 8 von 10 Stück ausgegeben – Bein ab" */
export function countedInWords(
  { what, itemName, unit, quantity, of, note }: Counted,
  language: Language,
): string {
  const w = words[language];
  const units =
    of === undefined
      ? amount(quantity, unit, language)
      : `${inDigits(quantity, language)} ${w.outOf(amountAfterOf(of, unit, language))}`;
  return [`${itemName}: ${w[what](units, quantity)}`, note].filter(Boolean).join(' – ');
}
