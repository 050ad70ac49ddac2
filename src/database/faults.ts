/** What a database's complaint means: try again, come back later (and why), or a rule of the schema. */
import { Refusal } from '../shared/refusal.js';
import type { Words } from '../shared/words.js';

/** Why nothing can be written or read just now, for whoever looks after the installation. */
export const troubles = ['disk-full', 'read-only', 'database-busy', 'database-away'] as const;
export type Trouble = (typeof troubles)[number];

export interface Cause {
  trouble: Trouble;
  /** What is the matter, after "The database cannot be written:". Never the driver's words, which may hold data. */
  words: string;
  /** What the driver or system calls it; empty where it has no name for it. */
  code: string;
}

/** `codes` are SQLSTATEs, or names of the system's errors; `says` is for drivers and ORM that have words only. */
interface Complaint {
  trouble: Trouble;
  words: string;
  codes?: readonly string[];
  says?: readonly string[];
}

const complaints: readonly Complaint[] = [
  {
    trouble: 'disk-full',
    words: 'the disk is full',
    codes: ['ENOSPC', 'EDQUOT', '53100'],
    says: ['SQLITE_FULL'],
  },
  { trouble: 'read-only', words: 'it is read-only', codes: ['EROFS', '25006'], says: ['SQLITE_READONLY'] },
  {
    trouble: 'database-busy',
    words: 'somebody else holds its lock',
    says: ['SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_PROTOCOL'],
  },
  {
    trouble: 'database-busy',
    words: 'it has no connection or no memory left',
    codes: ['53000', '53200', '53300'],
  },
  // Statement timeout; idle for too long in a transaction.
  { trouble: 'database-busy', words: 'it took too long and was cut off', codes: ['57014', '25P03', '25P04'] },
  {
    trouble: 'database-busy',
    words: 'every connection is in use, or none could be made in time',
    says: ['timeout exceeded when trying to connect'],
  },
  { trouble: 'database-away', words: 'its file cannot be opened', says: ['SQLITE_CANTOPEN'] },
  { trouble: 'database-away', words: 'the disk fails', codes: ['EIO', '58030'], says: ['SQLITE_IOERR'] },
  {
    trouble: 'database-away',
    words: 'nobody answers at its address',
    codes: ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  },
  // Class 57P: stopped, crashed, starting, cut off.
  {
    trouble: 'database-away',
    words: 'it is being stopped or started',
    codes: ['57P01', '57P02', '57P03', '57P05'],
    says: ['Cannot use a pool after calling end'],
  },
  {
    trouble: 'database-away',
    words: 'the connection was lost',
    // Class 08: the connection.
    codes: ['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', '08000', '08001', '08003', '08004', '08006'],
    // A runner is released early when its connection breaks between statements.
    says: [
      'Connection terminated',
      'server closed the connection',
      'Client has encountered a connection error',
      'Client was closed',
      'Query runner already released',
    ],
  },
];

/** What no driver says: we found it out ourselves. */
export const ourOwn = {
  gone: { trouble: 'database-away', words: 'its file is no longer where it was opened', code: '' },
  crowded: { trouble: 'database-busy', words: 'there is more to do than it can take', code: '' },
  held: { trouble: 'database-busy', words: 'locks were not let go in time', code: '' },
} as const satisfies Readonly<Record<string, Cause>>;

const repeatable = new Set(['40001', '40P01', '55P03']);

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

/** A socket that does not exist while its server restarts says ENOENT, as a missing file would. */
const isUnconnected = (error: unknown): boolean =>
  (error as { syscall?: unknown } | null)?.syscall === 'connect';

/** Deadlock, serialization failure or lock timeout on PostgreSQL: the same work may succeed at once. */
export const isRepeatable = (error: unknown): boolean => repeatable.has(codeOf(error));

/** Why the database cannot be written or reached just now; undefined where that is not what the error says. */
export function causeOf(error: unknown): Cause | undefined {
  const [code, message] = [codeOf(error), messageOf(error)];
  for (const { trouble, words, codes = [], says = [] } of complaints) {
    const said = says.find((sentence) => message.includes(sentence));
    if (codes.includes(code) || said !== undefined)
      return { trouble, words, code: code || (said?.startsWith('SQLITE_') ? said : '') };
  }
  if (!isUnconnected(error)) return undefined;
  return { trouble: 'database-away', words: 'nobody answers at its address', code };
}

/** A write through a connection that may not. */
export const isReadOnly = (error: unknown): boolean => causeOf(error)?.trouble === 'read-only';

/** A second row where the schema allows one. */
export const isDuplicate = (error: unknown): boolean =>
  codeOf(error) === '23505' || /SQLITE_CONSTRAINT: UNIQUE/.test(messageOf(error));

/** For `catch`: what the reader hears (409) where something of this name or number is there already. */
export const refuseDuplicate =
  (code: string, words: Words) =>
  (error: unknown): never => {
    throw isDuplicate(error) ? new Refusal('conflict', code, words) : error;
  };

/** A key that points at nothing (or into another alliance). */
export const isDangling = (error: unknown): boolean =>
  codeOf(error) === '23503' || /SQLITE_CONSTRAINT: FOREIGN KEY/.test(messageOf(error));
