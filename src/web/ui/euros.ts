/** Money in words of a page: "25 €", "2,50 €". */
import type { Language } from '../../shared/words.js';

const formatters = {
  de: new Intl.NumberFormat('de-DE', {
    style: 'currency',
    currency: 'EUR',
    trailingZeroDisplay: 'stripIfInteger',
  }),
  en: new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: 'EUR',
    trailingZeroDisplay: 'stripIfInteger',
  }),
};

export const euros = (cents: number, language: Language): string => formatters[language].format(cents / 100);
