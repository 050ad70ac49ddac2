/** Own use: owners take their own things by the same check as everybody, and learn whom it would hurt. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { mailsTo } from '../support/mails.js';
import { wish, World, type Person } from '../support/world.js';

const FROM = '2027-05-14T15:00:00Z';
const UNTIL = '2027-05-17T08:00:00Z';
const WEEKEND: [string, string] = [FROM, UNTIL];
/** Five weeks, and eight days, before. */
const LONG_BEFORE = '2027-04-09T09:00:00Z';
const SHORTLY_BEFORE = '2027-05-06T09:00:00Z';

let app: TestApp;
let world: World;
let owner: Person;
let ownerId: string;
let itemId: string;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-03-01T09:00:00Z');
  world = await World.make(app);
  ownerId = await world.partner({ name: 'Zeltverein' });
  owner = await world.memberOf(ownerId, 'zelte@example.org');
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.set(LONG_BEFORE);
  itemId = await world.item({ name: 'Zelt', quantity: 4, ownerId, bufferMinutes: 0 });
});

const take = (body: object = {}, person = owner) =>
  app.call('post', world.path('own-use'), {
    token: person.token,
    body: { itemId, quantity: 3, from: FROM, until: UNTIL, ...body },
  });

const ask = async (
  quantity: number,
  when = WEEKEND,
  of = itemId,
): Promise<{ id: string; number: string }> => {
  const { body } = await app.call('post', world.path('reservations'), {
    token: world.member.token,
    body: wish(world, [{ itemId: of, quantity }], when),
  });
  return body;
};

const approve = ({ id }: { id: string }) =>
  app.call('post', world.path(`reservations/${id}/approve`), { token: world.coordinator.token, body: {} });

const freeIn = async (): Promise<number> => {
  const at = world.path(`items?from=${FROM}&until=${UNTIL}&limit=200`);
  const { body } = await app.call('get', at, { token: world.member.token });
  return body.items.find(({ id }: { id: string }) => id === itemId).free;
};

describe('own use', () => {
  test('takes what is free, and gives it back where it ends', async () => {
    const { status, body } = await take({ reason: 'Vereinsfest' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ cause: 'own-use', reason: 'Vereinsfest', quantity: 3, atRisk: [] });
    expect(await freeIn()).toBe(1);
    const end = () => app.call('delete', world.path(`own-use/${body.id}`), { token: owner.token });
    expect((await end()).status).toBe(204);
    expect((await end()).status).toBe(404);
    expect(await freeIn()).toBe(4);
  });

  test('is refused to whoever owns nothing of it', async () => {
    expect((await take({}, world.member)).status).toBe(403);
    const { body } = await take();
    const at = world.path(`own-use/${body.id}`);
    expect((await app.call('delete', at, { token: world.member.token })).status).toBe(403);
  });

  test('ends no other closure', async () => {
    const closed = await app.call('post', world.path('closures'), {
      token: owner.token,
      body: { itemId, quantity: 1, from: FROM, until: UNTIL },
    });
    const at = world.path(`own-use/${closed.body.id}`);
    expect((await app.call('delete', at, { token: owner.token })).status).toBe(404);
  });

  test('rests afterwards as a loan does', async () => {
    itemId = await world.item({ name: 'Zelt', quantity: 1, ownerId, bufferMinutes: 24 * 60 });
    await take({ quantity: 1 });
    const next = await ask(1, ['2027-05-17T15:00:00Z', '2027-05-19T08:00:00Z']);
    expect(next).toMatchObject({ code: 'refused', shortages: [{ because: { kind: 'buffer' } }] });
    expect(await ask(1, ['2027-05-18T08:00:00Z', '2027-05-19T08:00:00Z'])).toHaveProperty('number');
  });

  test('of what is lent as a whole is entered for the parts', async () => {
    const part = await world.item({ name: 'Bank', quantity: 9, ownerId });
    const parts = [{ itemId: part, quantity: 2 }];
    itemId = await world.item({ name: 'Anhänger', kind: 'closed_set', quantity: 1, ownerId, parts });
    expect((await take({ quantity: 1 })).body.errors).toMatchObject([{ field: 'itemId' }]);
  });

  test('is shown where the things are', async () => {
    app.clock.set('2027-05-15T09:00:00Z');
    await take();
    const { body } = await app.call('get', world.path(`items/${itemId}/whereabouts`), { token: owner.token });
    expect(body).toContainEqual(expect.objectContaining({ where: 'own-use', quantity: 3 }));
  });
});

