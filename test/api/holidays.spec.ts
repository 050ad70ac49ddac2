/** Closed days and school holidays over HTTP: what the coordination enters, and what cannot be. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let other: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  other = await World.make(app, 'drueben', {}, 'D');
}, 60_000);
afterAll(() => app.stop());

const call = (method: 'get' | 'post' | 'patch' | 'delete', rest: string, body?: object, who = world) =>
  app.call(method, who.path(rest), { token: who.coordinator.token, ...(body ? { body } : {}) });

const fields = (body: { errors?: { field: string }[] }): string[] =>
  (body.errors ?? []).map(({ field }) => field);

describe('a place says when it is closed', () => {
  const days = [
    { from: '2027-12-24', until: '2028-01-02', yearly: true, reason: 'Betriebsferien' },
    { from: '2027-06-01', until: '2027-06-01', yearly: false, reason: 'Inventur' },
  ];

  test('a single day needs no end, and all come back in order of time', async () => {
    const body = { name: 'Bauhof', closedDays: [days[0], { from: '2027-06-01', reason: 'Inventur' }] };
    const made = await call('post', 'storage-places', body);
    expect([made.status, made.body.closedDays]).toEqual([201, [days[1], days[0]]]);
    const path = `storage-places/${made.body.id}`;
    const changed = await call('patch', path, { opensOnPublicHolidays: true });
    expect(changed.body).toMatchObject({ opensOnPublicHolidays: true, closedDays: [days[1], days[0]] });
    const cleared = await call('patch', path, { opensOnPublicHolidays: false, closedDays: [] });
    expect(cleared.body).toMatchObject({ opensOnPublicHolidays: false, closedDays: [] });
  });

  test('one that was said nothing of is never closed by itself, and rests on public holidays', async () => {
    const { body } = await call('get', `storage-places/${world.placeId}`);
    expect(body).toMatchObject({
      opensOnPublicHolidays: false,
      closedInSchoolHolidays: false,
      closedDays: [],
    });
  });

  test.each([
    ['backwards', [{ from: '2027-06-02', until: '2027-06-01', reason: 'x' }], 'closedDays.0.until'],
    ['longer than a year', [{ from: '2027-06-02', until: '2028-06-02', reason: 'x' }], 'closedDays.0.until'],
    ['twice', [days[1], days[1]], 'closedDays.1.from'],
    ['without a reason', [{ from: '2027-06-02' }], 'closedDays.0.reason'],
    ['no day', [{ from: '2027-02-30', reason: 'x' }], 'closedDays.0.from'],
    ['an essay', [{ from: '2027-06-02', reason: 'x'.repeat(121) }], 'closedDays.0.reason'],
    ['a text', 'immer', 'closedDays'],
    ['of an unknown kind', [{ ...days[1], monthly: true }], 'closedDays.0.monthly'],
    [
      'fifty-one',
      Array.from({ length: 51 }, (_, index) => ({
        from: `${2021 + (index % 25)}-0${1 + Math.floor(index / 25)}-01`,
        reason: 'x',
      })),
      'closedDays',
    ],
  ])('what is %s is refused, and the field named', async (_what, closedDays, field) => {
    const { status, body } = await call('patch', `storage-places/${world.placeId}`, { closedDays });
    expect([status, fields(body)]).toEqual([422, [field]]);
  });
});

describe('school holidays', () => {
  const summer = { name: 'Sommerferien', from: '2027-07-01', until: '2027-08-14' };

  test('are entered once, read by who reads the list, and removed', async () => {
    const made = await call('post', 'school-holidays', summer);
    expect([made.status, made.body]).toEqual([201, { id: expect.any(String), ...summer }]);
    const again = await call('post', 'school-holidays', { ...summer, name: 'Ferien' });
    expect([again.status, again.body.code]).toEqual([409, 'days-taken']);
    const { body } = await app.call('get', world.path('school-holidays'));
    expect(body).toEqual({ items: [made.body], nextCursor: null });
    expect((await call('delete', `school-holidays/${made.body.id}`, undefined, other)).status).toBe(404);
    expect((await call('delete', `school-holidays/${made.body.id}`)).status).toBe(204);
    expect((await call('delete', `school-holidays/${made.body.id}`)).status).toBe(404);
  });

  test('are the coordination’s to enter and to remove', async () => {
    const made = await call('post', 'school-holidays', summer);
    const { token } = world.member;
    const post = await app.call('post', world.path('school-holidays'), { token, body: summer });
    const remove = await app.call('delete', world.path(`school-holidays/${made.body.id}`), { token });
    expect([post.status, remove.status]).toEqual([403, 403]);
    await call('delete', `school-holidays/${made.body.id}`);
  });

  test.each([
    ['backwards', { ...summer, until: '2027-06-30' }, 'until'],
    ['too long', { ...summer, until: '2027-12-01' }, 'until'],
    ['far away', { ...summer, from: '2099-07-01', until: '2099-08-01' }, 'until'],
    ['no day', { ...summer, from: '2027-02-30' }, 'from'],
    ['without a name', { from: summer.from, until: summer.until }, 'name'],
  ])('that are %s are refused', async (_what, facts, field) => {
    const { status, body } = await call('post', 'school-holidays', facts);
    expect([status, fields(body)]).toEqual([422, [field]]);
  });
});
