/** Dittos: signs and words that mean what stands in the line above. */
import { finding, type Finding } from './findings.js';
import type { Draft } from './import-lines.js';
import type { ItemColumn } from './item-columns.js';

const DITTO =
  /^(?:["”“„〃]|''|,,|-\s?["”]\s?-|[ds]\.?\s?o\.?|dto\.?|dito|ditto|siehe oben|wie oben|w\.\s?o\.|see above|as above|same as above)$/i;

export const isDitto = (cell: string): boolean => DITTO.test(cell.trim());

/** Texts that people repeat from line to line; what a thing is called or noted about it is not among them. */
export const repeatedTexts = [
  'storagePlace',
  'owner',
  'category',
  'unit',
  'size',
  'needsVehicle',
] as const satisfies readonly ItemColumn[];

/** What the line above says there, where it says anything. */
export function dittosIn(draft: Draft, above: Draft | undefined): Finding[] {
  return repeatedTexts
    .filter((field) => isDitto(draft[field]))
    .map((field) => {
      const meant = above?.[field] ?? '';
      const found = { code: 'ditto', cell: draft[field] } as const;
      return meant === '' ? finding(found, { isStuck: true }) : finding(found, { patch: { [field]: meant } });
    });
}
