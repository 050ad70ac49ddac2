/** A lock that is held for long: everybody has an answer within about ten seconds. Needs no build; runs on either engine. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { onPostgres } from '../support/database.js';
import { holdLock } from '../support/held-lock.js';
import { wish, World } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];

/** PostgreSQL: a try, 3 s for a connection, then 3 s behind the first in line and 3 s as the first. */
const LONGEST_S = onPostgres ? 13 : 11;

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

test('of fifteen requests at once none waits much longer than ten seconds, and none is answered with a 500', async () => {
  const world = await World.make(app, 'auental');
  const itemId = await world.item({ name: 'Becher', quantity: 1000 });
  const body = wish(world, [{ itemId, quantity: 1 }], WEEKEND);
  // Her token's use is noted now, and not while the lock is held.
  await app.call('get', '/api/me', { token: world.member.token });
  const letGo = await holdLock(world.slug);
  const begun = performance.now();
  const answers = await Promise.all(
    Array.from({ length: 15 }, async () => {
      const path = world.path('reservations');
      const { status } = await app.call('post', path, { token: world.member.token, body });
      return { status, seconds: (performance.now() - begun) / 1000 };
    }),
  );
  await letGo();
  const slowest = Math.max(...answers.map(({ seconds }) => seconds));
  process.stdout.write(`Slowest answer while the lock was held: ${slowest.toFixed(1)} s\n`);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503));
  expect(slowest).toBeLessThan(LONGEST_S);
}, 120_000);
