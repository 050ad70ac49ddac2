/** Several people at once, doing everything at random on a build that yields before every statement: it adds up. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { printedSeed } from '../support/chance.js';
import { Workload } from '../support/workload.js';

const ROUNDS = 2;

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

test('nothing is promised twice, nothing acknowledged is lost, nothing refused is there', async () => {
  const seed = printedSeed('Mixed workload');
  const told = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const workload = await Workload.make(app, `gemischt-${round}`, seed + round);
    await workload.run(8, 15);
    expect(await workload.faults()).toEqual([]);
    for (const what of workload.told.keys()) told.add(what);
  }
  // All of it did happen, or this showed nothing.
  expect([...told]).toEqual(
    expect.arrayContaining([
      'ask 201',
      'ask 409',
      'approve 200',
      'approve 409',
      'withdraw 200',
      'cancel 200',
    ]),
  );
}, 120_000);
