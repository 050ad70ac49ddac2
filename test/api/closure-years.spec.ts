/** Closures that come back every year: made once, each year counts like any other closure, and the job makes the next ones. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ClosureSeriesService } from '../../src/items/closure-series.service.js';
import { TestApp } from '../support/app.js';
import { onPostgres } from '../support/database.js';
import { wish, World, type Person } from '../support/world.js';

const NOW = '2027-03-01T09:00:00Z';
/** 1 November to 31 March. */
const WINTER = { from: '2027-10-31T23:00:00Z', until: '2028-03-31T22:00:00Z' };
const CHRISTMAS: [string, string] = ['2028-12-15T15:00:00Z', '2028-12-18T08:00:00Z'];

let app: TestApp;
let world: World;
let itemId: string;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.set(NOW);
  world = await World.make(app, `winter${(count += 1)}`);
  itemId = await world.item({ name: 'Hüpfburg', quantity: 3, bufferMinutes: 0 });
});

const close = (facts: object = {}, { token }: Person = world.member) =>
  app.call('post', world.path('closures'), {
    token,
    body: { itemId, quantity: 3, ...WINTER, everyYear: true, reason: 'Winterpause', ...facts },
  });

interface Listed {
  id: string;
  from: string;
  until: string;
  everyYear: boolean;
  seriesId: string | null;
}

async function listed(): Promise<Listed[]> {
  const { token } = world.member;
  const { body } = await app.call('get', world.path(`closures?item=${itemId}&limit=200`), { token });
  return (body.items as Listed[]).toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

const years = async (): Promise<string[]> => (await listed()).map(({ from }) => from.slice(0, 4));

const ask = (period: [string, string]) =>
  app.call('post', world.path('reservations'), {
    token: world.member.token,
    body: wish(world, [{ itemId, quantity: 1 }], period),
  });

const remove = (rest: string, { token }: Person = world.member) =>
  app.call('delete', world.path(`closures/${rest}`), { token });

const lengthen = (): Promise<number> => app.get(ClosureSeriesService).lengthen();

describe('one that comes back every year', () => {
  test('is made once, and stands in each year that somebody can ask for', async () => {
    const made = await close();
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ everyYear: true, from: '2027-10-31T23:00:00.000Z' });
    const all = await listed();
    expect(all.map(({ from, until }) => `${from.slice(0, 16)} ${until.slice(0, 16)}`)).toEqual([
      '2027-10-31T23:00 2028-03-31T22:00',
      '2028-10-31T23:00 2029-03-31T22:00',
      '2029-10-31T23:00 2030-03-31T22:00',
    ]);
    expect(new Set(all.map(({ seriesId }) => seriesId)).size).toBe(1);
    expect((await ask(CHRISTMAS)).body).toMatchObject({ code: 'refused' });
  });

  test('tells whom it hurts in the year after, too', async () => {
    const { body } = await ask(CHRISTMAS);
    const { token } = world.coordinator;
    await app.call('post', world.path(`reservations/${body.id as string}/approve`), { token, body: {} });
    const made = await close();
    expect(made.body.atRisk).toEqual([expect.objectContaining({ reservationId: body.id, free: 0 })]);
  });

  test('leaves the other years where one alone is taken away, and that one stays away', async () => {
    await close();
    const [, second] = await listed();
    expect((await remove(second!.id)).status).toBe(204);
    expect(await years()).toEqual(['2027', '2029']);
    expect((await ask(CHRISTMAS)).status).toBe(201);
    app.clock.set('2028-11-02T09:00:00Z');
    await lengthen();
    expect(await years()).toEqual(['2029', '2030', '2031']);
  });

  test('ends with all that have not begun; what is on stays, and no more come', async () => {
    await close();
    const [, , third] = await listed();
    app.clock.set('2027-12-01T09:00:00Z');
    expect((await remove(`${third!.id}/series`)).status).toBe(204);
    expect(await listed()).toEqual([expect.objectContaining({ everyYear: false, seriesId: null })]);
    expect(await years()).toEqual(['2027']);
    app.clock.set('2030-05-01T09:00:00Z');
    await lengthen();
    expect(await years()).toEqual([]);
    expect((await remove(`${third!.id}/series`)).status).toBe(404);
  });

  test('is for its owner and the coordination, and one that is closed once has no years', async () => {
    const stranger = await world.memberOf(await world.partner(), `fremd${count}@example.org`);
    expect((await close({}, stranger)).status).toBe(403);
    const once = await close({ everyYear: false });
    expect(once.body).toMatchObject({ everyYear: false, seriesId: null });
    expect((await remove(`${once.body.id as string}/series`)).status).toBe(404);
    const made = await close({}, world.coordinator);
    expect((await remove(`${made.body.id as string}/series`, stranger)).status).toBe(403);
    expect((await remove(`${made.body.id as string}/series`, world.coordinator)).status).toBe(204);
  });

  test('is over before it begins again', async () => {
    const { status, body } = await close({ until: '2028-10-31T23:15:00Z' });
    expect(status).toBe(422);
    expect(body.errors).toEqual([expect.objectContaining({ field: 'until' })]);
    expect(await years()).toEqual([]);
  });
});