describe('own use of a set', () => {
  let tableId: string;
  let benchId: string;

  /** One table and two benches each; the benches may be somebody else’s. */
  const makeSet = async (benchOwnerId = ownerId): Promise<void> => {
    tableId = await world.item({ name: 'Tisch', quantity: 4, ownerId, bufferMinutes: 0 });
    benchId = await world.item({ name: 'Bank', quantity: 9, ownerId: benchOwnerId, bufferMinutes: 0 });
    const parts = [
      { itemId: tableId, quantity: 1 },
      { itemId: benchId, quantity: 2 },
    ];
    itemId = await world.item({ name: 'Garnitur', kind: 'computed_set', quantity: null, ownerId, parts });
  };

  const closed = async (query: string) => {
    const { body } = await app.call('get', world.path(`closures?${query}`), { token: owner.token });
    return body.items.map((one: { itemId: string; quantity: number }) => [one.itemId, one.quantity]);
  };

  test('takes its parts as one, and gives all of them back as one', async () => {
    await makeSet();
    const { status, body } = await take({ reason: 'Vereinsfest' });
    expect([status, body]).toMatchObject([201, { itemId, quantity: 3, setId: itemId, togetherId: body.id }]);
    expect(await freeIn()).toBe(1);
    expect(await closed(`set=${itemId}`)).toEqual([
      [tableId, 3],
      [benchId, 6],
    ]);
    const at = world.path(`own-use/${body.id}`);
    expect((await app.call('delete', at, { token: owner.token })).status).toBe(204);
    expect(await closed(`set=${itemId}`)).toEqual([]);
    expect(await freeIn()).toBe(4);
  });

  test('ends with all parts where one of them is opened again', async () => {
    await makeSet();
    await take({ quantity: 1 });
    const { body } = await app.call('get', world.path(`closures?item=${benchId}`), { token: owner.token });
    const at = world.path(`closures/${body.items[0].id}`);
    expect((await app.call('delete', at, { token: owner.token })).status).toBe(204);
    expect(await closed(`set=${itemId}`)).toEqual([]);
  });

  test('is refused where a part is somebody else’s, and says whose', async () => {
    await makeSet(await world.partner({ name: 'Bankverein' }));
    const { status, body } = await take({ quantity: 1 });
    expect(status).toBe(422);
    expect(body.errors[0].message).toContain('„Bank“, und das gehört: Bankverein');
    expect(await closed(`set=${itemId}`)).toEqual([]);
  });

  test('names each loan once that it would hurt, whether of the set or of a part', async () => {
    await makeSet();
    const ofSet = await ask(2);
    const ofPart = await ask(3, WEEKEND, benchId);
    await approve(ofSet);
    await approve(ofPart);
    const { status, body } = await take();
    expect(status).toBe(409);
    expect(body.hurts.map(({ number }: { number: string }) => number).toSorted()).toEqual(
      [ofSet.number, ofPart.number].toSorted(),
    );
    expect(body.shortages.map((one: { itemId: string }) => one.itemId)).toEqual([tableId, benchId]);
    expect(await closed(`set=${itemId}`)).toEqual([]);
    expect((await take({ quantity: 1 })).status).toBe(201);
  });
});

