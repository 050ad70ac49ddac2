/** A copy of an SQLite database as it stood at one moment, made in steps while others write; and whether a file is whole. */
import sqlite3 from 'sqlite3';
import { DataSource } from 'typeorm';
import { keepingSqlite } from './sqlite.driver.js';

/** The driver has it; its types do not know. */
interface Backup {
  readonly completed: boolean;
  step(pages: number, done: (error: Error | null) => void): void;
  finish(done: (error: Error | null) => void): void;
}
type Original = sqlite3.Database & { backup(file: string, done: (error: Error | null) => void): Backup };

/** About 8 MB at a time. */
const PAGES = 2_000;
const BUSY_TIMEOUT_MS = 10_000;

/** Writes into `draft`, and refuses what would not be worth having. Never a copy of the file: what was acknowledged last is in its journal. */
export async function copySqlite(file: string, draft: string): Promise<void> {
  const original = await opened(file);
  try {
    // One snapshot for all steps: without it each write of somebody else would begin them anew.
    await asked(original, 'BEGIN');
    await asked(original, 'SELECT 1 FROM sqlite_master');
    await inSteps(original, draft);
  } finally {
    await new Promise<void>((closed) => original.close(() => closed()));
  }
  await proveWhole(draft);
}

async function inSteps(original: Original, draft: string): Promise<void> {
  const backup = await new Promise<Backup>((resolve, reject) => {
    const begun = original.backup(draft, (error) => (error ? reject(error) : resolve(begun)));
  });
  try {
    while (!backup.completed) await said((done) => backup.step(PAGES, done));
  } finally {
    await said((done) => backup.finish(done));
  }
}

/** Refuses a file that is damaged or points at what is not there. Leaves it one file, without a journal. */
export async function proveWhole(file: string): Promise<void> {
  const options = { type: 'sqlite', driver: keepingSqlite, flags: sqlite3.OPEN_READWRITE } as const;
  const copy = await new DataSource({ ...options, database: file }).initialize();
  try {
    await copy.query('PRAGMA journal_mode = DELETE').catch(refuseTorn);
    const told = await copy.query<{ integrity_check: string }[]>('PRAGMA integrity_check');
    if (told[0]?.integrity_check !== 'ok') throw new Error(`${file} is damaged.`);
    const orphans = await copy.query<{ table: string }[]>('PRAGMA foreign_key_check');
    if (orphans[0]) throw new Error(`${file} is damaged: rows of ${orphans[0].table} point at nothing.`);
  } finally {
    await copy.destroy();
  }
}

/** SQLite's own words say nothing to whoever restores. */
function refuseTorn(cause: unknown): never {
  if (!/SQLITE_(CORRUPT|NOTADB)/.test(String(cause))) throw cause;
  throw new Error('The file is torn, or no backup of SQLite.', { cause });
}

function opened(file: string): Promise<Original> {
  return new Promise((resolve, reject) => {
    const original = new sqlite3.Database(file, sqlite3.OPEN_READONLY, (error) => {
      if (error) return reject(error);
      original.configure('busyTimeout', BUSY_TIMEOUT_MS);
      resolve(original as Original);
    });
  });
}

const asked = (original: Original, statement: string): Promise<void> =>
  said((done) => void original.all(statement, done));

function said(ask: (done: (error: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => ask((error) => (error ? reject(error) : resolve())));
}
