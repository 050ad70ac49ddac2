/** The clock at the sign-in: who is known takes no longer than who is not (safety.md, D04). */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../src/database/columns.js';
import { Database } from '../../src/database/database.service.js';
import { MailedCode } from '../../src/partners/signing-in/mailed-code.entity.js';
import { Person } from '../../src/partners/who/person.entity.js';
import { TestApp } from '../support/app.js';
import { chanceOfMore } from '../support/ranks.js';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
}, 60_000);
afterAll(() => app.stop());

const PAIRS = 150;
const addresses = (name: string): string[] =>
  Array.from({ length: PAIRS }, (_, index) => `${name}.${index}@example.org`);

async function timed(email: string): Promise<number> {
  const start = performance.now();
  const { status } = await app.call('post', '/api/sign-in', { body: { email } });
  expect(status).toBe(202);
  return performance.now() - start;
}

async function makeKnown(emails: readonly string[]): Promise<void> {
  const facts = { name: 'Anna Auer', isOperator: false, createdAt: app.clock.now(), disabledAt: null };
  await app.get(Database).transaction((tx) =>
    tx.insert(
      Person,
      emails.map((email) => ({ id: newId(), email, ...facts })),
    ),
  );
}

/** How likely somebody known takes longer, of as many pairs; `before` each pair, something may be done. */
async function slowness(name: string, before: (index: number) => Promise<unknown>): Promise<number> {
  const [known, unknown] = [addresses(`bekannt.${name}`), addresses(`fremd.${name}`)];
  await makeKnown(known);
  for (const warm of addresses(`warm.${name}`).slice(0, 20)) await timed(warm);
  const took: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
  for (let index = 0; index < PAIRS; index += 1) {
    await before(index);
    const turns = [
      async () => took.known.push(await timed(known[index]!)),
      async () => took.unknown.push(await timed(unknown[index]!)),
    ];
    for (const turn of index % 2 === 0 ? turns : turns.toReversed()) await turn();
  }
  return chanceOfMore(took.known, took.unknown);
}

test('who is known takes no longer than who is not', async () => {
  // Limits must not shorten the way.
  const slower = await slowness('frei', async (index) => {
    if (index % 20 === 0) app.clock.advance(25 * 60);
  });
  expect(slower).toBeGreaterThan(0.38);
  expect(slower).toBeLessThan(0.62);
});

test('nor where nobody unknown gets another code, and who is known does', async () => {
  app.clock.advance(25 * 60);
  const createdAt = app.clock.now();
  const usedUp = addresses('verbraucht').concat(addresses('verbraucht.auch'));
  await app.get(Database).transaction((tx) =>
    tx.insert(
      MailedCode,
      usedUp.map((email) => ({ id: newId(), email, network: null, isKnown: false, createdAt })),
    ),
  );
  const slower = await slowness('voll', async () => undefined);
  expect(slower).toBeGreaterThan(0.38);
  expect(slower).toBeLessThan(0.62);
});
