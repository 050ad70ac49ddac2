/** Databases for tests: made before, dropped after; nothing to do on SQLite but to remove the folder. */
import { rm } from 'node:fs/promises';
import { Client } from 'pg';

export const onPostgres = Boolean(process.env['DATABASE_URL']);

const name = (): string => new URL(process.env['DATABASE_URL'] ?? '').pathname.slice(1);

export async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export async function makeDatabase(): Promise<void> {
  if (onPostgres) await asAdmin(`CREATE DATABASE ${name()}`);
}

export async function dropDatabase(): Promise<void> {
  if (onPostgres) await asAdmin(`DROP DATABASE IF EXISTS ${name()} WITH (FORCE)`);
  await rm(process.env['TEST_FOLDER'] ?? '', { recursive: true, force: true });
}
