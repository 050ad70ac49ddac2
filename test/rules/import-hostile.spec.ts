/** Files that mean harm, or are no list at all: each is refused with a sentence, in bounded time and memory. */
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { recogniseColumns } from '../../src/items/import/columns.js';
import { readGrids } from '../../src/items/import/grid.reader.js';
import { gridOfText } from '../../src/items/import/grid.js';
import { judgeLines } from '../../src/items/import/judge.js';
import { Refusal } from '../../src/shared/refusal.js';
import { peakOfChildren } from '../support/child-memory.js';
import { odsOf, sheetXml, swelling, workbookParts, xlsxOf, zipOf } from '../support/zips.js';

const MEGABYTE = 1024 * 1024;
/** A thread is ended after 20 seconds; what comes before and after takes one or two. */
const PATIENCE_MS = 25_000;
const SEVERAL = 120_000;
/** Its heap ends at 256 MB; what holds the file, and Node itself, comes on top. */
const MOST_OF_READER = 800;

interface Told {
  code: string;
  kind: string;
  ms: number;
  /** More than before, of this process. */
  megabytes: number;
  /** At most, of the process that read it; 0 where none did. */
  reader: number;
}

/** The refusal, and what it took until it came. */
async function refusalOf(bytes: Buffer | string, name: string): Promise<Told> {
  const before = process.memoryUsage.rss();
  let most = before;
  let reader = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
    reader = Math.max(reader, peakOfChildren());
  }, 5);
  const begun = performance.now();
  try {
    await readGrids({ bytes: Buffer.from(bytes), name });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, kind, details, words } = error;
    expect(details.errors).toEqual([{ field: 'file', message: words }]);
    const ms = Math.round(performance.now() - begun);
    return {
      code,
      kind,
      ms,
      megabytes: Math.round((Math.max(most, process.memoryUsage.rss()) - before) / MEGABYTE),
      reader,
    };
  } finally {
    clearInterval(watch);
  }
  throw new Error('It was read.');
}

const refused = async (bytes: Buffer | string, name: string): Promise<string> => {
  const { code, ms, megabytes, reader } = await refusalOf(bytes, name);
  if (process.env['IMPORT_FIGURES'])
    process.stderr.write(
      `${expect.getState().currentTestName}: ${code}, ${ms} ms, ${megabytes} MB, reader ${reader} MB\n`,
    );
  expect(ms).toBeLessThan(PATIENCE_MS);
  expect(megabytes).toBeLessThan(400);
  expect(reader).toBeLessThan(MOST_OF_READER);
  return code;
};

const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

describe('what is no list', () => {
  test.each([
    ['more than 2 MB', Buffer.alloc(2 * MEGABYTE + 1, 'a'), 'a.csv', 'list-too-large'],
    ['a PDF that calls itself a table', '%PDF-1.7\n1;2;3', 'Liste.csv', 'list-wrong-type'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'Liste.csv', 'list-wrong-type'],
    ['a page', '<!DOCTYPE html><table><tr><td>1</td></tr></table>', 'Liste.csv', 'list-wrong-type'],
    [
      'a drawing',
      '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
      'Liste.csv',
      'list-wrong-type',
    ],
    ['an .xlsx that is no zip', 'Nr;Name\n1;Zelt', 'Liste.xlsx', 'list-wrong-name'],
    ['a workbook that calls itself text', zipOf([]), 'Liste.csv', 'list-wrong-name'],
    ['another zip', zipOf([{ name: 'a.txt', content: 'a' }]), 'Liste.zip', 'list-wrong-type'],
    ['a zip without a workbook', zipOf([{ name: 'a.txt', content: 'a' }]), 'Liste.xlsx', 'list-unreadable'],
    [
      'half a zip',
      Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(100)]),
      'Liste.xlsx',
      'list-unreadable',
    ],
    ['the old Excel', Buffer.concat([ole, Buffer.alloc(600)]), 'Liste.xls', 'list-old-format'],
    [
      'the old Excel by another name',
      Buffer.concat([ole, Buffer.alloc(600)]),
      'Liste.xlsx',
      'list-old-format',
    ],
    [
      'one with a password',
      Buffer.concat([ole, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
      'Liste.xlsx',
      'list-encrypted',
    ],
    [
      'an encrypted zip',
      zipOf(workbookParts({ content: 'x' }).map((part) => ({ ...part, isEncrypted: true }))),
      'Liste.xlsx',
      'list-encrypted',
    ],
    ['a NUL', 'Nr;Name\n1;Ze\0lt', 'Liste.csv', 'list-not-text'],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]), 'Liste.csv', 'list-wrong-type'],
    ['another ending', 'Nr;Name\n1;Zelt', 'Liste.exe', 'list-wrong-type'],
    ['nothing', '', 'Liste.csv', 'list-empty'],
    ['nothing but separators', ';;;\n;;;\n', 'Liste.csv', 'list-empty'],
  ])('%s', async (_what, bytes, name, code) => {
    expect(await refused(bytes, name)).toBe(code);
  });
});

