/** J: how long each timed job runs where hundreds of alliances have open loans, and how long it keeps writers waiting at most. */
import { nextWeekday } from '../../../src/shared/days.js';
import { dayAt, instantAt } from '../../../src/shared/zone.js';
import { Installation, type Engine } from '../../support/installation.js';
import { usualSize } from '../data/houses.js';
import { fill } from '../data/filling.js';
import type { JobName, JobRun, JobTask } from '../load/jobs.js';
import { Worker } from '../load/loads.js';
import { alone, compared } from '../report/figures.js';
import type { Run } from '../run.js';

const LINES_OF_LOAN = 3;
/** The small installation has one in so many of the alliances. */
const TENTH = 10;
const ZONE = 'Europe/Berlin';
/** On the wall of the alliances, a minute after what is told then is due. */
const heaviest: readonly [job: JobName, what: string, hour: string][] = [
  ['tellWhatWaits', 'digest, Monday', '07:01'],
  ['remindOfLoans', 'reminders', '09:01'],
  ['remindWhoDecides', 'late decisions', '09:01'],
  ['askWhatStillHolds', 'yearly questions', '09:01'],
  ['warnOfLateLoans', 'warnings of late loans', '09:01'],
  ['offerWhatIsFree', 'waiting list', '09:01'],
  ['listTheNextDay', "keepers' lists", '17:01'],
  ['expireChanges', 'expiry of changes', '17:01'],
  ['expireRequests', 'expiry of requests', '17:01'],
];
const NEXT_LOOK_MINUTES = 5;

export async function measureJobs(run: Run, engine: Engine): Promise<void> {
  const { alliances, openLoans } = run.options;
  const each = Math.max(1, Math.round((openLoans / alliances) * LINES_OF_LOAN));
  const big = await runsOn(engine, alliances, each, run.options.seed);
  const small = await runsOn(engine, Math.max(1, Math.round(alliances / TENTH)), each, run.options.seed);
  for (const [at, [what, runs]] of big.entries()) {
    const named = { part: 'J', engine, unit: 'ms' };
    const [first, next] = runs;
    const beside = small[at]![1];
    run.add(
      compared(
        { ...named, what: `${what}: all at once, beside a tenth` },
        pair(first!, beside[0]!),
        'growth',
      ),
    );
    run.add(compared({ ...named, what: `${what}: the look after it` }, pair(next!, beside[1]!), 'growth'));
    run.add(
      alone({ ...named, what: `${what}: door held at most (${first!.units} units)` }, [first!.longestHoldMs]),
    );
  }
}

const pair = (one: JobRun, other: JobRun) => ({ product: [one.ms], base: [other.ms] });

/** Each job at its heaviest hour, and once more some minutes later, when all is told. */
async function runsOn(
  engine: Engine,
  alliances: number,
  lines: number,
  seed: number,
): Promise<[what: string, runs: JobRun[]][]> {
  const installation = await Installation.make(engine);
  const { now } = await fill(
    installation,
    { ...usualSize, alliances, lines, items: 60, isAllOpen: true },
    seed,
  );
  const worker = await Worker.start('test/bench/load/job-runner.ts', installation.environment);
  const ran: [string, JobRun[]][] = [];
  for (const [job, what, hour] of heaviest) {
    const at = nextMonday(now, hour);
    const looks = [at, new Date(at.getTime() + NEXT_LOOK_MINUTES * 60_000)];
    const runs: JobRun[] = [];
    for (const look of looks)
      runs.push(await worker.ask<JobRun>({ at: look.toISOString(), job } satisfies JobTask));
    ran.push([what, runs]);
  }
  worker.end();
  await installation.drop();
  return ran;
}

const nextMonday = (now: Date, hour: string): Date => instantAt(nextWeekday(dayAt(now, ZONE), 1), hour, ZONE);
