/** The stage of a restore on PostgreSQL: a database beside the one that is served, on the same server. */
import { Client } from 'pg';
import type { Config } from '../shared/config.js';
import { momentOf } from './kept-backups.js';
import { run, toolsEnvironment } from './postgres.dump.js';
import type { Stage } from './stage.js';

/** Where one stands while databases are made and renamed; every PostgreSQL has it. */
const ELSEWHERE = 'postgres';
/** PostgreSQL cuts longer names off. */
const LONGEST_NAME = 63;
const NO_RIGHT = '42501';
const IN_USE = '55006';

interface Shape {
  encoding: string;
  collation: string;
  ctype: string;
}

export class PostgresStage implements Stage {
  private readonly served: string;
  private readonly stage: string;

  private constructor(
    private readonly url: string,
    private readonly client: Client,
  ) {
    this.served = toolsEnvironment(url)['PGDATABASE'] ?? '';
    this.stage = besideName(this.served, '_restoring');
  }

  static async of({ databaseUrl = '' }: Config, backup: string): Promise<PostgresStage> {
    const client = new Client({ connectionString: urlOf(databaseUrl, ELSEWHERE) });
    await client.connect();
    const made = new PostgresStage(databaseUrl, client);
    try {
      await made.refuseServed();
      await made.fill(backup);
      return made;
    } catch (error) {
      await made.clear();
      throw inWords(error);
    }
  }

  get environment(): Record<string, string> {
    return { DATABASE_URL: urlOf(this.url, this.stage) };
  }

  /** Both names change in one transaction; PostgreSQL refuses while anybody is connected. */
  async takePlace(now: Date): Promise<string | undefined> {
    const digits = momentOf(now).replace(/\D/g, '');
    const aside = besideName(this.served, `_old_${digits}`);
    const isThere = (await this.shape()) !== undefined;
    try {
      await this.client.query('BEGIN');
      if (isThere) await this.rename(this.served, aside);
      await this.rename(this.stage, this.served);
      await this.client.query('COMMIT');
    } catch (error) {
      await this.client.query('ROLLBACK');
      throw inWords(error);
    }
    return isThere ? aside : undefined;
  }

  async clear(): Promise<void> {
    await this.client.query(`DROP DATABASE IF EXISTS ${this.quoted(this.stage)}`).catch(() => undefined);
    await this.client.end();
  }

  private async fill(backup: string): Promise<void> {
    await this.client.query(`DROP DATABASE IF EXISTS ${this.quoted(this.stage)}`);
    await this.client.query(
      `CREATE DATABASE ${this.quoted(this.stage)} TEMPLATE template0${this.like(await this.shape())}`,
    );
    const given = ['--no-owner', '--no-privileges', '--exit-on-error', '--no-password'];
    await run('pg_restore', [...given, `--dbname=${this.stage}`, backup], {
      env: toolsEnvironment(this.url),
    });
  }

  private async refuseServed(): Promise<void> {
    const { rows } = await this.client.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM pg_stat_activity WHERE datname = $1',
      [this.served],
    );
    const count = rows[0]?.count ?? 0;
    if (count > 0) throw new Error(`${this.served} is in use by ${count} connections. ${STOP}`);
  }

  /** Undefined where there is no such database any more. */
  private async shape(): Promise<Shape | undefined> {
    const { rows } = await this.client.query<Shape>(
      'SELECT pg_encoding_to_char(encoding) AS encoding, datcollate AS collation, datctype AS ctype FROM pg_database WHERE datname = $1',
      [this.served],
    );
    return rows[0];
  }

  private like(shape: Shape | undefined): string {
    if (!shape) return ` ENCODING 'UTF8'`;
    const { encoding, collation, ctype } = shape;
    const said = [encoding, collation, ctype].map((value) => this.client.escapeLiteral(value));
    return ` ENCODING ${said[0]} LC_COLLATE ${said[1]} LC_CTYPE ${said[2]}`;
  }

  private async rename(from: string, to: string): Promise<void> {
    await this.client.query(`ALTER DATABASE ${this.quoted(from)} RENAME TO ${this.quoted(to)}`);
  }

  private quoted(name: string): string {
    return this.client.escapeIdentifier(name);
  }
}

const STOP = 'Stop every server and command that uses it first.';

const besideName = (name: string, end: string): string =>
  Buffer.from(name)
    .subarray(0, LONGEST_NAME - end.length)
    .toString() + end;

function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

function inWords(error: unknown): unknown {
  const { code } = error as { code?: string };
  if (code === IN_USE) return new Error(`The database is in use. ${STOP}`);
  const words =
    'The role of DATABASE_URL may not make databases: ALTER ROLE … CREATEDB, and back afterwards.';
  return code === NO_RIGHT ? new Error(words, { cause: error }) : error;
}
