/** Amounts: kilograms, euros and hours as people write them, and as services count them. */
import type { Language } from '../../shared/words.js';

const signs: Readonly<Record<Language, { decimal: string; thousands: string }>> = {
  de: { decimal: ',', thousands: '.' },
  en: { decimal: '.', thousands: ',' },
};

/**
 * `12,5` with 3 places is 12500. Undefined where nothing was typed; what is no such number stays text, for the input
 * check to refuse: "1.250" of kilograms could mean either.
 */
export function fixed(
  text: string | undefined,
  places: number,
  language: Language,
): number | string | undefined {
  const said = (text ?? '').trim();
  if (said === '') return undefined;
  const { decimal, thousands } = signs[language];
  const grouped = new RegExp(`^\\d{1,3}(\\${thousands}\\d{3})+(\\${decimal}\\d{1,${places}})?$`);
  const plain = new RegExp(`^\\d{1,9}(\\${decimal}\\d{1,${places}}|\\${thousands}\\d{1,2})?$`);
  if (plain.test(said)) return scaled(said.replace(thousands, '.').replace(decimal, '.'), places);
  const isPlainlyGrouped = grouped.test(said) && (places < 3 || said.includes(decimal));
  return isPlainlyGrouped ? scaled(said.replaceAll(thousands, '').replace(decimal, '.'), places) : said;
}

function scaled(number: string, places: number): number {
  const [whole = '0', part = ''] = number.split('.');
  return Number(`${whole}${part.padEnd(places, '0')}`);
}

/** 12500 with 3 places is `12,5`; at least `least` places, as with euros. */
export function unfixed(value: number | null, places: number, language: Language, least = 0): string {
  if (value === null) return '';
  const digits = String(value).padStart(places + 1, '0');
  const part = digits.slice(-places).replace(/0+$/, '').padEnd(least, '0');
  const whole = digits.slice(0, -places);
  return part === '' ? whole : `${whole}${signs[language].decimal}${part}`;
}

export const spanUnits = ['minutes', 'hours', 'days'] as const;
export type SpanUnit = (typeof spanUnits)[number];

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
