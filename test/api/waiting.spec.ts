/** The waiting list: what becomes free is held for whoever waits longest and fits, and becomes a request once it is accepted. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { WaitingOffers } from '../../src/reservations/waiting/waiting-offers.service.js';
import type { WaitingView } from '../../src/reservations/waiting/waiting.dto.js';
import { TestApp } from '../support/app.js';
import { FRIDAY, Loans, MONDAY } from '../support/changing.js';
import { mailsTo } from '../support/mails.js';
import { World, type Person } from '../support/world.js';

const START = '2027-03-01T09:00:00.000Z';
const HELD_UNTIL = '2027-03-03T09:00:00.000Z';

let app: TestApp;
let world: World;
let loans: Loans;
let member: Person;
let coordinator: Person;
let otherId: string;
let other: Person;
let bench: string;
let takenId: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  loans = new Loans(world);
  ({ member, coordinator } = world);
  otherId = await world.partner();
  other = await world.memberOf(otherId, 'zweite@example.org');
});
afterAll(() => app.stop());

/** All ten benches are asked for. */
beforeEach(async () => {
  app.clock.set(START);
  bench = await world.item({ name: 'Bierbank', quantity: 10 });
  takenId = (await loans.asked([{ itemId: bench, quantity: 10 }])).id;
});

const wished = (quantity: number, facts: object = {}) => ({
  partnerId: world.partnerId,
  itemId: bench,
  quantity,
  pickUpAt: FRIDAY,
  returnDueAt: MONDAY,
  contact: { name: 'Anna Auer', phone: '030 23125 111' },
  occasion: { name: 'Sommerfest' },
  ...facts,
});
const join = (body: object, person = member, headers: Record<string, string> = {}): Promise<Response> =>
  app.call('post', world.path('waiting'), { token: person.token, body, headers });
async function waits(quantity: number, person = member, facts: object = {}): Promise<WaitingView> {
  const { status, body, text } = await join(wished(quantity, facts), person);
  if (status !== 201) throw new Error(text);
  return body as WaitingView;
}
async function stock(quantity: number): Promise<void> {
  const body = { quantity };
  const changed = await app.call('patch', world.path(`items/${bench}`), { token: coordinator.token, body });
  if (changed.status !== 200) throw new Error(changed.text);
}
const others = { get: () => ({ partnerId: otherId }) };
const act = (
  id: string,
  what: string,
  person = member,
  { body = {}, headers = {} }: { body?: object; headers?: Record<string, string> } = {},
): Promise<Response> =>
  app.call('post', world.path(`waiting/${id}/${what}`), { token: person.token, body, headers });
const look = async (id: string, person = coordinator): Promise<WaitingView> =>
  (await app.call('get', world.path(`waiting/${id}`), { token: person.token })).body as WaitingView;
const states = async (...ids: string[]): Promise<string[]> => {
  const all: string[] = [];
  for (const id of ids) all.push((await look(id)).state);
  return all;
};
const offer = (): Promise<number> => app.get(WaitingOffers).offerFreed();
const free = (): Promise<number> => loans.freeOf(bench);
const takeBack = () => loans.move(member, takenId, 'withdraw');

