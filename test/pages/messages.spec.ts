/** Questions and answers on the page of a request, and on the page to which their mails lead. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];

let app: TestApp;
let world: World;
let member: Visitor;
let coordinator: Visitor;
let id: string;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-03-01T09:00:00Z');
  world = await World.make(app);
  member = await Visitor.of(app, world.member.email);
  coordinator = await Visitor.of(app, world.coordinator.email);
});
afterAll(() => app.stop());

beforeEach(async () => {
  const itemId = await world.item({ ownerId: await world.partner({}), name: 'Pavillon', quantity: 2 });
  const asked = wish(world, [{ itemId, quantity: 2 }], WEEKEND);
  const made = await done<{ id: string }>(app, 'post', world.path('reservations'), world.member.token, asked);
  id = made.id;
});

const request = (): string => `/b/${world.slug}/requests/${id}`;
const messages = (): string => `${request()}/messages`;

describe('on the page of a request', () => {
  test('the borrower asks, the coordination answers, and both read it there', async () => {
    const sent = await (
      await member.open(request())
    ).submit(messages(), { text: 'Passt es\ndurch das Tor?' });
    expect(sent.text).toContain('Ihre Nachricht ist da');
    const page = await coordinator.open(messages());
    expect(page.text).toContain('durch das Tor?');
    await page.submit(messages(), { text: 'Ja, sicher.' });
    const after = await member.open(request());
    expect(after.root.querySelector('section[aria-labelledby=messages]')?.text).toContain('Ja, sicher.');
    expect(after.text).toContain('Nachricht geschrieben');
  });

  test('what is refused is said at its field, and nothing typed is lost', async () => {
    const text = `<b>${'x'.repeat(1000)}`;
    const again = await (await member.open(request())).submit(messages(), { text });
    expect(again.status).toBe(422);
    const field = again.root.querySelector('textarea[name=text][aria-invalid=true]');
    expect(field?.text.trim()).toBe(text);
  });

  test('stands in English for who reads English', async () => {
    const english = await Visitor.of(app, world.coordinator.email, 'en');
    expect((await english.open(messages())).text).toContain('Questions and answers');
  });

  test('whoever decides sees on the docket that there are some, and still what became of a counter-offer', async () => {
    const at = world.path(`reservations/${id}`);
    const { lines } = await done<{ lines: { id: string; itemId: string }[] }>(
      app,
      'get',
      at,
      world.coordinator.token,
    );
    const offered = { lines: [{ lineId: lines[0]!.id, itemId: lines[0]!.itemId, quantity: 1 }] };
    const offer = { ...offered, message: 'Eines geht.' };
    await done(app, 'post', `${at}/counter-offer`, world.coordinator.token, offer);
    await done(app, 'post', `${at}/counter-offer/decline`, world.member.token, {});
    await (await member.open(request())).submit(messages(), { text: 'Schade.' });
    const docket = await coordinator.open(`/b/${world.slug}/decisions`);
    const row = docket.root.querySelector(`#r-${id}`)!;
    expect(row.text).toContain('1 Nachricht lesen');
    expect(row.text).toContain('Der Gegenvorschlag wurde abgelehnt.');
  });

  test('strangers find none of it', async () => {
    const other = await world.memberOf(await world.partner({}), `fremd-${id}@example.org`);
    const visitor = await Visitor.of(app, other.email);
    expect(await visitor.status(messages())).toBe(404);
  });
});
