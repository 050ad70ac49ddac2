/** A promise whose return date has passed: over for whoever borrowed, under Vergangen, to be borrowed again, not to be cancelled. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];
const DUE = WEEKEND[1];

let app: TestApp;
let world: World;
let id: string;
let home: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  home = `/b/${world.slug}/requests`;
  const itemId = await world.item({ name: 'Bank', quantity: 10 });
  const body = wish(world, [{ itemId, quantity: 4 }], WEEKEND);
  const asked = await app.call('post', world.path('reservations'), { token: world.member.token, body });
  id = asked.body.id as string;
  await app.call('post', world.path(`reservations/${id}/approve`), {
    token: world.coordinator.token,
    body: {},
  });
});
afterAll(() => app.stop());

/** What stands under each heading of the list. */
async function lists(language: 'de' | 'en' = 'de'): Promise<{ current: string; past: string }> {
  const { text } = await (await Visitor.of(app, world.member.email, language)).open(home);
  const [, current = '', past = ''] = text.split(language === 'de' ? /Laufend|Vergangen/ : /Running|Past/);
  return { current, past };
}

const cancel = (token: string, body: object) =>
  app.call('post', world.path(`reservations/${id}/cancel`), { token, body });

test('until its return is due it runs, even at its last minute', async () => {
  app.clock.set('2027-05-17T07:59:59Z');
  const { current, past } = await lists();
  expect(current).toContain('Familienfest');
  expect(past).not.toContain('Familienfest');
});

test('from then on it stands under Vergangen, says when the return was, and can be borrowed again', async () => {
  app.clock.set(DUE);
  const { current, past } = await lists();
  expect(current).not.toContain('Familienfest');
  expect(past).toContain('Familienfest');
  expect(past).toContain('Rückgabe war am Mo., 17. Mai 2027, 10:00 Uhr');
  expect(past).toContain('Wie letztes Jahr');
  const english = await lists('en');
  expect(english.past).toContain('Return was on Mon');
  expect(english.past).toContain('Same as last year');
});

test('the page and the sheet say so too, and ask nobody to fetch or cancel', async () => {
  const visitor = await Visitor.of(app, world.member.email);
  for (const path of [`${home}/${id}`, `${home}/${id}/paper`]) {
    const { text } = await visitor.open(path);
    expect(text).toContain('Rückgabe war am Mo., 17. Mai 2027, 10:00 Uhr');
    expect(text).not.toContain('holen Sie');
  }
  expect((await visitor.open(`${home}/${id}`)).text).not.toContain('Reservierung stornieren');
  expect((await visitor.open(`${home}/${id}/cancel`)).text).toContain('Rückgabe war');
});

test('whoever borrowed cannot cancel it any more, and is told why', async () => {
  const { status, body } = await cancel(world.member.token, { reason: 'zu spät' });
  expect(status).toBe(409);
  expect(body.code).toBe('return-passed');
  expect(body.detail).toContain('Rückgabe war am Mo., 17. Mai 2027, 10:00 Uhr');
  const unchanged = await app.call('get', world.path(`reservations/${id}`), { token: world.member.token });
  expect(unchanged.body.status).toBe('approved');
});

test('the coordination may still cancel what nobody had fetched', async () => {
  const { status } = await cancel(world.coordinator.token, { reason: 'nicht abgeholt' });
  expect(status).toBe(200);
});
