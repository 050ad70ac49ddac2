/** Closures that come back every year, on the pages of the housekeeping. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Visitor } from '../support/visitor.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let owner: Visitor;
let at: string;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-03-01T09:00:00Z');
  world = await World.make(app);
  at = `/b/${world.slug}/manage/closures`;
  owner = await Visitor.of(app, world.member.email);
});
afterAll(() => app.stop());

async function closeEveryWinter(name: string): Promise<string> {
  const itemId = await world.item({ name });
  const form = await owner.open(`${at}/new?itemId=${itemId}`);
  expect(form.text).toContain('Jedes Jahr wieder');
  const fields = { quantity: '1', from: '2027-11-01', until: '2028-03-31', everyYear: 'true' };
  await form.submit(`${at}/new`, fields);
  return itemId;
}

async function closuresOf(itemId: string): Promise<{ id: string; from: string }[]> {
  const { token } = world.member;
  const { body } = await app.call('get', world.path(`closures?item=${itemId}`), { token });
  return (body.items as { id: string; from: string }[]).toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

test('is entered with one tick, and stands in the list once, with the next time', async () => {
  const itemId = await closeEveryWinter('Hüpfburg');
  const { text } = await owner.open(at);
  expect(text.split('Hüpfburg')).toHaveLength(2);
  expect(text).toContain('jedes Jahr, nächstes Mal ab Mi., 1. November 2028');
  const manage = await Visitor.of(app, world.coordinator.email);
  const item = await manage.open(`/b/${world.slug}/manage/items/${itemId}`);
  expect(item.text.match(/1\. November \d{4} bis .*?, jedes Jahr/g)).toHaveLength(1);
  expect((await manage.open(`/b/${world.slug}/manage`)).text).toContain('eine läuft oder steht bevor');
});

test('one year alone can be taken away, or all of them', async () => {
  const itemId = await closeEveryWinter('Rutsche');
  const [first, second] = await closuresOf(itemId);
  const page = await owner.open(`${at}/${first!.id}/remove`);
  for (const said of ['Nur dieses Mal entfernen', 'Ganz entfernen', 'Die anderen Jahre', '1. November 2028'])
    expect(page.text).toContain(said);
  expect(await owner.send(`${at}/${second!.id}/remove`)).toBe(303);
  expect((await closuresOf(itemId)).map(({ from }) => from.slice(0, 4))).toEqual(['2027', '2029']);
  expect(await owner.send(`${at}/${first!.id}/remove`, { everyYear: 'true' })).toBe(303);
  expect(await closuresOf(itemId)).toEqual([]);
});