describe('the job', () => {
  test('makes each year once, over ten years, also where two servers look at once', async () => {
    await close({ from: '2028-02-28T23:00:00Z', until: '2028-02-29T23:00:00Z' });
    const other = onPostgres ? await app.another() : app;
    const days = new Set((await listed()).map(({ from }) => from));
    for (let month = 0; month < 120; month += 1) {
      app.clock.set(new Date(Date.UTC(2027, 3 + month, 2, 9)));
      await Promise.all([lengthen(), other.get(ClosureSeriesService).lengthen()]);
      const now = await listed();
      expect(new Set(now.map(({ from }) => from)).size).toBe(now.length);
      for (const { from } of now) days.add(from);
    }
    if (onPostgres) await other.close();
    expect([...days].map((from) => from.slice(0, 10))).toEqual([
      '2028-02-28',
      ...[29, 30, 31].map((year) => `20${year}-02-27`),
      '2032-02-28',
      ...[33, 34, 35].map((year) => `20${year}-02-27`),
      '2036-02-28',
      ...[37, 38, 39].map((year) => `20${year}-02-27`),
      '2040-02-28',
    ]);
  }, 60_000);

  test('has nothing to do for whoever may suddenly ask farther ahead: the closures are there at once', async () => {
    await close();
    expect(await lengthen()).toBe(0);
    const body = { rules: { horizonDays: 1_500 } };
    const changed = await app.call('patch', world.path('settings'), { token: world.coordinator.token, body });
    expect(changed.status).toBe(200);
    expect(await years()).toEqual(['2027', '2028', '2029', '2030', '2031']);
    expect(await lengthen()).toBe(0);
  });
});

describe('of what a lending rule lets people ask for farther ahead', () => {
  const ALL = ['2027', '2028', '2029', '2030', '2031'];
  const office = (method: 'post' | 'patch' | 'delete', path: string, body?: object) =>
    app.call(method, world.path(path), { token: world.coordinator.token, ...(body && { body }) });
  const near = () => office('patch', 'settings', { rules: { horizonDays: 30 } });
  const rule = async (body: object): Promise<string> =>
    (await office('post', 'lending-rules', body)).body.id as string;

  test('the years are made when it is closed, as far as its own rule lets anybody ask', async () => {
    await near();
    await rule({ scope: 'item', subjectId: itemId, horizonDays: 1_826 });
    await close();
    expect(await years()).toEqual(ALL);
    expect((await ask(CHRISTMAS)).body).toMatchObject({ code: 'refused' });
    expect(await lengthen()).toBe(0);
  });

  test('they are made when the rule comes, of the item as of its owner', async () => {
    await near();
    await close();
    expect(await years()).toEqual(['2027']);
    await rule({ scope: 'owner', subjectId: world.partnerId, horizonDays: 500 });
    expect(await years()).toEqual(['2027', '2028']);
    await rule({ scope: 'item', subjectId: itemId, horizonDays: 1_826 });
    expect(await years()).toEqual(ALL);
    expect(await lengthen()).toBe(0);
  });

  test('and when it is changed, or a nearer one that was stricter goes', async () => {
    await near();
    await rule({ scope: 'owner', subjectId: world.partnerId, horizonDays: 1_826 });
    const id = await rule({ scope: 'item', subjectId: itemId, horizonDays: 30 });
    await close();
    expect(await years()).toEqual(['2027']);
    await office('patch', `lending-rules/${id}`, { horizonDays: 500 });
    expect(await years()).toEqual(['2027', '2028']);
    await office('delete', `lending-rules/${id}`);
    expect(await years()).toEqual(ALL);
    expect(await lengthen()).toBe(0);
  });

  test('and when the thing goes to an owner of whose things people ask farther ahead', async () => {
    await near();
    const ownerId = await world.partner();
    await rule({ scope: 'owner', subjectId: ownerId, horizonDays: 1_826 });
    await close();
    await office('patch', `items/${itemId}`, { ownerId });
    expect(await years()).toEqual(ALL);
    expect(await lengthen()).toBe(0);
  });

  test('and where it is part of a set that people ask for farther ahead', async () => {
    await near();
    await close();
    const parts = [{ itemId, quantity: 1 }];
    const setId = await world.item({ name: 'Festpaket', kind: 'computed_set', quantity: null, parts });
    await rule({ scope: 'item', subjectId: setId, horizonDays: 1_826 });
    expect(await years()).toEqual(ALL);
    expect(await lengthen()).toBe(0);
  });

  test('the job makes the next ones as far ahead, and those of other things no farther', async () => {
    await near();
    await close();
    await rule({ scope: 'item', subjectId: await world.item({ name: 'Orgel' }), horizonDays: 1_826 });
    expect(await years()).toEqual(['2027']);
    await rule({ scope: 'item', subjectId: itemId, horizonDays: 1_826 });
    app.clock.set('2028-11-02T09:00:00Z');
    await lengthen();
    expect(await years()).toEqual(['2028', '2029', '2030', '2031', '2032', '2033']);
    expect(await lengthen()).toBe(0);
  });
});
