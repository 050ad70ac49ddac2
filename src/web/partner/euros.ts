/** Money in words of a page: "25,00 €". */
import type { Language } from '../../shared/words.js';

const formatters = {
  de: new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' }),
  en: new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }),
};

export const euros = (cents: number, language: Language): string => formatters[language].format(cents / 100);
