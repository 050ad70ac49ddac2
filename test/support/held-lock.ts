/** Somebody else who holds what every decision needs: the file's write lock on SQLite, the pool's row on PostgreSQL. */
import { Client } from 'pg';
import { Child } from './child.js';
import { onPostgres } from './database.js';

/** Resolves once it is held; the answer lets go. */
export async function holdLock(slug: string): Promise<() => Promise<void>> {
  return onPostgres ? holdRow(slug) : holdFile();
}

async function holdRow(slug: string): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: process.env['DATABASE_URL'] });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM alliances WHERE slug = $1 FOR UPDATE', [slug]);
  return async () => {
    await client.query('ROLLBACK');
    await client.end();
  };
}

async function holdFile(): Promise<() => Promise<void>> {
  const child = Child.start('hold-lock.ts');
  await child.hasSaid('holds');
  return async () => {
    child.go();
    await child.ended;
  };
}
