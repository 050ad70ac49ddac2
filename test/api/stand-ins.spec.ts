/** Stand-ins: who decides while somebody is away, over HTTP and by the mails that go out. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { allMails } from '../support/mails.js';
import { wish, World, type Person } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-03-19T17:00:00+01:00', '2027-03-22T10:00:00+01:00'];
const MARCH_10 = '2027-03-10T08:00:00Z';
/** Fetched so soon that it cannot wait for the Monday digest. */
const SOON: [string, string] = ['2027-03-12T17:00:00+01:00', '2027-03-14T10:00:00+01:00'];
/** In Berlin. */
const LAST_MINUTE = '2027-03-12T22:59:00Z';
const OVER = '2027-03-12T23:00:00Z';

let app: TestApp;
let world: World;
let churchId: string;
let priest: Person;
let sexton: Person;
let benchId: string;
let tentId: string;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set('2027-03-01T09:00:00Z');
  count += 1;
  world = await World.make(app, `berg${count}`, {}, 'B');
  churchId = await world.partner({ name: `Kirche ${count}` });
  priest = await managerOf(`pfarrer.${count}@example.org`);
  sexton = await world.memberOf(churchId, `kuester.${count}@example.org`);
  benchId = await world.item({ name: 'Bierbank', quantity: 20 });
  tentId = await world.item({ name: 'Festzelt', quantity: 2, ownerId: churchId });
});

async function managerOf(email: string): Promise<Person> {
  const person = await world.memberOf(churchId, email);
  const path = world.path(`partners/${churchId}/people`);
  const { token } = world.coordinator;
  await app.call('delete', `${path}/${await idOf(email)}`, { token });
  await app.call('post', path, { token, body: { email, name: 'Pfarrer', role: 'manager' } });
  return person;
}

async function idOf(email: string): Promise<string> {
  return (await world.actor(email)).personId;
}

type Answer = Awaited<ReturnType<TestApp['call']>>;

const enter = ({ token }: Person, body: object): Promise<Answer> =>
  app.call('post', world.path('stand-ins'), {
    token,
    body: { from: '2027-03-10', until: '2027-03-12', ...body },
  });
const move = (id: string, deed: string, { token }: Person, body: object = {}): Promise<Answer> =>
  app.call('post', world.path(`reservations/${id}/${deed}`), { token, body: { ...body } });
const asked = async (itemId: string, period = WEEKEND): Promise<string> => {
  const body = wish(world, [{ itemId, quantity: 1 }], period);
  const { body: made, text } = await app.call('post', world.path('reservations'), {
    token: world.member.token,
    body,
  });
  if (!made.id) throw new Error(text);
  return made.id as string;
};
/** Who was mailed a link to where it is decided. */
const readersOf = async (place: string, id: string): Promise<string[]> =>
  (await allMails(app))
    .filter(({ text }) => text?.includes(`${place}/${id}`))
    .map(({ to }) => to?.[0]?.address ?? '')
    .toSorted();