describe('whoever waits', () => {
  test('stands in the queue, after those who have waited longer', async () => {
    const first = await waits(10);
    app.clock.advance(1);
    const second = await waits(3, other, others.get());
    expect([first.state, first.place, second.place]).toEqual(['waiting', 1, 2]);
    const { body } = await app.call('get', world.path('waiting?limit=200'), { token: other.token });
    const { items } = body as { items: WaitingView[] };
    expect(items.map(({ id, place }) => [id, place])).toEqual([[second.id, 2]]);
    expect(await free()).toBe(0);
  });

  test('waits for what is not free, keeps the rules, and stands there once for a request that is repeated', async () => {
    await takeBack();
    const { status, body } = await join(wished(4));
    expect([status, body.code]).toEqual([409, 'is-free']);
    const past = await join(wished(10, { pickUpAt: '2027-02-01T09:00:00Z' }));
    expect([past.status, past.body.reasons[0].code]).toEqual([409, 'pick-up-in-the-past']);
    expect((await join(wished(10, { partnerId: otherId }))).status).toBe(403);
    await loans.asked([{ itemId: bench, quantity: 10 }]);
    const headers = { 'idempotency-key': 'einmal' };
    const [one, again] = [await join(wished(2), member, headers), await join(wished(2), member, headers)];
    expect([one.status, again.body.id]).toEqual([201, one.body.id]);
  });

  test('waits for no more than there is, also of a set: that never becomes free', async () => {
    const { status, body } = await join(wished(11));
    expect([status, body.code]).toEqual([409, 'refused']);
    expect(body.reasons).toMatchObject([{ code: 'out-of-stock', itemId: bench }]);
    const table = await world.item({ name: 'Tisch', quantity: 3 });
    const parts = [
      { itemId: bench, quantity: 2 },
      { itemId: table, quantity: 1 },
    ];
    const set = await world.item({ name: 'Garnitur', kind: 'computed_set', quantity: null, parts });
    expect((await join(wished(4, { itemId: set }))).status).toBe(409);
    expect((await join(wished(3, { itemId: set }))).status).toBe(201);
  });

  test('waits for a hundred things at most', async () => {
    const thirdId = await world.partner();
    const third = await world.memberOf(thirdId, `dritte.${bench}@example.org`);
    for (let count = 0; count < 100; count += 1) await waits(1, third, { partnerId: thirdId });
    const { status, body } = await join(wished(1, { partnerId: thirdId }), third);
    expect([status, body.code]).toEqual([409, 'too-many-waiting']);
  });

  test('leaves, and is not there for strangers', async () => {
    const { id, version } = await waits(10);
    const path = world.path(`waiting/${id}`);
    expect((await app.call('delete', path, { token: other.token })).status).toBe(404);
    const stale = { token: member.token, headers: { 'if-match': `"${version + 1}"` } };
    expect((await app.call('delete', path, stale)).status).toBe(412);
    expect((await app.call('delete', path, { token: member.token })).status).toBe(204);
    expect((await app.call('get', path, { token: member.token })).status).toBe(404);
  });
});

describe('what becomes free', () => {
  test('is held for whoever waits longest and fits, and told with the way to answer', async () => {
    await stock(12);
    const tooMuch = await waits(12);
    await stock(10);
    app.clock.advance(1);
    const first = await waits(7, other, others.get());
    app.clock.advance(1);
    const second = await waits(4);
    app.clock.advance(1);
    const third = await waits(3);
    expect(await offer()).toBe(0);
    await takeBack();
    app.clock.set(START);
    expect(await offer()).toBe(2);
    expect(await states(tooMuch.id, first.id, second.id, third.id)).toEqual([
      'waiting',
      'offered',
      'waiting',
      'offered',
    ]);
    expect([(await look(first.id)).heldUntil, await free()]).toEqual([HELD_UNTIL, 0]);
    expect(await offer()).toBe(0);
    const mail = (await mailsTo(app, other.email)).at(-1)!;
    expect(mail.subject).toBe('Jetzt frei: 7 × Bierbank, Fr., 14.05. bis Mo., 17.05.');
    expect(mail.text).toContain('Bierbank: 7 Stück');
    expect(mail.text).toContain('Mi., 3. März 2027, 10:00 Uhr');
    expect(mail.text).toContain(`/b/auental/waiting/${first.id}`);
  });

  test('is not told at night', async () => {
    const { id } = await waits(10);
    await takeBack();
    for (const night of ['2027-03-01T19:00:00Z', '2027-03-02T05:59:00Z']) {
      app.clock.set(night);
      expect([await offer(), await states(id)]).toEqual([0, ['waiting']]);
    }
    app.clock.set('2027-03-02T06:00:00Z');
    expect([await offer(), await states(id)]).toEqual([1, ['offered']]);
  });

  test('is held until the pick-up at the latest, and goes to the next one', async () => {
    const first = await waits(10);
    app.clock.advance(1);
    const second = await waits(10, other, others.get());
    await takeBack();
    app.clock.set(START);
    await offer();
    app.clock.set(HELD_UNTIL);
    expect([await states(first.id, second.id), await free()]).toEqual([['lapsed', 'waiting'], 10]);
    expect((await act(first.id, 'accept')).body.code).toBe('nothing-offered');
    app.clock.set('2027-05-14T08:00:00Z');
    await offer();
    expect((await look(second.id)).heldUntil).toBe(FRIDAY);
    app.clock.set(FRIDAY);
    expect(await states(second.id)).toEqual(['lapsed']);
  });

  test('goes to the next one with the look after it has lapsed', async () => {
    const first = await waits(10);
    app.clock.advance(1);
    const second = await waits(10, other, others.get());
    await takeBack();
    app.clock.set(START);
    expect(await offer()).toBe(1);
    app.clock.set('2027-03-03T08:58:00Z');
    expect(await offer()).toBe(0);
    app.clock.set('2027-03-03T09:03:00Z');
    expect(await offer()).toBe(1);
    expect(await states(first.id, second.id)).toEqual(['lapsed', 'offered']);
  });

  test('counts for sets and parts of it', async () => {
    const set = await world.item({
      name: 'Garnitur',
      kind: 'computed_set',
      quantity: null,
      parts: [{ itemId: bench, quantity: 2 }],
    });
    await waits(3, member, { itemId: set });
    await takeBack();
    expect([await offer(), await free(), await loans.freeOf(set)]).toEqual([1, 4, 2]);
  });

  test('goes first to whoever the coordination put there, with a reason in the log', async () => {
    const first = await waits(10);
    app.clock.advance(1);
    const second = await waits(10, other, others.get());
    const body = { reason: 'Hochwasser' };
    expect((await act(second.id, 'jump', other, { body })).status).toBe(403);
    expect((await act(second.id, 'jump', coordinator, { body: {} })).status).toBe(422);
    expect((await act(second.id, 'jump', coordinator, { body })).body.place).toBe(1);
    const log = await app.call('get', world.path('audit?limit=1'), { token: coordinator.token });
    expect(log.body.items[0]).toMatchObject({
      what: 'waiting.jump',
      changes: [{ field: 'reason', to: '"Hochwasser"' }],
    });
    await takeBack();
    await offer();
    expect(await states(first.id, second.id)).toEqual(['waiting', 'offered']);
  });
});