describe('where it meets a promise', () => {
  test('says whom it would hurt, and nothing has changed', async () => {
    const loan = await ask(2);
    await approve(loan);
    const { status, body } = await take();
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'refused',
      shortages: [{ itemId, asked: 3, free: 2 }],
      reasons: [{ code: 'own-use-hurts', itemId }],
      hurts: [
        {
          reservationId: loan.id,
          number: loan.number,
          status: 'approved',
          pickUpAt: '2027-05-14T15:00:00.000Z',
        },
      ],
    });
    expect(body.reasons[0].message).toContain(loan.number);
    expect(body.reasons[0].message).toContain('zugesagt');
    expect(await freeIn()).toBe(2);
    expect((await take({ quantity: 2 })).status).toBe(201);
  });

  test('says so of what is out, too', async () => {
    const loan = await ask(2);
    await approve(loan);
    app.clock.set(FROM);
    const out = world.path(`reservations/${loan.id}/hand-over`);
    await app.call('post', out, { token: world.coordinator.token, body: {} });
    const { status, body } = await take({ from: '2027-05-16T08:00:00Z' });
    expect([status, body.reasons[0].message.endsWith('ausgegeben.')]).toEqual([409, true]);
  });

  test('the coordination may all the same, with a reason; whoever loses hears of it', async () => {
    const loan = await ask(2);
    await approve(loan);
    expect((await take({ force: true, reason: 'Hochwasser' })).status).toBe(403);
    expect((await take({ force: true }, world.coordinator)).body.errors).toMatchObject([{ field: 'reason' }]);
    const told = async () =>
      (await mailsTo(app, world.member.email)).filter(({ subject }) => subject?.startsWith('In Gefahr'))
        .length;
    const before = await told();
    const { status, body } = await take({ force: true, reason: 'Hochwasser' }, world.coordinator);
    expect([status, body.atRisk]).toMatchObject([201, [{ number: loan.number, free: 1 }]]);
    expect(await told()).toBe(before + 1);
  });

  test('of a set that others own, it names nobody', async () => {
    const others = await world.partner({ name: 'Setverein' });
    const parts = [{ itemId, quantity: 1 }];
    const setId = await world.item({
      name: 'Festzelt',
      kind: 'computed_set',
      quantity: null,
      ownerId: others,
      parts,
    });
    const loan = await ask(2, WEEKEND, setId);
    await approve(loan);
    const { status, body } = await take();
    expect(status).toBe(409);
    expect(JSON.stringify(body)).not.toContain(loan.number);
    expect(JSON.stringify(body)).not.toContain(loan.id);
    expect(body.reasons[0].message).toContain('Eine Ausleihe anderer');
  });
});

describe('where it meets a request that nobody has decided', () => {
  const lightOf = async (id: string): Promise<string> => {
    const answer = await app.call('post', world.path(`reservations/${id}/approve`), {
      token: world.coordinator.token,
      body: {},
    });
    return JSON.stringify(answer.body);
  };

  test('it goes first, and the request can no more be approved in full, by reason of own use', async () => {
    const loan = await ask(2);
    const { status, body } = await take();
    expect([status, body.atRisk]).toMatchObject([201, [{ number: loan.number, status: 'requested' }]]);
    expect(await lightOf(loan.id)).toContain('Grund: Eigenbedarf.');
  });

  test.each([
    ['on the fourteenth day before the pick-up for the last time', '2027-04-30T21:00:00Z', 201],
    ['not any more on the day after', '2027-04-30T22:30:00Z', 409],
  ])('it goes first %s', async (_, now, status) => {
    app.clock.set('2027-04-29T09:00:00Z');
    await ask(2);
    app.clock.set(now);
    expect((await take()).status).toBe(status);
  });

  test('the request goes first else, and the owner may rule otherwise', async () => {
    app.clock.set(SHORTLY_BEFORE);
    const loan = await ask(2);
    const refused = await take();
    expect(refused.status).toBe(409);
    expect(refused.body.reasons[0].message).toContain(loan.number);
    expect(refused.body.reasons[0].message).toContain('weniger als 14 Tage');
    const rule = (ownUseDays: number | null) =>
      app.call('patch', world.path(`partners/${ownerId}`), {
        token: world.coordinator.token,
        body: { ownUseDays },
      });
    expect((await rule(3)).body).toMatchObject({ ownUseDays: 3 });
    expect((await take()).status).toBe(201);
    await rule(null);
  });
});
