/** The timed jobs in a process of their own, under a clock that is told the hour: how long each ran, and how long it held the write door at most. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Test } from '@nestjs/testing';
import type * as Doors from '../../../src/database/database.service.js';
import type * as Modules from '../../../src/app.module.js';
import type * as Clocks from '../../../src/shared/clock.service.js';
import type * as Watches from '../../../src/shared/clock-watch.service.js';
import type * as Diaries from '../../../src/shared/job-diary.service.js';
import type * as AllJobs from '../../../src/jobs.service.js';
import { TestClock } from '../../support/clock.js';
import type { JobRun, JobTask } from './jobs.js';

/** What is measured is the build. */
const built = (file: string): Promise<unknown> => import(pathToFileURL(resolve('dist', file)).href);

const { ServerModule } = (await built('app.module.js')) as typeof Modules;
const { Database } = (await built('database/database.service.js')) as typeof Doors;
const { Jobs } = (await built('jobs.service.js')) as typeof AllJobs;
const { Clock } = (await built('shared/clock.service.js')) as typeof Clocks;
const { ClockWatch } = (await built('shared/clock-watch.service.js')) as typeof Watches;
const { JobDiary } = (await built('shared/job-diary.service.js')) as typeof Diaries;

const clock = new TestClock();
// Not initialised, so that no timer starts.
const app = await Test.createTestingModule({ imports: [ServerModule] })
  .overrideProvider(Clock)
  .useValue(clock)
  .overrideProvider(ClockWatch)
  // From hour to hour it jumps, and is believed.
  .useValue({ isInDoubt: () => false })
  .compile();
const jobs = app.get(Jobs);
const diary = app.get(JobDiary, { strict: false });
const held = watchDoor(app.get(Database, { strict: false }));

process.on('message', (task: JobTask) => {
  void run(task).then(
    (ran) => process.send!(ran),
    (error: unknown) => process.send!({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send!('ready');

async function run({ at, job }: JobTask): Promise<JobRun> {
  clock.set(at);
  held.longest = 0;
  held.units = 0;
  const began = performance.now();
  await jobs[job]();
  const ms = performance.now() - began;
  const failed = diary.all().filter(({ failedAt }) => failedAt);
  if (failed.length > 0) throw new Error(`Failed: ${failed.map(({ name }) => name).join(', ')}`);
  return { ms, longestHoldMs: held.longest, units: held.units };
}

/** From the first statement of a unit until it is durable; jobs take one unit after the other. */
function watchDoor(database: Doors.Database): { longest: number; units: number } {
  const seen = { longest: 0, units: 0 };
  const transaction = database.transaction.bind(database);
  database.transaction = async (work, of) => {
    let began = 0;
    const done = await transaction((tx) => {
      began = performance.now();
      return work(tx);
    }, of);
    seen.longest = Math.max(seen.longest, performance.now() - began);
    seen.units += 1;
    return done;
  };
  return seen;
}
