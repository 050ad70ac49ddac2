/** The line that says of an item how many can be had for the wished days, or why none; the same on every page. */
import type { WishedItem } from '../../reservations/pool/wished-item.view.js';
import { dictionary, type Language } from '../../shared/words.js';
import { freeInWords, lacking, nothingOpen, partlyFree, thereInWords } from './free-words.js';

const words = dictionary({ aside: 'zurzeit nicht in der Liste' }, { aside: 'not in the list at present' });

type Seen = Pick<WishedItem, 'lent' | 'free' | 'quantity' | 'unit' | 'missingPart' | 'hours' | 'closing'>;

export function freeLine(item: Seen, timeZone: string, language: Language): string {
  const { lent, free, missingPart, hours, closing } = item;
  if (!lent) return words[language].aside;
  if (missingPart) return lacking(missingPart.name, language);
  if (free === undefined) return thereInWords(item, language);
  if (closing) return nothingOpen(closing, language);
  return hours.length > 0 ? partlyFree(hours, timeZone, language) : freeInWords(free, item, language);
}

/** Some can be had for the wished days. */
export const isFree = ({ lent, free = 0, missingPart }: Seen): boolean => lent && !missingPart && free > 0;