describe('for the coordination', () => {
  const standIn = async (): Promise<Answer> =>
    enter(world.coordinator, { deputyId: await idOf(sexton.email) });

  test('somebody whom a coordinator names decides from the first day to the end of the last, and no longer', async () => {
    expect((await standIn()).status).toBe(201);
    app.clock.set('2027-03-09T22:59:00Z');
    const first = await asked(benchId);
    expect((await move(first, 'approve', sexton)).status).toBe(404);
    app.clock.set('2027-03-09T23:00:00Z');
    expect((await move(first, 'approve', sexton)).body.status).toBe('approved');
    app.clock.set(LAST_MINUTE);
    const second = await asked(benchId);
    expect(
      (await app.call('get', world.path(`reservations/${second}`), { token: sexton.token })).status,
    ).toBe(200);
    app.clock.set(OVER);
    expect((await move(second, 'approve', sexton)).status).toBe(404);
  });

  test('gets the mails meanwhile, beside whoever is away', async () => {
    await standIn();
    app.clock.set('2027-03-09T08:00:00Z');
    expect(await readersOf('decisions', await asked(benchId, SOON))).toEqual([world.coordinator.email]);
    app.clock.set(MARCH_10);
    const both = [sexton.email, world.coordinator.email].toSorted();
    expect(await readersOf('decisions', await asked(benchId, SOON))).toEqual(both);
  });

  test('gives no roles and passes nothing on', async () => {
    await standIn();
    app.clock.set(MARCH_10);
    const { token } = sexton;
    const path = world.path(`roles/${await idOf(priest.email)}`);
    expect((await app.call('put', path, { token, body: { role: 'deputy' } })).status).toBe(403);
    const passed = await enter(sexton, { deputyId: await idOf(priest.email), until: '2027-03-11' });
    expect(passed.status).toBe(403);
  });

  test('ends with the role of whoever is away, and with the tie of whoever stands in', async () => {
    await standIn();
    app.clock.set(MARCH_10);
    const id = await asked(benchId);
    const path = world.path(`partners/${churchId}/people/${await idOf(sexton.email)}`);
    await app.call('delete', path, { token: world.coordinator.token });
    expect((await move(id, 'approve', sexton)).status).not.toBe(200);
    const { body: list } = await app.call('get', world.path('stand-ins'), { token: world.coordinator.token });
    expect(list.items).toEqual([]);
    const back = await world.memberOf(churchId, sexton.email);
    expect((await move(id, 'approve', back)).status).not.toBe(200);
  });

  test('goes on where the tie of somebody else ends', async () => {
    await standIn();
    const path = world.path(`partners/${churchId}/people/${await idOf(priest.email)}`);
    await app.call('delete', path, { token: world.coordinator.token });
    app.clock.set(MARCH_10);
    expect((await move(await asked(benchId), 'approve', sexton)).status).toBe(200);
  });

  test('is told to whoever did not enter it themselves, and that it was ended', async () => {
    const { body } = await standIn();
    const told = async ({ email }: Person): Promise<string[]> =>
      (await allMails(app))
        .filter(({ to, text }) => to?.[0]?.address === email && text?.includes(`/b/berg${count}/stand-ins`))
        .map(({ subject = '' }) => subject);
    expect(await told(sexton)).toEqual([
      expect.stringMatching(/^Sie vertreten .+: Mi\., 10\.03\. bis Fr\., 12\.03\.$/),
    ]);
    expect(await told(world.coordinator)).toEqual([]);
    await app.call('delete', world.path(`stand-ins/${body.id}`), { token: sexton.token });
    expect(await told(world.coordinator)).toEqual([expect.stringMatching(/^Vertretung für .+ beendet: /)]);
    expect(await told(sexton)).toHaveLength(1);
  });

  test('is ended by either, and seen by both', async () => {
    const { body } = await standIn();
    for (const { token } of [sexton, world.coordinator]) {
      const { body: list } = await app.call('get', world.path('stand-ins'), { token });
      expect(list.items).toMatchObject([{ from: '2027-03-10', until: '2027-03-12', partnerId: null }]);
    }
    const path = world.path(`stand-ins/${body.id}`);
    expect((await app.call('delete', path, { token: priest.token })).status).toBe(404);
    expect((await app.call('delete', path, { token: sexton.token })).status).toBe(204);
    app.clock.set(MARCH_10);
    expect((await move(await asked(benchId), 'approve', sexton)).status).toBe(404);
  });
});

describe('for an owner', () => {
  const standIn = async (): Promise<Answer> =>
    enter(priest, { partnerId: churchId, deputyId: await idOf(sexton.email) });
  const consent = (): Promise<Answer> =>
    app.call('post', world.path('approval-rules'), {
      token: world.coordinator.token,
      body: { scope: 'owner', subjectId: churchId, mode: 'owner' },
    });

  test('the deputy is asked beside whoever is away, while it lasts', async () => {
    await consent();
    expect(await readersOf('consents', await asked(tentId))).toEqual([priest.email]);
    await standIn();
    app.clock.set(MARCH_10);
    const id = await asked(tentId);
    const told = (await allMails(app)).filter(({ text }) => text?.includes(`consents/${id}`));
    expect(told.map(({ to }) => to?.[0]?.address).toSorted()).toEqual(
      [sexton.email, priest.email].toSorted(),
    );
  });

  test('does not become the coordination', async () => {
    await standIn();
    app.clock.set(MARCH_10);
    expect((await move(await asked(benchId), 'approve', sexton)).status).toBe(404);
  });

  test('is somebody of the same partner', async () => {
    const stranger = { partnerId: churchId, deputyId: await idOf(world.member.email) };
    expect((await enter(priest, stranger)).body.errors).toMatchObject([{ field: 'deputyId' }]);
    expect((await enter(world.member, stranger)).status).toBe(403);
  });
});

describe('what cannot be', () => {
  const body = async (): Promise<object> => ({ deputyId: await idOf(sexton.email) });

  test.each([
    ['the end before the beginning', { until: '2027-03-09' }, 'until'],
    ['longer than a year', { until: '2028-03-20' }, 'until'],
    ['the past', { from: '2027-02-27' }, 'from'],
  ])('is refused: %s', async (_, days, field) => {
    const { status, body: refused } = await enter(world.coordinator, { ...(await body()), ...days });
    expect([status, refused.errors[0].field]).toEqual([422, field]);
  });

  test('is oneself, or being away twice', async () => {
    const self = await enter(world.coordinator, { deputyId: await idOf(world.coordinator.email) });
    expect(self.body.errors).toMatchObject([{ field: 'deputyId' }]);
    await enter(world.coordinator, await body());
    const { status, body: again } = await enter(world.coordinator, await body());
    expect([status, again.code]).toEqual([409, 'already-away']);
  });
});
