/** Taken along and brought in again, the list of items changes nothing: nothing is new, nothing is another, nothing is to look at; and what it brings elsewhere is undone to the byte. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Exports } from '../../src/exporting/exports.service.js';
import { noChoices } from '../../src/items/import/import-choices.js';
import { ListReader } from '../../src/items/import/list-reader.service.js';
import { PlannedImports } from '../../src/items/import/planned-imports.service.js';
import { countsOf } from '../../src/items/import/plan-shapes.js';
import type { NewItemDto } from '../../src/items/item.dto.js';
import type { Actor } from '../../src/partners/who/actor.js';
import { StockImportsService } from '../../src/reservations/stock/stock-imports.service.js';
import type { Language } from '../../src/shared/words.js';
import type { CsvReader } from '../../src/web/manage/exported-lists.js';
import { TestApp } from '../support/app.js';
import { itemFacts } from '../support/item-facts.js';
import { changes, inventoryOf } from '../support/rows.js';
import { World } from '../support/world.js';

let app: TestApp;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const ways = [
  ['items.csv', 'de', 'excel'],
  ['items.csv', 'de', 'programs'],
  ['items.csv', 'en', 'excel'],
  ['items.csv', 'en', 'programs'],
  ['items.xlsx', 'de', 'excel'],
  ['items.xlsx', 'en', 'excel'],
] as const satisfies readonly (readonly [string, Language, CsvReader])[];

/** The list of an alliance, taken along and read again. */
async function takenAlong(actor: Actor, [address, language, csvFor]: (typeof ways)[number]) {
  const { content } = await app.get(Exports).take(actor, { address, language, csvFor });
  const reader = app.get(ListReader);
  const grids = await reader.read({ bytes: await buffer(content as Readable), name: address });
  return reader.judge(grids, noChoices);
}

/** Every line that is not as it was, whichever way the list went. */
async function differing(actor: Actor): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const way of ways) {
    const [address, language, csvFor] = way;
    const plan = await app.get(PlannedImports).of(actor, await takenAlong(actor, way));
    const others = plan.lines.filter(
      ({ verdict, item }) =>
        verdict !== 'header' && (verdict !== 'import' || !item?.standing || item.changes.length > 0),
    );
    const { made, changed, partners, places } = countsOf(plan);
    const isSame = made + changed + partners + places === 0;
    all.push(
      ...others.map(({ verdict, reasons, draft, item }) => ({
        address,
        language,
        csvFor,
        verdict,
        reasons,
        draft,
        changes: item?.changes,
      })),
    );
    if (!isSame) all.push({ address, language, csvFor, made, changed, partners, places });
  }
  return all;
}

/** With parts, accessories and what can replace it. */
async function furnished(world: World, all: readonly Partial<NewItemDto>[]): Promise<void> {
  const ids: string[] = [];
  for (const [index, one] of all.entries()) {
    const [first = '', second = ''] = ids;
    const linked = [{}, { accessoryIds: [first] }, { replacementIds: index % 2 ? [] : [second, first] }];
    const inventoryNumber = `A-${String(index + 1).padStart(3, '0')}`;
    ids.push(await world.item({ ...one, ...linked[index % 3], inventoryNumber }));
  }
  const [first, second] = ids;
  if (!first || !second) return;
  const parts = [first, second].map((itemId, index) => ({ itemId, quantity: index + 2 }));
  await world.item({ name: 'Satz', kind: 'computed_set', quantity: null, parts });
}

/** `SEED` draws others, `RUNS` more of them. */
const drawn = { seed: Number(process.env['SEED'] ?? 7), numRuns: Number(process.env['RUNS'] ?? 5) };

const items = fc.array(fc.record(itemFacts), { minLength: 1, maxLength: 12 });

function nextWorld(): Promise<World> {
  count += 1;
  return World.make(
    app,
    `tal-${count}`,
    {},
    `T${String.fromCharCode(65 + Math.floor(count / 26), 65 + (count % 26))}`,
  );
}

test('brought into another alliance, which has some of the numbers, it is undone to the byte', async () => {
  const imports = app.get(StockImportsService);
  for (const [index, all] of fc.sample(items, drawn).entries()) {
    const [here, there] = [await nextWorld(), await nextWorld()];
    await furnished(here, all);
    await furnished(there, all.toReversed().slice(0, 3));
    const judged = await takenAlong(await here.actor(), ways[index % ways.length]!);
    const before = await inventoryOf(app, there.slug);
    const actor = await there.actor();
    const { importId, counts } = await imports.takeAtOnce(actor, 'liste', judged);
    expect(counts.made + counts.changed).toBeGreaterThan(0);
    expect(changes(before, await inventoryOf(app, there.slug))).not.toEqual([]);
    await imports.undo(actor, importId);
    expect(changes(before, await inventoryOf(app, there.slug))).toEqual([]);
  }
}, 120_000);

test('whatever stands in it', async () => {
  for (const all of fc.sample(items, drawn)) {
    const world = await nextWorld();
    await furnished(world, all);
    expect(await differing(await world.actor())).toEqual([]);
  }
}, 120_000);
