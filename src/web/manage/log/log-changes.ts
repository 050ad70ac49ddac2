/** Changes of the log in words: a field, what it was, and what it became. */
import { momentInWords, plainDay, type Reader } from '../spoken.js';
import { choiceWords } from '../../../items/import/choice-words.js';
import type { AuditChangeView } from '../../../partners/log/audit.view.js';
import { isDay, isId, parseInstant } from '../../../shared/input-text.js';
import { weekdayInWords } from '../../../shared/spoken-time.js';
import { dictionary, type Language } from '../../../shared/words.js';
import { spanOf, unfixed } from '../../forms/amounts.js';
import { fieldInWords } from './log-words.js';

/** What things, partners and places are called, by their ids. */
export type Names = ReadonlyMap<string, string>;

const words = dictionary(
  {
    changed: (field: string) => `${field}: geändert`,
    fromTo: (field: string, from: string, to: string) => `${field}: ${from} → ${to}`,
    nothing: 'nichts',
    yes: 'ja',
    no: 'nein',
    unknown: 'nicht mehr bekannt',
    values: {
      ...choiceWords.de.kinds,
      ...choiceWords.de.bases,
      interested: 'interessiert',
      signed: 'hat unterzeichnet',
      active: 'aktiv',
      resting: 'ruht',
      left: 'ausgetreten',
      public: 'alle',
      partners: 'nur Bündnispartner',
    },
    spans: { minutes: 'Minuten', hours: 'Stunden', days: 'Tage' },
  },
  {
    changed: (field: string) => `${field}: changed`,
    fromTo: (field: string, from: string, to: string) => `${field}: ${from} → ${to}`,
    nothing: 'nothing',
    yes: 'yes',
    no: 'no',
    unknown: 'not known any more',
    values: {
      ...choiceWords.en.kinds,
      ...choiceWords.en.bases,
      interested: 'interested',
      signed: 'has signed',
      active: 'active',
      resting: 'resting',
      left: 'left',
      public: 'everybody',
      partners: 'partners only',
    },
    spans: { minutes: 'minutes', hours: 'hours', days: 'days' },
  },
);

export interface LogReader {
  visit: Reader;
  names: Names;
}

/** "Bestand: 3 → 2"; texts that are not kept are named only. */
export function changeInWords(what: string, { field, from, to }: AuditChangeView, reader: LogReader): string {
  const { language } = reader.visit;
  const w = words[language];
  const called = fieldInWords(what, field, language);
  if (from === undefined || to === undefined) return w.changed(called);
  const said = (json: string): string => valueInWords(field, JSON.parse(json) as unknown, reader);
  return w.fromTo(called, said(from), said(to));
}

function valueInWords(field: string, value: unknown, reader: LogReader): string {
  const { language } = reader.visit;
  const w = words[language];
  if (value === null || value === '') return w.nothing;
  if (typeof value === 'boolean') return value ? w.yes : w.no;
  if (typeof value === 'number') return numberInWords(field, value, language);
  if (typeof value === 'string') return textInWords(value, reader);
  if (Array.isArray(value))
    return value.map((one) => entryInWords(one as unknown, reader)).join(', ') || w.nothing;
  return w.unknown;
}

function numberInWords(field: string, value: number, language: Language): string {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  if (field.endsWith('Cents')) return `${unfixed(value, 2, language, 2)} €`;
  if (field.endsWith('Grams')) return `${unfixed(value, 3, language)} kg`;
  if (!field.endsWith('Minutes')) return value.toLocaleString(locale);
  const { count, unit } = spanOf(value);
  return `${count.toLocaleString(locale)} ${words[language].spans[unit]}`;
}

function textInWords(value: string, { visit, names }: LogReader): string {
  const w = words[visit.language];
  const values: Readonly<Record<string, string>> = w.values;
  if (isId(value)) return names.get(value) ?? w.unknown;
  if (isDay(value)) return plainDay(visit, value);
  if (parseInstant(value)) return momentInWords(visit, value);
  return Object.hasOwn(values, value) ? values[value]! : value;
}

/** An entry of a list: a part with its number, a hand-over window, a word with its meaning, or something's id. */
function entryInWords(entry: unknown, reader: LogReader): string {
  if (typeof entry === 'string') return textInWords(entry, reader);
  const {
    itemId,
    quantity,
    weekday,
    from,
    until,
    category,
    words: others,
  } = entry as Record<string, unknown>;
  if (typeof itemId === 'string') return `${String(quantity)} × ${textInWords(itemId, reader)}`;
  if (typeof weekday === 'number')
    return `${weekdayInWords(weekday, reader.visit.language)} ${String(from)}–${String(until)}`;
  return `${String(category)} (${String(others)})`;
}
