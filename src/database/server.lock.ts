/** The lock file beside an SQLite database: one server for one file, and a mark that there was a database. */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { StartRefusal } from '../shared/start-refusal.js';
import { isAlive, startOf } from './process.alive.js';
import { alone } from './sqlite.mutex.js';

/** `opening`: the server started without a database and is about to make it. `released`: it stopped cleanly. */
type State = 'opening' | 'serving' | 'released';

interface Mark {
  pid: number;
  started: string;
  state: State;
}

export class ServerLock {
  private constructor(private readonly file: string) {}

  /** For a server, before it opens `file`. Refuses where another server lives, or where the database has vanished. */
  static take(file: string): Promise<ServerLock> {
    return alone(file, async () => {
      refuseServed(file, 'A server runs already');
      refuseVanished(file);
      write(file, isThere(file) ? 'serving' : 'opening');
      return new ServerLock(file);
    });
  }

  /** There is a database from now on: should it be missing at a later start, something is wrong. */
  hasOpened(): void {
    write(this.file, 'serving');
  }

  /** The file stays: as a mark it keeps the next start from making a new database where this one has vanished. */
  release(): void {
    write(this.file, 'released');
  }
}

/** Refuses while another process serves `file`; `what` begins the sentence. */
export function refuseServed(file: string, what: string): void {
  const mark = markBeside(file);
  if (!mark || mark.state === 'released' || mark.pid === process.pid || !isAlive(mark)) return;
  throw new StartRefusal(
    `${what}: process ${mark.pid} serves ${file}, as ${lockOf(file)} says. Stop it first; nothing was changed.`,
  );
}

/** Refuses where there was a database and is none: SQLite would make a new, empty one without a word. */
export function refuseVanished(file: string): void {
  const mark = markBeside(file);
  if (!mark || mark.state === 'opening' || isThere(file)) return;
  throw new StartRefusal(
    `The database ${file} is missing or empty, but there was one. Put it back, or restore a backup. ` +
      `If you really want a new, empty one, remove ${lockOf(file)} and start again.`,
  );
}

const lockOf = (file: string): string => `${file}.lock`;

const isThere = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;

/** A file that nobody can read still says that there was a database. */
function markBeside(file: string): Mark | undefined {
  if (!statSync(lockOf(file), { throwIfNoEntry: false })) return undefined;
  try {
    return JSON.parse(readFileSync(lockOf(file), 'utf8')) as Mark;
  } catch {
    return { pid: 0, started: '', state: 'released' };
  }
}

/** Whole or not at all, also in a power cut. */
function write(file: string, state: State): void {
  const mark: Mark = { pid: process.pid, started: startOf(process.pid) ?? '', state };
  const draft = `${lockOf(file)}.${process.pid}`;
  try {
    writeFileSync(draft, `${JSON.stringify(mark)}\n`, { mode: 0o600, flush: true });
    renameSync(draft, lockOf(file));
  } finally {
    rmSync(draft, { force: true });
  }
}
