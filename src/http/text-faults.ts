/** What is wrong with a text that somebody typed, in a sentence that says what to do. */
import { isCleanText, type TextLength } from '../shared/input-text.js';
import type { Words } from '../shared/words.js';

export interface WantedText extends TextLength {
  /** Several lines are fine. */
  lines: boolean;
  /** Said where nothing was typed; a usual sentence otherwise. */
  missing?: Words | undefined;
}

/** Undefined for a text that fits. */
export function textFault(value: unknown, { min, max, lines, missing }: WantedText): Words | undefined {
  if (value === undefined || value === null) return missing ?? nothing;
  if (typeof value !== 'string') return noText;
  const length = [...value].length;
  if (length < min) return length === 0 ? (missing ?? nothing) : tooShort(min);
  if (!lines && value.includes('\n') && isCleanText(value, true)) return severalLines;
  if (!isCleanText(value, lines)) return unprintable;
  return length > max ? tooLong(length, max) : undefined;
}

const nothing: Words = { de: 'Bitte füllen Sie dieses Feld aus.', en: 'Please fill this in.' };
const noText: Words = { de: 'Bitte einen Text.', en: 'Please a text.' };
const severalLines: Words = {
  de: 'Bitte schreiben Sie alles in eine Zeile.',
  en: 'Please write it all on one line.',
};
const unprintable: Words = {
  de: 'Darin stehen Zeichen, die man nicht drucken kann. Bitte tippen Sie den Text neu, statt ihn zu kopieren.',
  en: 'There are signs in it that cannot be printed. Please type the text anew rather than copying it.',
};

const tooShort = (min: number): Words => ({
  de: `Das ist zu kurz: bitte mindestens ${min} Zeichen.`,
  en: `This is too short: please ${min} characters at least.`,
});

const tooLong = (length: number, max: number): Words => ({
  de: `Das ist zu lang: ${german(length)} Zeichen, möglich sind ${german(max)}.`,
  en: `This is too long: ${english(length)} characters, ${english(max)} are possible.`,
});

const german = (number: number): string => number.toLocaleString('de-DE');
const english = (number: number): string => number.toLocaleString('en-GB');
