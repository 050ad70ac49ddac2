/** kill -9 while fifty askers are at it, again and again: what was acknowledged is there and whole, what was refused is not (B01). */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { audit, unwritten } from '../support/audit.js';
import { Dice, times } from '../support/dice.js';
import { Installation, type Engine } from '../support/installation.js';
import { ServerProcess } from '../support/server-process.js';
import { Storm } from '../support/storm.js';
import { found, furnish, type Trial } from '../support/trial.js';
import { until } from '../support/until.js';

const ROUNDS = times(20);
const ASKERS = 50;
/** About as many answers as a whole storm has. */
const MOST_ANSWERS = 110;

export function testKilling(engine: Engine): void {
  let installation: Installation;
  let trial: Trial;
  let server: ServerProcess;

  beforeAll(async () => {
    installation = await Installation.make(engine);
    found(installation);
    server = await ServerProcess.start(installation);
    trial = await furnish(server);
  }, 60_000);

  afterAll(async () => {
    await server.kill();
    await installation.drop();
  }, 30_000);

  test(
    `killed ${ROUNDS} times while ${ASKERS} ask: acknowledged is whole, refused is absent, nothing twice`,
    async () => {
      const dice = Dice.ofThisRun(`killing on ${engine}`);
      const storm = new Storm(trial, dice);
      for (let round = 1; round <= ROUNDS; round += 1) {
        const before = storm.attempts.length;
        const atOnce = dice.number() < 0.5;
        const killed = killedAfter(storm, server, dice.whole(0, MOST_ANSWERS), atOnce ? 0 : dice.whole(1, 8));
        await storm.blow(server, ASKERS, round);
        await killed();
        server = await ServerProcess.start(installation);

        expect([round, await audit(installation, trial, storm.attempts)]).toEqual([round, []]);
        expect(await storm.repeat(server, storm.attempts.slice(before))).toEqual([]);
      }
      expect(await audit(installation, trial, storm.attempts)).toEqual([]);
      // No server before this one may have lived until its first mail.
      await until(() => installation.mailFiles().length > 0, 60);
      expect(await unwritten(installation)).toEqual([]);
      sayWhatHappened(storm);
    },
    ROUNDS * 20_000,
  );
}

/** Kills it so many answers and milliseconds later; at the latest when it is asked for the end. */
function killedAfter(storm: Storm, server: ServerProcess, answers: number, milliseconds: number) {
  const kill = (): void => server.signal('SIGKILL');
  storm.afterAnswers(answers, () => (milliseconds === 0 ? kill() : void setTimeout(kill, milliseconds)));
  return () => server.kill();
}

/** A storm in which nothing was cut, or nothing came through, would prove nothing. */
function sayWhatHappened({ attempts }: Storm): void {
  const count = (outcome: string): number => attempts.filter((one) => one.outcome === outcome).length;
  const [done, refused, open] = ['done', 'refused', 'open'].map(count) as [number, number, number];
  process.stdout.write(`${attempts.length} attempts: ${done} done, ${refused} refused, ${open} open\n`);
  expect(done).toBeGreaterThan(ROUNDS * 10);
  expect(refused).toBeGreaterThan(0);
  expect(open).toBeGreaterThan(ROUNDS);
}
