/** Cells of tables that are taken along: no CSV works anything out, every text comes back as it was, and each value is written as its reader reads it. */
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { readCell, safeCell } from '../../src/shared/csv-cells.js';
import { csvLines, excelCsv, plainCsv, workbookValue, type Cell } from '../../src/shared/table-cells.js';
import { fileNameOf } from '../../src/web/manage/exported-lists.js';

const SIGNS = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'];

/** Texts of all kinds, and many that begin with what matters. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.tuple(fc.constantFrom('', "'", "''"), fc.constantFrom(...SIGNS), fc.string()).map((all) => all.join('')),
  fc.double().map(String),
);

describe('a text', () => {
  test.each(SIGNS)('that begins with %j stands behind a sign', (sign) => {
    expect(safeCell(`${sign}1+1`)).toBe(`'${sign}1+1`);
  });

  test('that is a number, or begins otherwise, stays as it is', () => {
    for (const one of ['-5', '-5,25', '-5.25', '', 'Zelt', "'s Zelt", ' =1', 'A=1'])
      expect(safeCell(one)).toBe(one);
    for (const one of ['-5+1', '-', '+4930', '-5,']) expect(safeCell(one)).toBe(`'${one}`);
  });

  test('comes back as it was, whatever it begins with', () => {
    fc.assert(
      fc.property(text, (one) => expect(readCell(safeCell(one))).toBe(one)),
      { numRuns: 2000 },
    );
  });

  test('never begins like a formula, unless it is a number', () => {
    fc.assert(
      fc.property(text, (one) => {
        const cell = safeCell(one);
        expect(!SIGNS.includes(cell.charAt(0)) || /^-\d+([.,]\d+)?$/.test(cell)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a CSV', () => {
  const DELIMITERS = [plainCsv, excelCsv.de, excelCsv.en];

  test.each(DELIMITERS)(
    'with $delimiter keeps every text, with quotes, signs and line breaks in it',
    (style) => {
      const rows = fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 });
      fc.assert(
        fc.property(rows, (given) => {
          const read = parse(csvLines(given, style), {
            delimiter: style.delimiter,
            record_delimiter: '\r\n',
          });
          expect((read as string[][]).map((row) => row.map(readCell))).toEqual(given);
        }),
      );
    },
  );

  const day = Temporal.PlainDate.from('2027-05-14');
  const row: Cell[] = [
    'Zelt; groß',
    3,
    { cents: -1250 },
    { cents: 5 },
    day,
    { day, time: '17:00' },
    null,
    'a\nb',
  ];

  test('is written as RFC 4180 has it, and as Excel opens it in German', () => {
    expect(csvLines([row], plainCsv)).toBe(
      'Zelt; groß,3,-12.50,0.05,2027-05-14,2027-05-14 17:00,,"a\nb"\r\n',
    );
    expect(csvLines([row], excelCsv.de)).toBe(
      '"Zelt; groß";3;-12,50;0,05;2027-05-14;2027-05-14 17:00;;"a\nb"\r\n',
    );
  });
});

describe('a workbook', () => {
  const day = Temporal.PlainDate.from('2027-05-14');

  test('has numbers, days as the wall shows them, and texts as they are', () => {
    expect(workbookValue({ cents: 1250 })).toBe(12.5);
    expect(workbookValue(day)).toEqual(new Date('2027-05-14T00:00:00Z'));
    expect(workbookValue({ day, time: '17:30' })).toEqual(new Date('2027-05-14T17:30:00Z'));
    expect(workbookValue('=1+1')).toBe('=1+1');
    expect(workbookValue(null)).toBeNull();
  });
});

test('a file is named so that every system can keep it', () => {
  const taken = { place: 'Aue/Brück: "Nord"', day: '2026-11-28', language: 'de' } as const;
  expect(fileNameOf({ list: 'items', format: 'csv' }, taken)).toBe(
    'Gegenstände Aue-Brück- -Nord- 2026-11-28.csv',
  );
});
