/** The list of items, taken along and read again: each line says what stood in the table, whatever signs are in its texts. */
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { choiceWords } from '../../src/items/import/choice-words.js';
import { recogniseColumns } from '../../src/items/import/columns.js';
import { gridOfText } from '../../src/items/import/grid.js';
import type { Draft } from '../../src/items/import/import-lines.js';
import { itemColumns } from '../../src/items/import/item-columns.js';
import { columnsOfItems, itemRow, type ListedItem } from '../../src/items/import/item-row.js';
import { judgeLines } from '../../src/items/import/judge.js';
import { csvLines, excelCsv, plainCsv, type CsvStyle } from '../../src/shared/table-cells.js';
import { itemKinds } from '../../src/items/item.entity.js';
import type { Language } from '../../src/shared/words.js';
import { itemFacts } from '../support/item-facts.js';

const ways: readonly (readonly [CsvStyle, Language])[] = [
  [excelCsv.de, 'de'],
  [plainCsv, 'de'],
  [excelCsv.en, 'en'],
  [plainCsv, 'en'],
];

const NUMBERS = new Map([
  ['bench', 'B-1'],
  ['table', 'T 2'],
]);

const links = fc.subarray(['bench', 'table']);

const { quantity: units, ...plain } = itemFacts;

const listed: fc.Arbitrary<ListedItem> = fc.record({
  item: fc.record({
    ...plain,
    inventoryNumber: fc.constant(''),
    packStep: fc.constant(1),
    replacementIds: fc.option(links),
    setAsideAt: fc.option(fc.constant(new Date('2027-03-01T09:00:00Z'))),
  }),
  quantity: units,
  owner: fc.constant({ name: 'SV Blau-Weiß; Auenbrück e. V.' }),
  place: fc.constant({ name: 'Bauhof, Halle 2' }),
  parts: fc.constant([]),
  accessoryIds: links,
});

const numbersOf = (ids: readonly string[]): string => ids.map((id) => NUMBERS.get(id)!).join('; ');

/** What a line should say of it. */
function draftOf({ item, quantity, owner, place, accessoryIds }: ListedItem): Draft {
  const { setAsideAt, replacementIds, inspectionDueOn, otherWords, ...same } = item;
  return {
    ...same,
    quantity,
    owner: owner.name,
    storagePlace: place.name,
    inspectionDueOn: inspectionDueOn ?? '',
    otherWords: otherWords ?? '',
    parts: '',
    accessories: numbersOf(accessoryIds),
    replacements: replacementIds?.length === 0 ? '-' : numbersOf(replacementIds ?? []),
    setAside: setAsideAt !== null,
  };
}

/** As the coordination takes it along. */
function file(items: readonly ListedItem[], [style, language]: (typeof ways)[number]): string {
  const head = columnsOfItems.map((name) => itemColumns[name][language]);
  const rows = items.map((item) => {
    const row = itemRow(item, NUMBERS, language);
    return columnsOfItems.map((name) => row[name]);
  });
  return style.mark + csvLines([head, ...rows], style);
}

test.each(ways)('with %o in %s', (...way) => {
  const numbered = fc
    .array(listed, { minLength: 1, maxLength: 8 })
    .map((all) => all.map((one, at) => ({ ...one, item: { ...one.item, inventoryNumber: `A-${at + 10}` } })));
  fc.assert(
    fc.property(numbered, (items) => {
      const grid = gridOfText(file(items, way));
      const [, ...read] = judgeLines(grid, recogniseColumns(grid).columns);
      expect(read.map(({ draft }) => draft)).toEqual(items.map(draftOf));
    }),
    { numRuns: 60 },
  );
});

test.each(Object.values(choiceWords))('every kind has its word, such as $kinds.bulk', ({ kinds }) => {
  expect(Object.keys(kinds).toSorted()).toEqual([...itemKinds].toSorted());
});
