/** Amounts: kilograms, euros and hours as people write them, and as services count them. */
import type { Language } from '../../shared/words.js';

type Places = 2 | 3;

const decimalSign: Readonly<Record<Language, string>> = { de: ',', en: '.' };

/** In German signs. A single point may stand for the comma where nobody could take it for thousands. */
const plain: Readonly<Record<Places, RegExp>> = {
  2: /^\d{1,9}(,\d{1,2}|\.\d{1,2})?$/,
  3: /^\d{1,9}(,\d{1,3}|\.\d{1,2})?$/,
};
const grouped: Readonly<Record<Places, RegExp>> = {
  2: /^\d{1,3}(\.\d{3}){1,2}(,\d{1,2})?$/,
  3: /^\d{1,3}(\.\d{3}){1,2},\d{1,3}$/,
};

/**
 * `12,5` with 3 places is 12500. Undefined where nothing was typed; what is no such number stays text, for the input
 * check to refuse: "1.250" of kilograms could mean either.
 */
export function fixed(
  text: string | undefined,
  places: Places,
  language: Language,
): number | string | undefined {
  const said = (text ?? '').trim();
  if (said === '') return undefined;
  const german = language === 'de' ? said : said.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ','));
  if (plain[places].test(german)) return scaled(german.replace('.', ','), places);
  return grouped[places].test(german) ? scaled(german.replaceAll('.', ''), places) : said;
}

function scaled(number: string, places: Places): number {
  const [whole = '0', part = ''] = number.split(',');
  return Number(`${whole}${part.padEnd(places, '0')}`);
}

/** 12500 with 3 places is `12,5`; at least `least` places, as with euros. */
export function unfixed(value: number | null, places: Places, language: Language, least = 0): string {
  if (value === null) return '';
  const digits = String(value).padStart(places + 1, '0');
  let part = digits.slice(-places);
  while (part.length > least && part.endsWith('0')) part = part.slice(0, -1);
  const whole = digits.slice(0, -places);
  return part === '' ? whole : `${whole}${decimalSign[language]}${part}`;
}

export const spanUnits = ['minutes', 'hours', 'days'] as const;
type SpanUnit = (typeof spanUnits)[number];

const minutesIn: Readonly<Record<SpanUnit, number>> = { minutes: 1, hours: 60, days: 1440 };

/** A number of minutes in the largest unit in which it is whole. */
export function spanOf(minutes: number): { count: number; unit: SpanUnit } {
  const whole = (['days', 'hours'] as const).find((unit) => minutes % minutesIn[unit] === 0);
  const unit = minutes === 0 ? 'hours' : (whole ?? 'minutes');
  return { count: minutes / minutesIn[unit], unit };
}

/** What stays text is no number. */
export function minutesOf(
  count: number | string | undefined,
  unit: string | undefined,
): number | string | undefined {
  const known = spanUnits.find((one) => one === unit) ?? 'minutes';
  return typeof count === 'number' ? count * minutesIn[known] : count;
}
