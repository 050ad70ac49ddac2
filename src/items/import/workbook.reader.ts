/** Has a workbook read by a process of its own, which is ended when it takes too long or too much; one at a time. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../../shared/refusal.js';
import { notAWorkbook, tooManySheets, tooMuchInside } from './file-refusals.js';
import {
  cellTooLong,
  MOST_CELL_CHARACTERS,
  MOST_COLUMNS,
  MOST_FILE_BYTES,
  MOST_ROWS,
  MOST_SHEETS,
  tooManyColumns,
  tooManyRows,
} from './grid-limits.js';
import type { Grid } from './import-lines.js';
import { partsOfWorkbook, storedZip } from './zip-parts.reader.js';

/** A full list takes a second or two, and more where the machine is busy. */
const PATIENCE_MS = 20_000;
/** A list of 5,000 rows of 50 cells takes less than 100. */
const MOST_MEGABYTES = 256;
const MOST_WAITING = 10;

interface Sheet {
  name: string;
  rows: { index: number; cells: string[] }[];
}

type Answer = { sheets: Sheet[] } | { fault: string };

let before: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Refuses (503) while too many wait. */
export async function gridsOfWorkbook(bytes: Buffer, kind: 'xlsx' | 'ods'): Promise<Grid[]> {
  if (waiting >= MOST_WAITING) throw busy();
  waiting += 1;
  const mine = before.then(() => readOne(bytes, kind));
  before = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    waiting -= 1;
  }
}

async function readOne(bytes: Buffer, kind: 'xlsx' | 'ods'): Promise<Grid[]> {
  const parts = await partsOfWorkbook(bytes);
  const main = parts.get(kind === 'ods' ? 'content.xml' : 'xl/workbook.xml');
  if (!main || [...parts.values()].some(declares)) throw notAWorkbook();
  const answer = await answerOf({ zip: storedZip(parts), kind });
  if ('fault' in answer) throw (faults[answer.fault] ?? notAWorkbook)();
  return answer.sheets.map(gridOf);
}

/** No workbook declares types or entities of its own; whoever does wants them to grow, or to fetch something. */
const declares = (part: Buffer): boolean => part.includes('<!DOCTYPE') || part.includes('<!ENTITY');

const faults: Readonly<Record<string, () => Refusal>> = {
  rows: tooManyRows,
  columns: tooManyColumns,
  characters: cellTooLong,
  sheets: tooManySheets,
  exhausted: tooMuchInside,
};

const limits = {
  rows: MOST_ROWS,
  columns: MOST_COLUMNS,
  characters: MOST_CELL_CHARACTERS,
  sheets: MOST_SHEETS,
  total: 4 * MOST_FILE_BYTES,
};

interface Job {
  zip: Buffer;
  kind: 'xlsx' | 'ods';
}

const CHILD = fileURLToPath(new URL('./workbook.child.js', import.meta.url));

/** It knows nothing of the server: no environment, no files but its own. What it does not answer in time and in full is too much. */
function answerOf({ zip, ...job }: Job): Promise<Answer> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${MOST_MEGABYTES}`, CHILD, JSON.stringify({ ...job, limits })],
    { env: {}, stdio: ['pipe', 'pipe', 'ignore'] },
  );
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  // It may have ended before it has read everything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(zip);
  return new Promise((resolve) => {
    const end = (answer: Answer): void => {
      clearTimeout(patience);
      resolve(answer);
    };
    child.on('error', () => end({ fault: 'exhausted' }));
    child.on('close', (status) => end(status === 0 ? answerIn(chunks) : { fault: 'exhausted' }));
  });
}

const answerIn = (chunks: readonly Buffer[]): Answer =>
  JSON.parse(Buffer.concat(chunks).toString('utf8')) as Answer;

/** With the blank rows between; all rows of a sheet are equally wide. */
function gridOf({ name, rows }: Sheet): Grid {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const cellsAt = new Map(rows.map(({ index, cells }) => [index, cells]));
  const height = rows.reduce((most, { index }) => Math.max(most, index + 1), 0);
  return {
    name,
    rows: Array.from({ length: height }, (_, index) => ({
      line: index + 1,
      cells: [...(cellsAt.get(index) ?? []), ...Array<string>(width).fill('')].slice(0, width),
    })),
  };
}

const busy = (): Refusal =>
  new Refusal(
    'unavailable',
    'import-busy',
    {
      de: 'Gerade werden viele Listen gelesen. Bitte versuchen Sie es gleich noch einmal.',
      en: 'Many lists are being read just now. Please try again in a moment.',
    },
    { retryAfter: 5 },
  );
