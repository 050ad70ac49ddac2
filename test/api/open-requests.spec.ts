/** Nobody buries the others under requests: so many may wait at once for a person and for a partner, and no more (safety.md, J06). */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { TestApp } from '../support/app.js';
import { wish, World, type Person } from '../support/world.js';

let app: TestApp;
let world: World;
let itemId: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  itemId = await world.item({ name: 'Becher', quantity: 10_000 });
});
afterAll(() => app.stop());

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];

const ask = ({ token }: Person, partnerId: string, language = 'de'): Promise<Response> =>
  app.call('post', world.path('reservations'), {
    token,
    body: { ...wish(world, [{ itemId, quantity: 1 }], WEEKEND), partnerId },
    headers: { 'accept-language': language },
  });

const ids: string[] = [];

async function askTimes(many: number, who: Person, partnerId: string): Promise<void> {
  for (let done = 0; done < many; done += 1) {
    const { status, body } = await ask(who, partnerId);
    expect(status).toBe(201);
    ids.push((body as { id: string }).id);
  }
}

const reasonsOf = (answer: Response): string[] =>
  ((answer.body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code);

/** So many that nobody who really lends meets the limit. */
const MOST_OF_PERSON = 200;
const MOST_OF_PARTNER = 200;

test('of a person, for whatever partners, and of a partner, whoever asks; with a sentence that says what to do', async () => {
  const second = await world.partner();
  const { member, partnerId, coordinator } = world;
  const both = await world.memberOf(second, member.email);
  const other = await world.memberOf(partnerId, 'zweite@example.org');
  await askTimes(MOST_OF_PERSON / 2, both, second);
  await askTimes(MOST_OF_PERSON / 2, both, partnerId);

  const refused = await ask(both, second);
  expect([refused.status, reasonsOf(refused)]).toEqual([409, ['too-many-open-requests']]);
  expect(refused.text).toContain('Sie haben schon 200 Anfragen, über die noch nicht entschieden ist.');
  expect((await ask(both, second, 'en')).text).toContain('You have 200 requests already');

  // Somebody else of the same partner is not hindered, until the partner has as many.
  await askTimes(MOST_OF_PARTNER / 2, other, partnerId);
  const full = await ask(other, partnerId);
  expect(reasonsOf(full)).toEqual(['too-many-open-requests']);
  expect(full.text).toContain('Dieser Bündnispartner hat schon 200 Anfragen');
  expect(reasonsOf(await ask(coordinator, partnerId))).toEqual(['too-many-open-requests']);
  // The coordination asks for others: only each partner's own number counts.
  expect((await ask(coordinator, second)).status).toBe(201);

  const path = world.path(`reservations/${ids[0]}/withdraw`);
  expect((await app.call('post', path, { token: member.token, body: {} })).status).toBe(200);
  expect((await ask(both, second)).status).toBe(201);
  expect((await ask(both, second)).status).toBe(409);
}, 240_000);

test('and no more once the deadline of some has passed, whether or not that was written down', async () => {
  app.clock.advance(8 * 24 * 60);
  expect((await ask(world.member, world.partnerId)).status).toBe(201);
});
