/** Migrations at the start: edited, newer, interrupted or two at once, the database is as before or as it should be. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { newId } from '../../src/database/columns.js';
import { MigrationChecksum } from '../../src/database/migration-checksum.entity.js';
import { checksumOf } from '../../src/database/migration.checksums.js';
import { migrations } from '../../src/database/migrations/all.js';
import { Person } from '../../src/partners/who/person.entity.js';
import { StartRefusal } from '../../src/shared/start-refusal.js';
import { printedSeed } from '../support/chance.js';
import { dropDatabase, makeDatabase, onPostgres } from '../support/database.js';
import { Place, schemaOf, type Migrations } from '../support/fresh-place.js';
import { killedWhileMigrating, migratedAtOnce } from '../support/interrupted.js';

/** As they were released: never change one of these lines, and add one for each release. */
const released: Record<string, { sqlite: string; postgres: string }> = {
  Partners1764000000001: {
    sqlite: 'b885a2418f583ebb1bb8225d5b69ee24dd42b91dc09ec4fe91bc7d20d12341ad',
    postgres: 'b4e7cb7c4096d3fc6e983f4e59dc5790d818b4272d7c60a7789abd622eb6a12d',
  },
  Items1764000000002: {
    sqlite: '35e07925e2644e8dfd219ac6b1f84828eb3ba61af7f661fef55856ed4be205d2',
    postgres: '53725d89de645bdb732a5cff555cfffdc93fae1291ee8c57e5e5e9e2f59dc059',
  },
  Reservations1764000000003: {
    sqlite: '496be24412ab9a1d07f719e557d3176ccedf162190bf1a1cd588a50282ecbfde',
    postgres: '3d875e43749712605acffb90d9ad86bc4b9c9dd5f88827a38359a838b1e7808b',
  },
  Mails1764000000004: {
    sqlite: '1deb39fdbc66bd038ff72d1841300fe9286f8b9324916a45e96adbeabb870278',
    postgres: 'bb71cde2f18d85e15035a9066e8d963ce0dfe085f4360380ce6e219da3170a11',
  },
  Checksums1764000000005: {
    sqlite: 'b1664e162940df7e42ac94bbf3339b08d6a05081ff1c6021d7c95d43f26112da',
    postgres: '888b84c074b358ee7cd59716bcb129be4b1d339e03b79a5c58a4a52c87077f4e',
  },
};

let place: Place;

beforeAll(makeDatabase);
afterAll(dropDatabase);
beforeEach(async () => {
  place = await Place.make();
});
afterEach(() => place.drop());

/** A migration that a later version might bring. */
class Later1765000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE later (id integer)');
  }
  async down(): Promise<void> {}
}

class Broken1765000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half (id integer)');
    await runner.query('CREATE TABLE half (id integer)');
  }
  async down(): Promise<void> {}
}

const withLater: Migrations = [...migrations, Later1765000000001];

/** The same list with one migration as somebody might edit it. */
const edited = (name: string): Migrations =>
  migrations.map((one) => {
    if (one.name !== name) return one;
    class Edited extends one {
      override async up(runner: QueryRunner): Promise<void> {
        await super.up(runner);
        await runner.query('CREATE TABLE smuggled (id integer)');
      }
    }
    Object.defineProperty(Edited, 'name', { value: name });
    return Edited;
  });

const columnSum = (column: object): Promise<string> =>
  checksumOf({ up: (runner) => runner.addColumn('a', column as never), down: async () => undefined });

const settle = (source: DataSource): Promise<unknown> =>
  source.manager.insert(Person, {
    id: newId(),
    email: 'anna@example.org',
    name: 'Anna',
    isOperator: false,
    createdAt: new Date('2027-03-01T09:00:00Z'),
  });

const schema = (known?: Migrations): Promise<unknown[]> => place.opened(schemaOf, known);

const refusalOf = (known: Migrations, more?: Record<string, string>): Promise<unknown> =>
  place.open(known, more).then(
    (source) => source.destroy().then(() => 'opened'),
    (error: unknown) => error,
  );

const backups = (): string[] => (existsSync(place.backupDir) ? readdirSync(place.backupDir) : []);