describe('too much', () => {
  const rows = (count: number): string =>
    Array.from({ length: count }, (_, at) => `${at};Zelt ${at};2`).join('\n');

  test(
    '50,000 rows',
    async () => {
      expect(await refused(rows(50_000), 'Liste.csv')).toBe('list-too-long');
      expect(() => gridOfText(rows(5001))).toThrow('5,000');
      expect(gridOfText(rows(5000)).rows).toHaveLength(5000);
    },
    SEVERAL,
  );

  test(
    '2 MB of line ends, of separators, of quotation marks',
    async () => {
      expect(await refused(Buffer.alloc(2 * MEGABYTE, '\n'), 'Liste.csv')).toBe('list-too-long');
      expect(await refused(`a\n${'\n'.repeat(MEGABYTE)}b`, 'Liste.csv')).toBe('list-too-long');
      expect(await refused(`a;${';'.repeat(MEGABYTE)}b`, 'Liste.csv')).toMatch(/^list-/);
      for (const quotes of ['"', '""', '"""', '";"', '"\n', 'a"', '" ']) {
        const text = `Nr;Name\n${quotes.repeat(Math.floor((2 * MEGABYTE - 10) / quotes.length))}`;
        expect(await refused(text, 'Liste.csv')).toMatch(/^list-/);
      }
    },
    SEVERAL,
  );

  test(
    '51 columns',
    async () => {
      expect(await refused(Array.from({ length: 51 }, (_, at) => `a${at}`).join(';'), 'Liste.csv')).toBe(
        'list-too-wide',
      );
    },
    SEVERAL,
  );

  test(
    'a workbook of 6,000 rows, of 60 columns, with cells in its farthest corner',
    async () => {
      const write = async (given: (string | null)[][]): Promise<Buffer> =>
        Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows: given }] }));
      expect(await refused(await write(Array.from({ length: 6000 }, () => ['a', 'b'])), 'a.xlsx')).toBe(
        'list-too-long',
      );
      expect(await refused(await write([Array<string>(60).fill('a')]), 'a.xlsx')).toBe('list-too-wide');
      const corner =
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>';
      expect(await refused(xlsxOf({ content: sheetXml(corner) }), 'a.xlsx')).toBe('list-too-long');
      const right = '<row r="1"><c r="XFD1"><v>1</v></c></row>';
      expect(await refused(xlsxOf({ content: sheetXml(right) }), 'a.xlsx')).toBe('list-too-wide');
    },
    SEVERAL,
  );

  test(
    'an .ods that repeats a row a million times, and a cell sixteen thousand times',
    async () => {
      const cell = (repeated: number): string =>
        `<table:table-cell office:value-type="string" table:number-columns-repeated="${repeated}"><text:p>a</text:p></table:table-cell>`;
      const row = (repeated: number, cells: string): string =>
        `<table:table-row table:number-rows-repeated="${repeated}">${cells}</table:table-row>`;
      expect(await refused(odsOf(row(1_000_000, cell(1))), 'a.ods')).toMatch(/^list-too-(long|much-inside)$/);
      expect(await refused(odsOf(row(1_000_000, cell(16_000))), 'a.ods')).toBe('list-too-much-inside');
      expect(await refused(odsOf(row(1, cell(16_000))), 'a.ods')).toBe('list-too-wide');
    },
    SEVERAL,
  );
});

/** The same piece again and again, packed. */
const pieces = (piece: string, megabytes: number): Buffer =>
  deflateRawSync(`<sst>${piece.repeat(Math.floor((megabytes * MEGABYTE) / piece.length))}</sst>`, {
    level: 9,
  });

