/** The list as an office saves it, record by record: what each is, and what is read of it. */
import { describe, expect, test } from '@jest/globals';
import { recogniseColumns } from '../../src/items/import/columns.js';
import { gridOfText } from '../../src/items/import/grid.js';
import { judgeLines } from '../../src/items/import/judge.js';
import { fileText } from '../../src/shared/file-text.js';
import { asExpected, expectedLines, messyFile } from '../support/messy-list.js';

describe.each(['messy-import.csv', 'messy-import-bom.csv'])('%s', (name) => {
  const grid = gridOfText(fileText(messyFile(name)));
  const { columns, headerRecords } = recogniseColumns(grid);
  const lines = judgeLines(grid, columns);

  test('its columns are known by their headings in two rows', () => {
    expect(columns.slice(0, 11)).toEqual([
      'inventoryNumber',
      'name',
      'quantity',
      'unit',
      'size',
      'storagePlace',
      'replacementValue',
      'deposit',
      'owner',
      null,
      'notes',
    ]);
    expect(headerRecords).toEqual([4, 5]);
  });

  test.each(expectedLines().map((one) => [Number(one.record_no), one.reason, one] as const))(
    'record %i %s',
    (record, _reason, expected) => {
      const { read, expected: wanted } = asExpected(lines[record - 1]!, expected);
      expect(read).toEqual(wanted);
    },
  );

  test('none is lost or doubled', () => {
    expect(lines).toHaveLength(expectedLines().length);
  });
});
