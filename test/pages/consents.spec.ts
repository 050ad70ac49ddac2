/** What an owner is asked about: own things only, with a yes in one click and a no with its reason. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { signedIn } from '../support/valid-calls.js';
import { Visitor } from '../support/visitor.js';
import { wish, World, type Person } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];

let app: TestApp;
let world: World;
let church: Person;
let benchId: string;
let tentId: string;
let visitor: Visitor;
let cookieOfChurch: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  const churchId = await world.partner({ name: 'Kirchengemeinde' });
  church = await world.memberOf(churchId, 'kirche@example.org');
  benchId = await world.item({ name: 'Bierbank', quantity: 20 });
  tentId = await world.item({ name: 'Festzelt', quantity: 20, ownerId: churchId });
  const body = { scope: 'owner', subjectId: churchId, mode: 'owner' };
  await app.call('post', world.path('approval-rules'), { token: world.coordinator.token, body });
  visitor = await Visitor.of(app, church.email);
  cookieOfChurch = await signedIn(app, church.email);
});
afterAll(() => app.stop());

async function asked(quantity = 1): Promise<string> {
  const lines = [
    { itemId: benchId, quantity: 2 },
    { itemId: tentId, quantity },
  ];
  const { token } = world.member;
  const { body, text } = await app.call('post', world.path('reservations'), {
    token,
    body: wish(world, lines, WEEKEND),
  });
  if (!body.id) throw new Error(text);
  return body.id as string;
}

const raw = (path: string, cookie: string) =>
  app.call('get', path, { headers: { accept: 'text/html', cookie } });
const at = (rest = ''): string => `/b/${world.slug}/consents${rest}`;
const states = async (id: string): Promise<string[]> => {
  const { body } = await app.call('get', world.path(`reservations/${id}`), { token: world.member.token });
  return (body.lines as { ownerStatus: string }[]).map(({ ownerStatus }) => ownerStatus);
};

test('an owner sees own things alone: who asks and when, and nothing of other lines or of people', async () => {
  const id = await asked();
  for (const path of [at(), at(`/${id}`)]) {
    const page = await visitor.open(path);
    expect(page.text).toContain('Festzelt');
    expect(page.text).toContain('Familienfest');
    expect(page.text).toContain('Verein auental');
    for (const hidden of ['Bierbank', 'Anna Auer, ', '030 23125 111'])
      expect(page.text).not.toContain(hidden);
  }
});

test('says yes in one click to what is theirs, and leaves the rest to the coordination', async () => {
  const id = await asked();
  const page = await (await visitor.open(at(`/${id}`))).submit(at(`/${id}/approve`));
  expect(page.text).toContain('Zugesagt.');
  expect(await states(id)).toEqual(['open', 'approved']);
});

test('says no with a reason, which is asked for at its field', async () => {
  const id = await asked();
  const refused = await (await visitor.open(at(`/${id}`))).submit(at(`/${id}/decline`), { reason: '' });
  expect(refused.text).toContain('Bitte nennen Sie den Grund');
  const page = await refused.submit(at(`/${id}/decline`), { reason: 'Wir brauchen es selbst.' });
  expect(page.text).toContain('Abgesagt.');
  expect(await states(id)).toEqual(['open', 'declined']);
});

test('others find nothing there, and what was decided since leads to the request', async () => {
  const id = await asked();
  const stranger = await Visitor.of(app, world.member.email);
  expect((await stranger.open(at())).text).not.toContain('Festzelt');
  await app.call('post', world.path(`reservations/${id}/approve`), {
    token: church.token,
    body: {},
  });
  const page = await visitor.open(at(`/${id}`));
  expect(page.text).not.toContain('Absagen …');
  const own = await Visitor.of(app, world.member.email);
  expect((await own.open(`/b/${world.slug}/requests/${id}`)).text).toContain(
    'Die Koordination entscheidet bis',
  );
});

test('may promise less of it, with a reason; too much is refused where it was typed', async () => {
  const id = await asked(5);
  const { text: page } = await raw(at(`/${id}`), cookieOfChurch);
  const [, version = ''] = /name="version" value="(\d+)"/.exec(page) ?? [];
  const [, lineIds = ''] = /name="lineIds" value="([^"]+)"/.exec(page) ?? [];
  const send = (quantity: string) =>
    app.call('post', at(`/${id}/approve`), {
      headers: {
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        cookie: cookieOfChurch,
      },
      body: new URLSearchParams({
        formToken: crypto.randomUUID(),
        version,
        lineIds,
        'lines.0.quantity': quantity,
        reason: 'Zwei sind verliehen.',
      }).toString(),
    });
  const refused = await send('6');
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Bitte höchstens 5')]);
  expect((await send('3')).headers['location']).toContain('done=approved');
  const { body } = await app.call('get', world.path(`reservations/${id}`), { token: world.member.token });
  expect([body.lines[1].approvedQuantity, body.reason]).toEqual([3, 'Zwei sind verliehen.']);
});

test('stands in the menu with its number while something waits, and for nobody else', async () => {
  await asked();
  const home = `/b/${world.slug}`;
  expect((await raw(home, cookieOfChurch)).text).toMatch(/Ihre Zustimmung\s*<span class="lb-count">\d+</);
  const other = await signedIn(app, world.member.email);
  expect((await raw(home, other)).text).not.toContain('Ihre Zustimmung');
});
