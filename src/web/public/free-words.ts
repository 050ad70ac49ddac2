/** What is free, in words: "12 von 21 Garnituren frei". */
import { amount, amountAfterOf, hasPlural, inDigits } from '../../shared/amounts.js';
import type { Period } from '../../shared/period.js';
import { clockSpan } from '../../shared/spoken-time.js';
import type { Language, Words } from '../../shared/words.js';

interface Counted {
  quantity: number;
  unit: string;
}

const USUAL = 'Stück';

export function freeInWords(free: number, { quantity, unit }: Counted, language: Language): string {
  const isGerman = language === 'de';
  if (free === 0) return isGerman ? 'nichts frei' : 'none free';
  if (quantity === 1) return isGerman ? 'frei' : 'free';
  const [some, all] = [inDigits(free, language), inDigits(quantity, language)];
  const from = isGerman ? 'von' : 'of';
  const end = isGerman ? 'frei' : 'free';
  if (unit === USUAL) return `${some} ${from} ${all} ${end}`;
  if (!hasPlural(unit)) return `${some} ${from} ${all} ${end} (${unit})`;
  const whole = isGerman ? amountAfterOf(quantity, unit) : amount(quantity, unit, language);
  return `${some} ${from} ${whole} ${end}`;
}

/** "zeitweise frei: 08:00–10:00 und 12:00–18:00 Uhr"; of a single day. */
export function partlyFree(hours: readonly Period[], timeZone: string, language: Language): string {
  const spans = hours.map((period) => clockSpan(period, timeZone));
  const all = [spans.slice(0, -1).join(', '), spans.at(-1)].filter(Boolean);
  return language === 'de'
    ? `zeitweise frei: ${all.join(' und ')} Uhr`
    : `free at times: ${all.join(' and ')}`;
}

/** Where the place opens nowhere near the wished days: "nichts frei, geschlossen: Betriebsferien". */
export const nothingOpen = (why: Words, language: Language): string =>
  language === 'de' ? `nichts frei, ${why.de}` : `none free, ${why.en}`;

/** Of a set. */
export const lacking = (part: string, language: Language): string =>
  language === 'de' ? `nichts frei, es fehlt: ${part}` : `none free, missing: ${part}`;

/** While nobody asks for a period: "21 Garnituren vorhanden". */
export function thereInWords({ quantity, unit }: Counted, language: Language): string {
  if (language === 'de') return quantity === 0 ? 'nichts vorhanden' : `${amount(quantity, unit)} vorhanden`;
  if (quantity === 0) return 'none there';
  return `${amount(quantity, unit, language)} there`;
}
