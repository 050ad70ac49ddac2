/** On what and how was measured: the machine, the versions, and how durable each engine is told to be. */
import { cpus, totalmem } from 'node:os';
import { execFileSync } from 'node:child_process';
import { Client } from 'pg';
import sqlite3 from 'sqlite3';

export async function machine(): Promise<Record<string, string>> {
  const [cpu] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim(),
    processor: `${cpus().length} × ${cpu?.model ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    node: process.version,
    sqlite: `${await sqliteVersion()}, WAL, synchronous=FULL on both sides`,
    postgres: await postgresFacts(),
  };
}

function sqliteVersion(): Promise<string> {
  return new Promise((resolve, reject) => {
    new sqlite3.Database(':memory:').get<{ version: string }>(
      'SELECT sqlite_version() AS version',
      (error, row) => (error ? reject(error) : resolve(row!.version)),
    );
  });
}

async function postgresFacts(): Promise<string> {
  const connectionString = process.env['TEST_DATABASE_URL'];
  if (!connectionString) return 'none';
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ facts: string }>(
    `SELECT current_setting('server_version') || ', fsync=' || current_setting('fsync')
      || ', synchronous_commit=' || current_setting('synchronous_commit') AS facts`,
  );
  await client.end();
  return rows[0]!.facts;
}
