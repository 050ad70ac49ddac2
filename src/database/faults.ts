/** What a database's complaint means: try again, come back later, or a rule of the schema. */

const repeatable = new Set(['40001', '40P01', '55P03']);
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '53100',
  '57014',
  '25P03',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);
const awayMessages =
  /SQLITE_(BUSY|LOCKED|FULL|READONLY|CANTOPEN|IOERR)|timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/;

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

/** Deadlock, serialization failure or lock timeout on PostgreSQL: the same work may succeed at once. */
export const isRepeatable = (error: unknown): boolean => repeatable.has(codeOf(error));

/** The database cannot be written or reached just now: nothing is wrong with the request. */
export const isAway = (error: unknown): boolean =>
  awayCodes.has(codeOf(error)) || awayMessages.test(messageOf(error));

/** A write through a connection that may not. */
export const isReadOnly = (error: unknown): boolean =>
  codeOf(error) === '25006' || /SQLITE_READONLY/.test(messageOf(error));

/** A second row where the schema allows one. */
export const isDuplicate = (error: unknown): boolean =>
  codeOf(error) === '23505' || /SQLITE_CONSTRAINT: UNIQUE/.test(messageOf(error));

/** A key that points at nothing (or into another alliance). */
export const isDangling = (error: unknown): boolean =>
  codeOf(error) === '23503' || /SQLITE_CONSTRAINT: FOREIGN KEY/.test(messageOf(error));
