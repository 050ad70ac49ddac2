/** An installation for server processes: a database and a folder of its own on a named engine, and a look into its tables from outside. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    if (this.engine === 'PostgreSQL') await this.asAdmin(`DROP DATABASE ${this.name} WITH (FORCE)`);
    await rm(this.folder, { recursive: true, force: true });
  }

  get sqliteFile(): string {
    return join(this.folder, 'leihbund.sqlite');
  }

  get mailFolder(): string {
    return join(this.folder, 'mail');
  }

  /** Nothing of the test's own environment but what finds programs. */
  get environment(): Record<string, string> {
    const own = { PATH: process.env['PATH'] ?? '', MAIL_DIR: this.mailFolder, LOG_LEVEL: 'warn' };
    return this.engine === 'PostgreSQL'
      ? { ...own, DATABASE_URL: this.databaseUrl }
      : { ...own, SQLITE_FILE: this.sqliteFile };
  }

  get databaseUrl(): string {
    const url = new URL(this.adminUrl);
    url.pathname = `/${this.name}`;
    return url.href;
  }

  /** Runs `dist/command.js` and waits for its end. */
  command(...given: string[]): void {
    const { status, stderr } = spawnSync('node', ['dist/command.js', ...given], { env: this.environment });
    if (status !== 0) throw new Error(`The command ${given[0]} failed: ${stderr.toString()}`);
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

  /** Changes a row behind the server's back. */
  async change(statement: string): Promise<void> {
    await this.ask(statement);
  }

  /** Names of the mails that were written as files; each ends in the mail's id. */
  mailFiles(): string[] {
    return readdirSync(this.mailFolder).filter((name) => name.endsWith('.eml'));
  }

  private async asAdmin(statement: string): Promise<void> {
    const client = new Client({ connectionString: this.adminUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  }
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
