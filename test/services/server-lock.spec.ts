/** The lock file beside an SQLite database: one server for one file, and no new database in place of a vanished one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { isAlive, startOf } from '../../src/database/process.alive.js';
import { refuseServed, refuseVanished, ServerLock } from '../../src/database/server.lock.js';
import { StartRefusal } from '../../src/shared/start-refusal.js';
import { Child } from '../support/child.js';
import { dropDatabase, onPostgres } from '../support/database.js';
import { Place } from '../support/fresh-place.js';
import { until } from '../support/until.js';

let file: string;
let lockFile: string;
let count = 0;

beforeEach(() => {
  count += 1;
  file = join(process.env['TEST_FOLDER'] ?? '', `${count}.sqlite`);
  lockFile = `${file}.lock`;
});
afterAll(dropDatabase);

const mark = (): Record<string, unknown> => JSON.parse(readFileSync(lockFile, 'utf8'));

const writeMark = (words: object): void => writeFileSync(lockFile, JSON.stringify(words));

const makeDatabaseFile = (): void => writeFileSync(file, 'a database');

const refusalOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    if (error instanceof StartRefusal) return error.message;
    throw error;
  }
};

const taking = (): Promise<string> =>
  ServerLock.take(file).then(
    () => 'taken',
    (error: unknown) => (error instanceof StartRefusal ? error.message : `unexpected: ${String(error)}`),
  );

/** Where somebody else's processes cannot be told apart, the start time is not written down. */
const tellsStarts = startOf(process.pid) !== undefined;

describe('a second server on the same file', () => {
  test('is refused with the number of the first and the file; it is free once that was killed', async () => {
    const [first, second] = [Child.start('serve.ts', { SQLITE_FILE: file }), 'serve.ts'];
    await first.hasSaid('ready');
    makeDatabaseFile();
    first.go();
    await first.hasSaid('serves\n');
    const other = Child.start(second, { SQLITE_FILE: file });
    await other.hasSaid('ready');
    other.go();
    const { code, said } = await other.ended;
    expect(code).toBe(3);
    expect(said).toContain(`process ${first.process.pid} serves ${file}, as ${lockFile} says`);
    await first.kill();
    expect(await taking()).toBe('taken');
  });

  test('of six that start at the same moment, over the mark of a dead one, one serves', async () => {
    makeDatabaseFile();
    writeMark({ pid: 2 ** 22 + 1, started: '', state: 'serving' });
    const children = Array.from({ length: 6 }, () => Child.start('serve.ts', { SQLITE_FILE: file }));
    await Promise.all(children.map((child) => child.hasSaid('ready')));
    for (const child of children) child.go();
    await Promise.all(children.map((child) => child.hasSaid('serves\n')));
    const ended = await Promise.all(children.map((child) => child.kill()));
    expect(ended.filter(({ said }) => said.includes('serves\n'))).toHaveLength(1);
    expect(ended.filter(({ code }) => code === 3)).toHaveLength(5);
  });
});

describe('a mark', () => {
  test('of a process that lives is believed, of a dead one not', () => {
    const started = startOf(process.ppid) ?? '';
    writeMark({ pid: process.ppid, started, state: 'serving' });
    expect(refusalOf(() => refuseServed(file, 'A server runs already'))).toContain(`process ${process.ppid}`);
    writeMark({ pid: 2 ** 22 + 1, started, state: 'serving' });
    expect(refusalOf(() => refuseServed(file, 'A server runs already'))).toBe('none');
  });

  test('of a process whose number somebody else has now is not', () => {
    expect(tellsStarts).toBe(process.platform === 'linux');
    writeMark({ pid: process.ppid, started: 'last-boot 4711', state: 'serving' });
    expect(refusalOf(() => refuseServed(file, 'A server runs already')) === 'none').toBe(tellsStarts);
  });

  test('of a process that has ended but was not buried is not', async () => {
    // The shell becomes a sleeper that never asks what has become of its child.
    const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 20']);
    const [said] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(said.toString());
    const child = { pid, started: startOf(pid) ?? '' };
    expect(isAlive(child)).toBe(true);
    if (tellsStarts) await until(() => !isAlive(child));
    expect(process.kill(pid, 0)).toBe(true);
    expect(isAlive(child)).toBe(!tellsStarts);
    parent.kill();
  });

  test('that says "released", or nothing readable, stops no server', async () => {
    makeDatabaseFile();
    writeMark({ pid: process.ppid, started: '', state: 'released' });
    expect(await taking()).toBe('taken');
    writeFileSync(lockFile, '');
    expect(await taking()).toBe('taken');
  });

  test('is for its user alone, and tells who serves and since when', async () => {
    makeDatabaseFile();
    const lock = await ServerLock.take(file);
    expect(statSync(lockFile).mode & 0o777).toBe(0o600);
    expect(mark()).toEqual({ pid: process.pid, started: startOf(process.pid) ?? '', state: 'serving' });
    lock.release();
    expect(mark()).toMatchObject({ state: 'released' });
  });
});

describe('a database that was there and is gone', () => {
  test('stops the start: no new one is made until somebody removes the mark', async () => {
    const place = new Place();
    const lock = await ServerLock.take(place.file);
    writeFileSync(place.file, 'a database');
    lock.hasOpened();
    lock.release();
    for (const vanish of [() => truncateSync(place.file), () => rmSync(place.file)]) {
      vanish();
      const sentence = refusalOf(() => refuseVanished(place.file));
      expect(sentence).toMatch(/is missing or empty, but there was one/);
      expect(sentence).toContain(`remove ${place.file}.lock`);
      await expect(ServerLock.take(place.file)).rejects.toThrow(StartRefusal);
    }
    rmSync(`${place.file}.lock`);
    expect(refusalOf(() => refuseVanished(place.file))).toBe('none');
    await expect(ServerLock.take(place.file)).resolves.toBeInstanceOf(ServerLock);
  });

  test('is none where the first start was interrupted before it made one', async () => {
    expect(await taking()).toBe('taken');
    expect(mark()).toMatchObject({ state: 'opening' });
    expect(refusalOf(() => refuseVanished(file))).toBe('none');
  });

  if (!onPostgres) {
    test('is not made by a command either', async () => {
      const place = new Place();
      await place.opened(async () => undefined);
      (await ServerLock.take(place.file)).release();
      for (const end of ['', '-wal', '-shm']) rmSync(`${place.file}${end}`, { force: true });
      await expect(place.open()).rejects.toThrow(/is missing or empty/);
      expect(existsSync(place.file)).toBe(false);
    });

    test('a command that would have to migrate beside a server is refused, one that need not is not', async () => {
      const place = new Place();
      const { migrations } = await import('../../src/database/migrations/all.js');
      await place.opened(async () => undefined, migrations);
      class Later1765000000001 {
        up = (runner: { query(text: string): Promise<unknown> }) =>
          runner.query('CREATE TABLE later (id integer)');
        down = async () => undefined;
      }
      const started = startOf(process.ppid) ?? '';
      writeFileSync(`${place.file}.lock`, JSON.stringify({ pid: process.ppid, started, state: 'serving' }));
      await place.opened(async () => undefined, migrations);
      await expect(place.open([...migrations, Later1765000000001 as never])).rejects.toThrow(
        `must be migrated: process ${process.ppid} serves`,
      );
      await place.opened(async () => undefined, migrations);
    });
  }
});
