/** A lock that is held for long: everybody has an answer within about ten seconds. Needs no build; runs on either engine. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { holdLock } from '../support/held-lock.js';
import { wish, World } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

test('of fifteen requests at once none waits longer than eleven seconds, and none is answered with a 500', async () => {
  const world = await World.make(app, 'auental');
  const itemId = await world.item({ name: 'Becher', quantity: 1000 });
  const body = wish(world, [{ itemId, quantity: 1 }], WEEKEND);
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
  expect(slowest).toBeLessThan(11);
}, 120_000);
