/** A promise at risk, for whoever mends it: what it lacks, who has it, what there is instead, and the way to change it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

const FETCHED = '2027-05-10T08:00:00Z';
const DUE = '2027-05-12T12:00:00Z';
const AN_HOUR_LATE = '2027-05-12T13:00:00Z';
const TOMORROW: [string, string] = ['2027-05-13T07:00:00Z', '2027-05-13T18:00:00Z'];

let app: TestApp;
let world: World;
let coordinator: Visitor;
let tent: string;
let late: { id: string };
let soon: { id: string; number: string };

async function post<T>(path: string, body: object = {}): Promise<T> {
  const answer = await app.call('post', world.path(path), { token: world.coordinator.token, body });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body as T;
}

async function promised<T>(period: [string, string], quantity: number): Promise<T> {
  const body = wish(world, [{ itemId: tent, quantity }], period);
  const { id } = await post<{ id: string }>('reservations', body);
  return post<T>(`reservations/${id}/approve`);
}

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-05-03T09:00:00Z');
  world = await World.make(app, 'risiko');
  const pavilion = await world.item({ name: 'Pavillon', quantity: 2 });
  tent = await world.item({ name: 'Zelt', quantity: 2, replacementIds: [pavilion] });
  late = await promised([FETCHED, DUE], 1);
  soon = await promised(TOMORROW, 2);
  app.clock.set(FETCHED);
  await post(`reservations/${late.id}/hand-over`);
  app.clock.set(AN_HOUR_LATE);
  coordinator = await Visitor.of(app, world.coordinator.email);
});
afterAll(() => app.stop());

const home = '/b/risiko';

describe('a promise at risk', () => {
  test('is found from the day, from what is to decide, and from the list', async () => {
    const way = `${home}/at-risk/${soon.id}`;
    expect((await coordinator.open(`${home}/today`)).find('.lb-todo--bad a').getAttribute('href')).toBe(way);
    expect((await coordinator.open(`${home}/decisions`)).find('.lb-note--warn a').getAttribute('href')).toBe(
      way,
    );
    expect(
      (await coordinator.open(`${home}/manage/at-risk`)).find('tbody td:last-child a').getAttribute('href'),
    ).toBe(way);
  });

  test('shows what lacks, and who has it though it should be back', async () => {
    const { text } = await coordinator.open(`${home}/at-risk/${soon.id}`);
    expect(text).toContain('Zelt: Es gibt nur 1 von 2 Stück. Eine andere Ausleihe ist noch nicht zurück.');
    expect(text).toMatch(/Ausgegeben Familienfest .* 1 × Zelt · Mo\., 10\.05\. bis Mi\., 12\.05\./);
    expect(text).toContain('Anna Auer, Telefon 030 23125 111');
  });

  test('says what is possible: less, another time, something similar, or waiting; and leads to the form', async () => {
    const page = await coordinator.open(`${home}/at-risk/${soon.id}`);
    expect(page.text).toContain('Weniger: Zelt nur 1 Stück.');
    expect(page.text).toContain('Zu anderer Zeit:');
    expect(page.text).toMatch(/Etwas Ähnliches: .*Pavillon/);
    expect(page.text).toContain('Abwarten, bis zurück ist, was fehlt');
    const form = await coordinator.open(page.link('Reservierung ändern'));
    expect([form.status, form.text]).toEqual([200, expect.stringContaining('Zelt')]);
  });

  test('offers no time in which what is late may still be away', async () => {
    const { text } = await coordinator.open(`${home}/at-risk/${soon.id}`);
    expect(text).not.toMatch(/Zu anderer Zeit: [^.]*1[2345]\. Mai/);
  });

  test('reads in English', async () => {
    const { text } = await (
      await Visitor.of(app, world.coordinator.email, 'en')
    ).open(`${home}/at-risk/${soon.id}`);
    expect(text).toContain('Zelt: there are only 1 of 2 pieces. Another loan is not back yet.');
  });

  test('is none of the borrower’s business, who reads it on the own page', async () => {
    const borrower = await Visitor.of(app, world.member.email);
    expect(await borrower.status(`${home}/at-risk/${soon.id}`)).toBe(403);
    const { text } = await borrower.open(`${home}/requests/${soon.id}`);
    expect(text).toContain('In Gefahr');
    expect(text).toContain('Eine andere Ausleihe ist noch nicht zurück.');
  });

  test('is in order once the thing is back', async () => {
    await post(`reservations/${late.id}/take-back`);
    const page = await coordinator.open(`${home}/at-risk/${soon.id}`);
    expect(page.text).toContain('Es ist alles wieder da.');
    expect(page.text).not.toContain('Reservierung ändern');
    expect((await coordinator.open(`${home}/today`)).text).not.toContain('Lösung suchen');
  });
});
