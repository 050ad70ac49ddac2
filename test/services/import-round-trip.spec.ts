/** Taken along and brought in again, the list of items changes nothing: nothing is new, nothing is another, nothing is to look at. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Exports } from '../../src/exporting/exports.service.js';
import { noChoices } from '../../src/items/import/import-choices.js';
import { ListReader } from '../../src/items/import/list-reader.service.js';
import { PlannedImports } from '../../src/items/import/planned-imports.service.js';
import { countsOf } from '../../src/items/import/plan-shapes.js';
import { depositBases, itemKinds } from '../../src/items/item.entity.js';
import type { NewItemDto } from '../../src/items/item.dto.js';
import type { Actor } from '../../src/partners/who/actor.js';
import type { Language } from '../../src/shared/words.js';
import type { CsvReader } from '../../src/web/manage/exported-lists.js';
import { tidyText } from '../../src/shared/input-text.js';
import { TestApp } from '../support/app.js';
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

/** Every line that is not as it was, whichever way the list went. */
async function differing(actor: Actor): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const [address, language, csvFor] of ways) {
    const { content } = await app.get(Exports).take(actor, { address, language, csvFor });
    const reader = app.get(ListReader);
    const grids = await reader.read({ bytes: await buffer(content as Readable), name: address });
    const plan = await app.get(PlannedImports).of(actor, await reader.judge(grids, noChoices));
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

const wordy = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Zelt',
        'Bank',
        'Größe',
        '3x3',
        '"alt"',
        '=1+1',
        "'s",
        '@home',
        '-5',
        'a;b',
        'a,b',
        'weiß',
        '12',
        '_x0041_',
        '+49',
        '–',
        '50%',
        'ca.',
        '10 Kisten',
        'fehlt',
      ),
      fc.string({ minLength: 1, maxLength: 8 }),
    ),
    { maxLength: 4 },
  )
  .map((words) => tidyText(words.join(' ').replace(/\s+/g, ' ')));
const named = wordy.filter((text) => text !== '').map((text) => text.slice(0, 200).trim());

const facts = fc.record({
  name: named,
  unit: fc.constantFrom('Stück', 'Satz', 'Kiste', 'Garnitur', 'Paar', 'Rollen zu 5 m'),
  quantity: fc.integer({ min: 0, max: 100_000 }),
  kind: fc.constantFrom(...itemKinds.filter((kind) => kind !== 'computed_set')),
  category: wordy.map((text) => text.slice(0, 80).trim()),
  description: fc.array(wordy, { maxLength: 3 }).map((lines) => tidyText(lines.join('\n'))),
  notes: fc.array(wordy, { maxLength: 3 }).map((lines) => tidyText(lines.join('\n'))),
  otherWords: wordy,
  size: wordy,
  weightGrams: fc.option(fc.integer({ min: 0, max: 100_000_000 })),
  needsVehicle: wordy,
  needsPersons: fc.option(fc.integer({ min: 0, max: 100 })),
  needsOther: wordy,
  depositCents: fc.integer({ min: 0, max: 100_000_000 }),
  depositBasis: fc.constantFrom(...depositBases),
  replacementValueCents: fc.option(fc.integer({ min: 0, max: 1_000_000_000 })),
  bufferMinutes: fc.option(fc.integer({ min: 0, max: 43_200 })),
  seasonNote: wordy,
  inspectionDueOn: fc.option(fc.constantFrom('2027-05-14', '2026-12-31', '2030-02-28')),
});

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

test('whatever stands in it', async () => {
  const items = fc.array(facts, { minLength: 1, maxLength: 12 });
  for (const all of fc.sample(items, drawn)) {
    count += 1;
    const world = await World.make(app, `tal-${count}`, {}, `T${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[count]}`);
    await furnished(world, all);
    expect(await differing(await world.actor())).toEqual([]);
  }
}, 120_000);
