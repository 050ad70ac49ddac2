/** The housekeeping of an alliance that has more things than a select can offer. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../src/database/columns.js';
import { Database } from '../../src/database/database.service.js';
import { Closure } from '../../src/items/closure.entity.js';
import { Item } from '../../src/items/item.entity.js';
import { TestApp } from '../support/app.js';
import { furnish, type House } from '../support/house.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
let house: House;

beforeAll(async () => {
  app = await TestApp.start();
  house = await furnish(app, 'heim', 'H', 'partners');
  await app.get(Database).transaction(async (tx) => {
    const tent = await tx.findOneByOrFail(Item, { id: house.tentId });
    for (let count = 0; count < 1000; count += 1) {
      await tx.insert(Item, { ...tent, id: newId(), inventoryNumber: `!${String(count).padStart(4, '0')}` });
    }
  });
}, 60_000);
afterAll(() => app.stop());

test('closures of an item that stands after the first thousand are named, and may be removed by its owner', async () => {
  const { itemId } = await app
    .get(Database)
    .read((tx) => tx.findOneByOrFail(Closure, { id: house.closureId }));
  const { name } = await app.get(Database).read((tx) => tx.findOneByOrFail(Item, { id: itemId }));
  const owner = await Visitor.of(app, house.guests.owner.email);
  const list = await owner.open('/b/heim/manage/closures');
  expect(list.text).toContain(name);
  expect(await owner.status(`/b/heim/manage/closures/${house.closureId}/remove`)).toBe(200);
});
