/** The Monday digest: one mail with all that waits, instead of one for each request. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Digests } from '../../src/reservations/reminding/digests.service.js';
import { TestApp } from '../support/app.js';
import { mailsTo, type ReadMail } from '../support/mails.js';
import { wish, World } from '../support/world.js';

const WEDNESDAY = '2027-05-05T09:00:00Z';
const MONDAY = '2027-05-10T05:00:00Z';
const IN_JUNE: [string, string] = ['2027-06-14T15:00:00Z', '2027-06-17T08:00:00Z'];
const SOON: [string, string] = ['2027-05-07T15:00:00Z', '2027-05-08T08:00:00Z'];

let app: TestApp;
let world: World;
let cup: string;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const tell = (): Promise<number> => app.get(Digests).tell();

async function fresh(slug: string): Promise<void> {
  app.clock.set(WEDNESDAY);
  world = await World.make(app, slug);
  cup = await world.item({ name: 'Becher', quantity: 1_000 });
}

async function ask(period = IN_JUNE): Promise<string> {
  const body = wish(world, [{ itemId: cup, quantity: 2 }], period);
  const answer = await app.call('post', world.path('reservations'), { token: world.member.token, body });
  if (answer.status !== 201) throw new Error(answer.text);
  return (answer.body as { number: string }).number;
}

async function since(work: () => Promise<unknown>): Promise<ReadMail[]> {
  const { email } = world.coordinator;
  const before = (await mailsTo(app, email)).length;
  await work();
  return (await mailsTo(app, email)).slice(before);
}

describe('what is asked for', () => {
  test('is told on Monday, in one mail, oldest deadline first, once', async () => {
    await fresh('montag');
    const numbers: string[] = [];
    expect(await since(async () => numbers.push(await ask(), await ask()))).toEqual([]);
    app.clock.set('2027-05-10T04:55:00Z');
    expect(await since(tell)).toEqual([]);
    app.clock.set(MONDAY);
    const mails = await since(() => Promise.all([tell(), tell()]));
    expect(mails.map(({ subject }) => subject)).toEqual([
      '2 Anfragen zu entscheiden, die erste bis Mi., 12.05.',
    ]);
    const text = mails[0]?.text ?? '';
    expect(numbers.map((number) => text.indexOf(number)).every((place) => place > 0)).toBe(true);
    expect(text).toContain(`/b/${world.slug}/decisions\n`);
    expect(mails[0]?.raw).toContain('List-Unsubscribe: ');
    app.clock.set('2027-05-11T09:00:00Z');
    expect(await since(tell)).toEqual([]);
  });

  test('and is fetched within four days is told at once', async () => {
    await fresh('eilig');
    const mails = await since(() => ask(SOON));
    expect(mails.map(({ subject }) => subject?.split(':')[0])).toEqual(['Kurzfristige Anfrage']);
  });

  test('and cannot wait until Monday is told at once', async () => {
    await fresh('dringend');
    app.clock.set('2027-05-10T09:00:00Z');
    const mails = await since(() => ask());
    expect(mails.map(({ subject }) => subject?.split(':')[0])).toEqual(['Neue Anfrage']);
    expect(await since(tell)).toEqual([]);
  });

  test('is not told on Monday where nothing waits any more, or whoever decides refuses it', async () => {
    await fresh('nichts');
    app.clock.set(MONDAY);
    expect(await since(tell)).toEqual([]);
    await fresh('will-nicht');
    await ask();
    await app.call('patch', '/api/me', { token: world.coordinator.token, body: { digests: false } });
    app.clock.set(MONDAY);
    expect(await since(tell)).toEqual([]);
  });

  test('is told on Tuesday where nobody ran on Monday, and not on Wednesday', async () => {
    await fresh('dienstag');
    await ask();
    app.clock.set('2027-05-11T17:00:00Z');
    expect(await since(tell)).toHaveLength(1);
    await fresh('mittwoch');
    await ask();
    app.clock.set('2027-05-12T05:30:00Z');
    expect(await since(tell)).toEqual([]);
  });
});
