/** A decision that is late: its owner is reminded once, then the coordination decides as well and is reminded once. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Digests } from '../../src/reservations/reminding/digests.service.js';
import { DecisionReminders } from '../../src/reservations/reminding/decision-reminders.service.js';
import { localTime } from '../../src/shared/zone.js';
import { TestApp } from '../support/app.js';
import { Dice } from '../support/dice.js';
import { mailsTo } from '../support/mails.js';
import { wish, World, type Person } from '../support/world.js';

const IN_JUNE: [string, string] = ['2027-06-14T15:00:00Z', '2027-06-17T08:00:00Z'];
/** A Tuesday; so the deadline is a Tuesday, and the days before are no Monday but one. */
const ASKED = '2027-05-05T10:00:00Z';
const REMINDED = '2027-05-10T07:00:00Z';
const LAST = '2027-05-11T07:00:00Z';

let app: TestApp;
let world: World;
let owner: Person;
let tentId: string;
let benchId: string;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());
beforeEach(async () => {
  count += 1;
  app.clock.set(ASKED);
  world = await World.make(app, `spaet${count}`, {}, 'S');
  const ownerId = await world.partner({ name: 'Pfarrei' });
  owner = await world.memberOf(ownerId, `pfarrei.${count}@example.org`);
  tentId = await world.item({ name: 'Zelt', quantity: 500, ownerId });
  benchId = await world.item({ name: 'Bank', quantity: 500 });
  const body = { scope: 'owner', subjectId: ownerId, mode: 'owner' };
  await app.call('post', world.path('approval-rules'), { token: world.coordinator.token, body });
});

async function ask(itemIds: readonly string[], period = IN_JUNE): Promise<string> {
  const lines = itemIds.map((itemId) => ({ itemId, quantity: 1 }));
  const { token } = world.member;
  const body = wish(world, lines, period);
  const { body: made, text } = await app.call('post', world.path('reservations'), { token, body });
  if (!made.id) throw new Error(text);
  return made.id as string;
}

const read = async (id: string) =>
  (await app.call('get', world.path(`reservations/${id}`), { token: world.coordinator.token })).body;
const decide = (id: string, { token }: Person) =>
  app.call('post', world.path(`reservations/${id}/approve`), { token, body: {} });
const tell = (): Promise<number> => app.get(DecisionReminders).tell();

const subjects = async ({ email }: Person): Promise<string[]> =>
  (await mailsTo(app, email)).map(({ subject = '' }) => subject);
const reminders = async (): Promise<string[]> =>
  (await subjects(owner)).filter((subject) => subject.startsWith('Erinnerung'));
const calls = async (): Promise<string[]> =>
  (await subjects(world.coordinator)).filter((subject) => subject.includes('zu entscheiden'));

describe('an owner who has not answered', () => {
  test('is reminded once, two days before the deadline, at nine', async () => {
    await ask([tentId]);
    app.clock.set('2027-05-10T06:55:00Z');
    await tell();
    expect(await reminders()).toEqual([]);
    app.clock.set(REMINDED);
    await Promise.all([tell(), tell()]);
    app.clock.advance(60);
    await tell();
    expect(await reminders()).toHaveLength(1);
  });

  test('is reminded of several requests in one mail, with one way to all of them', async () => {
    const ids = [await ask([tentId]), await ask([tentId, benchId])];
    const numbers = await Promise.all(ids.map(async (id) => (await read(id)).number as string));
    app.clock.set(REMINDED);
    expect(await tell()).toBe(1);
    const mails = await mailsTo(app, owner.email);
    const reminder = mails.find(({ subject }) => subject?.startsWith('Erinnerung'));
    expect(reminder?.subject).toBe('Erinnerung an Ihre Zustimmung: 2 Anfragen');
    for (const number of numbers) expect(reminder?.text).toContain(number);
    expect(reminder?.text).toContain(`/b/spaet${count}/consents\n`);
    expect(reminder?.text).not.toContain('Bank');
  });

  test('is left alone once all is decided', async () => {
    await decide(await ask([tentId]), owner);
    app.clock.set(REMINDED);
    await tell();
    app.clock.set(LAST);
    await tell();
    expect([await reminders(), await calls()]).toEqual([[], []]);
  });

  test('hands on to the coordination on the day before, which is told; and both may decide', async () => {
    const ids = [await ask([tentId, benchId]), await ask([tentId])];
    app.clock.set(LAST);
    await tell();
    await tell();
    const { lines, history } = await read(ids[0]!);
    expect(lines[0]).toMatchObject({ decider: 'coordinator', deciderReason: 'late', ownerStatus: 'open' });
    expect(history.filter(({ what }: { what: string }) => what === 'hand-on')).toHaveLength(1);
    expect(await calls()).toEqual([expect.stringContaining('2 Anfragen zu entscheiden')]);
    expect((await decide(ids[0]!, world.coordinator)).body.status).toBe('approved');
    expect((await decide(ids[1]!, owner)).body.status).toBe('approved');
  });

  test('is not reminded who was asked only just now', async () => {
    app.clock.set('2027-05-10T08:00:00Z');
    await ask([tentId], ['2027-05-12T15:00:00Z', '2027-05-14T08:00:00Z']);
    app.clock.advance(60);
    await tell();
    app.clock.set(LAST);
    await tell();
    expect(await reminders()).toEqual([]);
  });

  test.each([
    ['on a Wednesday for Friday', '2027-05-05T07:30:00Z', '2027-05-06T07:00:00Z', '2027-05-07T06:30:00Z'],
    ['late at night', '2027-05-05T21:59:00Z', '2027-05-06T07:00:00Z', '2027-05-07T06:30:00Z'],
    ['on a Sunday for Tuesday', '2027-05-09T07:30:00Z', '2027-05-10T07:00:00Z', '2027-05-11T06:30:00Z'],
  ])(
    'hands on, on its last morning, what was asked %s; the coordination is told of it once',
    async (_, asked, morning, pickUp) => {
      app.clock.set(asked);
      const id = await ask([tentId], [pickUp, '2027-05-14T08:00:00Z']);
      const { lines: before, decideBy } = await read(id);
      expect([decideBy, before[0].decider]).toEqual([new Date(pickUp).toISOString(), 'owner']);
      app.clock.advance(60);
      await tell();
      expect((await read(id)).lines[0].decider).toBe('owner');
      for (const minutesBefore of [120, 0]) {
        app.clock.set(new Date(new Date(morning).getTime() - minutesBefore * 60_000).toISOString());
        await app.get(Digests).tell();
        await tell();
      }
      app.clock.advance(60);
      await tell();
      const { lines, history } = await read(id);
      expect(lines[0]).toMatchObject({ decider: 'coordinator', deciderReason: 'late', ownerStatus: 'open' });
      expect(history.filter(({ what }: { what: string }) => what === 'hand-on')).toHaveLength(1);
      expect([await reminders(), await calls()]).toEqual([[], [expect.stringContaining('zu entscheiden')]]);
      expect((await decide(id, world.coordinator)).body.status).toBe('approved');
    },
  );

  test('is left the day on which it was asked', async () => {
    app.clock.set('2027-05-06T06:30:00Z');
    const id = await ask([tentId], ['2027-05-07T15:00:00Z', '2027-05-14T08:00:00Z']);
    app.clock.set('2027-05-06T07:00:00Z');
    await tell();
    expect((await read(id)).lines[0].decider).toBe('owner');
    expect(await calls()).toEqual([]);
    app.clock.set('2027-05-07T07:00:00Z');
    await tell();
    expect((await read(id)).lines[0].deciderReason).toBe('late');
    expect(await calls()).toHaveLength(1);
  });

  test('hears in the morning or not that day: what a stuck queue kept does not come in the night', async () => {
    await ask([tentId]);
    app.clock.set(REMINDED);
    await tell();
    app.clock.set('2027-05-10T18:00:00Z');
    expect(await reminders()).toEqual([]);
  });
});

