/** Typed: what somebody typed into a form, as text, by the name of the field; and how it becomes input of a service. */
import type { FieldFault, Refusal } from '../../shared/refusal.js';
import type { Language } from '../../shared/words.js';
import { instantAt } from '../../shared/zone.js';

/** Field names are paths into the body that a service takes: `occasion.name`, `lines.0.quantity`. */
export type Typed = Readonly<Record<string, string>>;

/** What a form shows: what was typed, and what was wrong with it. */
export interface FormState {
  typed: Typed;
  /** Undefined on the first visit. */
  refusal?: Refusal | undefined;
  language: Language;
  formToken: string;
}

/** What is wrong with the field of this name, or with a part of it. */
export const faultOf = ({ refusal }: FormState, name: string): FieldFault | undefined =>
  refusal?.details.errors?.find(({ field }) => field === name || field.startsWith(`${name}.`));

/** A whole number; anything else stays text, for the input check to refuse. Undefined where nothing was typed. */
export function wholeNumber(text: string | undefined): number | string | undefined {
  const said = (text ?? '').trim();
  if (said === '') return undefined;
  return /^-?\d{1,12}$/.test(said) ? Number(said) : said;
}

/** The instant at which a clock of the alliance shows this; text that is none stays, for the input check to refuse. */
export function localInstant(
  day: string | undefined,
  time: string | undefined,
  timeZone: string,
): string | undefined {
  if (!day && !time) return undefined;
  const isTime = /^\d{4}-\d{2}-\d{2}$/.test(day ?? '') && /^\d{2}:\d{2}$/.test(time ?? '');
  try {
    return isTime ? instantAt(day!, time!, timeZone).toISOString() : `${day} ${time}`;
  } catch {
    return `${day} ${time}`;
  }
}

/** Without what was left empty. */
export const filled = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  ) as Partial<T>;
