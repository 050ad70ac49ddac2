/** The checksum of a migration: what it asks of the database, whatever compiler or ORM is at work. */
import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** SHA-256 over every call that `up` makes. It is answered with nothing, so what depends on an answer is not seen. */
export async function checksumOf(migration: MigrationInterface): Promise<string> {
  const calls: string[] = [];
  await migration.up(recorder(calls));
  return createHash('sha256').update(calls.join('\n')).digest('hex');
}

/** Stands in for the query runner, and for its manager and its connection. */
function recorder(calls: string[], path = ''): QueryRunner {
  const record = (name: string, given: unknown[]): Promise<unknown> => {
    calls.push(JSON.stringify([name, ...given], meaningful));
    return Promise.resolve(/(^|\.)query$/.test(name) ? [] : undefined);
  };
  const get = (_target: object, member: string | symbol): unknown => {
    const name = `${path}${String(member)}`;
    if (member === 'manager' || member === 'connection') return recorder(calls, `${name}.`);
    return (...given: unknown[]) => record(name, given);
  };
  return new Proxy({}, { get }) as QueryRunner;
}

/** Without what says nothing and in one order: a new version of the ORM may add a member that is off. */
function meaningful(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => !isOff(one))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const isOff = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);
