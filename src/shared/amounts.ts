/** Amounts: quantities with their unit word, which alliances write in German. */
import type { Language } from './words.js';

interface UnitWord {
  plural: string;
  /** One and several. */
  en: readonly [string, string];
}

/** Unit words that are known; their plural also at the end of longer ones. An alliance may write its own; those stay as they are. */
const units: ReadonlyMap<string, UnitWord> = new Map<string, UnitWord>([
  ['Stück', { plural: 'Stück', en: ['piece', 'pieces'] }],
  ['Paar', { plural: 'Paar', en: ['pair', 'pairs'] }],
  ['Dutzend', { plural: 'Dutzend', en: ['dozen', 'dozen'] }],
  ['Satz', { plural: 'Sätze', en: ['set', 'sets'] }],
  ['Set', { plural: 'Sets', en: ['set', 'sets'] }],
  ['Garnitur', { plural: 'Garnituren', en: ['set', 'sets'] }],
  ['Kiste', { plural: 'Kisten', en: ['crate', 'crates'] }],
  ['Karton', { plural: 'Kartons', en: ['box', 'boxes'] }],
  ['Kasten', { plural: 'Kästen', en: ['case', 'cases'] }],
  ['Anhänger', { plural: 'Anhänger', en: ['trailer', 'trailers'] }],
  ['Koffer', { plural: 'Koffer', en: ['case', 'cases'] }],
  ['Eimer', { plural: 'Eimer', en: ['bucket', 'buckets'] }],
  ['Kanister', { plural: 'Kanister', en: ['canister', 'canisters'] }],
  ['Beutel', { plural: 'Beutel', en: ['bag', 'bags'] }],
  ['Rolle', { plural: 'Rollen', en: ['roll', 'rolls'] }],
  ['Packung', { plural: 'Packungen', en: ['pack', 'packs'] }],
  ['Palette', { plural: 'Paletten', en: ['pallet', 'pallets'] }],
  ['Flasche', { plural: 'Flaschen', en: ['bottle', 'bottles'] }],
  ['Dose', { plural: 'Dosen', en: ['tin', 'tins'] }],
  ['Tasche', { plural: 'Taschen', en: ['bag', 'bags'] }],
  ['Tüte', { plural: 'Tüten', en: ['bag', 'bags'] }],
  ['Box', { plural: 'Boxen', en: ['box', 'boxes'] }],
  ['Sack', { plural: 'Säcke', en: ['sack', 'sacks'] }],
  ['Fass', { plural: 'Fässer', en: ['barrel', 'barrels'] }],
  ['Bund', { plural: 'Bunde', en: ['bundle', 'bundles'] }],
  ['Stapel', { plural: 'Stapel', en: ['stack', 'stacks'] }],
  ['Exemplar', { plural: 'Exemplare', en: ['copy', 'copies'] }],
  ['Gerät', { plural: 'Geräte', en: ['device', 'devices'] }],
  ['Meter', { plural: 'Meter', en: ['metre', 'metres'] }],
  ['Liter', { plural: 'Liter', en: ['litre', 'litres'] }],
]);

/** "1.000" in German, "1,000" in English. */
export const inDigits = (number: number, language: Language = 'de'): string =>
  number.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB');

/** "1 Satz", "2 Sätze", "1.000 Stück", "5 × Ballen"; "2 sets" in English, where the unit is known. */
export function amount(quantity: number, unit: string, language: Language = 'de'): string {
  const digits = inDigits(quantity, language);
  const [one, many] = (language === 'en' && units.get(unit)?.en) || [unit, pluralOf(unit)];
  if (quantity === 1) return `1 ${one}`;
  return many === undefined ? `${digits} × ${unit}` : `${digits} ${many}`;
}

/** The unit by itself, for one: "Satz", "set"; as it was written where nobody knows it. */
export const unitIn = (unit: string, language: Language): string =>
  (language === 'en' && units.get(unit)?.en[0]) || unit;

/** As it stands after "von" and "zu": "9 Sätzen", "6 Kisten", "2 Koffern", "1 Satz". */
export function amountAfterOf(quantity: number, unit: string, language: Language = 'de'): string {
  const said = amount(quantity, unit, language);
  return quantity === 1 || !hasPlural(unit) ? said : said.replace(/(e|er|el)$/, '$1n');
}

export const hasPlural = (unit: string): boolean => pluralOf(unit) !== undefined;

/** "Bierkiste" is counted like "Kiste"; undefined where nobody knows. */
function pluralOf(unit: string): string | undefined {
  const known = units.get(unit)?.plural;
  if (known !== undefined) return known;
  const end = [...units.keys()].find((word) => unit.endsWith(word.toLowerCase()));
  return end && unit.slice(0, -end.length) + units.get(end)!.plural.toLowerCase();
}

/** "5 × Bierzeltgarnitur schmal": the same in every language, whatever word is counted by. */
export const times = (quantity: number, name: string, language: Language = 'de'): string =>
  `${inDigits(quantity, language)}\u{a0}× ${name}`;
