/** Server processes and their SQLite file: one at a time, and none that makes or fills another one. Needs the build; always on SQLite. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';

const PORT = 3174;
const file = join(process.env['TEST_FOLDER'] ?? '', 'one', 'leihbund.sqlite');
const running = new Set<ChildProcess>();

interface Server {
  process: ChildProcess;
  said: { text: string };
  exit: Promise<unknown[]>;
}

function start(port = PORT, main = 'dist/main.js', more: string[] = []): Server {
  const env = {
    ...process.env,
    DATABASE_URL: '',
    SQLITE_FILE: file,
    PORT: String(port),
    BASE_URL: `http://localhost:${port}`,
  };
  const child = spawn('node', [main, ...more], { env });
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => (said.text += bytes.toString()));
  running.add(child);
  return { process: child, said, exit: once(child, 'close') };
}

afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

const statusOf = async (path: string): Promise<number> =>
  (await fetch(`http://127.0.0.1:${PORT}${path}`).catch(() => undefined))?.status ?? 0;

async function until(path: string, status: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await statusOf(path)) === status) return;
    await pause(100);
  }
  throw new Error(`${path} is never ${status}.`);
}

async function serving(): Promise<Server> {
  const server = start();
  await until('/health/ready', 200);
  return server;
}

async function ended(server: Server): Promise<[unknown, string]> {
  const [code] = await server.exit;
  return [code, server.said.text];
}

const mark = (): { pid: number; state: string } => JSON.parse(readFileSync(`${file}.lock`, 'utf8'));

test('a second server stops with a sentence; the first goes on; stopped or killed, it leaves the file free', async () => {
  const first = await serving();
  expect(mark()).toMatchObject({ pid: first.process.pid, state: 'serving' });

  const [code, said] = await ended(start(PORT + 1));
  expect(code).toBe(1);
  expect(said.trim()).toBe(
    `A server runs already: process ${first.process.pid} serves ${file}, as ${file}.lock says. Stop it first; nothing was changed.`,
  );
  expect(await statusOf('/health/ready')).toBe(200);

  const founding = ['operator', '--email', 'bea@example.org', '--name', 'Bea'];
  expect(await ended(start(PORT, 'dist/command.js', founding))).toEqual([
    0,
    expect.stringContaining('bea@example.org operates this installation.'),
  ]);

  first.process.kill('SIGTERM');
  expect((await ended(first))[0]).toBe(0);
  expect(mark()).toMatchObject({ state: 'released' });

  const second = await serving();
  second.process.kill('SIGKILL');
  await second.exit;
  await serving();
}, 90_000);

test('while its file is away a server says 503 and makes no other; back again, it goes on', async () => {
  await serving();
  renameSync(file, `${file}-aside`);
  expect(await statusOf('/health/ready')).toBe(503);
  expect(await statusOf('/api/alliances/auenbrueck')).toBe(503);
  expect(await statusOf('/health/live')).toBe(200);
  expect(existsSync(file)).toBe(false);
  renameSync(`${file}-aside`, file);
  expect(await statusOf('/health/ready')).toBe(200);
}, 60_000);

test('where the file has vanished, neither a server nor a command makes a new one, until the mark is removed', async () => {
  const server = await serving();
  server.process.kill('SIGTERM');
  await server.exit;
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  for (const other of [
    start(),
    start(PORT, 'dist/command.js', ['operator', '--email', 'b@example.org', '--name', 'B']),
  ]) {
    const [code, said] = await ended(other);
    expect(code).toBe(1);
    expect(said.trim()).toMatch(
      /is missing or empty, but there was one\..*remove .*leihbund\.sqlite\.lock and start again\.$/,
    );
    expect(existsSync(file)).toBe(false);
  }
  rmSync(`${file}.lock`);
  await serving();
}, 60_000);
