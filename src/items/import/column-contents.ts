/** What a column without a heading is, by what stands in it. */
import { readFlag, readKind } from './choices.js';
import type { ItemColumn } from './item-columns.js';
import { knownUnit } from './unit-words.js';

const LEAST_CELLS = 2;
const MOST_LOOKED_AT = 200;

const shapes: readonly (readonly [ItemColumn, (cell: string) => boolean])[] = [
  ['kind', (cell) => readKind(cell) !== undefined && readFlag(cell) === undefined],
  ['unit', (cell) => knownUnit(cell) !== undefined],
  ['inventoryNumber', (cell) => /^[A-Z]{1,4}[ .-]?\d{1,6}$|^0\d{1,6}$/i.test(cell)],
  ['replacementValue', (cell) => /^\d[\d.,' ]*\s*(€|EUR)$|^\d+,(-|--|–)$|^\d+[.,]\d{2}$/i.test(cell)],
  ['size', (cell) => /^\d+([.,]\d+)?\s*(m|cm|mm)?\s*[x×]\s*\d+/i.test(cell)],
  ['quantity', (cell) => /^\d{1,5}(\s*\p{L}{1,12}\.?)?$/u.test(cell)],
  [
    'storagePlace',
    (cell) =>
      /(halle|keller|raum|lager|schuppen|garage|dachboden|container|schrank|regal|bauhof|haus|shed|room|cellar|attic)\b/i.test(
        cell,
      ),
  ],
  ['owner', (cell) => /\be\.? ?V\b|verein|gemeinde|pfarr|kirch|kita\b|club|feuerwehr|schule/i.test(cell)],
];

/** Undefined where it could be anything; words that differ from row to row are what the things are called. */
export function contentOf(cells: readonly string[]): ItemColumn | undefined {
  const seen = cells.filter((cell) => cell !== '').slice(0, MOST_LOOKED_AT);
  if (seen.length < LEAST_CELLS) return undefined;
  const steps = seen.filter((cell, at) => Number(cell) === Number(seen[at - 1]) + 1).length;
  if (seen.length > LEAST_CELLS && steps >= (seen.length - 1) * 0.8) return 'inventoryNumber';
  const share = (fits: (cell: string) => boolean): number => seen.filter(fits).length / seen.length;
  const found = shapes.find(([, fits]) => share(fits) > 0.6)?.[0];
  if (found) return found;
  const isWordy = share((cell) => /\p{L}{3}/u.test(cell)) > 0.8;
  return isWordy && new Set(seen).size > seen.length * 0.6 ? 'name' : undefined;
}
