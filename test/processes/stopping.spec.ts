/** A server that is asked to stop: what was sent to it is answered, and what it began is finished (K06). Needs the build and TEST_DATABASE_URL. */
import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { audit } from '../support/audit.js';
import { Dice, times } from '../support/dice.js';
import { engines, Installation } from '../support/installation.js';
import { ServerProcess, type End } from '../support/server-process.js';
import { SlowCall } from '../support/slow-call.js';
import { Storm } from '../support/storm.js';
import { found, furnish, inAlliance, type Trial } from '../support/trial.js';

const ROUNDS = times(10);
/** A signal reaches the process when the event loop looks. */
const AT_ONCE_MS = 100;
/** For so long it must take new connections. */
const ACCEPTING_MS = 300;
const ALL_OVER_MS = 10_000;

describe.each(engines)('on %s', (engine) => {
  let installation: Installation;
  let trial: Trial;

  beforeAll(async () => {
    installation = await Installation.make(engine);
    found(installation);
    const server = await ServerProcess.start(installation);
    trial = await furnish(server);
    await server.stop();
  }, 60_000);

  afterAll(() => installation.drop());

  test(
    `stopped ${ROUNDS} times under load: it says so at once, cuts nothing, and ends with 0`,
    async () => {
      const dice = Dice.ofThisRun(`stopping on ${engine}`);
      const storm = new Storm(trial, dice);
      for (let round = 1; round <= ROUNDS; round += 1) {
        const server = await ServerProcess.start(installation);
        const slow = new SlowCall(server, trial);
        const calm = new AbortController();
        const readers = Array.from({ length: dice.whole(2, 6) }, (_, index) =>
          readOn(server, trial, new Agent({ keepAlive: index % 2 === 0 }), calm.signal),
        );
        const blowing = storm.blow(server, dice.whole(3, 12), round);
        await pause(dice.whole(50, 400));

        const stopping = watchedStop(server);
        if (dice.number() < 0.3) server.signal('SIGTERM');
        await pause(ACCEPTING_MS);
        storm.calm();
        calm.abort();
        await pause(dice.whole(300, 900));
        const answerToSlow = slow.finish();

        const clean = { round, code: 0, signal: null, faults: [], said: [] };
        expect({ round, ...(await stopping), said: errorsIn(server.log) }).toEqual(clean);
        expect(new Set((await Promise.all(readers)).flat())).toEqual(new Set([200]));
        expect(await answerToSlow).toBe(201);
        await blowing;
        expect(storm.attempts.filter(({ outcome }) => outcome === 'open' || outcome === 'fault')).toEqual([]);
      }
      expect(storm.attempts.length).toBeGreaterThan(ROUNDS * 3);
      expect(await audit(installation, trial, storm.attempts)).toEqual([]);
    },
    ROUNDS * 20_000,
  );
});

/** Looks at the list and at requests, again and again, until all is calm; the statuses, or 0 where an answer was cut. */
async function readOn(
  server: ServerProcess,
  { members }: Trial,
  agent: Agent,
  calm: AbortSignal,
): Promise<number[]> {
  const statuses: number[] = [];
  const token = members[0]!.token;
  for (let turn = 0; !calm.aborted; turn += 1) {
    const path = inAlliance(turn % 2 === 0 ? 'items' : 'reservations?limit=20');
    const cut = { status: 0 };
    statuses.push((await server.call('GET', path, { token, agent }).catch(() => cut)).status);
  }
  return statuses;
}

/** Asks it to stop, and looks at its readiness over new connections until it ends. */
async function watchedStop(server: ServerProcess): Promise<End & { faults: string[] }> {
  const start = performance.now();
  const sinceStart = (): number => Math.round(performance.now() - start);
  const said: [at: number, status: Promise<number>][] = [];
  const looking = setInterval(() => said.push([sinceStart(), server.readiness()]), 20);
  server.signal('SIGTERM');
  const end = await server.ended;
  const over = sinceStart();
  clearInterval(looking);
  const seen: string[] = over > ALL_OVER_MS ? [`it took ${over} ms to end`] : [];
  for (const [at, status] of said) {
    if (at > AT_ONCE_MS && (await status) === 200) seen.push(`ready after ${at} ms`);
    if (at < ACCEPTING_MS && (await status) === 0) seen.push(`no answer after ${at} ms`);
  }
  return { ...end, faults: seen };
}

const errorsIn = (log: string): string[] =>
  log.match(/^.*("level":("error"|"fatal"|50|60)|Error).*$/gm) ?? [];
