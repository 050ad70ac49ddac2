/** What a database's complaint means: try again, come back later, or a rule of the schema. */

const repeatable = new Set(['40001', '40P01', '55P03']);
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // Class 08: the connection; 53: no room, no memory, no connection left; 57P: stopped, crashed, starting, cut off.
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '53000',
  '53100',
  '53200',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  // Statement timeout; idle too long in a transaction; a server that takes no writes; a broken disk.
  '57014',
  '25P03',
  '25P04',
  '25006',
  '58030',
]);
/** Where drivers and ORM have words only; a runner is released early when its connection breaks between statements. */
const awaySentences = [
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'server closed the connection',
  'Client has encountered a connection error',
  'Client was closed',
  'Query runner already released',
  'Cannot use a pool after calling end',
];
const awayOnSqlite = /SQLITE_(BUSY|LOCKED|FULL|READONLY|CANTOPEN|IOERR|PROTOCOL)/;

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

/** A socket that does not exist while its server restarts says ENOENT, as a missing file would. */
const isUnconnected = (error: unknown): boolean =>
  (error as { syscall?: unknown } | null)?.syscall === 'connect';

/** Deadlock, serialization failure or lock timeout on PostgreSQL: the same work may succeed at once. */
export const isRepeatable = (error: unknown): boolean => repeatable.has(codeOf(error));

/** The database cannot be written or reached just now: nothing is wrong with the request. */
export const isAway = (error: unknown): boolean =>
  awayCodes.has(codeOf(error)) || isUnconnected(error) || isSaidSo(messageOf(error));

const isSaidSo = (message: string): boolean =>
  awayOnSqlite.test(message) || awaySentences.some((sentence) => message.includes(sentence));

/** A write through a connection that may not. */
export const isReadOnly = (error: unknown): boolean =>
  codeOf(error) === '25006' || /SQLITE_READONLY/.test(messageOf(error));

/** A second row where the schema allows one. */
export const isDuplicate = (error: unknown): boolean =>
  codeOf(error) === '23505' || /SQLITE_CONSTRAINT: UNIQUE/.test(messageOf(error));

/** A key that points at nothing (or into another alliance). */
export const isDangling = (error: unknown): boolean =>
  codeOf(error) === '23503' || /SQLITE_CONSTRAINT: FOREIGN KEY/.test(messageOf(error));
