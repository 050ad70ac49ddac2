/** "Stimmt das noch?": once a year one mail to whoever owns items or keeps places, and none about what was confirmed or changed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { RolesService } from '../../src/partners/members/roles.service.js';
import { NoticeSweeper } from '../../src/reservations/reminding/notice-sweeper.service.js';
import { YearlyQuestions } from '../../src/reservations/reminding/yearly-questions.service.js';
import { instantAt } from '../../src/shared/zone.js';
import { TestApp } from '../support/app.js';
import { onPostgres } from '../support/database.js';
import { mailsTo, type ReadMail } from '../support/mails.js';
import { World, type Person } from '../support/world.js';

const MADE = '2027-01-20T09:00:00Z';
const YEAR_LATER = '2028-01-20T08:00:00Z';

let app: TestApp;
let world: World;
let benchId: string;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const tell = (): Promise<number> => app.get(YearlyQuestions).tell();

async function fresh(slug: string, quantity = 12): Promise<void> {
  app.clock.set(MADE);
  world = await World.make(app, slug);
  benchId = await world.item({ name: 'Bierbank', quantity });
}

async function keeper(email = world.member.email, storagePlaceId = world.placeId): Promise<void> {
  const role = { role: 'keeper', storagePlaceId } as const;
  await app.get(RolesService).appoint(await world.actor(), { email, name: 'Karl Keller' }, role);
}

async function since(work: () => Promise<unknown>, email = world.member.email): Promise<ReadMail[]> {
  const before = (await mailsTo(app, email)).length;
  await work();
  return (await mailsTo(app, email)).slice(before);
}

const confirm = (path: string, { token } = world.member) =>
  app.call('post', world.path(`${path}/confirm`), { token, body: {} });

describe('a year after an entry was made', () => {
  test('its owner gets one mail, which says what and when, with one link and the way out of it', async () => {
    await fresh('bank');
    app.clock.set('2028-01-20T07:55:00Z');
    expect(await since(tell)).toEqual([]);
    app.clock.set(YEAR_LATER);
    const mails = await since(() => Promise.all([tell(), tell()]));
    expect(mails.map(({ subject }) => subject)).toEqual(['Stimmt das noch? 1 Gegenstand, Stand Januar 2027']);
    const [{ text = '', html = '', raw } = { text: '', html: '', raw: '' }] = mails;
    expect(text).toContain('- Bierbank: 12 Stück\n');
    expect(text).toContain(`/b/${world.slug}/manage/confirmations\n`);
    expect(html?.match(/\/manage\/confirmations"/g)).toHaveLength(1);
    expect(text).toContain('weil Sie sich um Einträge von „Verein bank“ kümmern');
    expect(raw).toContain('List-Unsubscribe: ');
    expect(text).toContain('/unsubscribe/confirmations/');
    expect(await since(tell)).toEqual([]);
  });

  test('items and kept places are in one mail, in the language of whoever reads it', async () => {
    await fresh('buendel');
    await world.item({ name: 'Zelt', quantity: 1 });
    await keeper();
    await app.call('patch', '/api/me', { token: world.member.token, body: { language: 'en' } });
    app.clock.set(YEAR_LATER);
    const mails = await since(tell);
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Does this still hold? 2 items and 1 storage place, as of January 2027',
    ]);
    expect(mails[0]?.text).toContain('- Bierbank: 12 pieces\n- Zelt: 1 piece');
    expect(mails[0]?.text).toContain('- Lager\n');
  });

  test('nobody is asked about what was confirmed, changed, made or taken off the list since', async () => {
    await fresh('nichts');
    const changed = await world.item({ name: 'Zelt' });
    const aside = await world.item({ name: 'Alt' });
    app.clock.set('2027-06-01T09:00:00Z');
    await world.item({ name: 'Neu' });
    expect((await confirm(`items/${benchId}`)).body).toEqual({
      id: benchId,
      confirmedAt: '2027-06-01T09:00:00.000Z',
    });
    const { token } = world.member;
    await app.call('patch', world.path(`items/${changed}`), { token, body: { quantity: 2 } });
    await app.call('patch', world.path(`items/${aside}`), { token, body: { setAside: true } });
    app.clock.set(YEAR_LATER);
    expect(await since(tell)).toEqual([]);
  });

  test('whoever does not want it is not asked, and comes back to it in the list of wishes', async () => {
    await fresh('will-nicht');
    const { token } = world.member;
    await app.call('patch', '/api/me', { token, body: { confirmations: false } });
    app.clock.set(YEAR_LATER);
    expect(await since(tell)).toEqual([]);
    expect((await app.call('get', '/api/me', { token })).body).toMatchObject({ confirmations: false });
  });

  test('a place that nobody keeps, and things of a partner for which nobody acts, are asked about once somebody does', async () => {
    await fresh('niemand');
    const partnerId = await world.partner();
    await world.item({ name: 'Bühne', ownerId: partnerId });
    app.clock.set(YEAR_LATER);
    await tell();
    const { email } = await world.memberOf(partnerId, 'spaeter@example.org');
    expect((await since(tell, email)).map(({ text }) => text?.includes('- Bühne: 1 Stück'))).toEqual([true]);
    await keeper('karl@example.org');
    expect((await since(tell, 'karl@example.org')).map(({ subject }) => subject)).toEqual([
      'Stimmt das noch? 1 Lagerort, Stand Januar 2027',
    ]);
  });
});

test('over three years each is asked once a year, by day and in the quiet months only; an answer puts it off, summer waits for October', async () => {
  await fresh('jahre');
  const tentId = await world.item({ name: 'Zelt' });
  app.clock.set('2027-06-10T09:00:00Z');
  const ownerId = await world.partner();
  const summer = await world.memberOf(ownerId, 'sommer@example.org');
  await world.item({ name: 'Planschbecken', ownerId });
  const answers: Record<string, string[]> = {
    '2028-01-25': [benchId, tentId],
    '2028-06-05': [tentId],
    '2029-02-01': [benchId],
  };
  const told: string[] = [];
  for (const day of daysFrom('2027-09-20', '2030-02-20')) {
    app.clock.set(instantAt(day, '00:30', 'Europe/Berlin'));
    for (const id of answers[day.toString()] ?? []) await confirm(`items/${id}`);
    for (const time of ['06:59', '08:59', '09:00', '15:00', '20:00']) {
      app.clock.set(instantAt(day, time, 'Europe/Berlin'));
      if (time === '08:59' && day.day === 1) await app.get(NoticeSweeper).sweep();
      for (const person of (await tellBoth()) === 0 ? [] : [world.member, summer])
        for (const { subject } of await fresher(person)) told.push(`${day.toString()} ${time} ${subject}`);
    }
  }
  expect(told).toEqual([
    '2028-01-20 09:00 Stimmt das noch? 2 Gegenstände, Stand Januar 2027',
    '2028-10-01 09:00 Stimmt das noch? 1 Gegenstand, Stand Juni 2027',
    '2029-01-25 09:00 Stimmt das noch? 1 Gegenstand, Stand Januar 2028',
    '2029-10-01 09:00 Stimmt das noch? 1 Gegenstand, Stand Juni 2027',
    '2030-01-25 09:00 Stimmt das noch? 1 Gegenstand, Stand Juni 2028',
  ]);
}, 120_000);

const daysFrom = (first: string, last: string): Temporal.PlainDate[] => {
  const from = Temporal.PlainDate.from(first);
  return Array.from({ length: from.until(last).days + 1 }, (_, index) => from.add({ days: index }));
};

/** As two servers do. */
const tellBoth = async (): Promise<number> => {
  const [one, other] = await Promise.all([tell(), tell()]);
  return one + other;
};

