/** An alliance's settings: whatever is changed holds from then on, and takes nothing back that was promised. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { StockChangesService } from '../../src/reservations/stock/stock-changes.service.js';
import { Alliance } from '../../src/partners/who/alliance.entity.js';
import { TestApp } from '../support/app.js';
import { wish, World } from '../support/world.js';

const FAIR: [string, string] = ['2027-05-14T15:00:00.000Z', '2027-05-17T08:00:00.000Z'];

let app: TestApp;
let world: World;
let settings: StockChangesService;
let itemId: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  settings = app.get(StockChangesService);
  itemId = await world.item({ quantity: 10 });
});
afterAll(() => app.stop());

const alliance = (): Promise<Alliance> =>
  app.get(Database).read((tx) => tx.findOneByOrFail(Alliance, { slug: world.slug }));

const ask = () =>
  app.call('post', world.path('reservations'), {
    token: world.coordinator.token,
    body: wish(world, [{ itemId, quantity: 1 }], FAIR),
  });

test('a request is judged by the new numbers, and one that was made before stays as it is', async () => {
  const before = await ask();
  expect(before.status).toBe(201);
  await settings.changeSettings(await world.actor(), { rules: { longestLoanDays: 2, decisionDays: 1 } });
  const after = await ask();
  expect(after.status).toBe(409);
  expect(JSON.stringify(after.body)).toContain('too-long');
  const { body } = await app.call('get', world.path(`reservations/${before.body.id}`), {
    token: world.coordinator.token,
  });
  expect(body).toMatchObject({ status: 'requested', decideBy: before.body.decideBy });
  await settings.changeSettings(await world.actor(), { rules: { longestLoanDays: 14, decisionDays: 7 } });
});

test('what is not named stays, one by one', async () => {
  const { rules, name, contactPhone } = await alliance();
  const view = await settings.changeSettings(await world.actor(), {
    rules: { leadTimeDays: 9 },
    contact: { hours: 'Di 14–16 Uhr' },
  });
  expect(view).toMatchObject({ name, contact: { phone: contactPhone, hours: 'Di 14–16 Uhr' } });
  expect((await alliance()).rules).toEqual({ ...rules, leadTimeDays: 9 });
});

test('pages and feeds learn of it: the revision rises', async () => {
  const { revision } = await alliance();
  await settings.changeSettings(await world.actor(), { visibility: 'partners' });
  expect((await alliance()).revision).toBe(revision + 1);
  const nobody = await app.call('get', world.path('items'));
  expect(nobody.status).toBe(401);
  await settings.changeSettings(await world.actor(), { visibility: 'public' });
});

test('the log says which settings were changed, and not to what', async () => {
  await settings.changeSettings(await world.actor(), {
    name: 'Bündnis Neu',
    contact: { phone: '1' },
    rules: { decisionDays: 8 },
  });
  const { body } = await app.call('get', world.path('audit?limit=1'), { token: world.coordinator.token });
  expect(body.items[0]).toMatchObject({
    what: 'alliance.change',
    detail: 'name, contact.phone, decisionDays',
  });
});

test('members and keepers do not change them', async () => {
  const member = await world.actor(world.member.email);
  await expect(
    (async () => settings.changeSettings(member, { visibility: 'public' }))(),
  ).rejects.toMatchObject({
    kind: 'forbidden',
  });
});

test.each([
  ['leadTimeDays', -1],
  ['leadTimeDays', 91],
  ['horizonDays', 0],
  ['horizonDays', 1827],
  ['longestLoanDays', 0],
  ['longestLoanDays', 367],
  ['bufferMinutes', 43_201],
  ['decisionDays', 0],
  ['decisionDays', 61],
])('%s of %d is refused', async (field, value) => {
  const { status, body } = await app.call('patch', world.path('settings'), {
    token: world.coordinator.token,
    body: { rules: { [field]: value } },
  });
  expect(status).toBe(422);
  expect(body.errors[0].field).toBe(`rules.${field}`);
});
