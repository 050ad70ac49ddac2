/** A server whose clock jumps ahead lets nothing expire for good in its first minutes, and says so. Needs the build. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Installation } from '../support/installation.js';
import { ServerProcess } from '../support/server-process.js';
import { done, found, furnish, inAlliance, type Trial } from '../support/trial.js';

/** SIGUSR2 sets the wall clock ten days ahead, and back again. The minute of the timed jobs becomes a third of a second. */
const ODD_CLOCK = `const Real = Date, usual = setInterval;
let ahead = 0;
process.on('SIGUSR2', () => { ahead = ahead === 0 ? 864000000 : 0; });
globalThis.Date = class Date extends Real {
  constructor(...given) { if (given.length === 0) super(Real.now() + ahead); else super(...given); }
  static now() { return Real.now() + ahead; }
};
globalThis.setInterval = (job, wait, ...given) => usual(job, wait === 60000 ? 300 : wait, ...given);`;
const DAY = 86_400_000;

let installation: Installation;
let server: ServerProcess;
let trial: Trial;

beforeAll(async () => {
  installation = await Installation.make('SQLite');
  found(installation);
  server = await ServerProcess.start(installation, { preload: ODD_CLOCK });
  trial = await furnish(server);
}, 60_000);
afterAll(async () => {
  await server.kill();
  await installation.drop();
});

const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

test('what waited for a decision still waits when the clock is set right again', async () => {
  const { members, items } = trial;
  const wish = {
    partnerId: members[0]!.partnerId,
    occasion: { name: 'Fest' },
    contact: { name: 'Anna Auer' },
    pickUpAt: inDays(60),
    returnDueAt: inDays(62),
    lines: [{ itemId: items.tent, quantity: 1 }],
  };
  const asked = await done<{ id: string }>(server, inAlliance('reservations'), members[0]!.token, wish);
  const statuses = async (): Promise<unknown> =>
    (await installation.ask('SELECT status FROM reservations'))[0];

  await pause(2_500);
  server.signal('SIGUSR2');
  await pause(6_000);
  expect(await statuses()).toEqual([{ status: 'requested' }]);
  expect(server.log).toContain('The clock jumped ahead by 14400 minutes');
  server.signal('SIGUSR2');
  await server.says(/which had jumped ahead by 14400 minutes, was set back/);
  const path = inAlliance(`reservations/${asked.id}/approve`);
  const { status } = await server.call('POST', path, { token: trial.coordinator.token, body: {} });
  expect(status).toBe(200);
}, 60_000);
