/** A server under one storm after the other keeps its size: memory and open handles do not grow from run to run (J03). Needs the build and TEST_DATABASE_URL. */
import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Dice, times } from '../support/dice.js';
import { engines, Installation } from '../support/installation.js';
import { ServerProcess } from '../support/server-process.js';
import { Storm } from '../support/storm.js';
import { found, furnish, inAlliance, type Trial } from '../support/trial.js';

const WARMING = 3;
const RUNS = times(5);
/** What a run may leave behind on the average, after the garbage is collected (seen: 0.15), and what all may. */
const MOST_HEAP_MB_A_RUN = 0.5;
const MOST_RSS_MB = 40;
const MOST_HANDLES = 3;

const TELL_SIZE = `import v8 from 'node:v8';
import vm from 'node:vm';
v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');
process.on('SIGUSR2', () => {
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  process.stdout.write('size ' + JSON.stringify({ heap: heapUsed / 2 ** 20, rss: rss / 2 ** 20 }) + '\\n');
});`;

interface Size {
  heap: number;
  rss: number;
  handles: number;
}

test.each(engines)(
  'on %s, after the third storm each leaves it as large as it was',
  async (engine) => {
    const installation = await Installation.make(engine);
    found(installation);
    const server = await ServerProcess.start(installation, { preload: TELL_SIZE });
    const trial = await furnish(server);
    const storm = new Storm(trial, Dice.ofThisRun(`storms in a row on ${engine}`));
    const sizes: Size[] = [];
    for (let run = 1; run <= WARMING + RUNS; run += 1) {
      await Promise.all([storm.blow(server, 25, run), readMuch(server, trial)]);
      sizes.push(await sizeOf(server, installation));
    }
    await server.kill();
    await installation.drop();

    process.stdout.write(`${sizes.map(inShort).join(', ')}\n`);
    const [warm, last] = [sizes[WARMING - 1]!, sizes.at(-1)!];
    expect((last.heap - warm.heap) / RUNS).toBeLessThan(MOST_HEAP_MB_A_RUN);
    expect(last.rss - warm.rss).toBeLessThan(MOST_RSS_MB);
    expect(last.handles - warm.handles).toBeLessThanOrEqual(MOST_HANDLES);
  },
  (WARMING + RUNS) * 20_000,
);

async function readMuch(server: ServerProcess, { members }: Trial): Promise<void> {
  const { token } = members[0]!;
  for (let turn = 0; turn < 100; turn += 1) await server.call('GET', inAlliance('reservations'), { token });
}

/** Kept connections are no leak: ours to the server, and the pool's to the database, of which as many are open as a storm needed. */
async function sizeOf(server: ServerProcess, installation: Installation): Promise<Size> {
  server.agent.destroy();
  await pause(300);
  const already = server.log.length;
  server.signal('SIGUSR2');
  const [, said] = await server.says(/size (.*)\n/, already);
  const handles = readdirSync(`/proc/${server.pid}/fd`).length - (await pooledIn(installation));
  return { ...(JSON.parse(said!) as Omit<Size, 'handles'>), handles };
}

async function pooledIn(installation: Installation): Promise<number> {
  if (installation.engine === 'SQLite') return 0;
  const others = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
  return (await installation.ask(others))[0]!.length;
}

const inShort = ({ heap, rss, handles }: Size): string =>
  `heap ${heap.toFixed(1)} MB, rss ${rss.toFixed(0)} MB, ${handles} handles`;
