/** Reads the list that somebody brings, as a file or pasted, without holding anybody up. */
import { parse } from 'csv-parse';
import { fileText } from '../../shared/file-text.js';
import { emptyList } from './file-refusals.js';
import { listKindOf } from './file-kinds.js';
import { fileTooLarge, isSeenCell, MOST_FILE_BYTES, MOST_RECORDS } from './grid-limits.js';
import { gridOfRecords, readingOf, soundText, type ParsedRecord } from './grid.js';
import type { Grid } from './import-lines.js';
import { gridsOfWorkbook } from './workbook.reader.js';

/** What is read in one turn of the event loop. */
const SLICE_BYTES = 16 * 1024;

/** One grid for each sheet in which something stands. Refuses (413, 415, 422) what is no list, or too much of one. */
export async function readGrids(file: { bytes: Buffer; name: string }): Promise<Grid[]> {
  const { bytes } = file;
  if (bytes.length > MOST_FILE_BYTES) throw fileTooLarge();
  const kind = listKindOf(file);
  const grids = kind === 'text' ? [await readText(fileText(bytes))] : await gridsOfWorkbook(bytes, kind);
  const filled = grids.filter(({ rows }) => rows.some(({ cells }) => cells.some(isSeenCell)));
  if (filled.length === 0) throw emptyList();
  return filled;
}

/** What `gridOfText` answers, for texts that are long. */
export async function readText(text: string): Promise<Grid> {
  const sound = soundText(text);
  return gridOfRecords((await recordsOf(sound, '"')) ?? (await recordsOf(sound, false)));
}

/** Undefined where a quotation mark is not closed, or closes far too late. */
async function recordsOf(text: string, quote: '"' | false): Promise<ParsedRecord[] | undefined> {
  const read: { records: ParsedRecord[] | undefined } = { records: [] };
  const parser = parse(readingOf(text, quote));
  parser.on('data', (record: ParsedRecord) => read.records?.push(record));
  const end = new Promise<void>((resolve) => {
    parser.on('end', resolve);
    parser.on('error', () => {
      read.records = undefined;
      resolve();
    });
  });
  const bytes = Buffer.from(text);
  const isOpen = (): boolean => read.records !== undefined && read.records.length <= MOST_RECORDS;
  for (let at = 0; isOpen() && at < bytes.length; at += SLICE_BYTES) {
    parser.write(bytes.subarray(at, at + SLICE_BYTES));
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (isOpen()) {
    parser.end();
    await end;
  }
  parser.destroy();
  return read.records;
}
