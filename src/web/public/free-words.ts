/** What is free, in words: "12 von 21 Garnituren frei". */
import { amount } from '../../shared/amounts.js';
import type { Language } from '../../shared/words.js';

interface Counted {
  quantity: number;
  unit: string;
}

const USUAL = 'Stück';

export function freeInWords(free: number, { quantity, unit }: Counted, language: Language): string {
  const isGerman = language === 'de';
  if (free === 0) return isGerman ? 'nichts frei' : 'none free';
  if (quantity === 1) return isGerman ? 'frei' : 'free';
  if (!isGerman) return `${free} of ${quantity} free${unit === USUAL ? '' : ` (${unit})`}`;
  if (unit === USUAL) return `${free} von ${quantity} frei`;
  const all = amount(quantity, unit);
  // A unit word whose plural nobody knows.
  if (all.includes(' × ')) return `${free} von ${quantity} frei (${unit})`;
  return `${free} von ${inDative(all)} frei`;
}

/** "9 Sätzen", "6 Kisten", "2 Koffern" */
const inDative = (units: string): string => units.replace(/(e|er)$/, '$1n');

/** While nobody asks for a period: "21 Garnituren vorhanden". */
export function thereInWords({ quantity, unit }: Counted, language: Language): string {
  if (language === 'de') return quantity === 0 ? 'nichts vorhanden' : `${amount(quantity, unit)} vorhanden`;
  if (quantity === 0) return 'none there';
  return `${quantity} there${unit === USUAL ? '' : ` (${unit})`}`;
}
