/** A full day at the desk: two hundred loans beside twenty, in one run. The page grows with what stands on it and no faster, and asks the database no more often. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { Statements } from '../support/statements.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

const NOW = '2027-05-14T12:00:00Z';
const TODAY: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];
const [FEW, MANY] = [20, 200];
const ROUNDS = 5;
/** Ten times as many loans, and half as much again for chance. */
const MOST = 15;

const statements = new Statements();
let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set(NOW);
});
afterAll(() => app.stop());

/** An alliance in which so many loans of three lines are fetched today. */
async function busy(count: number, slug: string): Promise<World> {
  const world = await World.make(app, slug);
  const items = await Promise.all(
    ['Bierbank', 'Biertisch', 'Pavillon'].map((name) => world.item({ name, quantity: MANY })),
  );
  const lines = items.map((itemId) => ({ itemId, quantity: 1 }));
  for (let made = 0; made < count; made += 1) {
    const asked = wish(world, lines, TODAY);
    const { id } = await done<{ id: string }>(
      app,
      'post',
      world.path('reservations'),
      world.member.token,
      asked,
    );
    await done(app, 'post', world.path(`reservations/${id}/approve`), world.coordinator.token, {});
  }
  return world;
}

interface Measured {
  ms: number;
  bytes: number;
  packed: number;
  asked: number;
}

async function measured(read: () => Promise<string>): Promise<Measured> {
  let text = await read();
  const spent: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = performance.now();
    text = await read();
    spent.push(performance.now() - before);
  }
  const { access, work } = await statements.of(read);
  const [ms = 0] = spent.toSorted((one, other) => one - other).slice(ROUNDS / 2);
  return {
    ms,
    bytes: Buffer.byteLength(text),
    packed: gzipSync(text).length,
    asked: access.length + work.length,
  };
}

const said = ({ ms, bytes, packed, asked }: Measured): string =>
  `${ms.toFixed(0)} ms, ${(bytes / 1024).toFixed(0)} KiB (${(packed / 1024).toFixed(0)} packed), ${asked} statements`;

test('ten times as many loans take at most as much more time, and not one statement more', async () => {
  const ways: Record<string, Measured[]> = { page: [], 'GET …/desk': [] };
  for (const count of [FEW, MANY]) {
    const world = await busy(count, `voll-${count}`);
    const keeper = await Visitor.of(app, world.coordinator.email);
    ways['page']!.push(
      await measured(async () => (await keeper.open(`/b/${world.slug}/desk`)).root.toString()),
    );
    const read = async (): Promise<string> =>
      JSON.stringify(await done(app, 'get', world.path('desk'), world.coordinator.token));
    ways['GET …/desk']!.push(await measured(read));
  }
  for (const [way, [few, many]] of Object.entries(ways)) {
    process.stdout.write(`${way}, ${FEW} loans: ${said(few!)}; ${MANY} loans: ${said(many!)}\n`);
    expect(many!.ms / few!.ms).toBeLessThan(MOST);
    expect(many!.bytes / few!.bytes).toBeLessThan(MANY / FEW);
    expect(many!.asked).toBe(few!.asked);
  }
}, 120_000);
