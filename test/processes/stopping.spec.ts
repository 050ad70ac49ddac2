/** Stopping a server process under load: nothing that was sent is cut. Needs the build; runs on the engine that the environment names. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dropDatabase, makeDatabase } from '../support/database.js';

const PORT = 3173;
const base = `http://127.0.0.1:${PORT}`;
let server: ChildProcess;
let errors = '';

beforeAll(async () => {
  await makeDatabase();
  const env = {
    ...process.env,
    PORT: String(PORT),
    BASE_URL: `http://localhost:${PORT}`,
    LOG_LEVEL: 'silent',
  };
  server = spawn('node', ['dist/main.js', '--demo'], { env });
  server.stderr!.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  for (let tries = 0; tries < 200 && !(await isReady()); tries += 1) await pause(100);
}, 40_000);

afterAll(async () => {
  server.kill('SIGKILL');
  await dropDatabase();
});

const readiness = async (): Promise<number> =>
  (await fetch(`${base}/health/ready`).catch(() => undefined))?.status ?? 0;

const isReady = async (): Promise<boolean> => (await readiness()) === 200;

const look = async (): Promise<number> => {
  const answer = await fetch(
    `${base}/api/alliances/auenbrueck/items?limit=200&from=2027-05-01T00:00:00Z&until=2027-06-01T00:00:00Z`,
  );
  await answer.text();
  return answer.status;
};

test('asked to stop under load, it says so at once, answers everything it was sent, and ends with 0', async () => {
  expect(await isReady()).toBe(true);
  const sent = Array.from({ length: 16 }, look);
  server.kill('SIGTERM');
  const said: number[] = [];
  // New connections are still taken for a moment, and are answered as well.
  while (!said.includes(503)) {
    said.push(await readiness());
    sent.push(look());
  }
  const [code] = (await once(server, 'exit')) as [number];

  expect(await Promise.all(sent)).toEqual(sent.map(() => 200));
  expect(code).toBe(0);
  expect(errors).toBe('');
}, 30_000);
