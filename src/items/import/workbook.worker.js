/** Reads the sheets of one workbook in a thread of its own, whose memory and time are bounded. Plain JavaScript: threads are started from a file as it is. */
import { parentPort, workerData } from 'node:worker_threads';
import { streamOdsRows } from 'hucre/ods';
import { readXlsx, streamXlsxRows } from 'hucre/xlsx';

const { bytes, kind, limits, sheetNames } = workerData;

/** What a spreadsheet that speaks German shows where a formula went wrong. */
const errors = {
  '#N/A': '#NV',
  '#VALUE!': '#WERT!',
  '#REF!': '#BEZUG!',
  '#NUM!': '#ZAHL!',
};

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
  return errors[value] ?? value;
}

class TooMuch extends Error {}

const isSeen = (cell) => cell.trim() !== '';

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
    rows.push({ index, cells: cells.slice(0, last + 1) });
  }
  return { name, rows };
}

async function sheetsOf() {
  const names = kind === 'ods' ? sheetNames : await xlsxNames();
  if (names.length > limits.sheets) throw new TooMuch('sheets');
  const sheets = [];
  for (const [at, name] of names.entries()) {
    const stream =
      kind === 'ods' ? streamOdsRows(bytes, { sheets: [at] }) : streamXlsxRows(bytes, { sheet: at });
    sheets.push(await sheetOf(name, stream));
  }
  return sheets;
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

try {
  parentPort.postMessage({ sheets: await sheetsOf() });
} catch (error) {
  parentPort.postMessage({ fault: error instanceof TooMuch ? error.message : 'unreadable' });
}
