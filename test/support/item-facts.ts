/** Facts of items as fast-check draws them: words that people use, and signs that matter to those who read tables. */
import * as fc from 'fast-check';
import { depositBases, itemKinds } from '../../src/items/item.entity.js';
import { tidyText } from '../../src/shared/input-text.js';

const words = [
  'Zelt',
  'Größe',
  '3x3',
  '"alt"',
  '=1+1',
  "'=1",
  "'s",
  '@home',
  '-5',
  'a;b',
  'a,b',
  'a|b',
  '12',
  '_x0041_',
  '+49',
  '–',
  '50%',
  'ca.',
  '10 Kisten',
  'fehlt',
];

export const textLine = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.string({ minLength: 1, maxLength: 8 })), { maxLength: 4 })
  .map((all) => tidyText(all.join(' ').replaceAll(/\s+/g, ' ')));

const textLines = fc.array(textLine, { maxLength: 3 }).map((all) => tidyText(all.join('\n')));

/** Of every kind but a set made of parts, with what each field may hold; the name is never empty. */
export const itemFacts = {
  name: textLine.map((text) => tidyText(`Zelt ${text}`)),
  unit: fc.constantFrom('Stück', 'Satz', 'Kiste', 'Garnitur', 'Paar', 'Rollen zu 5 m'),
  quantity: fc.integer({ min: 1, max: 100_000 }),
  kind: fc.constantFrom(...itemKinds.filter((kind) => kind !== 'computed_set')),
  category: textLine.map((text) => text.slice(0, 80).trim()),
  description: textLines,
  notes: textLines,
  otherWords: textLine,
  size: textLine,
  weightGrams: fc.option(fc.integer({ min: 0, max: 100_000_000 })),
  needsVehicle: textLine,
  needsPersons: fc.option(fc.integer({ min: 0, max: 100 })),
  needsOther: textLine,
  depositCents: fc.integer({ min: 0, max: 100_000_000 }),
  depositBasis: fc.constantFrom(...depositBases),
  replacementValueCents: fc.option(fc.integer({ min: 0, max: 1_000_000_000 })),
  bufferMinutes: fc.option(fc.integer({ min: 0, max: 43_200 })),
  seasonNote: textLine,
  inspectionDueOn: fc.option(fc.constantFrom('2027-05-14', '2026-12-31', '2028-02-29')),
};
