/** What there is to know of an item, as pairs of what and which. */
import type { ItemView } from '../../items/item.dto.js';
import type { Language } from '../../shared/words.js';
import { thereInWords } from './free-words.js';
import { itemWords } from './item-words.js';
import { euros } from '../ui/euros.js';
import { needsInWords } from '../ui/needs.js';

type Words = (typeof itemWords)['de'];

/** What is not said is empty. */
export function factsOf(item: ItemView, language: Language): [string, string][] {
  const w = itemWords[language];
  return [
    [w.owner, item.owner.name],
    [w.stock, thereInWords(item, language)],
    [w.packStep, item.packStep > 1 ? w.inPacks(item.packStep) : ''],
    [w.size, item.size],
    [w.weight, weightOf(item, w, language)],
    [w.needs, needsInWords(item, w.persons)],
    [w.deposit, depositOf(item, w, language)],
    [w.season, item.seasonNote],
    [w.buffer, item.bufferMinutes > 0 ? w.pause(decimal(item.bufferMinutes / 60, language)) : ''],
    [w.notes, item.notes],
    [w.number, item.inventoryNumber],
  ];
}

const weightOf = ({ weightGrams, unit }: ItemView, w: Words, language: Language): string =>
  weightGrams === null || weightGrams === 0 ? '' : w.kilos(decimal(weightGrams / 1000, language), unit);

function depositOf({ depositCents, depositBasis }: ItemView, w: Words, language: Language): string {
  if (depositCents === 0) return w.none;
  const isKnown = depositBasis === 'per_unit' || depositBasis === 'per_loan';
  const basis = isKnown ? w[depositBasis] : depositBasis;
  return `${euros(depositCents, language)} ${basis}`.trim();
}

const localeOf = (language: Language): string => (language === 'de' ? 'de-DE' : 'en-GB');

const decimal = (value: number, language: Language): string =>
  value.toLocaleString(localeOf(language), { maximumFractionDigits: 1 });
