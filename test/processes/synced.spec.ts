/** What is acknowledged is on the disk: SQLite syncs for every booking, counted from outside (B02). A killed process can never show that. Needs the build and strace. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Installation } from '../support/installation.js';
import { ServerProcess } from '../support/server-process.js';
import { done, found, furnish, inAlliance, type Trial } from '../support/trial.js';

const BOOKINGS = 20;
const DAY = 86_400_000;

let installation: Installation;
let trial: Trial;
let server: ServerProcess;

beforeAll(async () => {
  installation = await Installation.make('SQLite');
  found(installation);
  server = await ServerProcess.start(installation);
  trial = await furnish(server);
}, 60_000);

afterAll(async () => {
  await server.kill();
  await installation.drop();
});

test(`${BOOKINGS} bookings one after the other are synced at least ${BOOKINGS} times`, async () => {
  const { token, partnerId } = trial.members[0]!;
  const syncs = await syncsOf(server.pid, installation.folder, async () => {
    for (let index = 1; index <= BOOKINGS; index += 1)
      await done(server, inAlliance('reservations'), token, {
        partnerId,
        occasion: { name: 'Fest' },
        contact: { name: 'Anna Auer' },
        pickUpAt: new Date(Date.now() + 3 * index * DAY).toISOString(),
        returnDueAt: new Date(Date.now() + (3 * index + 1) * DAY).toISOString(),
        lines: [{ itemId: trial.items.bench, quantity: 1 }],
      });
  });
  process.stdout.write(`${syncs} syncs of the write-ahead log for ${BOOKINGS} bookings\n`);
  expect(syncs).toBeGreaterThanOrEqual(BOOKINGS);
}, 60_000);

/** How often the process syncs the write-ahead log meanwhile; mails are synced too, but elsewhere. */
async function syncsOf(pid: number, folder: string, work: () => Promise<void>): Promise<number> {
  const file = join(folder, 'syncs');
  const given = ['-f', '-y', '-e', 'trace=fsync,fdatasync', '-o', file, '-p', String(pid)];
  const tracer = spawn('strace', given, { stdio: ['ignore', 'ignore', 'pipe'] });
  tracer.on('error', () => undefined);
  const [said] = (await Promise.race([
    once(tracer.stderr, 'data'),
    once(tracer, 'error').then(() => ['not there']),
  ])) as [Buffer | string];
  if (!/attached/.test(String(said))) throw new Error(`strace is needed here: ${String(said)}`);
  await work();
  tracer.kill('SIGINT');
  await once(tracer, 'exit');
  return readFileSync(file, 'utf8').match(/f(data)?sync\(\d+<[^>]*-wal>/g)?.length ?? 0;
}
