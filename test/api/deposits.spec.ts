/** Deposits: paid before things go out, given back or kept afterwards; entries add up and are never changed. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { mailsTo } from '../support/mails.js';
import { wish, World, type Person } from '../support/world.js';

const FRIDAY = '2027-05-14T15:00:00Z';
const WEEKEND: [string, string] = [FRIDAY, '2027-05-17T08:00:00Z'];

let app: TestApp;
let world: World;
let owner: Person;
let ownerId: string;
let id: string;
let lineId: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  ownerId = await world.partner({ name: 'Zeltverein' });
  owner = await world.memberOf(ownerId, 'zelte@example.org');
});
afterAll(() => app.stop());

const call = (method: 'get' | 'post', rest: string, body: object = {}, token = world.coordinator.token) =>
  app.call(method, world.path(`reservations/${id}/${rest}`), { token, ...(method === 'post' && { body }) });

const money = (kind: string, cents: number, reason?: string) =>
  call('post', 'money', { kind, cents, ...(reason === undefined ? {} : { reason }) });

beforeEach(async () => {
  app.clock.set('2027-03-01T09:00:00Z');
  const itemId = await world.item({
    name: 'Pavillon',
    quantity: 4,
    ownerId,
    depositCents: 5000,
    depositBasis: 'per_unit',
  });
  const asked = await app.call('post', world.path('reservations'), {
    token: world.member.token,
    body: wish(world, [{ itemId, quantity: 2 }], WEEKEND),
  });
  id = asked.body.id;
  lineId = asked.body.lines[0].id;
  await call('post', 'approve');
  app.clock.set(FRIDAY);
});

describe('handing over', () => {
  test('stops until the deposit is there, says how much is missing, and leaves everything as it was', async () => {
    await money('received', 9999);
    const { status, body } = await call('post', 'hand-over');
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'refused', reasons: [{ code: 'deposit-due' }] });
    expect(body.reasons[0].message.replace(/\s/g, ' ')).toBe('Die Kaution fehlt noch: 0,01 €.');
    await money('received', 1);
    expect((await call('post', 'hand-over')).body).toMatchObject({ status: 'handed_over' });
  });

  test('takes the deposit along; where it is refused, nothing of it was paid', async () => {
    expect((await call('post', 'hand-over', { depositCents: 9000 })).status).toBe(409);
    expect((await call('get', 'money')).body).toMatchObject({ heldCents: 0, entries: [] });
    const { status } = await call('post', 'hand-over', { depositCents: 10_000 });
    expect(status).toBe(200);
    expect((await call('get', 'money')).body).toMatchObject({
      expectedCents: 10_000,
      receivedCents: 10_000,
      heldCents: 10_000,
      entries: [{ kind: 'received', cents: 10_000, reason: '' }],
    });
  });

  test('names the field of a sum that no loan holds, and takes none of it', async () => {
    await money('received', 10_000);
    const { status, body } = await call('post', 'hand-over', { depositCents: 99_990_001 });
    expect([status, body.errors[0].field]).toEqual([422, 'depositCents']);
    expect((await call('get', 'money')).body).toMatchObject({ heldCents: 10_000 });
  });

  test('in part asks only for what will be out; less makes it less for good', async () => {
    const lines = [{ lineId, quantity: 1 }];
    const { status } = await call('post', 'hand-over', { lines, depositCents: 5000 });
    expect(status).toBe(200);
    expect((await call('get', 'money')).body).toMatchObject({ expectedCents: 5000, heldCents: 5000 });
  });

  test('is overruled by the coordination only, with a reason that stands in the history', async () => {
    const overrule = { reason: 'Überwiesen, der Beleg liegt vor' };
    expect((await call('post', 'hand-over', { overrule }, owner.token)).status).toBe(403);
    expect((await call('post', 'hand-over', { overrule })).status).toBe(200);
    const { body } = await app.call('get', world.path(`reservations/${id}`), {
      token: world.coordinator.token,
    });
    expect(body.history.at(-1)).toMatchObject({ what: 'handOver', detail: overrule.reason });
  });
});

describe('afterwards', () => {
  test('it is given back and kept in parts, never more than there is, and kept only with a reason', async () => {
    await call('post', 'hand-over', { depositCents: 10_000 });
    await call('post', 'take-back');
    expect((await money('returned', 10_001)).body.errors).toMatchObject([{ field: 'cents' }]);
    expect((await money('kept', 2500)).body.errors).toMatchObject([{ field: 'reason' }]);
    expect((await money('kept', 2500, 'Stange verbogen')).status).toBe(201);
    const { status, body } = await money('returned', 7500);
    expect(status).toBe(201);
    expect(body).toMatchObject({ receivedCents: 10_000, returnedCents: 7500, keptCents: 2500, heldCents: 0 });
    expect(
      body.entries.map(({ kind, cents, reason }: Record<string, unknown>) => [kind, cents, reason]),
    ).toEqual([
      ['received', 10_000, ''],
      ['kept', 2500, 'Stange verbogen'],
      ['returned', 7500, ''],
    ]);
    expect((await money('returned', 1)).status).toBe(422);
    // What was paid at the door was paid in person; the rest is told, with what is left.
    const told = (await mailsTo(app, world.member.email)).filter(({ subject }) =>
      subject?.includes('Kaution'),
    );
    expect(told.map(({ text }) => /Hinterlegt sind jetzt noch ([^.]+)\./.exec(text ?? '')?.[1])).toEqual([
      '75 €',
      '0 €',
    ]);
    expect(told[0]?.text).toContain('Stange verbogen');
  });

  test('the borrower reads it and writes nothing; nobody pays for what is over', async () => {
    await call('post', 'hand-over', { depositCents: 10_000 });
    const mine = await call('get', 'money', {}, world.member.token);
    expect(mine.body).toMatchObject({ heldCents: 10_000 });
    const body = { kind: 'returned', cents: 10_000 };
    expect((await call('post', 'money', body, world.member.token)).status).toBe(403);
    expect((await call('post', 'money', body, owner.token)).status).toBe(201);
    await call('post', 'take-back');
    expect((await money('received', 100)).body).toMatchObject({ status: 409, code: 'wrong-status' });
  });

  test('a loan that never came about still gives back what was paid for it', async () => {
    app.clock.set('2027-05-01T09:00:00Z');
    await money('received', 10_000);
    await call('post', 'cancel', { reason: 'Regen' }, world.member.token);
    expect((await money('returned', 10_000)).body).toMatchObject({ expectedCents: 0, heldCents: 0 });
  });

  test('two devices: the second learns that the first was quicker', async () => {
    const { body } = await app.call('get', world.path(`reservations/${id}`), {
      token: world.coordinator.token,
    });
    const headers = { 'if-match': `"${body.version}"` };
    const twice = () =>
      app.call('post', world.path(`reservations/${id}/money`), {
        token: world.coordinator.token,
        body: { kind: 'received', cents: 10_000 },
        headers,
      });
    expect((await twice()).status).toBe(201);
    expect((await twice()).status).toBe(412);
    expect((await call('get', 'money')).body).toMatchObject({ receivedCents: 10_000 });
  });
});