describe('an answer', () => {
  test('accepts: it becomes a request with what was held for it', async () => {
    const { id } = await waits(10);
    await takeBack();
    await offer();
    expect((await act(id, 'accept', other)).status).toBe(404);
    const { status, body } = await act(id, 'accept');
    expect([status, body.state, body.contact.name]).toEqual([200, 'accepted', '']);
    expect(body.place).toBeUndefined();
    const loan = await loans.look(body.reservationId as string);
    expect(loan).toMatchObject({ status: 'requested', occasion: { name: 'Sommerfest' } });
    expect(loan.lines).toMatchObject([{ itemId: bench, quantity: 10, pickUpAt: FRIDAY }]);
    expect(await free()).toBe(0);
    expect((await act(id, 'accept')).body.code).toBe('nothing-offered');
  });

  test('that is refused keeps what is held', async () => {
    const { id } = await waits(10);
    await takeBack();
    await offer();
    const torn = { itemId: bench, quantity: 1, from: FRIDAY, until: MONDAY, reason: 'Gebrochen' };
    await app.call('post', world.path('closures'), { token: coordinator.token, body: torn });
    const { status, body } = await act(id, 'accept');
    expect([status, body.code, body.reasons[0].code]).toEqual([409, 'refused', 'out-of-stock']);
    expect(await states(id)).toEqual(['offered']);
  });

  test('passes: the next one is offered it', async () => {
    const first = await waits(10);
    app.clock.advance(1);
    const second = await waits(10, other, others.get());
    await takeBack();
    await offer();
    expect((await act(first.id, 'pass')).body.state).toBe('passed');
    expect(await offer()).toBe(1);
    expect(await states(second.id)).toEqual(['offered']);
  });

  test('is given once, however many answer at once', async () => {
    const { id } = await waits(10);
    await takeBack();
    await offer();
    const answers = await Promise.all(Array.from({ length: 32 }, () => act(id, 'accept')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(new Set(statuses)).toEqual(new Set([200, 409]));
    expect(await free()).toBe(0);
  });
});

test('what is long over is forgotten', async () => {
  const { id } = await waits(10);
  app.clock.set('2027-05-22T09:00:00Z');
  await app.get(WaitingOffers).sweep();
  expect((await app.call('get', world.path(`waiting/${id}`), { token: member.token })).status).toBe(404);
});
