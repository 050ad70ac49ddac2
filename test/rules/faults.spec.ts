/** What a database's complaint means: come back later, try again at once, or a bug that must be seen. */
import { describe, expect, test } from '@jest/globals';
import { causeOf, isRepeatable } from '../../src/database/faults.js';

const coded = (code: string, message = 'complaint'): Error => Object.assign(new Error(message), { code });

describe('the database is away', () => {
  test.each<[string, Error]>([
    ['stopped by its administrator', coded('57P01')],
    ['crashed', coded('57P02')],
    ['starting up, shutting down, recovering', coded('57P03')],
    ['cut off for idling', coded('57P05')],
    ['cut off for idling in a transaction', coded('25P03')],
    ['out of connections', coded('53300')],
    ['out of disk', coded('53100')],
    ['out of memory', coded('53200')],
    ['a standby, or told to take no writes', coded('25006')],
    ['a statement that took too long', coded('57014')],
    ['connection lost, as the server says', coded('08006')],
    ['refused', coded('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432')],
    ['refused on both addresses of a name', Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })],
    ['reset', coded('ECONNRESET', 'read ECONNRESET')],
    ['written to after its end', coded('EPIPE', 'write EPIPE')],
    ['unknown to the name server just now', coded('EAI_AGAIN', 'getaddrinfo EAI_AGAIN db')],
    ['its socket gone', Object.assign(coded('ENOENT', 'connect ENOENT /run/x'), { syscall: 'connect' })],
    ['gone between two statements', new Error('Connection terminated unexpectedly')],
    ['gone while connecting', new Error('Connection terminated due to connection timeout')],
    ['gone, in the words of its library', new Error('server closed the connection unexpectedly')],
    ['broken before', new Error('Client has encountered a connection error and is not queryable')],
    ['closed', new Error('Client was closed and is not queryable')],
    [
      'broken between two statements',
      new Error('Query runner already released. Cannot run queries anymore.'),
    ],
    ['out of connections here', new Error('timeout exceeded when trying to connect')],
    ['being closed by us', new Error('Cannot use a pool after calling end on the pool')],
    ['locked', new Error('SQLITE_BUSY: database is locked')],
    ['full', new Error('SQLITE_FULL: database or disk is full')],
    ['read-only', new Error('SQLITE_READONLY: attempt to write a readonly database')],
    ['not to be opened', new Error('SQLITE_CANTOPEN: unable to open database file')],
    ['on a broken disk', new Error('SQLITE_IOERR: disk I/O error')],
  ])('when it is %s', (_what, error) => {
    expect(causeOf(error)).toBeDefined();
  });

  test.each<[string, unknown]>([
    ['a second row', coded('23505')],
    ['a wrong statement', coded('42601')],
    ['a failed transaction used on', coded('25P02')],
    ['a missing file', Object.assign(coded('ENOENT', 'open ENOENT /x'), { syscall: 'open' })],
    ['a rule of the schema', new Error('SQLITE_CONSTRAINT: CHECK constraint failed')],
    ['our own bug', new TypeError('x is not a function')],
    ['nothing', null],
  ])('not by %s: that is a bug or a rule', (_what, error) => {
    expect(causeOf(error)).toBeUndefined();
  });
});

test.each(['40001', '40P01', '55P03'])('%s may succeed when it is done again', (code) => {
  expect(isRepeatable(coded(code))).toBe(true);
  expect(causeOf(coded(code))).toBeUndefined();
});
