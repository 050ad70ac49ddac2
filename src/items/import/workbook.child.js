/** Reads the sheets of one workbook in a process of its own, which may run out of memory without harm to the server. Plain JavaScript: it is started from the file as it is. */
import { buffer } from 'node:stream/consumers';
import { streamOdsRows } from 'hucre/ods';
import { readXlsx, streamXlsxRows } from 'hucre/xlsx';

const { kind, limits } = JSON.parse(process.argv[2]);
const bytes = new Uint8Array(await buffer(process.stdin));

/** What a spreadsheet that speaks German shows where a formula went wrong. */
const errors = new Map([
  ['#N/A', '#NV'],
  ['#VALUE!', '#WERT!'],
  ['#REF!', '#BEZUG!'],
  ['#NUM!', '#ZAHL!'],
]);

const two = (number) => String(number).padStart(2, '0');

/** 3 June 2024 is "03.06.2024"; a time alone has no day. */
function dayText(day) {
  if (Number.isNaN(day.getTime())) return '';
  const time = `${two(day.getUTCHours())}:${two(day.getUTCMinutes())}`;
  if (day.getUTCFullYear() < 1901) return time;
  const date = `${two(day.getUTCDate())}.${two(day.getUTCMonth() + 1)}.${day.getUTCFullYear()}`;
  return time === '00:00' ? date : `${date} ${time}`;
}

/** 15 digits, as spreadsheets count: 0.1 + 0.2 is "0,3". */
const numberText = (number) => String(Number(number.toPrecision(15))).replace('.', ',');

/** What the sheet shows; a formula is its last result, and nothing is calculated here. */
function textOf(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'WAHR' : 'FALSCH';
  if (value instanceof Date) return dayText(value);
  return errors.get(value) ?? value;
}

class TooMuch extends Error {}

const isSeen = (cell) => cell.trim() !== '';

/** Of all cells: one text may stand in each of them, so that little becomes much. */
let total = 0;

/** Rows in which something stands, with where they stand; ends at once where there are too many. */
async function sheetOf(name, stream) {
  const rows = [];
  for await (const { index, values } of stream) {
    const cells = values.map(textOf);
    const last = cells.findLastIndex(isSeen);
    if (last === -1) continue;
    if (last >= limits.columns) throw new TooMuch('columns');
    if (rows.length >= limits.rows || !(index >= 0 && index < 2 * limits.rows)) throw new TooMuch('rows');
    if (cells.some(({ length }) => length > limits.characters)) throw new TooMuch('characters');
    total += cells.reduce((sum, { length }) => sum + length, 0);
    if (total > limits.total) throw new TooMuch('exhausted');
    rows.push({ index, cells: cells.slice(0, last + 1) });
  }
  return { name, rows };
}

async function sheetsOf() {
  const names = kind === 'ods' ? odsNames() : await xlsxNames();
  if (names.length > limits.sheets) throw new TooMuch('sheets');
  const sheets = [];
  for (const [at, name] of names.entries()) {
    const stream =
      kind === 'ods' ? streamOdsRows(bytes, { sheets: [at] }) : streamXlsxRows(bytes, { sheet: at });
    sheets.push(await sheetOf(name, stream));
  }
  return sheets;
}

const signs = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** They stand in the text one after the other; the zip packs nothing, so that it can be searched as it is. */
function odsNames() {
  const tables = new TextDecoder().decode(bytes).matchAll(/<table:table\s[^<>]*>/g);
  return [...tables].map(([table]) => {
    const [, name = ''] = /\stable:name="([^"]*)"/.exec(table) ?? [];
    return name.replace(/&(amp|lt|gt|quot|apos);/g, (_, sign) => signs.get(sign));
  });
}

async function xlsxNames() {
  const names = [];
  await readXlsx(bytes, {
    sheets: ({ name }) => {
      names.push(name);
      return false;
    },
  });
  return names;
}

const answer = await sheetsOf().then(
  (sheets) => ({ sheets }),
  (error) => ({ fault: error instanceof TooMuch ? error.message : 'unreadable' }),
);
process.stdout.write(JSON.stringify(answer));
