/** The page that says where an item is: what is in the store, who has the rest, what comes next and what was before. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { Visitor } from '../support/visitor.js';
import { wish, World, type Person } from '../support/world.js';

const FRIDAY = '2027-05-14T15:00:00Z';
const WEEKEND: [string, string] = [FRIDAY, '2027-05-17T08:00:00Z'];
const NEXT: [string, string] = ['2027-05-28T15:00:00Z', '2027-05-31T08:00:00Z'];

interface Loan {
  id: string;
  number: string;
  lines: [{ id: string }];
}

let app: TestApp;
let world: World;
let owner: Person;
let tentId: string;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-05-01T09:00:00Z');
  world = await World.make(app);
  const ownerId = await world.partner({ name: 'Bauhof' });
  owner = await world.memberOf(ownerId, 'bauhof@example.org');
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set('2027-05-01T09:00:00Z');
  const { partnerIds } = await world.actor(owner.email);
  tentId = await world.item({ name: 'Zelt', quantity: 9, ownerId: partnerIds[0]! });
});

const post = <T = Loan>(path: string, body: object = {}): Promise<T> =>
  done<T>(app, 'post', world.path(path), world.coordinator.token, body);

const promised = async (quantity: number, period: [string, string]): Promise<Loan> => {
  const { id } = await post('reservations', wish(world, [{ itemId: tentId, quantity }], period));
  return post(`reservations/${id}/approve`);
};

const where = (): string => `/b/${world.slug}/items/${tentId}/where`;

describe('where it is', () => {
  test('kind sentences where nothing happened yet', async () => {
    const page = await (await Visitor.of(app, owner.email)).open(where());
    expect(page.title).toBe('Wo ist es? Zelt');
    expect(page.text).toContain('Im Lager (Lager) 9 Stück');
    for (const said of [
      'nichts unterwegs',
      'nichts zugesagt',
      'heil und vollständig',
      'Noch nie ausgeliehen',
    ])
      expect(page.text).toContain(said);
  });

  test('who has it, what comes next, what was broken and lost, and who had it before', async () => {
    const loan = await promised(6, WEEKEND);
    const next = await promised(2, NEXT);
    const line = { lineId: loan.lines[0].id };
    app.clock.set(FRIDAY);
    await post(`reservations/${loan.id}/hand-over`, { lines: [{ ...line, quantity: 5 }] });
    await post(`reservations/${loan.id}/take-back`, {
      lines: [{ ...line, quantity: 2, damaged: 1, missing: 1 }],
    });
    const visitor = await Visitor.of(app, owner.email);
    const out = await visitor.open(where());
    expect(out.text).toContain(
      'Im Lager (Lager) 5 Stück Ausgegeben 2 Stück Nicht im Einsatz 1 Stück Fehlt 1 Stück',
    );
    expect(out.text).toContain(`2 Stück · ${loan.number}`);
    expect(out.text).toContain(`1 Stück · ${loan.number}`);
    expect(out.text).toContain(`2 Stück · ${next.number}`);
    await post(`reservations/${loan.id}/take-back`, { lines: [{ ...line, quantity: 2 }] });
    const english = await (await Visitor.of(app, world.coordinator.email, 'en')).open(where());
    expect(english.text).toContain('Nothing is with borrowers');
    expect(english.text).toContain(`5 pieces · ${loan.number} · 1 piece damaged · missing: 1 piece`);
  });
});

describe('the way there', () => {
  test('from the item and from the inventory, for those who may', async () => {
    const visitor = await Visitor.of(app, owner.email);
    const item = await visitor.open(`/b/${world.slug}/items/${tentId}`);
    expect(item.link('Wo ist es?')).toBe(where());
    const entry = await visitor.open(`/b/${world.slug}/manage/items/${tentId}`);
    expect(entry.link('Wo ist es?')).toBe(where());
  });

  test('for nobody else', async () => {
    const other = await Visitor.of(app, world.member.email);
    const item = await other.open(`/b/${world.slug}/items/${tentId}`);
    expect(() => item.link('Wo ist es?')).toThrow('No link');
    expect(await other.status(where())).toBe(403);
    expect(await Visitor.nobody(app).status(where())).not.toBe(200);
  });
});

describe('in use again with one tap', () => {
  const lost = async (said: object): Promise<void> => {
    const { id, lines } = await promised(4, WEEKEND);
    app.clock.set(FRIDAY);
    await post(`reservations/${id}/hand-over`);
    await post(`reservations/${id}/take-back`, { lines: [{ lineId: lines[0].id, quantity: 3, ...said }] });
  };

  test.each([
    ['what was missing', { missing: 1 }, 'Wieder da'],
    ['what was broken', { quantity: 4, damaged: 1 }, 'Wieder heil'],
  ])('%s', async (_, said, button) => {
    await lost(said);
    const visitor = await Visitor.of(app, owner.email);
    const page = await visitor.open(where());
    expect(page.text).toContain('Im Lager (Lager) 8 Stück');
    expect(page.text).toContain(button);
    const after = await page.submit(where(), {});
    expect(after.text).toContain('Es ist wieder im Einsatz.');
    expect(after.text).toContain('Im Lager (Lager) 9 Stück');
    expect(after.text).toContain('heil und vollständig');
    // Somebody else had the page open as well.
    expect((await page.submit(where(), {})).status).toBe(200);
  });
});
