/** Other lists than the messy one: as English offices have them, without a header, ours that was taken out, and any that chance writes. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { recogniseColumns } from '../../src/items/import/columns.js';
import { emptyDraft } from '../../src/items/import/draft-fields.js';
import { readGrids } from '../../src/items/import/grid.reader.js';
import { gridOfText } from '../../src/items/import/grid.js';
import type { Draft, Grid, ImportLine } from '../../src/items/import/import-lines.js';
import { itemColumns, type ItemColumn } from '../../src/items/import/item-columns.js';
import { judgeLines } from '../../src/items/import/judge.js';
import { judgeInSlices } from '../../src/items/import/judge.slices.js';

const judged = (grid: Grid): ImportLine[] => judgeLines(grid, recogniseColumns(grid).columns);
const codes = (line: ImportLine): string[] => line.reasons.map(({ code }) => code);

describe('the list of a library, in English, on the second sheet', () => {
  const rows = [
    ['Library of Things – Inventory', null, null, null, null, null, null],
    ['Item', 'Asset tag', 'Qty', 'Location', 'Replacement cost', 'Owned by', 'Remarks'],
    ['Furniture:', null, null, null, null, null, null],
    ['Folding table', 'LT-001', '12', 'Room 3', '45.50', 'Library', null],
    ['Folding chair', 'LT-002', '40 pcs', 'Room 3', '1,250.00', 'Library', 'stack of ten'],
    ['Marquee', 'LT-003', '2', '"', '900', 'Scouts', null],
    ['Tea urn', 'LT-004', 'approx. 3', 'Kitchen', '80', 'Scouts', null],
    ['PA system', 'LT-004', '1', 'Attic', '1200', 'Scouts', 'one cable missing'],
    ['Total', null, '58', null, '3475.50', null, null],
  ];

  test('is read, sheet by sheet', async () => {
    const bytes = Buffer.from(
      await writeXlsx({
        sheets: [
          { name: 'Read me', rows: [['How to use this list']] },
          { name: 'Things', rows },
        ],
      }),
    );
    const grids = await readGrids({ bytes, name: 'things.xlsx' });
    expect(grids.map(({ name }) => name)).toEqual(['Read me', 'Things']);
    const { columns, headerRecords } = recogniseColumns(grids[1]!);
    expect(headerRecords).toEqual([2]);
    expect(columns).toEqual([
      'name',
      'inventoryNumber',
      'quantity',
      'storagePlace',
      'replacementValue',
      'owner',
      'notes',
    ]);
    const lines = judgeLines(grids[1]!, columns);
    expect(lines.map(({ verdict }) => verdict)).toEqual([
      'skip',
      'header',
      'section',
      'import',
      'import',
      'review',
      'review',
      'review',
      'skip',
    ]);
    expect(lines[3]!.draft).toMatchObject({
      quantity: 12,
      replacementValueCents: 4550,
      category: 'Furniture',
    });
    expect(lines[4]!.draft).toMatchObject({ quantity: 40, unit: 'Stück', replacementValueCents: 125_000 });
    expect(lines[5]!.mend!.draft.storagePlace).toBe('Room 3');
    expect(lines[5]!.mend!.words).toEqual({
      de: 'Übernehmen mit Lagerort: Room 3',
      en: 'Take it with Storage place: Room 3',
    });
    expect(lines[6]!.mend!.draft.quantity).toBe(3);
    expect(codes(lines[7]!)).toEqual(['defect-noted', 'number-used-twice']);
    expect(lines[7]!.mend!.draft.inventoryNumber).toBe('LT-004a');
  });
});

test('a table without a header is known by what stands in it', () => {
  const grid = gridOfText('1;Bierbank;20 Stück;12,50 €\n2;Pavillon;3 Stück;350,00 €\n3;Zelt;1 Stück;90,00 €');
  expect(recogniseColumns(grid)).toEqual({
    columns: ['inventoryNumber', 'name', 'quantity', 'replacementValue'],
    headerRecords: [],
  });
  expect(judged(grid).map(({ verdict }) => verdict)).toEqual(['import', 'import', 'import']);
});

test('only what a list has a column for can be missing in it', () => {
  const [, bank, zelt] = judged(gridOfText('Name\tAnzahl\tOrt\nBank\t3\tKeller\nZelt\t\tKeller'));
  expect(bank).toMatchObject({ verdict: 'import', draft: { owner: '', quantity: 3 } });
  expect(codes(zelt!)).toEqual(['quantity-missing']);
  expect(zelt!.mend!.draft.quantity).toBe(1);
});

test.each([
  ['ca. 20', 20, 20, ['approximate-quantity']],
  ['20', 20, undefined, []],
  ['1.046', 1046, undefined, []],
  ['20,0', 20, undefined, []],
  ['10 - 12', null, 10, ['range']],
  ['10–12 Stück', null, 10, ['range']],
  ['3 (1 defekt)', 3, 2, ['defective-share']],
  ['4 Kisten à 45', 4, 4, ['pack-in-quantity']],
  ['2 Kisten à 33', 2, 2, ['pack-in-quantity']],
  ['3 Satz à 4', 3, 3, ['pack-in-quantity']],
  ['1.1E+3', 1100, 1100, ['scientific-quantity']],
  ['10. Dez', null, 10, ['date-in-quantity']],
  ['12.10.2024', null, 12, ['date-in-quantity']],
  ['1½', null, 2, ['fraction']],
  ['acht', 8, 8, ['number-word']],
  ['–10', null, 10, ['dash-before-number']],
  ['WAHR', null, 1, ['flag-in-quantity']],
  ['ein paar', null, undefined, ['quantity-unclear']],
  ['#NV', null, undefined, ['error-cell']],
  ['100001', null, undefined, ['quantity-too-large']],
  ['5 große', 5, 5, ['remark-in-quantity']],
])('a quantity of %j', (cell, quantity, mended, reasons) => {
  const line = judged(gridOfText(`Name\tBestand\nBank\t${cell}`))[1]!;
  expect(line.draft!.quantity).toBe(quantity);
  expect(line.mend?.draft.quantity).toBe(mended);
  expect(codes(line)).toEqual(reasons);
});

test.each([
  ['150,00 €', 15_000],
  ['190,-', 19_000],
  ['150,--', 15_000],
  ['1.400', 140_000],
  ['€ 7,500.00', 750_000],
  ["7'500.00", 750_000],
  ['160,5', 16_050],
  ['–', null],
])('a price of %j', (cell, cents) => {
  const line = judged(gridOfText(`Name\tBestand\tWert in €\nBank\t1\t${cell}`))[1]!;
  expect(line).toMatchObject({ verdict: 'import', draft: { replacementValueCents: cents } });
});

describe('a list that was taken out', () => {
  const kinds = ['bulk', 'single', 'closed_set', 'accessory', 'consumable'];
  const text = (most: number) =>
    fc
      .oneof(
        fc.string({ maxLength: most, unit: 'grapheme' }),
        fc.constantFrom(
          '=1+1',
          '+49 30',
          '-',
          '@x',
          "'=a",
          '＝b',
          'Summe',
          'davon 3',
          's. o.',
          '"',
          'a; b',
          'a\tb',
        ),
      )
      .map((said) =>
        said
          .replace(/\p{C}|\s/gu, ' ')
          .normalize('NFC')
          .trim()
          .slice(0, most)
          .trim(),
      )
      .filter((said) => said.isWellFormed() && (said === '' || /[\p{L}\p{N}\p{P}\p{S}]/u.test(said)));
  const whole = (least: number, most: number) => fc.integer({ min: least, max: most });
  const draft: fc.Arbitrary<Draft> = fc.record({
    inventoryNumber: fc.constant(''),
    name: text(60).map((said) => said || 'Zelt'),
    quantity: whole(0, 100_000),
    unit: fc.constantFrom('Stück', 'Satz', 'Ballen', 'Kiste'),
    kind: fc.constantFrom(...kinds),
    packStep: fc.constant(1),
    category: text(40),
    owner: text(60),
    storagePlace: text(60),
    size: text(60),
    weightGrams: fc.option(whole(0, 100_000_000)),
    needsVehicle: text(60),
    needsPersons: fc.option(whole(0, 100)),
    needsOther: text(60),
    depositCents: whole(0, 100_000_000),
    depositBasis: fc.constantFrom('', 'per_unit', 'per_loan'),
    replacementValueCents: fc.option(whole(0, 1_000_000_000)),
    bufferMinutes: fc.option(whole(0, 43_200)),
    seasonNote: text(60),
    inspectionDueOn: fc.constantFrom('', '2027-03-01'),
    description: text(80).map((said) => (said === '' ? '' : `${said}\nzweite Zeile`)),
    notes: text(80),
    otherWords: text(60),
    parts: fc.constantFrom('', 'A-002:1; A-003:2'),
    accessories: fc.constantFrom('', 'A-004; A-005'),
    replacements: fc.constantFrom('', '-', 'A-006'),
    setAside: fc.boolean(),
  });

  const guarded = (cell: string): string => (/^'*[=+\-@\t\r\0＝＋－＠]/.test(cell) ? `'${cell}` : cell);
  const euros = (cents: number | null, comma: string): string =>
    cents === null ? '' : (cents / 100).toFixed(2).replace('.', comma);

  const cellOf = (column: ItemColumn, one: Draft, language: 'de' | 'en'): string => {
    const comma = language === 'de' ? ',' : '.';
    if (column === 'deposit') return euros(one.depositCents, comma);
    if (column === 'replacementValue') return euros(one.replacementValueCents, comma);
    if (column === 'setAside')
      return { de: ['nein', 'ja'], en: ['no', 'yes'] }[language][Number(one.setAside)]!;
    return guarded(String(one[column] ?? ''));
  };

  const taken = (drafts: readonly Draft[], language: 'de' | 'en'): string =>
    [
      Object.values(itemColumns).map((words) => words[language]),
      ...drafts.map((one) =>
        (Object.keys(itemColumns) as ItemColumn[]).map((column) => cellOf(column, one, language)),
      ),
    ]
      .map((cells) =>
        cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(language === 'de' ? ';' : ','),
      )
      .join('\r\n');

  test.each(['de', 'en'] as const)('comes in again without a change (%s)', (language) => {
    fc.assert(
      fc.property(fc.array(draft, { minLength: 1, maxLength: 6 }), (given) => {
        const drafts = given.map((one, at) => ({ ...one, inventoryNumber: `A-${at}` }));
        const lines = judged(gridOfText(taken(drafts, language)));
        expect(lines.slice(1).flatMap(codes)).toEqual([]);
        expect(lines.slice(1).map((line) => line.draft)).toEqual(
          drafts.map((one) => ({ ...one, packStep: 1 })),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('a set that is counted by its parts has no quantity', () => {
    const set = {
      ...emptyDraft,
      inventoryNumber: 'A-1',
      name: 'Garnitur',
      kind: 'computed_set',
      parts: 'A-2:1',
    };
    const [, line] = judged(gridOfText(taken([set], 'de')));
    expect(line).toMatchObject({ verdict: 'import', draft: { quantity: null, kind: 'computed_set' } });
  });

  test('exactly one apostrophe goes, and only before a sign that it guards', () => {
    const list = "Name;Bestand;Bemerkungen\nA;1;'=x\nB;1;''=x\nC;1;'tis\nD;1;'＝x\nE;1;-5";
    const notes = judged(gridOfText(list))
      .slice(1)
      .map((line) => line.draft!.notes);
    expect(notes).toEqual(['=x', "'=x", "'tis", '＝x', '-5']);
  });
});

test('whatever stands in a table, each record is one line, and always the same one', async () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      'Zelt',
      'Name',
      'Anzahl',
      'Summe',
      '20',
      'ca. 20',
      '"',
      'WAHR',
      '#NV',
      'Seite 1',
      '03. Jun',
      'davon:',
      '3 (1 defekt)',
      '*',
      'a:',
    ),
    fc.string({ maxLength: 30 }),
    fc.string({ maxLength: 12, unit: 'binary' }),
  );
  const grids = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(grids, async (rows) => {
      const grid = { name: '', rows: rows.map((cells, at) => ({ line: at + 1, cells })) };
      const { columns } = recogniseColumns(grid);
      const lines = judgeLines(grid, columns);
      expect(lines.map(({ record }) => record)).toEqual(rows.map((_, at) => at + 1));
      expect(await judgeInSlices(grid, columns)).toEqual(lines);
      for (const { verdict, reasons, draft, mend } of lines) {
        expect((verdict === 'import' || verdict === 'review') === (draft !== null)).toBe(true);
        expect(reasons.length === 0).toBe(verdict === 'import');
        expect(mend === null || verdict === 'review').toBe(true);
        expect((draft?.name ?? '').length).toBeLessThanOrEqual(200);
      }
    }),
    { numRuns: 300 },
  );
});

test('what is too long for an item is cut, and said', () => {
  const [, line] = judged(gridOfText(`Name\tBestand\n${'Zelt'.repeat(60)}\t1`));
  expect(codes(line!)).toEqual(['too-long']);
  expect(line!.draft!.name).toHaveLength(200);
});
