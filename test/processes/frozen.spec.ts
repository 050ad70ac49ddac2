/** A server that freezes amid its work lets go of its locks on PostgreSQL within seconds: the other one hardly waits. Needs the build and TEST_DATABASE_URL. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Installation } from '../support/installation.js';
import { ServerProcess, type Answer } from '../support/server-process.js';
import { found, furnish, inAlliance, type Trial } from '../support/trial.js';

const DAY = 86_400_000;
/** What a lock is kept for after the freeze, and what a busy machine adds. */
const SECONDS = 9;

let installation: Installation;
let servers: [ServerProcess, ServerProcess];
let trial: Trial;

beforeAll(async () => {
  installation = await Installation.make('PostgreSQL');
  found(installation);
  const first = await ServerProcess.start(installation);
  trial = await furnish(first);
  servers = [first, await ServerProcess.start(installation)];
}, 60_000);
afterAll(async () => {
  servers[0].signal('SIGCONT');
  await Promise.all(servers.map((server) => server.kill()));
  await installation.drop();
}, 30_000);

let days = 30;
function ask(server: ServerProcess): Promise<Answer> {
  const body = {
    partnerId: trial.members[0]!.partnerId,
    occasion: { name: 'Fest' },
    contact: { name: 'Anna Auer' },
    pickUpAt: new Date(Date.now() + (days += 3) * DAY).toISOString(),
    returnDueAt: new Date(Date.now() + (days + 1) * DAY).toISOString(),
    lines: [{ itemId: trial.items.tent, quantity: 1 }],
  };
  return server.call('POST', inAlliance('reservations'), { token: trial.members[0]!.token, body });
}

/** Somebody of ours has changed the pool's row and is not at the end of it. */
async function isHeld(): Promise<boolean> {
  const held = `SELECT pid FROM pg_stat_activity WHERE datname = current_database()
    AND state = 'idle in transaction' AND backend_xid IS NOT NULL`;
  return (await installation.ask(held))[0]!.length > 0;
}

/** Stops it at random moments until one is amid a unit that writes. */
async function freezeAmid(server: ServerProcess): Promise<Promise<unknown>[]> {
  for (let tries = 0; tries < 200; tries += 1) {
    const asked = Array.from({ length: 4 }, () => ask(server).catch(() => undefined));
    await pause(5 + Math.random() * 60);
    server.signal('SIGSTOP');
    await pause(100);
    if (await isHeld()) return asked;
    server.signal('SIGCONT');
    await Promise.all(asked);
  }
  throw new Error('It was never caught amid its work.');
}

test('the other server goes on within seconds, without a single 503, and the frozen one wakes up whole', async () => {
  const [frozen, other] = servers;
  const left = await freezeAmid(frozen);
  const begun = performance.now();
  const { status } = await ask(other);
  const seconds = (performance.now() - begun) / 1_000;
  process.stdout.write(`the other server answered ${status} after ${seconds.toFixed(1)} s\n`);
  expect(status).toBe(201);
  expect(seconds).toBeLessThan(SECONDS);
  frozen.signal('SIGCONT');
  await Promise.all(left);
  await frozen.ready(10_000);
  expect((await ask(frozen)).status).toBe(201);
}, 90_000);