describe('the checksum of a migration', () => {
  test('of those that were released is what it was', async () => {
    const engine = onPostgres ? 'postgres' : 'sqlite';
    const sums = await Promise.all(
      migrations.map(async (one) => [one.name, await checksumOf(new one())] as const),
    );
    expect(Object.fromEntries(sums)).toMatchObject(
      Object.fromEntries(Object.entries(released).map(([name, sum]) => [name, sum[engine]])),
    );
  });

  test('is written down for each, once, with its moment', async () => {
    await place.opened(async () => undefined);
    const rows = await place.opened((source) => source.manager.find(MigrationChecksum));
    expect(rows.map(({ name }) => name).toSorted()).toEqual(migrations.map(({ name }) => name).toSorted());
    for (const row of rows) expect(row).toMatchObject({ checksum: expect.stringMatching(/^[\da-f]{64}$/) });
  });

  test.each<[string, (runner: QueryRunner) => Promise<unknown>]>([
    ['a statement', (runner) => runner.query('CREATE TABLE b (id integer)')],
    ['its parameters', (runner) => runner.query('CREATE TABLE a (id integer)', [1])],
    ['another call', (runner) => runner.dropTable('a')],
    ['a call through the manager', (runner) => runner.manager.query('CREATE TABLE a (id integer)')],
  ])('changes with %s', async (_what, up) => {
    const sum = (work: typeof up) => checksumOf({ up: work, down: async () => undefined });
    expect(await sum(up)).not.toBe(await sum((runner) => runner.query('CREATE TABLE a (id integer)')));
    expect(await sum(up)).toBe(await sum(up));
  });

  test('does not change with members that are off, or with their order', async () => {
    expect(await columnSum({ name: 'b', isArray: false, length: '', enum: undefined })).toBe(
      await columnSum({ name: 'b' }),
    );
    expect(await columnSum({ type: 'text', name: 'b' })).toBe(await columnSum({ name: 'b', type: 'text' }));
    expect(await columnSum({ name: 'b', isNullable: true })).not.toBe(await columnSum({ name: 'b' }));
  });

  test('a released migration that was edited stops the start, is named, and nothing is changed', async () => {
    const before = await schema();
    const refused = await refusalOf([...edited('Items1764000000002'), Later1765000000001]);
    expect(refused).toBeInstanceOf(StartRefusal);
    expect(String(refused)).toMatch(/Items1764000000002 .*edited after its release/);
    expect(await schema()).toEqual(before);
  });

  test('is adopted where a database was migrated before there were checksums', async () => {
    await place.opened(async (source) => {
      await source.query('DROP TABLE migration_checksums');
      await source.query(`DELETE FROM migrations WHERE name = 'Checksums1764000000005'`);
    });
    expect(await refusalOf(edited('Items1764000000002'))).toBe('opened');
    expect(String(await refusalOf(migrations))).toMatch(/Items1764000000002/);
  });
});

describe('a database that is newer than the program', () => {
  test('stops the start before anything is changed, and the sentence names what is unknown', async () => {
    const before = await schema(withLater);
    class Other1765000000009 extends Later1765000000001 {}
    for (const known of [migrations, [...migrations, Other1765000000009]]) {
      const refused = await refusalOf(known);
      expect(refused).toBeInstanceOf(StartRefusal);
      expect(String(refused)).toMatch(/newer than this program.*Later1765000000001/);
    }
    expect(await schema(withLater)).toEqual(before);
    expect(backups()).toEqual([]);
  });
});

