/** A list of 5,000 rows: how long each step takes, for how long nothing else runs meanwhile, and that its turn is over before others are told to come again. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { noChoices } from '../../src/items/import/import-choices.js';
import { ListReader } from '../../src/items/import/list-reader.service.js';
import { PlannedImports } from '../../src/items/import/planned-imports.service.js';
import { StockImportsService } from '../../src/reservations/stock/stock-imports.service.js';
import { PartnersService } from '../../src/partners/members/partners.service.js';
import { TestApp } from '../support/app.js';
import { World } from '../support/world.js';

const ROWS = 5000;
/** As long as others wait at the door before they are told to come again. */
const LONGEST_TURN_MS = 7000;

let app: TestApp;
let world: World;
let neighbour: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  neighbour = await World.make(app, 'drueben', {}, 'D');
});
afterAll(() => app.stop());

const head = 'Nr.;Gegenstand;Bestand;Einheit;Kategorie;Lagerort;Eigentümer;Wert in €;Bemerkungen';
const row = (index: number, quantity: number): string =>
  `L-${index};Gegenstand ${index};${quantity};Stück;Gruppe ${index % 40};Halle ${index % 20};Verein ${index % 11};12,50;Nummer ${index}`;
const listOf = (quantity: number): Buffer =>
  Buffer.from([head, ...Array.from({ length: ROWS - 1 }, (_, index) => row(index, quantity))].join('\n'));

interface Spent {
  what: string;
  ms: number;
  longestPauseMs: number;
  /** Of this process, whatever else the machine does. */
  cpuMs: number;
}

const spent: Spent[] = [];

/** How long it took, and for how long at the most nothing else ran meanwhile. */
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const watched = { isDone: false };
  let longest = 0;
  const watch = (async () => {
    for (let last = performance.now(); !watched.isDone;) {
      await pause(1);
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
  })();
  const begun = performance.now();
  const cpu = process.cpuUsage();
  try {
    return await work();
  } finally {
    const { user, system } = process.cpuUsage(cpu);
    const ms = Math.round(performance.now() - begun);
    const one = { what, ms, longestPauseMs: Math.round(longest), cpuMs: Math.round((user + system) / 1000) };
    spent.push(one);
    watched.isDone = true;
    await watch;
  }
}

/** Somebody else writes while the door may be held: how long they wait. */
async function beside<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [answer] = await Promise.all([
    timed(what, work),
    (async () => {
      const actor = await neighbour.actor();
      await pause(50);
      await timed(`a write of others beside: ${what}`, () =>
        app
          .get(PartnersService)
          .create(actor, { name: `Verein ${performance.now()}` })
          .catch(() => undefined),
      );
    })(),
  ]);
  return answer;
}

test('read, judged, planned, taken over, changed and undone in slices', async () => {
  const actor = await world.actor();
  const reader = app.get(ListReader);
  const grids = await timed('read', () => reader.read({ bytes: listOf(3), name: 'liste.csv' }));
  const judged = await timed('judged', () => reader.judge(grids, noChoices));
  const plan = await timed('planned', () => app.get(PlannedImports).of(actor, judged));
  expect(plan.lines).toHaveLength(ROWS);
  const taken = await beside('taken over', () =>
    app.get(StockImportsService).takeAtOnce(actor, 'a.csv', judged),
  );
  expect(taken.counts).toMatchObject({ made: ROWS - 1, partners: 11, places: 20 });
  const more = await reader.judge(await reader.read({ bytes: listOf(4), name: 'liste.csv' }), noChoices);
  await timed('planned again', () => app.get(PlannedImports).of(actor, more));
  const changed = await beside('changed', () =>
    app.get(StockImportsService).takeAtOnce(actor, 'b.csv', more),
  );
  expect(changed.counts).toMatchObject({ made: 0, changed: ROWS - 1 });
  await beside('undone', () => app.get(StockImportsService).undo(actor, changed.importId));
  await beside('undone as a whole', () => app.get(StockImportsService).undo(actor, taken.importId));
  for (const { what, ms, longestPauseMs, cpuMs } of spent)
    process.stdout.write(`${what}: ${ms} ms, longest pause ${longestPauseMs} ms, processor ${cpuMs} ms\n`);
  for (const { cpuMs } of spent) expect(cpuMs).toBeLessThan(LONGEST_TURN_MS);
}, 120_000);
