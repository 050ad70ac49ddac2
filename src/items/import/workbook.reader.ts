/** Has a workbook read by a thread that is ended when it takes too long or too much; one at a time. */
import { Worker } from 'node:worker_threads';
import { Refusal } from '../../shared/refusal.js';
import { notAWorkbook, tooManySheets, tooMuchInside } from './file-refusals.js';
import {
  cellTooLong,
  MOST_CELL_CHARACTERS,
  MOST_COLUMNS,
  MOST_ROWS,
  MOST_SHEETS,
  tooManyColumns,
  tooManyRows,
} from './grid-limits.js';
import type { Grid } from './import-lines.js';
import { partsOfWorkbook, storedZip } from './zip-parts.reader.js';

const PATIENCE_MS = 10_000;
/** A list of 5,000 rows takes less than 100. */
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
  const sheetNames = kind === 'ods' ? namesIn(main.toString('utf8')) : [];
  const answer = await answerOf({ bytes: storedZip(parts), kind, sheetNames });
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
};

interface Job {
  bytes: Uint8Array<ArrayBuffer>;
  kind: 'xlsx' | 'ods';
  sheetNames: readonly string[];
}

function answerOf(job: Job): Promise<Answer> {
  const thread = new Worker(new URL('./workbook.worker.js', import.meta.url), {
    workerData: { ...job, limits },
    transferList: [job.bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES, maxYoungGenerationSizeMb: 32 },
  });
  return new Promise<Answer>((resolve) => {
    const end = (answer: Answer): void => {
      clearTimeout(patience);
      void thread.terminate();
      resolve(answer);
    };
    const patience = setTimeout(() => end({ fault: 'exhausted' }), PATIENCE_MS);
    thread.on('message', end);
    thread.on('error', () => end({ fault: 'exhausted' }));
    thread.on('exit', () => end({ fault: 'exhausted' }));
  });
}

/** The sheets of an `.ods` stand in its text one after the other. */
const namesIn = (xml: string): string[] =>
  [...xml.matchAll(/<table:table\s(?:[^>]*?\s)?table:name="([^"]{0,200})"/g)].map(([, name = '']) =>
    name.replace(/&(amp|lt|gt|quot|apos);/g, (_, sign: keyof typeof signs) => signs[sign]),
  );

const signs = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const;

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
