/** Two server processes on one PostgreSQL: what one promises, the other knows. Needs the build and TEST_DATABASE_URL. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dropDatabase, makeDatabase, onPostgres } from '../support/database.js';

const PORTS = [3171, 3172];
const servers: ChildProcess[] = [];
const logs: string[] = [];

function start(port: number, index: number): void {
  const env = {
    ...process.env,
    PORT: String(port),
    BASE_URL: `http://localhost:${port}`,
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'info',
  };
  const server = spawn('node', ['dist/main.js', ...(index === 0 ? ['--demo'] : [])], { env });
  logs[index] = '';
  server.stdout.on('data', (bytes: Buffer) => (logs[index] += bytes.toString()));
  server.stderr.on('data', (bytes: Buffer) => (logs[index] += bytes.toString()));
  servers.push(server);
}

async function ready(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`No server on port ${port}:\n${logs.join('\n---\n')}`);
}

beforeAll(async () => {
  if (!onPostgres) throw new Error('TEST_DATABASE_URL must name a PostgreSQL.');
  await makeDatabase();
  // Both at once: only one of them migrates, the other waits for it.
  PORTS.forEach(start);
  await Promise.all(PORTS.map(ready));
}, 60_000);

afterAll(async () => {
  await Promise.all(
    servers.map(async (server) => {
      if (server.exitCode !== null) return;
      server.kill('SIGTERM');
      await once(server, 'exit');
    }),
  );
  await dropDatabase();
}, 30_000);

const api = (port: number, path: string): string => `http://127.0.0.1:${port}/api/${path}`;

async function send(port: number, path: string, body: object, cookie = ''): Promise<Response> {
  const headers = { 'content-type': 'application/json', cookie, 'sec-fetch-site': 'same-origin' };
  return fetch(api(port, path), { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Asked on one server, opened on the other: sessions are shared as well. */
async function signIn(email: string): Promise<string> {
  await send(PORTS[0]!, 'sign-in', { email });
  for (let tries = 0; tries < 50; tries += 1) {
    const code = new RegExp(`${email}: (\\d{6})`).exec(logs[0]!)?.[1];
    if (code) {
      const session = await send(PORTS[1]!, 'sessions', { email, code });
      if (session.status !== 201) throw new Error(`The code opens no session: ${session.status}`);
      return session.headers.get('set-cookie')!.split(';')[0]!;
    }
    await pause(100);
  }
  throw new Error('No code on the console.');
}

/** A Friday and the Monday after it, both at ten or eleven in Berlin: the store is open then, and no demo loan is near. */
function weekendInAYear(): { pickUpAt: string; returnDueAt: string } {
  const day = new Date();
  day.setUTCHours(9, 0, 0, 0);
  day.setUTCDate(day.getUTCDate() + 350);
  day.setUTCDate(day.getUTCDate() + ((5 - day.getUTCDay() + 7) % 7));
  return { pickUpAt: day.toISOString(), returnDueAt: new Date(day.getTime() + 3 * 86_400_000).toISOString() };
}

interface Listed {
  items: { id: string; inventoryNumber: string; free: number }[];
}

test('thirty-two parallel requests over both for the last four pavilions: exactly four are granted', async () => {
  const cookie = await signIn('verein@example.org');
  const me = (await (await fetch(api(PORTS[1]!, 'me'), { headers: { cookie } })).json()) as {
    memberships: { partner: { id: string } }[];
  };
  const period = weekendInAYear();
  const query = new URLSearchParams({ from: period.pickUpAt, until: period.returnDueAt, limit: '200' });
  const pavilion = async (port: number): Promise<Listed['items'][number]> => {
    const list = (await (await fetch(api(port, `alliances/auenbrueck/items?${query}`))).json()) as Listed;
    return list.items.find(({ inventoryNumber }) => inventoryNumber === 'A-011')!;
  };
  const { id: itemId, free } = await pavilion(PORTS[0]!);
  expect(free).toBe(4);
  const body = {
    ...period,
    partnerId: me.memberships[0]!.partner.id,
    occasion: { name: 'Sturm' },
    lines: [{ itemId, quantity: 1 }],
    contact: { name: 'Jürgen Brackwede' },
  };

  const answers = await Promise.all(
    Array.from({ length: 32 }, (_, index) =>
      send(PORTS[index % 2]!, 'alliances/auenbrueck/reservations', body, cookie),
    ),
  );

  expect(answers.filter(({ status }) => status === 201)).toHaveLength(4);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(28);
  expect((await pavilion(PORTS[1]!)).free).toBe(0);
});

test('asked to stop, both end cleanly', async () => {
  const exits = servers.map(async (server) => {
    server.kill('SIGTERM');
    const [code] = (await once(server, 'exit')) as [number];
    return code;
  });
  expect(await Promise.all(exits)).toEqual([0, 0]);
});
