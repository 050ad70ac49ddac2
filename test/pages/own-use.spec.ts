/** Own use on pages: two taps from the item, whom it would hurt, and ending it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];
const DAYS = '?from=2027-05-14&until=2027-05-17';

let app: TestApp;
let world: World;
let owner: Visitor;
let coordinator: Visitor;
let ownerId: string;
let itemId: string;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-03-01T09:00:00Z');
  world = await World.make(app);
  ownerId = await world.partner({ name: 'Zeltverein' });
  owner = await Visitor.of(app, (await world.memberOf(ownerId, 'zelte@example.org')).email);
  coordinator = await Visitor.of(app, world.coordinator.email);
});
afterAll(() => app.stop());

beforeEach(async () => {
  itemId = await world.item({ name: 'Zelt', quantity: 3, ownerId });
});

const item = (): string => `/b/${world.slug}/items/${itemId}`;
const ownUse = (): string => `${item()}/own-use`;

async function promised(quantity: number): Promise<string> {
  const asked = wish(world, [{ itemId, quantity }], WEEKEND);
  const { id, number } = await done<{ id: string; number: string }>(
    app,
    'post',
    world.path('reservations'),
    world.member.token,
    asked,
  );
  await done(app, 'post', world.path(`reservations/${id}/approve`), world.coordinator.token, {});
  return number;
}

describe('own use', () => {
  test('takes two taps from the item once the days are chosen, and one to end', async () => {
    const page = await owner.open(`${item()}${DAYS}`);
    const link = page.root.querySelector(`a[href^="${ownUse()}"]`)!.getAttribute('href')!;
    const taken = await (await owner.open(link.replaceAll('&amp;', '&'))).submit(ownUse(), {});
    expect(taken.text).toContain('Eingetragen');
    expect(taken.text).toContain('3 Stück');
    const { items } = await done<{ items: object[] }>(
      app,
      'get',
      world.path(`closures?item=${itemId}`),
      world.coordinator.token,
    );
    expect(items).toMatchObject([
      { quantity: 3, cause: 'own-use', from: '2027-05-13T22:00:00.000Z', until: '2027-05-17T22:00:00.000Z' },
    ]);
    const calendar = await coordinator.open(`/b/${world.slug}/calendar?month=2027-05`);
    expect(calendar.text).toContain('Eigenbedarf');
    const after = await taken.submit(`${ownUse()}/end`, {});
    expect(after.text).toContain('Beendet');
    expect(after.text).toContain('Nichts eingetragen');
  });

  test('says whom it would hurt, and loses nothing typed; the coordination may with a reason', async () => {
    const number = await promised(2);
    const again = await (await owner.open(`${ownUse()}${DAYS}`)).submit(ownUse(), { reason: 'Vereinsfest' });
    expect(again.status).toBe(409);
    expect(again.text).toContain(number);
    expect(again.text).not.toContain('Trotzdem eintragen');
    expect(again.root.querySelector('input[name=reason][value=Vereinsfest]')).not.toBeNull();
    const refused = await (await coordinator.open(`${ownUse()}${DAYS}`)).submit(ownUse(), {});
    expect(refused.text).toContain('Trotzdem eintragen');
    const reasonless = await refused.submit(ownUse(), { force: 'true' });
    expect(reasonless.status).toBe(422);
    expect(reasonless.root.querySelector('#f-reason[aria-invalid=true]')).not.toBeNull();
    expect(reasonless.text).toContain('Trotzdem eintragen');
    const taken = await reasonless.submit(ownUse(), { force: 'true', reason: 'Hochwasser' });
    expect(taken.text).toContain('Dafür reicht der Bestand gerade nicht');
    expect(taken.text).toContain(number);
  });

  test('without sound days or a number is refused at the field', async () => {
    const page = await owner.open(ownUse());
    const again = await page.submit(ownUse(), { from: '', until: '', quantity: '2' });
    expect(again.status).toBe(422);
    expect(again.root.querySelector('#f-from[aria-invalid=true]')).not.toBeNull();
    const more = await (await owner.open(`${ownUse()}${DAYS}`)).submit(ownUse(), { quantity: '9' });
    expect(more.root.querySelector('#f-quantity[aria-invalid=true]')).not.toBeNull();
  });

  test('of a set is offered, shows its parts, and ends as one', async () => {
    const parts = [{ itemId, quantity: 1 }];
    itemId = await world.item({ name: 'Festzelt', kind: 'computed_set', quantity: null, ownerId, parts });
    const offered = await owner.open(`${item()}${DAYS}`);
    expect(offered.root.querySelector(`a[href^="${ownUse()}"]`)).not.toBeNull();
    const page = await owner.open(`${ownUse()}${DAYS}`);
    expect(page.text).toContain('alle Teile eingetragen');
    expect(page.fieldsOf(ownUse())).toMatchObject({ quantity: '3' });
    const taken = await page.submit(ownUse(), { quantity: '2' });
    expect(taken.text).toContain('2 Stück Zelt');
    const after = await taken.submit(`${ownUse()}/end`, {});
    expect(after.text).toContain('Nichts eingetragen.');
  });

  test('is nothing for others, and nothing by itself of what is lent as a whole', async () => {
    const member = await Visitor.of(app, world.member.email);
    expect((await member.open(`${item()}${DAYS}`)).text).not.toContain('Eigenbedarf');
    expect(await member.status(ownUse())).toBe(403);
    const parts = [{ itemId, quantity: 1 }];
    itemId = await world.item({ name: 'Festzelt', kind: 'closed_set', quantity: 1, ownerId, parts });
    expect((await owner.open(ownUse())).text).toContain('bei den Teilen');
  });

  test('stands in English for who reads English', async () => {
    const english = await Visitor.of(app, 'zelte@example.org', 'en');
    expect((await english.open(ownUse())).text).toContain('Your own use');
  });
});
