/** What there is to know of an item: what it takes, with signs, and the rest as pairs of what and which. */
import { Temporal } from 'temporal-polyfill';
import type { ItemView } from '../../../items/item.dto.js';
import type { LineRules } from '../../../partners/who/alliance-rules.js';
import { yearlyInWords } from '../../../shared/spoken-time.js';
import type { Language } from '../../../shared/words.js';
import { needSigns, type NeedSign } from '../../ui/need-signs.js';
import { thereInWords } from '../free-words.js';
import { itemWords } from './item-words.js';

type Words = (typeof itemWords)['de'];

/** What it takes to have it, its weight and its measures; `requires` is the name of the qualification, or empty. */
export function boxOf(item: ItemView, requires: string, language: Language): NeedSign[] {
  return [
    ...needSigns(item, language),
    ...qualificationOf(requires, itemWords[language]),
    ...weightOf(item, itemWords[language], language),
    ...sizeOf(item),
  ];
}

/** What is not said is empty. */
export function factsOf(item: ItemView, rules: LineRules, language: Language): [string, string][] {
  const w = itemWords[language];
  return [
    [w.owner, item.owner.name],
    [w.stock, thereInWords(item, language)],
    [w.packStep, item.packStep > 1 ? w.inPacks(item.packStep) : ''],
    [w.howLong, w.atMostDays(rules.longestLoanDays)],
    [w.whenToAsk, w.askFrom(rules.horizonDays, openingOf(rules, language))],
    [w.cancelling, rules.cancelUntilDays > 0 ? w.cancelUntil(rules.cancelUntilDays) : ''],
    [w.season, item.seasonNote],
    [w.buffer, item.bufferMinutes > 0 ? w.pause(decimal(item.bufferMinutes / 60, language)) : ''],
    [w.notes, item.notes],
    [w.number, item.inventoryNumber],
  ];
}

/** "15. Januar"; empty where no season opens. */
const openingOf = ({ seasonOpensOn }: LineRules, language: Language): string =>
  seasonOpensOn === null ? '' : yearlyInWords(Temporal.PlainDate.from(`2001-${seasonOpensOn}`), language);

const qualificationOf = (requires: string, w: Words): NeedSign[] =>
  requires === '' ? [] : [{ sign: 'brief', text: w.requires(requires), note: w.requiresHow }];

function weightOf({ weightGrams, unit }: ItemView, w: Words, language: Language): NeedSign[] {
  if (weightGrams === null || weightGrams === 0) return [];
  return [{ sign: 'weight', text: w.kilos(decimal(weightGrams / 1000, language)), note: w.each(unit) }];
}

const sizeOf = ({ size }: ItemView): NeedSign[] => (size === '' ? [] : [{ sign: 'size', text: size }]);

const localeOf = (language: Language): string => (language === 'de' ? 'de-DE' : 'en-GB');

const decimal = (value: number, language: Language): string =>
  value.toLocaleString(localeOf(language), { maximumFractionDigits: 1 });
