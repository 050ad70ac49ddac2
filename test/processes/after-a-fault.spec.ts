/** A server that meets a fault nobody expected: it says so without its words, finishes what is in flight, and ends with 1 (J07). Needs the build. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Installation } from '../support/installation.js';
import { ServerProcess } from '../support/server-process.js';
import { SlowCall } from '../support/slow-call.js';
import { found, furnish, type Trial } from '../support/trial.js';

const SECRET = 'geheim-4711';
/** In pieces, since the address of the preloaded script stands in the stack. */
const error = `new TypeError(['geheim', '4711'].join('-'))`;
const faults = [
  ['uncaughtException', `() => setImmediate(() => { throw ${error}; })`],
  ['unhandledRejection', `() => void Promise.reject(${error})`],
] as const;

let installation: Installation;
let trial: Trial;

beforeAll(async () => {
  installation = await Installation.make('SQLite');
  found(installation);
  const server = await ServerProcess.start(installation);
  trial = await furnish(server);
  await server.stop();
}, 60_000);

afterAll(() => installation.drop());

test.each(faults)(
  'after an %s it finishes what is in flight and ends with 1, and its log keeps the words to itself',
  async (kind, fault) => {
    const server = await ServerProcess.start(installation, { preload: `process.on('SIGUSR2', ${fault});` });
    const slow = Array.from({ length: 3 }, () => new SlowCall(server, trial));
    await pause(200);
    server.signal('SIGUSR2');
    await pause(500);
    expect(await server.readiness()).toBe(0);
    expect(await Promise.all(slow.map((call) => call.finish()))).toEqual([201, 201, 201]);

    expect(await server.ended).toEqual({ code: 1, signal: null });
    expect(JSON.parse(/^.*"Process".*$/m.exec(server.log)![0])).toMatchObject({
      level: 'fatal',
      message: { kind, error: 'TypeError', stack: expect.arrayContaining([expect.stringContaining('at ')]) },
    });
    expect(server.log).not.toContain(SECRET);
  },
  20_000,
);

test('after a fault it waits five seconds for a call that never ends, and not longer', async () => {
  const [[kind, fault]] = faults;
  const server = await ServerProcess.start(installation, { preload: `process.on('SIGUSR2', ${fault});` });
  const endless = new SlowCall(server, trial);
  await pause(200);
  const start = performance.now();
  server.signal('SIGUSR2');
  expect({ kind, ...(await server.ended) }).toEqual({ kind, code: 1, signal: null });
  expect(performance.now() - start).toBeLessThan(6_000);
  await expect(endless.finish()).rejects.toThrow('socket hang up');
}, 20_000);
