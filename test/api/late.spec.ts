/** Late loans: whoever fetches next what is still out is warned in time, once, and hears when it is back. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LateWarnings } from '../../src/reservations/desk/late-warnings.service.js';
import { TestApp } from '../support/app.js';
import { mailsTo } from '../support/mails.js';
import { wish, World, type Person } from '../support/world.js';

/** All should be back at noon; it is an hour later. */
const FETCHED = '2027-05-10T08:00:00Z';
const DUE = '2027-05-12T12:00:00Z';
const AN_HOUR_LATE = '2027-05-12T13:00:00Z';
const TOMORROW: [string, string] = ['2027-05-13T07:00:00Z', '2027-05-13T18:00:00Z'];
const IN_TEN_DAYS: [string, string] = ['2027-05-22T07:00:00Z', '2027-05-22T18:00:00Z'];

interface Loan {
  id: string;
  lines: { id: string }[];
}

let app: TestApp;
let world: World;
let next: { partnerId: string; person: Person };
let tent: string;
let late: Loan;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  const partnerId = await world.partner();
  next = { partnerId, person: await world.memberOf(partnerId, 'naechster@example.org') };
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.set('2027-05-03T09:00:00Z');
  tent = await world.item({ name: 'Zelt', quantity: 2 });
  late = await promised([FETCHED, DUE], 1);
  app.clock.set(FETCHED);
  await post(`reservations/${late.id}/hand-over`);
});

/** Nothing of one test is late in the next. */
afterEach(async () => {
  const { status } = (await get(`reservations/${late.id}`)) as { status: string };
  if (status === 'handed_over') await post(`reservations/${late.id}/take-back`);
  await tell();
});

async function post(path: string, body: object = {}) {
  const answer = await app.call('post', world.path(path), { token: world.coordinator.token, body });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body as Loan;
}

async function promised(period: [string, string], quantity: number, partnerId = world.partnerId) {
  const body = { ...wish(world, [{ itemId: tent, quantity }], period), partnerId };
  const { id } = await post('reservations', body);
  return post(`reservations/${id}/approve`);
}

const tell = (): Promise<number> => app.get(LateWarnings).tell();

/** Of what lies in the outbox since. */
async function subjectsSince<T>(work: () => Promise<T>): Promise<string[]> {
  const before = (await mailsTo(app, next.person.email)).length;
  await work();
  return (await mailsTo(app, next.person.email))
    .slice(before)
    .map(({ subject = '' }) => subject.split(':')[0]!);
}

async function get(path: string, { token } = world.coordinator) {
  return (await app.call('get', world.path(path), { token })).body;
}

const atRisk = async (): Promise<string[]> =>
  ((await get('at-risk?limit=200')).items as { reservationId: string; itemId: string }[])
    .filter(({ itemId }) => itemId === tent)
    .map(({ reservationId }) => reservationId);

describe('a loan that is late since an hour', () => {
  test('endangers who fetches tomorrow, not who fetches in ten days; the stock gives it to whoever asks', async () => {
    const soon = await promised(TOMORROW, 2, next.partnerId);
    const later = await promised(IN_TEN_DAYS, 2, next.partnerId);
    app.clock.set(DUE);
    expect(await atRisk()).toEqual([]);
    app.clock.set(AN_HOUR_LATE);
    expect(await atRisk()).toEqual([soon.id]);
    const page = await get(`reservations/${soon.id}`, next.person);
    expect([page.isAtRisk, page.agreedLoanRulesVersion]).toEqual([true, null]);
    const listed = (await get('reservations?limit=200', next.person)).items as {
      id: string;
      isAtRisk: boolean;
    }[];
    expect(listed.map(({ id, isAtRisk }) => [id, isAtRisk])).toEqual([
      [soon.id, true],
      [later.id, false],
    ]);
    expect(page.warnings).toMatchObject([
      {
        code: 'at-risk',
        message: expect.stringContaining('nur für 1 von 2. Eine andere Ausleihe ist noch nicht zurück.'),
      },
    ]);
    expect((await get(`reservations/${later.id}`, next.person)).warnings).toEqual([]);
    const [, second] = TOMORROW;
    const shown = await get(`items/${tent}/availability?from=${second}&until=${IN_TEN_DAYS[0]}`);
    expect(shown).toMatchObject([{ free: 2 }]);
  });

  test('is told once, however often somebody looks, and not to who is not concerned', async () => {
    await promised(TOMORROW, 2, next.partnerId);
    await promised(IN_TEN_DAYS, 2, next.partnerId);
    app.clock.set(DUE);
    expect(await subjectsSince(tell)).toEqual([]);
    app.clock.set(AN_HOUR_LATE);
    expect(await subjectsSince(() => Promise.all([tell(), tell()]))).toEqual(['In Gefahr']);
    for (const at of ['2027-05-12T14:00:00Z', '2027-05-12T22:00:00Z', '2027-05-13T06:00:00Z']) {
      app.clock.set(at);
      expect(await subjectsSince(tell)).toEqual([]);
    }
    // By then three days from now reach as far.
    app.clock.set('2027-05-19T12:00:00Z');
    expect(await subjectsSince(tell)).toEqual(['In Gefahr']);
  });

  test('is in order again as soon as it is back, and that is told as well', async () => {
    await promised(TOMORROW, 2, next.partnerId);
    app.clock.set(AN_HOUR_LATE);
    await tell();
    await post(`reservations/${late.id}/take-back`);
    expect(await atRisk()).toEqual([]);
    expect(await subjectsSince(tell)).toEqual(['Entwarnung']);
    expect(await subjectsSince(tell)).toEqual([]);
  });

  test('that comes back broken leaves the danger as it was: nobody is told twice, and nothing is called off', async () => {
    const soon = await promised(TOMORROW, 2, next.partnerId);
    app.clock.set(AN_HOUR_LATE);
    await tell();
    const broken = { lineId: late.lines[0]!.id, quantity: 1, damaged: 1 };
    const subjects = await subjectsSince(async () => {
      await post(`reservations/${late.id}/take-back`, { lines: [broken] });
      await tell();
    });
    expect([await atRisk(), subjects]).toEqual([[soon.id], []]);
  });

  test('hurts nobody any more who gave up, and nobody is told anything then', async () => {
    const soon = await promised(TOMORROW, 2, next.partnerId);
    app.clock.set(AN_HOUR_LATE);
    await tell();
    await post(`reservations/${soon.id}/cancel`, { reason: 'Regen' });
    await post(`reservations/${late.id}/take-back`);
    expect(await subjectsSince(tell)).toEqual([]);
  });

  test('that is kept for longer with a yes endangers nobody by being late', async () => {
    await promised(IN_TEN_DAYS, 2, next.partnerId);
    app.clock.set('2027-05-20T09:00:00Z');
    expect(await atRisk()).toHaveLength(1);
    const path = world.path(`reservations/${late.id}`);
    const body = { returnDueAt: '2027-05-21T09:00:00Z', reason: 'Der Wagen steht' };
    const { status } = await app.call('patch', path, { token: world.coordinator.token, body });
    expect([status, await atRisk()]).toEqual([200, []]);
  });
});
