/** The list in every coat: encodings, separators, workbooks of both kinds, pasted cells. */
import { describe, expect, test } from '@jest/globals';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { recogniseColumns } from '../../src/items/import/columns.js';
import { readGrids, readText } from '../../src/items/import/grid.reader.js';
import { gridOfText } from '../../src/items/import/grid.js';
import type { Grid } from '../../src/items/import/import-lines.js';
import { judgeLines } from '../../src/items/import/judge.js';
import { judgeInSlices } from '../../src/items/import/judge.slices.js';
import { fileText } from '../../src/shared/file-text.js';
import { asExpected, expectedLines, messyFile } from '../support/messy-list.js';

const messyText = fileText(messyFile('messy-import-bom.csv'));
const messyGrid = gridOfText(messyText);
const judged = (grid: Grid) => judgeLines(grid, recogniseColumns(grid).columns);
const cellsOf = ({ rows }: Grid): string[][] => rows.map(({ cells }) => [...cells]);

const bytesOf: Record<string, Buffer> = {
  'windows-1252': messyFile('messy-import.csv'),
  'UTF-8 with its mark': messyFile('messy-import-bom.csv'),
  'UTF-8': Buffer.from(messyText),
  'UTF-16 LE with its mark': Buffer.from(`\uFEFF${messyText}`, 'utf16le'),
  'UTF-16 LE': Buffer.from(messyText, 'utf16le'),
  'UTF-16 BE with its mark': Buffer.from(`\uFEFF${messyText}`, 'utf16le').swap16(),
  'UTF-16 BE': Buffer.from(messyText, 'utf16le').swap16(),
};

test.each(Object.keys(bytesOf))('the messy list in %s', async (name) => {
  const [grid, ...others] = await readGrids({ bytes: bytesOf[name]!, name: 'Inventar.csv' });
  expect(others).toEqual([]);
  expect(grid).toEqual(messyGrid);
  expect(await judgeInSlices(grid!, recogniseColumns(grid!).columns)).toEqual(judged(messyGrid));
});

test.each(['\t', ',', '|', ';'])('separated by %j', async (separator) => {
  const quoted = (cell: string): string =>
    /["\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const text = cellsOf(messyGrid)
    .map((cells) => cells.map(quoted).join(separator))
    .join('\n');
  expect(cellsOf(await readText(text))).toEqual(cellsOf(messyGrid));
});

test('pasted from a spreadsheet, a ditto mark stands alone between its tabs', () => {
  const pasted =
    'Nr.\tGegenstand\tBestand\tLagerort\r\n1\tBank\t2\tKeller\r\n2\tTisch\t3\t"\r\n3\t"zwei\nZeilen"\t4\t"';
  expect(gridOfText(pasted).rows.map(({ line, cells }) => [line, cells[1], cells[3]])).toEqual([
    [1, 'Gegenstand', 'Lagerort'],
    [2, 'Bank', 'Keller'],
    [3, 'Tisch', '"'],
    [4, 'zwei\nZeilen', '"'],
  ]);
});

describe.each(['xlsx', 'ods'] as const)('as .%s', (kind) => {
  const write = async (rows: (string | number | boolean | Date | null)[][], name = 'Inventar') => {
    const sheets = [{ name, rows }];
    return Buffer.from(kind === 'xlsx' ? await writeXlsx({ sheets }) : await writeOds({ sheets }));
  };
  /** A spreadsheet has no short rows: whether cells are missing at the end, nobody can tell. */
  const withoutShort = (record: string): boolean => record !== '51';

  test('the messy list, verdict by verdict', async () => {
    const bytes = await write(cellsOf(messyGrid).map((cells) => cells.map((cell) => cell || null)));
    const [grid] = await readGrids({ bytes, name: `Inventar.${kind}` });
    const lines = judged(grid!);
    for (const expected of expectedLines().filter(({ record_no }) => withoutShort(record_no))) {
      const line = lines[Number(expected.record_no) - 1]!;
      const { read, expected: wanted } = asExpected(line, expected, ['first_physical_line']);
      expect(read).toEqual(wanted);
    }
    expect(lines).toHaveLength(expectedLines().length);
    expect(lines[50]).toMatchObject({ verdict: 'import', draft: { name: 'Waffeleisen', quantity: 2 } });
  });

  test('numbers, days, yes and no as a German sheet shows them', async () => {
    const bytes = await write([
      ['Zahl', 'Komma', 'Tag', 'ja', 'leer', 'Text'],
      [1100, 160.5, new Date(Date.UTC(2024, 5, 3)), true, null, '=1+1'],
      [],
      [0.1 + 0.2, 7500, new Date(Date.UTC(2019, 3, 1)), false, null, 'a\nb'],
    ]);
    const [grid] = await readGrids({ bytes, name: `x.${kind}` });
    expect(grid!.name).toBe('Inventar');
    expect(grid!.rows.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
    expect(cellsOf(grid!).slice(1)).toEqual([
      ['1100', '160,5', '03.06.2024', 'WAHR', '', '=1+1'],
      ['', '', '', '', '', ''],
      ['0,3', '7500', '01.04.2019', 'FALSCH', '', 'a\nb'],
    ]);
  });
});

test('a thing that is called like what every object of ours inherits is read as it is', async () => {
  const rows = [
    ['Gegenstand', 'Bestand'],
    ['valueOf', 2],
    ['constructor', 3],
  ];
  const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'Liste', rows }] }));
  const [grid] = await readGrids({ bytes, name: 'liste.xlsx' });
  expect(grid!.rows.map(({ cells }) => cells[0])).toEqual(['Gegenstand', 'valueOf', 'constructor']);
});
