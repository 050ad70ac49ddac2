/** Qualifications on pages: the list, the item’s form and page, a partner’s people, and the hand-over. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];
const HOME = '/b/auental';
const MANAGE = `${HOME}/manage`;

let app: TestApp;
let world: World;
let coordinator: Visitor;
let castleId: string;
let briefingId: string;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-03-01T09:00:00Z');
  world = await World.make(app);
  coordinator = await Visitor.of(app, world.coordinator.email);
  castleId = await world.item({ name: 'Hüpfburg', quantity: 1 });
});
afterAll(() => app.stop());

test('the list begins empty; a qualification is added, and changed', async () => {
  const overview = await coordinator.open(MANAGE);
  expect(overview.text).toContain('Qualifikationen');
  const list = await coordinator.open(`${MANAGE}/qualifications`);
  expect(list.text).toContain('Noch keine Qualifikation.');
  const form = await coordinator.open(`${MANAGE}/qualifications/new`);
  const wrong = await form.submit(`${MANAGE}/qualifications/new`, { name: 'Einweisung', validMonths: 'x' });
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('ganze Zahl von 1 bis 600')]);
  const made = await wrong.submit(`${MANAGE}/qualifications/new`, { name: 'Einweisung', validMonths: '12' });
  expect(made.text).toContain('12 Monate');
  const { items } = await done<{ items: { id: string }[] }>(
    app,
    'get',
    world.path('qualifications'),
    world.coordinator.token,
  );
  briefingId = items[0]!.id;
  const standing = await coordinator.open(`${MANAGE}/qualifications/${briefingId}`);
  const saved = await standing.submit(`${MANAGE}/qualifications/${briefingId}`, { validMonths: '24' });
  expect(saved.text).toContain('24 Monate');
});

test('an item requires it: its form offers it, and everybody reads it on its page', async () => {
  const form = await coordinator.open(`${MANAGE}/items/${castleId}/edit`);
  await form.submit(`${MANAGE}/items/${castleId}/edit`, { requiredQualificationId: briefingId });
  const shown = await Visitor.nobody(app).open(`${HOME}/items/${castleId}`);
  expect(shown.text).toContain('Dafür braucht es: Einweisung');
  const english = await (await Visitor.of(app, world.member.email, 'en')).open(`${HOME}/items/${castleId}`);
  expect(english.text).toContain('It takes: Einweisung');
});

test('what an item requires is not deleted, and the page says what requires it', async () => {
  const page = await coordinator.open(`${MANAGE}/qualifications/${briefingId}`);
  const refused = await page.submit(`${MANAGE}/qualifications/${briefingId}/remove`, {});
  expect([refused.status, refused.text]).toEqual([
    409,
    expect.stringContaining('noch verlangt für: Hüpfburg'),
  ]);
});

test('the hand-over says that nobody has it, stops, and then says who', async () => {
  const body = wish(world, [{ itemId: castleId, quantity: 1 }], WEEKEND);
  const { id } = await done<{ id: string }>(
    app,
    'post',
    world.path('reservations'),
    world.member.token,
    body,
  );
  await done(app, 'post', world.path(`reservations/${id}/approve`), world.coordinator.token, {});
  app.clock.set('2027-05-14T15:10:00Z');
  coordinator = await Visitor.of(app, world.coordinator.email);
  const out = `${HOME}/desk/${id}/out`;
  const page = await coordinator.open(out);
  expect(page.text).toContain('Einweisung (Hüpfburg): beim Partner noch niemand');
  const stopped = await page.submit(out, {}, 0);
  expect([stopped.status, stopped.text]).toEqual([409, expect.stringContaining('Trotzdem ausgeben, weil')]);

  const partner = await coordinator.open(`${MANAGE}/partners/${world.partnerId}`);
  expect(partner.text).toContain('Für niemanden ist etwas eingetragen.');
  const held = `${MANAGE}/partners/${world.partnerId}/qualifications`;
  const form = await coordinator.open(held);
  const empty = await form.submit(held, {});
  expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('Bitte wählen Sie eine Person.')]);
  const person = await personId();
  const entered = await form.submit(held, {
    personId: person,
    qualificationId: briefingId,
    validUntil: '2027-05-14',
  });
  expect(entered.text).toContain('von Kora Dinator am 14. Mai 2027');
  expect((await coordinator.open(out)).text).toContain('Einweisung (Hüpfburg): Anna Auer, bis 14. Mai 2027');
  await (await coordinator.open(out)).submit(out, {}, 0);

  app.clock.set('2027-05-15T09:00:00Z');
  const over = await (await Visitor.of(app, world.coordinator.email)).open(held);
  expect(over.text).toContain('abgelaufen');
  const removed = await over.submit(`${held}/remove`, {});
  expect(removed.text).toContain('Für niemanden ist etwas eingetragen.');
});

async function personId(): Promise<string> {
  const path = world.path(`partners/${world.partnerId}/people`);
  const { items } = await done<{ items: { id: string }[] }>(app, 'get', path, world.coordinator.token);
  return items[0]!.id;
}
