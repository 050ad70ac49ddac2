/** A little of `npm run test:yielding`: several people at once, on a build that yields at random before every statement. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { printedSeed } from '../support/chance.js';
import { Workload } from '../support/workload.js';
import { yieldBeforeStatements } from '../support/yielding.js';

const seed = printedSeed('A little yielding');

let app: TestApp;
let swiftly: () => void;

beforeAll(async () => {
  app = await TestApp.start();
  swiftly = yieldBeforeStatements(seed, 2);
});
afterAll(async () => {
  swiftly();
  await app.stop();
});

test('asking, deciding, ending and closing at once: all that was told is there, and nothing is promised twice', async () => {
  const workload = await Workload.make(app, 'gemischt', seed);
  await workload.run(8, 6);
  expect(await workload.faults()).toEqual([]);
  expect(workload.told.get('ask 201')).toBeGreaterThan(0);
});