describe('the coordination', () => {
  test('is not told twice on a Monday', async () => {
    app.clock.set('2027-05-04T10:00:00Z');
    await ask([benchId]);
    app.clock.set('2027-05-10T05:00:00Z');
    await app.get(Digests).tell();
    app.clock.set(REMINDED);
    await tell();
    expect(await calls()).toHaveLength(1);
  });

  test.each(['digest', 'call'])(
    'is not told twice on a Tuesday that catches up with Monday, the %s first',
    async (first) => {
      app.clock.set('2027-05-04T10:00:00Z');
      await ask([benchId]);
      app.clock.set('2027-05-11T07:00:00Z');
      const rounds = [(): Promise<number> => app.get(Digests).tell(), tell];
      for (const round of first === 'digest' ? rounds : rounds.toReversed()) await round();
      app.clock.advance(60);
      for (const round of rounds) await round();
      expect(await calls()).toHaveLength(1);
    },
  );

  test('hears nothing in the evening or at night', async () => {
    await ask([benchId]);
    app.clock.set('2027-05-11T18:00:00Z');
    await tell();
    expect(await calls()).toEqual([]);
  });
});

test('through two months, each is reminded once, by day, and nobody of what is decided', async () => {
  const dice = Dice.ofThisRun('late decisions');
  const open = new Map<string, 'owner' | 'coordinator' | 'nobody'>();
  let told = 0;
  const hours = new Set<number>();
  app.clock.set('2027-04-01T06:00:00Z');
  const end = new Date('2027-05-30T00:00:00Z');
  while (app.clock.now() < end) {
    const now = app.clock.now();
    const hour = Number(localTime(now, 'Europe/Berlin').time.slice(0, 2));
    if (dice.number() < 0.04 && hour > 7)
      open.set(
        await ask(dice.oneOf([[tentId], [benchId], [tentId, benchId]])),
        dice.oneOf(['owner', 'coordinator', 'nobody']),
      );
    for (const [id, who] of open)
      if (who !== 'nobody' && dice.number() < 0.01) {
        await decide(id, who === 'owner' ? owner : world.coordinator);
        open.delete(id);
      }
    const before = told;
    told += await tell();
    // What has not left by its day is wanted no more.
    if (told > before) await mailsTo(app, owner.email);
    if (told > before) hours.add(hour);
    app.clock.advance(60);
  }
  const about = (await mailsTo(app, owner.email)).filter(({ subject }) => subject?.startsWith('Erinnerung'));
  const numbers = about.flatMap(({ text }) =>
    [...(text ?? '').matchAll(/Anfrage ([A-Z]+-\d+-\d+)/g)].map(([, one]) => one),
  );
  const days = about.map(({ date }) => date?.slice(0, 10));
  expect(numbers.length).toBeGreaterThanOrEqual(days.length);
  expect(days.length).toBeGreaterThan(0);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(new Set(days).size).toBe(days.length);
  expect(told).toBeGreaterThan(days.length);
  expect([...hours].filter((hour) => hour < 9 || hour >= 20)).toEqual([]);
}, 240_000);
