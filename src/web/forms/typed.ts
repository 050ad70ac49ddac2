/** Typed: what somebody typed into a form, as text, by the name of the field; and how it becomes input of a service. */
import { Temporal } from 'temporal-polyfill';
import type { FieldFault, Refusal } from '../../shared/refusal.js';
import { spokenTimeOfDay, type TextLength } from '../../shared/input-text.js';
import type { Language } from '../../shared/words.js';
import { instantAt } from '../../shared/zone.js';

/** Field names are paths into the body that a service takes: `occasion.name`, `lines.0.quantity`. */
export type Typed = Readonly<Record<string, string>>;

/** What a form shows: what was typed, and what was wrong with it. */
export interface FormState {
  typed: Typed;
  /** Of the texts in the body that it becomes. */
  lengths?: Readonly<Record<string, TextLength>>;
  /** Undefined on the first visit. */
  refusal?: Refusal | undefined;
  language: Language;
  formToken: string;
}

/** What is wrong with the field of this name, or with a part of it. */
export const faultOf = ({ refusal }: FormState, name: string): FieldFault | undefined =>
  refusal?.details.errors?.find(({ field }) => field === name || field.startsWith(`${name}.`));

/** "1.000", "1,000" and "1 000" mean a thousand, where only whole numbers can be meant. */
const GROUPED = /^\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+|(?:[ \u00A0\u202F]\d{3})+)$/;

/** A whole number, as people group it; anything else stays text, for the input check to refuse. Undefined where nothing was typed. */
export function wholeNumber(text: string | undefined): number | string | undefined {
  const said = (text ?? '').trim();
  if (said === '') return undefined;
  if (GROUPED.test(said)) return Number(said.replace(/\D/g, ''));
  return /^-?\d{1,12}$/.test(said) ? Number(said) : said;
}

/** A time as people write it (`9.30`), as the body wants it; what is none stays, for the input check to refuse. */
export const timeTyped = (text: string): string => spokenTimeOfDay(text) ?? text.trim();

/** The instant at which a clock of the alliance shows this; text that is none stays, for the input check to refuse. */
export function localInstant(
  day: string | undefined,
  time: string | undefined,
  timeZone: string,
): string | undefined {
  if (!day && !time) return undefined;
  const at = timeTyped(time ?? '');
  const isTime = /^\d{4}-\d{2}-\d{2}$/.test(day ?? '') && /^\d{2}:\d{2}$/.test(at);
  try {
    return isTime ? instantAt(Temporal.PlainDate.from(day!), at, timeZone).toISOString() : `${day} ${time}`;
  } catch {
    return `${day} ${time}`;
  }
}

/** Without what was left empty. */
export const filled = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  ) as Partial<T>;
