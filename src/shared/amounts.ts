/** Amounts: quantities with their unit word, in German, since alliances write their unit words in German. */

/** Unit words whose plural is known. An alliance may write its own; those stay as they are. */
const plurals: ReadonlyMap<string, string> = new Map([
  ['Stück', 'Stück'],
  ['Paar', 'Paar'],
  ['Satz', 'Sätze'],
  ['Set', 'Sets'],
  ['Garnitur', 'Garnituren'],
  ['Kiste', 'Kisten'],
  ['Karton', 'Kartons'],
  ['Kasten', 'Kästen'],
  ['Anhänger', 'Anhänger'],
  ['Koffer', 'Koffer'],
  ['Rolle', 'Rollen'],
  ['Packung', 'Packungen'],
  ['Meter', 'Meter'],
  ['Liter', 'Liter'],
]);

/** "1 Satz", "2 Sätze", "5 × Ballen". */
export function amount(quantity: number, unit: string): string {
  if (quantity === 1) return `1 ${unit}`;
  const plural = plurals.get(unit);
  return plural === undefined ? `${quantity} × ${unit}` : `${quantity} ${plural}`;
}

export const hasPlural = (unit: string): boolean => plurals.has(unit);