const read = new Map<string, number>();

async function fresher({ email }: Person): Promise<ReadMail[]> {
  const mails = await mailsTo(app, email);
  const before = read.get(email) ?? 0;
  read.set(email, mails.length);
  return mails.slice(before).filter(({ subject }) => subject?.startsWith('Stimmt'));
}

test('two servers at once ask once; after days of standing still it is caught up with', async () => {
  await fresh('zwei');
  const other = onPostgres ? await app.another() : app;
  app.clock.set('2028-01-25T17:00:00Z');
  const mails = await since(() => Promise.all([tell(), other.get(YearlyQuestions).tell()]));
  expect(mails.map(({ subject }) => subject)).toEqual(['Stimmt das noch? 1 Gegenstand, Stand Januar 2027']);
  if (onPostgres) await other.close();
});

describe('saying that an entry holds', () => {
  test('is for the owner of an item and the keeper of a place, and the coordination', async () => {
    await fresh('wer');
    const stranger = await world.memberOf(await world.partner(), 'fremd@example.org');
    expect((await confirm(`items/${benchId}`, stranger)).status).toBe(403);
    expect((await confirm(`storage-places/${world.placeId}`, stranger)).status).toBe(403);
    expect((await confirm(`storage-places/${world.placeId}`)).status).toBe(403);
    await keeper();
    expect((await confirm(`storage-places/${world.placeId}`)).status).toBe(200);
    expect((await confirm(`items/${benchId}`, world.coordinator)).status).toBe(200);
    expect((await confirm(`items/${world.placeId}`)).status).toBe(404);
  });

  test('stands in the log, with who did it', async () => {
    await fresh('protokoll');
    await confirm(`items/${benchId}`);
    const { body } = await app.call('get', world.path('audit'), { token: world.coordinator.token });
    expect(body.items[0]).toMatchObject({ what: 'items.confirm', subject: 'Bierbank' });
  });
});
