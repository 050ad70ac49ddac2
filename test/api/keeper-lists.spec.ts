/** Keepers' lists: the evening before, one mail with all that the next day brings to the places that somebody keeps. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RolesService } from '../../src/partners/members/roles.service.js';
import { KeeperLists } from '../../src/reservations/reminding/keeper-lists.service.js';
import { TestApp } from '../support/app.js';
import { mailsTo, type ReadMail } from '../support/mails.js';
import { wish, World } from '../support/world.js';

const ASKED = '2027-05-03T09:00:00Z';
const FRIDAY = '2027-05-14T15:00:00Z';
const EVENING_BEFORE = '2027-05-13T15:00:00Z';
const KEEPER = 'lager@example.org';

let app: TestApp;
let world: World;
let cup: string;
let tent: string;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set(ASKED);
  world = await World.make(app, 'lagerliste');
  const barn = await world.place({ name: 'Scheune' });
  cup = await world.item({ name: 'Becher', quantity: 1_000 });
  tent = await world.item({ name: 'Zelt', quantity: 20, storagePlaceId: barn });
  const actor = await world.actor();
  for (const storagePlaceId of [world.placeId, barn])
    await app
      .get(RolesService)
      .appoint(actor, { email: KEEPER, name: 'Karl Keller' }, { role: 'keeper', storagePlaceId });
});
afterAll(() => app.stop());

const tell = (): Promise<number> => app.get(KeeperLists).tell();

async function post(path: string, body: object = {}): Promise<{ id: string; number: string }> {
  const answer = await app.call('post', world.path(path), { token: world.coordinator.token, body });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body as { id: string; number: string };
}

async function promised(itemId: string, period: [string, string]) {
  app.clock.set(ASKED);
  const { id } = await post('reservations', wish(world, [{ itemId, quantity: 2 }], period));
  return post(`reservations/${id}/approve`);
}

async function since(work: () => Promise<unknown>): Promise<ReadMail[]> {
  const before = (await mailsTo(app, KEEPER)).length;
  await work();
  return (await mailsTo(app, KEEPER)).slice(before);
}

test('a day on which nobody comes is not told of', async () => {
  app.clock.set(EVENING_BEFORE);
  expect(await since(tell)).toEqual([]);
});

test('one mail says who comes to both places, once', async () => {
  const one = await promised(cup, [FRIDAY, '2027-05-17T08:00:00Z']);
  const other = await promised(tent, [FRIDAY, '2027-05-17T08:00:00Z']);
  const back = await promised(cup, ['2027-05-12T15:00:00Z', '2027-05-14T09:00:00Z']);
  const off = await promised(cup, [FRIDAY, '2027-05-17T08:00:00Z']);
  await post(`reservations/${off.id}/cancel`, { reason: 'Es regnet.' });
  app.clock.set('2027-05-13T14:55:00Z');
  expect(await since(tell)).toEqual([]);
  app.clock.set(EVENING_BEFORE);
  const mails = await since(() => Promise.all([tell(), tell()]));
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Fr., 14.05.: 2 Ausgaben, 1 Rücknahme (Lager, Scheune)',
  ]);
  const text = mails[0]?.text ?? '';
  for (const { number } of [one, other, back]) expect(text).toContain(number);
  expect(text).not.toContain(off.number);
  expect(text).toContain('Becher: 2 Stück');
  expect(mails[0]?.raw).toContain('List-Unsubscribe: ');
  app.clock.set('2027-05-14T06:00:00Z');
  expect(await since(tell)).toEqual([]);
});

test('in the morning it is told where nobody ran in the evening, and never in the night', async () => {
  const days: [string, string] = ['2027-06-18T15:00:00Z', '2027-06-20T08:00:00Z'];
  await promised(cup, days);
  app.clock.set('2027-06-17T18:30:00Z');
  expect(await since(tell)).toEqual([]);
  app.clock.set('2027-06-18T08:30:00Z');
  expect(await since(tell)).toEqual([]);
  app.clock.set('2027-06-18T05:00:00Z');
  expect(await since(tell)).toHaveLength(1);
});