describe('a backup before migrations', () => {
  test('is not made of an empty database, nor where nothing is pending', async () => {
    await place.opened(settle);
    expect(await refusalOf(migrations)).toBe('opened');
    expect(backups()).toEqual([]);
  });

  test('holds what the database held, for its user alone, and nothing of the migration', async () => {
    await place.opened(settle);
    expect(await refusalOf(withLater)).toBe('opened');
    const [name = '', ...others] = backups();
    expect(others).toEqual([]);
    expect(name).toMatch(/^leihbund-before-update-\d{8}T\d{6}Z\.(sqlite|dump)$/);
    const file = join(place.backupDir, name);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await restored(file)).toEqual(['anna@example.org']);
  });

  test('that fails stops the start with what to do, and leaves neither a half file nor a change', async () => {
    const before = await place.opened((source) => settle(source).then(() => schemaOf(source)));
    writeFileSync(place.backupDir, 'no folder');
    const refused = await refusalOf(withLater);
    expect(refused).toBeInstanceOf(StartRefusal);
    expect(String(refused)).toMatch(/backup before that failed.*MIGRATION_BACKUP=off/s);
    expect(await schema()).toEqual(before);
    expect(await refusalOf(withLater, { MIGRATION_BACKUP: 'off' })).toBe('opened');
  });

  if (onPostgres) {
    test('gives pg_dump the password by its environment, not on the command line, and believes its failure', async () => {
      await place.opened(settle);
      const bin = join(process.env['TEST_FOLDER'] ?? '', 'bin');
      mkdirSync(bin, { recursive: true });
      writeFileSync(
        join(bin, 'pg_dump'),
        `#!/bin/sh\necho "$@" >${bin}/line\necho "$PGPASSWORD" >${bin}/password\necho 'no luck' >&2\nexit 3\n`,
      );
      chmodSync(join(bin, 'pg_dump'), 0o700);
      const url = new URL(place.url);
      url.password = 'geheim';
      const path = process.env['PATH'];
      process.env['PATH'] = `${bin}${delimiter}${path}`;
      const refused = await refusalOf(withLater, { DATABASE_URL: url.href }).finally(() => {
        process.env['PATH'] = path;
      });
      expect(String(refused)).toMatch(/no luck/);
      expect(String(refused)).not.toContain('geheim');
      expect(readFileSync(join(bin, 'password'), 'utf8')).toBe('geheim\n');
      expect(readFileSync(join(bin, 'line'), 'utf8')).not.toContain('geheim');
      expect(backups()).toEqual([]);
    });
  }
});

describe('migrations that do not come to their end', () => {
  test('leave the schema as before: each is whole or not there', async () => {
    const before = await schema();
    expect(String(await refusalOf([...migrations, Broken1765000000002]))).toMatch(/half/);
    expect(await schema()).toEqual(before);
  });

  test('by SIGKILL at a random moment go on at the next start, to the same schema as ever', async () => {
    const fresh = await schema();
    const killed = await killedWhileMigrating(3, printedSeed('Killed while migrating'));
    expect(killed).toEqual(fresh);
  });

  test('are run once where two start at the same moment', async () => {
    const fresh = await schema();
    const { codes, schema: made } = await migratedAtOnce(2);
    expect(codes).toEqual([0, 0]);
    expect(made).toEqual(fresh);
  });
});

describe('a mail that was rendered before mails were facts', () => {
  test('waits with the same subject and the same bytes', async () => {
    const known = migrations.slice(
      0,
      migrations.findIndex(({ name }) => name === 'MailFacts1764000000020'),
    );
    const raw = Buffer.from([0, 255, 13, 10, 39]);
    await place.opened((source) => source.query(WAITING, [newId(), raw]), known);
    const mails = await place.opened((source) =>
      source.query('SELECT kind, subject, raw, facts, state, attempts FROM outbox_mails'),
    );
    expect(mails).toEqual([
      { kind: 'approved', subject: 'Zusage', raw, facts: null, state: 'due', attempts: 2 },
    ]);
  });
});

const WAITING = `INSERT INTO outbox_mails
  (id, series, position, kind, recipient, subject, message_id, envelope_from, raw, state, attempts, next_at, last_text, created_at)
  VALUES ($1, 'r1', 1, 'approved', 'anna@example.org', 'Zusage', '<1@example.org>', 'leihbund@example.org', $2, 'due', 2,
    '2027-03-01 09:00:00.000', '', '2027-03-01 09:00:00.000')`;

/** The addresses in a backup, read as a restore would; or that there are traces of the later migration. */
async function restored(file: string): Promise<string[]> {
  if (onPostgres) {
    const sql = execFileSync('pg_restore', ['--file=-', file], { encoding: 'utf8' });
    const addresses = [...sql.matchAll(/\t([\w.]+@example\.org)\t/g)].map(([, address = '']) => address);
    return sql.includes('later') ? ['later'] : addresses;
  }
  const copy = await new DataSource({ type: 'sqlite', database: file }).initialize();
  const rows = (await copy.query('SELECT email FROM people')) as { email: string }[];
  const later = (await copy.query(`SELECT name FROM sqlite_master WHERE name = 'later'`)) as unknown[];
  await copy.destroy();
  return later.length > 0 ? ['later'] : rows.map(({ email }) => email);
}
