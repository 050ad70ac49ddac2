/** An installation for server processes: a database and a folder of its own on a named engine, and a look into its tables from outside. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import sqlite3 from 'sqlite3';

export const engines = ['SQLite', 'PostgreSQL'] as const;
export type Engine = (typeof engines)[number];

export type Row = Record<string, unknown>;
export type Tables = Record<string, Row[]>;

export class Installation {
  readonly folder = mkdtempSync(join(tmpdir(), 'leihbund-processes-'));
  private readonly name = `leihbund_${randomUUID().replaceAll('-', '')}`;

  private constructor(
    readonly engine: Engine,
    private readonly adminUrl: string,
  ) {}

  /** `adminUrl` names a PostgreSQL on which databases may be made. */
  static async make(engine: Engine, adminUrl = process.env['TEST_DATABASE_URL']): Promise<Installation> {
    if (engine === 'PostgreSQL' && !adminUrl) throw new Error('TEST_DATABASE_URL must name a PostgreSQL.');
    const made = new Installation(engine, adminUrl ?? '');
    if (engine === 'PostgreSQL') await made.asAdmin(`CREATE DATABASE ${made.name}`);
    return made;
  }

  async drop(): Promise<void> {
    if (this.engine === 'PostgreSQL') await this.dropDatabases();
    await rm(this.folder, { recursive: true, force: true });
  }

  get sqliteFile(): string {
    return join(this.folder, 'leihbund.sqlite');
  }

  get mailFolder(): string {
    return join(this.folder, 'mail');
  }

  get backupFolder(): string {
    return join(this.folder, 'backup');
  }

  /** Nothing of the test's own environment but what finds programs. */
  get environment(): Record<string, string> {
    const folders = { MAIL_DIR: this.mailFolder, BACKUP_DIR: this.backupFolder };
    const own = { PATH: process.env['PATH'] ?? '', ...folders, LOG_LEVEL: 'warn' };
    return this.engine === 'PostgreSQL'
      ? { ...own, DATABASE_URL: this.databaseUrl }
      : { ...own, SQLITE_FILE: this.sqliteFile };
  }

  get databaseUrl(): string {
    return this.urlOf(this.name);
  }

  private urlOf(database: string): string {
    const url = new URL(this.adminUrl);
    url.pathname = `/${database}`;
    return url.href;
  }

  /** Runs `dist/command.js` and waits for its end. */
  command(...given: string[]): void {
    const { status, stderr } = spawnSync('node', ['dist/command.js', ...given], { env: this.environment });
    if (status !== 0) throw new Error(`The command ${given[0]} failed: ${stderr.toString()}`);
  }

  /** The same while everything else goes on. */
  async run(...given: string[]): Promise<{ code: number; said: string }> {
    const child = this.started(given);
    let said = '';
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
    const [code] = (await once(child, 'close')) as [number];
    return { code, said };
  }

  /** The same, but it gets no further than it comes in so many milliseconds. */
  async runAndKill(milliseconds: number, ...given: string[]): Promise<void> {
    const child = this.started(given);
    const ended = once(child, 'exit');
    await Promise.race([pause(milliseconds), ended]);
    child.kill('SIGKILL');
    await ended;
  }

  private started(given: readonly string[]): ChildProcess {
    return spawn('node', ['dist/command.js', ...given], { env: this.environment });
  }

  /** True before anything was written. */
  async isEmpty(): Promise<boolean> {
    if (this.engine === 'SQLite') return !existsSync(this.sqliteFile);
    const [tables] = await this.ask(`SELECT 1 FROM pg_tables WHERE schemaname = 'public'`);
    return tables?.length === 0;
  }

  /** The single number in what was put aside under that name. */
  async countIn(aside: string, query: string): Promise<number> {
    const asked =
      this.engine === 'PostgreSQL' ? askPostgres(this.urlOf(aside), [query]) : askSqlite(aside, [query]);
    const [[row] = []] = await asked;
    return Number(Object.values(row ?? {})[0]);
  }

  /** Whole tables as they stood at one moment. */
  async tables(...names: string[]): Promise<Tables> {
    const queries = names.map((name) => `SELECT * FROM ${name}`);
    const found = await this.ask(...queries);
    return Object.fromEntries(names.map((name, index) => [name, found[index] ?? []]));
  }

  /** The answers of several queries on one snapshot. */
  ask(...queries: string[]): Promise<Row[][]> {
    return this.engine === 'PostgreSQL'
      ? askPostgres(this.databaseUrl, queries)
      : askSqlite(this.sqliteFile, queries);
  }

  /** Changes rows behind the server's back; where it is at them just now, after it. */
  async change(statement: string): Promise<void> {
    if (this.engine === 'PostgreSQL') await rowsAt(this.databaseUrl, statement);
    else await this.ask(statement);
  }

  /** Names of the mails that were written as files; each ends in the mail's id. The first one makes the folder. */
  mailFiles(): string[] {
    if (!existsSync(this.mailFolder)) return [];
    return readdirSync(this.mailFolder).filter((name) => name.endsWith('.eml'));
  }

  /** With those that a restore has put aside. */
  private async dropDatabases(): Promise<void> {
    const like = `SELECT datname FROM pg_database WHERE datname LIKE '${this.name}%'`;
    for (const { datname } of await this.asAdmin(like))
      await this.asAdmin(`DROP DATABASE ${String(datname)} WITH (FORCE)`);
  }

  private asAdmin(statement: string): Promise<Row[]> {
    return rowsAt(this.adminUrl, statement);
  }
}

async function rowsAt(url: string, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Row>(statement).finally(() => client.end());
  return rows;
}

/** A file without its end, as a full disk or a broken line leaves it. */
export function tear(whole: string, torn: string): void {
  const bytes = readFileSync(whole);
  writeFileSync(torn, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
}

async function askPostgres(url: string, queries: readonly string[]): Promise<Row[][]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const answers: Row[][] = [];
    for (const query of queries) answers.push((await client.query<Row>(query)).rows);
    await client.query('COMMIT');
    return answers;
  } finally {
    await client.end();
  }
}

async function askSqlite(file: string, queries: readonly string[]): Promise<Row[][]> {
  const connection = await SqliteConnection.open(file);
  try {
    await connection.ask('BEGIN');
    const answers: Row[][] = [];
    for (const query of queries) answers.push(await connection.ask(query));
    await connection.ask('COMMIT');
    return answers;
  } finally {
    await connection.close();
  }
}

/** Another process's connection to the server's file. */
export class SqliteConnection {
  private constructor(private readonly driver: sqlite3.Database) {}

  static open(file: string): Promise<SqliteConnection> {
    return new Promise((resolve, reject) => {
      const driver = new sqlite3.Database(file, sqlite3.OPEN_READWRITE, (error) =>
        error ? reject(error) : resolve(new SqliteConnection(driver)),
      );
      driver.configure('busyTimeout', 5_000);
    });
  }

  ask(query: string): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.driver.all<Row>(query, (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.driver.close((error) => (error ? reject(error) : resolve()));
    });
  }
}
