/** The pages of who says yes: a rule is made, read, changed and taken away; a manager does so for own things alone. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { signedIn } from '../support/valid-calls.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let ownerId: string;
let tentId: string;
let benchId: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app, 'zusagen', {}, 'Z');
  ownerId = await world.partner({ name: 'Pfarrei' });
  tentId = await world.item({ name: 'Festzelt', quantity: 2, ownerId });
  benchId = await world.item({ name: 'Bierbank', quantity: 20 });
  const body = { email: 'leitung@example.org', name: 'Lea', role: 'manager' };
  const { token } = world.coordinator;
  await app.call('post', world.path(`partners/${ownerId}/people`), { token, body });
});
afterAll(() => app.stop());

const browser = async (email: string) => {
  const cookie = await signedIn(app, email);
  const html = { accept: 'text/html', cookie };
  const at = (path: string): string => `/b/${world.slug}/manage/approval-rules${path}`;
  return {
    look: (path = '') => app.call('get', at(path), { headers: html }),
    send: (path: string, typed: Record<string, string>) =>
      app.call('post', at(path), {
        headers: {
          ...html,
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
        body: new URLSearchParams({ formToken: crypto.randomUUID(), ...typed }).toString(),
      }),
  };
};

const terms = { mode: 'automatic', upToQuantity: '5', upToValueCents: '', upToDaysAhead: '30' };
const rules = async () =>
  (await app.call('get', world.path('approval-rules'), { token: world.coordinator.token })).body.items;
const seenIn = (page: string): string => /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '';
const plain = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describe('the coordination', () => {
  test('makes a rule, reads it in words, changes it and takes it away', async () => {
    const { look, send } = await browser(world.coordinator.email);
    expect((await look()).text).toContain('Noch gibt es keine Regel');
    const unsaid = await send('/new', { ...terms, scope: '', otherwise: 'owner' });
    expect([unsaid.status, unsaid.text]).toEqual([
      422,
      expect.stringContaining('Bitte wählen Sie, wofür die Regel gilt.'),
    ]);
    const made = await send('/new', { ...terms, scope: `item:${benchId}`, otherwise: 'owner' });
    expect(made.headers['location']).toContain('approval-rules?done=created');
    const { text } = await look();
    expect(text).toContain('Zusage ohne Rückfrage');
    expect(text).toContain('bis zu 5 Stück, höchstens 30 Tage im Voraus, sonst entscheidet der Eigentümer');
    const [{ id }] = await rules();
    const form = (await look(`/${id}/edit`)).text;
    const seen = plain(seenIn(form));
    const changed = await send(`/${id}/edit`, { ...terms, upToQuantity: '7', otherwise: 'owner', seen });
    expect(changed.headers['location']).toContain('done=saved');
    expect(await rules()).toMatchObject([{ upToQuantity: 7, upToDaysAhead: 30, scope: 'item' }]);
    expect((await look(`/${id}/remove`)).text).toContain('Bierbank');
    expect((await send(`/${id}/remove`, {})).headers['location']).toContain('done=removed');
    expect(await rules()).toEqual([]);
  });
});

describe('who manages an owner', () => {
  test('finds the people of the partner marked in the menu on their own page alone', async () => {
    const cookie = await signedIn(app, 'leitung@example.org');
    const marked = async (path: string): Promise<string[]> => {
      const headers = { accept: 'text/html', cookie };
      const { text } = await app.call('get', `/b/${world.slug}/manage/${path}`, { headers });
      return [...text.matchAll(/<a href="([^"]*)" aria-current="page"/g)].map(([, href = '']) => href);
    };
    const people = `/b/${world.slug}/manage/partners/${ownerId}`;
    expect(await marked(`partners/${ownerId}`)).toContain(people);
    expect(await marked('approval-rules')).not.toContain(people);
  });

  test('is offered own things alone, and makes rules about them', async () => {
    const { look, send } = await browser('leitung@example.org');
    const { text } = await look('/new');
    expect([text.includes(`item:${tentId}`), text.includes(`owner:${ownerId}`)]).toEqual([true, true]);
    expect([text.includes(`item:${benchId}`), text.includes('value="alliance"')]).toEqual([false, false]);
    const made = await send('/new', { mode: 'owner', otherwise: 'coordinator', scope: `owner:${ownerId}` });
    expect(made.headers['location']).toContain('done=created');
    const foreign = await send('/new', { mode: 'owner', otherwise: 'coordinator', scope: 'alliance' });
    expect(foreign.status).toBe(403);
    expect((await look()).text).toContain('Alles, was „Pfarrei“ gehört');
  });
});
