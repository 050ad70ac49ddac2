/** Lists into the pool: all at once, the same list finds nothing new, and taking it back restores every byte. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { noChoices, type Choices } from '../../src/items/import/import-choices.js';
import { PlannedImports } from '../../src/items/import/planned-imports.service.js';
import { ListReader } from '../../src/items/import/list-reader.service.js';
import { countsOf, type Plan } from '../../src/items/import/plan-shapes.js';
import { Item } from '../../src/items/item.entity.js';
import { ItemsService } from '../../src/items/items.service.js';
import type { Actor } from '../../src/partners/who/actor.js';
import { StockChangesService } from '../../src/reservations/stock/stock-changes.service.js';
import { StockImportsService } from '../../src/reservations/stock/stock-imports.service.js';
import type { Refusal } from '../../src/shared/refusal.js';
import { TestApp } from '../support/app.js';
import { messyFile } from '../support/messy-list.js';
import { changes, inventoryOf } from '../support/rows.js';
import { wish, World } from '../support/world.js';

const HEAD = 'Nr.;Gegenstand;Bestand;Einheit;Lagerort;Eigentümer;Teile;Zubehör;Ersatz';
const LIST = [
  HEAD,
  '1;Bank;40;Stück;Bauhof;Gemeinde;;;',
  '2;Tisch;20;Stück;Bauhof;Gemeinde;;;',
  ';Zelt 3x3;2;Stück;MGH;SV Blau-Weiß;;;',
  '4;Garnitur;;Satz;Bauhof;Gemeinde;1:2; 2:1;;',
].join('\n');

let app: TestApp;
let world: World;
let actor: Actor;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set('2027-03-01T09:00:00Z');
  world = await World.make(app, `tal-${(count += 1)}`, {}, `T${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[count]}`);
  actor = await world.actor();
});

const read = async (text: string | Buffer, choices: Partial<Choices> = {}) => {
  const reader = app.get(ListReader);
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const grids = await reader.read({ bytes, name: 'liste.csv' });
  return reader.judge(grids, { ...noChoices, ...choices });
};
const planned = async (text: string | Buffer, choices?: Partial<Choices>): Promise<Plan> =>
  app.get(PlannedImports).of(actor, await read(text, choices));
const taken = async (text: string | Buffer, choices?: Partial<Choices>) =>
  app.get(StockImportsService).takeAtOnce(actor, 'liste.csv', await read(text, choices));
const undo = (id: string) => app.get(StockImportsService).undo(actor, id);
const items = () =>
  app
    .get(Database)
    .read((tx) => tx.find(Item, { where: { allianceId: actor.allianceId }, order: { numberOrder: 'ASC' } }));

const written = () => inventoryOf(app, world.slug);

describe('a list', () => {
  test('becomes items, with the partners and places that were missing; whoever has no number gets the next', async () => {
    const { counts } = await taken(LIST.replace('1:2; 2:1', '"1:2; 2:1"'));
    expect(counts).toMatchObject({ imported: 4, made: 4, partners: 2, places: 2 });
    const all = await items();
    expect(
      all.map(({ inventoryNumber, name, kind, quantity }) => [inventoryNumber, name, kind, quantity]),
    ).toEqual([
      ['1', 'Bank', 'bulk', 40],
      ['2', 'Tisch', 'bulk', 20],
      ['4', 'Garnitur', 'computed_set', null],
      ['5', 'Zelt 3x3', 'bulk', 2],
    ]);
  });

  test('the same list again finds nothing new, and nothing to change', async () => {
    const list = LIST.replace('1:2; 2:1', '"1:2; 2:1"');
    await taken(list);
    expect(countsOf(await planned(list))).toMatchObject({
      made: 0,
      changed: 0,
      unchanged: 4,
      partners: 0,
      places: 0,
    });
  });

  test('says field by field what it would change, and a blank cell changes nothing', async () => {
    await taken(LIST);
    const plan = await planned([HEAD, '1;Bank;38;;bauhof;GEMEINDE;;;', '2;Tisch;;;;;;;'].join('\n'));
    expect(plan.lines.map(({ item }) => item?.changes)).toEqual([
      undefined,
      [{ field: 'quantity', from: 40, to: 38 }],
      [],
    ]);
  });

  test('the messy list, twice and with a mark: the second time nothing is new', async () => {
    const first = await taken(messyFile('messy-import.csv'));
    expect(first.counts).toMatchObject({ made: first.counts.imported, changed: 0 });
    expect(first.counts.imported).toBeGreaterThan(20);
    const again = countsOf(await planned(messyFile('messy-import-bom.csv')));
    expect(again).toMatchObject({
      imported: first.counts.imported,
      made: 0,
      changed: 0,
      partners: 0,
      places: 0,
    });
  });

  test('what was said for all that say nothing makes them whole, and they are found again', async () => {
    const list = [HEAD, '1;Bank;40;Stück;;;;;', ';Tisch;20;Stück;Bauhof;;;;'].join('\n');
    expect(countsOf(await planned(list))).toMatchObject({ made: 0, review: 2 });
    const usual = { owner: 'Gemeinde', storagePlace: 'Rathaus' };
    expect((await taken(list, usual)).counts).toMatchObject({ made: 2, partners: 1, places: 2 });
    expect(countsOf(await planned(list, usual))).toMatchObject({ made: 0, changed: 0, unchanged: 2 });
  });

  test('names that were spelled in several ways are one partner', async () => {
    const list = [HEAD, '1;Bank;1;Stück;Hof;SV Blau-Weiß;;;', '2;Tisch;1;Stück;hof;SV Blau–Weiß ;;;'].join(
      '\n',
    );
    expect((await taken(list)).counts).toMatchObject({ made: 2, partners: 1, places: 1 });
  });
});

describe('what does not hold together is looked at', () => {
  test.each([
    ['a part that is nowhere', '9;Set;;Satz;Hof;A;77:1;;', 'unknown-number'],
    ['an accessory of itself', '9;Set;1;Satz;Hof;A;;9;', 'unsound'],
  ])('%s', async (_what, line, code) => {
    const plan = await planned([HEAD, line].join('\n'));
    const last = plan.lines.at(-1)!;
    expect(last.reasons.map((one) => one.code)).toEqual([code]);
  });

  test('whoever loses its part is out as well', async () => {
    const list = [HEAD, '1;Set;;Satz;Hof;A;2:1;;', '2;Teil;1;Stück;Hof;A;;77;'].join('\n');
    const plan = await planned(list);
    expect(plan.lines.slice(1).map(({ verdict }) => verdict)).toEqual(['review', 'review']);
    expect([plan.partners, plan.places]).toEqual([[], []]);
  });
});

describe('undo', () => {
  test('restores every byte, and removes what was made', async () => {
    await taken(LIST.replace('1:2; 2:1', '"1:2; 2:1"'));
    const before = await written();
    app.clock.advance(60);
    const changed = [
      `${HEAD};Kategorie`,
      '1;Bank;35;Stück;Halle 3;Verein Nord;;2;2;Möbel',
      '4;Garnitur;;Satz;Bauhof;Gemeinde;1:4;;;Möbel',
      '7;Neu;1;Stück;Halle 3;Gemeinde;;;;',
    ].join('\n');
    const { importId, counts } = await taken(changed);
    expect(counts).toMatchObject({ made: 1, changed: 2, partners: 1, places: 1 });
    expect(changes(before, await written())).not.toEqual([]);
    await undo(importId);
    expect(changes(before, await written())).toEqual([]);
  });

  test('is refused once something of it was asked for, and says what', async () => {
    const { importId } = await taken(LIST);
    const [bank] = await items();
    await app.call('post', world.path('reservations'), {
      token: world.coordinator.token,
      body: wish(
        world,
        [{ itemId: bank!.id, quantity: 1 }],
        ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'],
      ),
    });
    const before = await written();
    const refusal = await refused(undo(importId));
    expect(refusal.code).toBe('import-in-use');
    expect(refusal.details.reasons?.map(({ message }) => message.de)).toEqual([
      expect.stringMatching(/^„Bank“ steht in T/),
    ]);
    expect(changes(before, await written())).toEqual([]);
  });

  test('is refused once somebody changed something of it by hand', async () => {
    const { importId } = await taken(LIST);
    const [bank] = await items();
    await app.get(StockChangesService).changeItem(actor, bank!.id, { notes: 'Neu gestrichen' });
    expect((await refused(undo(importId))).details.reasons).toHaveLength(1);
  });

  test('is refused where a set of others is made of it', async () => {
    const { importId } = await taken(LIST);
    const [bank] = await items();
    const set = {
      inventoryNumber: 'S-1',
      name: 'Bänke',
      unit: 'Satz',
      kind: 'computed_set' as const,
      quantity: null,
    };
    const where = { ownerId: world.partnerId, storagePlaceId: world.placeId };
    await app
      .get(ItemsService)
      .create(actor, { ...set, ...where, parts: [{ itemId: bank!.id, quantity: 2 }] });
    expect((await refused(undo(importId))).details.reasons?.[0]?.message.de).toBe(
      '„Bank“ ist Teil eines anderen Gegenstands.',
    );
  });

  test('leaves a partner and a place that something else stands on by now', async () => {
    const { importId } = await taken(LIST);
    const [bank] = await items();
    const { ownerId, storagePlaceId } = bank!;
    const other = { inventoryNumber: 'X-1', name: 'Anderes', unit: 'Stück', quantity: 1 };
    await app.get(ItemsService).create(actor, { ...other, ownerId, storagePlaceId });
    await undo(importId);
    expect((await items()).map(({ name }) => name)).toEqual(['Anderes']);
  });

  test('takes along the rules about what it made, and no others', async () => {
    const tentId = await world.item({ name: 'Festzelt' });
    const { importId } = await taken(LIST);
    const bank = (await items()).find(({ name }) => name === 'Bank')!;
    const { token } = world.coordinator;
    const ask = (path: string, body: object) =>
      app.call('post', world.path(path), { token, body: { ...body } });
    for (const [scope, subjectId] of [
      ['item', bank.id],
      ['owner', bank.ownerId],
      ['item', tentId],
      ['owner', world.partnerId],
    ]) {
      await ask('lending-rules', { scope, subjectId, longestLoanDays: 3 });
      await ask('approval-rules', { scope, subjectId, mode: 'coordinator' });
    }
    await ask('approval-rules', { scope: 'alliance', mode: 'coordinator' });
    await undo(importId);
    const about = async (path: string): Promise<string[]> => {
      const { body } = await app.call('get', world.path(path), { token });
      return (body.items as { subjectName: string }[]).map(({ subjectName }) => subjectName).toSorted();
    };
    const kept = ['Festzelt', `Verein ${world.slug}`];
    expect(await about('lending-rules')).toEqual(kept);
    expect(await about('approval-rules')).toEqual([`Bündnis ${world.slug}`, ...kept].toSorted());
  });

  test('a second time there is nothing to undo', async () => {
    const { importId } = await taken(LIST);
    await undo(importId);
    expect((await refused(undo(importId))).code).toBe('not-imported');
  });
});

describe('promises', () => {
  test('whom a smaller quantity hurts is told', async () => {
    await taken(LIST.replace('1:2; 2:1', '"1:2; 2:1"'));
    const [bank] = await items();
    await world.app.call('post', world.path('reservations'), {
      token: world.coordinator.token,
      body: wish(
        world,
        [{ itemId: bank!.id, quantity: 30 }],
        ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'],
      ),
    });
    const { atRisk } = await taken([HEAD, '1;Bank;10;;;;;;'].join('\n'));
    expect(atRisk.map(({ itemId, free }) => [itemId, free])).toEqual([[bank!.id, 10]]);
  });
});

async function refused(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work;
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('Nothing was refused.');
}
