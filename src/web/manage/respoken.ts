/** Respoken: a refusal in the words of a form, where the input check speaks of minutes, grams, cents or codes. */
import { Refusal, type FieldFault } from '../../shared/refusal.js';
import type { Words } from '../../shared/words.js';

/** By the path without the number of the row, or by its last part: `handOverWindows.3.weekday` is spoken of as `handOverWindows.weekday`, or else as `weekday`. */
export type FieldWords = Readonly<Record<string, Words>>;

/** The services' own sentences (they name what is wrong with the whole) stay, so only what the input check says is replaced. */
export function respoken(refusal: Refusal, fieldWords: FieldWords): Refusal {
  const errors = refusal.details.errors ?? faultOfRule(refusal);
  if (!errors) return refusal;
  const details = { ...refusal.details, errors: errors.map((fault) => inWords(fault, fieldWords)) };
  return new Refusal(refusal.kind, refusal.code, refusal.words, details);
}

/** Rules that speak of one field only. */
const fieldsOfRules: Readonly<Record<string, string>> = {
  'inventory-number-taken': 'inventoryNumber',
  'name-taken': 'name',
  'already-member': 'email',
};

function faultOfRule({ code, words }: Refusal): FieldFault[] | undefined {
  const field = fieldsOfRules[code];
  return field === undefined ? undefined : [{ field, message: words }];
}

function inWords({ field, message }: FieldFault, fieldWords: FieldWords): FieldFault {
  const words = fieldWords[field.replace(/\.\d+(?=\.|$)/g, '')] ?? fieldWords[field.split('.').at(-1) ?? ''];
  return { field, message: words && isCheck(message) ? words : message };
}

/** What the input check says of numbers, choices, flags and instants; rules speak otherwise. */
const isCheck = ({ en }: Words): boolean =>
  /^Please (a whole number from|one of:|a date and time with offset|a date such as|a time of day|month and day)/.test(
    en,
  ) || en === 'There is no such id.';
