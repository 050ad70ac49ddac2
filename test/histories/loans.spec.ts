/** Random histories of loans beside a pencil: what is counted, free and in danger is what counting by hand says. `HISTORIES` says how many; `SEED` runs them again, and `REPLAY` (the path that a failure names) one of them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { TestApp } from '../support/app.js';
import { printedSeed } from '../support/chance.js';
import { History } from './history.js';
import { histories, type Step } from './steps.js';

const HISTORIES = Number(process.env['HISTORIES'] ?? 30);
const MANY = 300;
const MOST_IDLE = 3;

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

test('the application counts as a person with a pencil does', async () => {
  const property = fc.asyncProperty(histories, async ({ rest, steps }) => {
    const one = await History.begin(app, rest);
    for (const step of steps) await one.take(step as Step);
  });
  // A failing history is told at once; `SHRINK=1` looks for the shortest one that fails.
  const endOnFailure = process.env['SHRINK'] === undefined;
  const replayed = process.env['REPLAY'] === undefined ? {} : { path: process.env['REPLAY'] };
  const seed = printedSeed('Loans');
  await fc.assert(property, { numRuns: HISTORIES, seed, endOnFailure, ...replayed });
  const counts = [...History.count].map(([what, { done, refused }]) => `${what} ${done}/${refused}`);
  process.stdout.write(`Loans: ${HISTORIES} histories; done/refused: ${counts.toSorted().join(', ')}\n`);
  // Nothing is proven by histories in which nothing happens; in few of them something rare may be missing.
  const idle = [...History.count].filter(([, { done }]) => done === 0);
  expect(idle.length).toBeLessThanOrEqual(HISTORIES < MANY ? MOST_IDLE : 0);
}, 7_200_000);