describe('bombs', () => {
  test(
    'a sheet of 1 GB in 1 MB, which says so',
    async () => {
      const packed = await swelling(1024, sheetXml('').slice(0, 60));
      expect(await refused(xlsxOf({ packed, claims: 1024 * MEGABYTE }), 'a.xlsx')).toBe(
        'list-too-much-inside',
      );
    },
    SEVERAL,
  );

  test(
    'the same, which says that it is small',
    async () => {
      const packed = await swelling(1024, sheetXml('').slice(0, 60));
      expect(packed.length).toBeLessThan(1.5 * MEGABYTE);
      expect(await refused(xlsxOf({ packed, claims: 1000 }), 'a.xlsx')).toBe('list-too-much-inside');
    },
    SEVERAL,
  );

  test(
    'many sheets, none of them too large alone',
    async () => {
      const packed = await swelling(20);
      const sheets = Array.from({ length: 50 }, (_, at) => ({
        name: `xl/worksheets/sheet${at + 2}.xml`,
        packed,
        claims: 100,
      }));
      expect(await refused(zipOf([...workbookParts({ content: sheetXml('') }), ...sheets]), 'a.xlsx')).toBe(
        'list-too-much-inside',
      );
    },
    SEVERAL,
  );

  test(
    'what is swollen beside the sheets is never opened',
    async () => {
      const packed = await swelling(300);
      const picture = { name: 'xl/media/image1.png', packed, claims: 10 };
      const bytes = zipOf([
        ...workbookParts({ content: sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>') }),
        picture,
      ]);
      expect((await readGrids({ bytes, name: 'a.xlsx' }))[0]!.rows).toEqual([{ line: 1, cells: ['1'] }]);
    },
    SEVERAL,
  );

  test(
    '30 MB of small pieces, which need far more as objects',
    async () => {
      const packed = pieces('<si><t/></si>', 30);
      expect(await refused(xlsxOf({ content: sheetXml('') }, { packed, claims: 1000 }), 'a.xlsx')).toBe(
        'list-too-much-inside',
      );
    },
    SEVERAL,
  );

  test(
    'one long text that stands in two thousand cells',
    async () => {
      const cells = Array.from({ length: 40 }, () => '<c t="s"><v>0</v></c>').join('');
      const rows = `<row>${cells}</row>`.repeat(50);
      const strings = { content: `<sst><si><t>${'a'.repeat(9000)}</t></si></sst>` };
      expect(await refused(xlsxOf({ content: sheetXml(rows) }, strings), 'a.xlsx')).toBe(
        'list-too-much-inside',
      );
    },
    SEVERAL,
  );

  test(
    'five million rows in which nothing stands',
    async () => {
      const packed = deflateRawSync(sheetXml('<row/>'.repeat(5_000_000)));
      expect(await refused(xlsxOf({ packed, claims: 1000 }), 'a.xlsx')).toMatch(
        /^list-(empty|too-much-inside)$/,
      );
    },
    SEVERAL,
  );

  test(
    'a comment that never ends, read again with each piece',
    async () => {
      const packed = await swelling(30, `${sheetXml('').slice(0, 50)}<!--`);
      expect(await refused(xlsxOf({ packed, claims: 1000 }), 'a.xlsx')).toMatch(
        /^list-(unreadable|empty|too-much-inside)$/,
      );
    },
    SEVERAL,
  );
});

describe('entities', () => {
  const cell = (text: string): string =>
    `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`;
  const laughs = `<!DOCTYPE a [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'b'.repeat(at + 1)} "${`&${at === 0 ? 'a' : 'b'.repeat(at)};`.repeat(10)}">`).join('')}]>`;
  const outside = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]>';

  test.each([
    ['a billion laughs', laughs],
    ['what stands in a file of the server', outside],
  ])('%s are refused', async (_what, declared) => {
    const content = `${declared}${sheetXml(cell('&a;&bbbbbbbbb;'))}`;
    expect(await refused(xlsxOf({ content }), 'a.xlsx')).toBe('list-unreadable');
  });

  test('one that is not declared stays as it is written', async () => {
    const bytes = xlsxOf({ content: sheetXml(cell('&a; &amp; &lt;')) });
    expect((await readGrids({ bytes, name: 'a.xlsx' }))[0]!.rows[0]!.cells).toEqual(['&a; & <']);
  });
});

describe('formulas', () => {
  test('are never calculated: what the sheet last showed stands there', async () => {
    const bytes = xlsxOf({
      content: sheetXml(
        '<row r="1"><c r="A1"><f>1+1</f><v>5</v></c><c r="B1" t="str"><f>WEBSERVICE("http://example.org")</f><v>alt</v></c><c r="C1"><f>6*7</f></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1" t="e"><v>#N/A</v></c><c r="F1" t="str"><v>constructor</v></c></row>',
      ),
    });
    const [grid] = await readGrids({ bytes, name: 'a.xlsx' });
    expect(grid!.rows[0]!.cells).toEqual(['5', 'alt', '', '#DIV/0!', '#NV', 'constructor']);
  });

  test('text that looks like one stays text', async () => {
    const text = '=cmd|/C calc!A0';
    const grid = gridOfText(`Gegenstand;Bestand;Bemerkungen\nZelt;2;"${text}"`);
    expect(judgeLines(grid, recogniseColumns(grid).columns)[1]!.draft!.notes).toBe(text);
  });
});

test('names of what every object has are names like others', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
  const grid = gridOfText(
    [['Gegenstand', 'Bestand', 'Einheit', ...names], ...names.map((name) => [name, '2', name, ...names])]
      .map((cells) => cells.join(';'))
      .join('\n'),
  );
  const { columns } = recogniseColumns(grid);
  expect(columns).toEqual(['name', 'quantity', 'unit', null, null, null, null, null]);
  const lines = judgeLines(grid, columns);
  expect(lines.slice(1).map(({ draft }) => [draft!.name, draft!.unit])).toEqual(
    names.map((name) => [name, name]),
  );
  expect(Object.keys({})).toEqual([]);
  const choices = gridOfText(
    `Gegenstand;Bestand;Verleihart;Kaution je;Gewicht\n${names.map((name) => `A;1;${name};${name};1 ${name}`).join('\n')}`,
  );
  for (const line of judgeLines(choices, ['name', 'quantity', 'kind', 'depositBasis', 'weightGrams']).slice(
    1,
  ))
    expect(line).toMatchObject({
      verdict: 'review',
      draft: { kind: '', depositBasis: '', weightGrams: null },
    });
});
