/** Quantities with their unit, as people read them. */
import type { Language } from '../../shared/words.js';

/** "43 Stück", "1.000 Stück" */
export const quantityInWords = (
  { quantity, unit }: { quantity: number; unit: string },
  language: Language,
): string => `${quantity.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB')} ${unit}`;
