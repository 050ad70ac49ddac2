/** A dump of a PostgreSQL database as it stood at one moment, read to its end and counted against what was there. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { Client } from 'pg';

export const run = promisify(execFile);

/** How many rows each table has. */
type Counts = ReadonlyMap<string, number>;

/** Writes into `draft`, and refuses what would not be worth having. Needs no right that serving does not need. */
export async function dumpPostgres(url: string, draft: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // What is dumped is what is counted, whatever is written meanwhile.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ id: string }>('SELECT pg_export_snapshot() AS id');
    const given = ['--format=custom', '--no-password', `--snapshot=${rows[0]?.id}`, `--file=${draft}`];
    await run('pg_dump', given, { env: toolsEnvironment(url) });
    compare(await rowsThere(client), await rowsIn(draft));
  } finally {
    await client.end();
  }
}

/** For PostgreSQL's programs. The password travels in the environment: everybody on the machine sees a command line. */
export function toolsEnvironment(url: string): NodeJS.ProcessEnv {
  const { host, port, user, database, password } = new Client({ connectionString: url });
  const sslMode = new URL(url).searchParams.get('sslmode');
  return {
    ...process.env,
    PGHOST: host,
    PGPORT: String(port),
    ...(user === undefined ? {} : { PGUSER: user }),
    ...(database === undefined ? {} : { PGDATABASE: database }),
    ...(typeof password === 'string' ? { PGPASSWORD: password } : {}),
    ...(sslMode === null ? {} : { PGSSLMODE: sslMode }),
  };
}

function compare(there: Counts, dumped: Counts): void {
  for (const [table, count] of there)
    if (dumped.get(table) !== count)
      throw new Error(`The dump is not whole: ${dumped.get(table) ?? 'no'} of ${count} rows of ${table}.`);
}

async function rowsThere(client: Client): Promise<Counts> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `SELECT current_schema() AS schema, relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace`,
  );
  const counts = new Map<string, number>();
  for (const { schema, name } of rows) {
    const counted = await client.query<{ count: string }>(
      `SELECT count(*) FROM ${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`,
    );
    counts.set(`${schema}.${name}`, Number(counted.rows[0]?.count));
  }
  return counts;
}

/** Has pg_restore write out every row of the archive: its list alone would not notice that the end is missing. */
async function rowsIn(dump: string): Promise<Counts> {
  const tool = spawn('pg_restore', ['--data-only', '--file=-', dump]);
  let complaints = '';
  tool.stderr.on('data', (bytes: Buffer) => (complaints += bytes.toString()));
  const [counts, [code]] = await Promise.all([rowsOf(tool.stdout), once(tool, 'close')]);
  if (code !== 0) throw new Error(complaints || `pg_restore ended with ${String(code)}.`);
  return counts;
}

async function rowsOf(script: Readable): Promise<Counts> {
  const counts = new Map<string, number>();
  let table: string | undefined;
  // Byte for byte: in UTF-8 some characters would count as ends of lines.
  for await (const line of createInterface({ input: script.setEncoding('latin1') })) {
    if (table === undefined) table = tableOf(line);
    else if (line === '\\.') table = undefined;
    else counts.set(table, (counts.get(table) ?? 0) + 1);
    if (table !== undefined && !counts.has(table)) counts.set(table, 0);
  }
  return counts;
}

/** `COPY public.people (id, email) FROM stdin;` */
const tableOf = (line: string): string | undefined => /^COPY (\S+) .*FROM stdin;$/.exec(line)?.[1];
