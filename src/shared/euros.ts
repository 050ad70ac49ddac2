/** Money in words: "25 €", "2,50 €". */
import type { Language } from './words.js';

const style = { style: 'currency', currency: 'EUR', trailingZeroDisplay: 'stripIfInteger' } as const;
const formatters = {
  de: new Intl.NumberFormat('de-DE', style),
  en: new Intl.NumberFormat('en-GB', style),
};

export const euros = (cents: number, language: Language): string => formatters[language].format(cents / 100);

/** With plain spaces, for mails and what is stored as text. */
export const plainEuros = (cents: number, language: Language): string =>
  euros(cents, language).replace(/\s/g, ' ');
