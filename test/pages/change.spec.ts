/** Changing a loan on pages: less at once, more as a wish that waits, decided or taken back where the loan stands. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import type { ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];

interface Loan {
  id: string;
  number: string;
  status: string;
  lines: { id: string; approvedQuantity: number; returnDueAt: string }[];
  pendingChange: object | null;
}

let app: TestApp;
let world: World;
let member: Visitor;
let coordinator: Visitor;
let loan: Loan;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-05-03T09:00:00Z');
  world = await World.make(app);
  member = await Visitor.of(app, world.member.email);
  coordinator = await Visitor.of(app, world.coordinator.email);
});
afterAll(() => app.stop());

const at = (rest = ''): string => `/b/${world.slug}/requests/${loan.id}${rest}`;
const post = (rest: string, body: object = {}): Promise<Loan> =>
  done(app, 'post', world.path(`reservations/${loan.id}/${rest}`), world.coordinator.token, body);
const read = (): Promise<Loan> =>
  done(app, 'get', world.path(`reservations/${loan.id}`), world.coordinator.token);

beforeEach(async () => {
  app.clock.set('2027-05-03T09:00:00Z');
  const itemId = await world.item({ name: 'Bierbank', quantity: 10 });
  const body = wish(world, [{ itemId, quantity: 6 }], WEEKEND);
  loan = await done(app, 'post', world.path('reservations'), world.member.token, body);
  await post('approve');
});

const field = (): string => `quantity.${loan.lines[0]!.id}`;

/** Opens the form and sends it with this changed. */
async function send(who: Visitor, typed: Record<string, string>): Promise<ReadPage> {
  const page = await who.open(at('/change'));
  return page.submit(at('/change'), typed);
}

describe('who borrows', () => {
  test('needs less: it holds at once', async () => {
    const page = await send(member, { [field()]: '4' });
    expect(page.text).toContain('Die Änderung gilt');
    expect(await read()).toMatchObject({
      status: 'approved',
      lines: [{ approvedQuantity: 4 }],
      pendingChange: null,
    });
  });

  test('needs more: the promise stands, the wish is shown, and can be taken back', async () => {
    const page = await send(member, { [field()]: '8' });
    expect(page.text).toContain('Der Änderungswunsch ist gestellt');
    expect(page.text).toContain('Bierbank: 8 Stück');
    expect(page.text).not.toContain('Änderung zusagen');
    expect(await read()).toMatchObject({
      lines: [{ approvedQuantity: 6 }],
      pendingChange: expect.anything(),
    });
    const after = await page.submit(at('/change/withdraw'), {});
    expect(after.text).toContain('Es gilt weiter, was zugesagt war');
    expect(await read()).toMatchObject({ lines: [{ approvedQuantity: 6 }], pendingChange: null });
  });

  test('keeps it longer, also while it is out', async () => {
    app.clock.set('2027-05-14T15:00:00Z');
    await post('hand-over');
    const form = await member.open(at('/change'));
    expect(Object.keys(form.fieldsOf(at('/change')))).not.toContain('pickUpDay.0');
    await form.submit(at('/change'), { 'returnDay.0': '2027-05-19', 'returnTime.0': '10:00' });
    const decider = await Visitor.of(app, world.coordinator.email);
    await (await decider.open(at())).submit(at('/change/approve'), {});
    expect(await read()).toMatchObject({
      status: 'handed_over',
      lines: [{ returnDueAt: '2027-05-19T08:00:00.000Z' }],
      pendingChange: null,
    });
  });

  test('learns why it cannot be, what could, and keeps what was typed', async () => {
    const page = await send(member, { [field()]: '12', note: 'Bitte' });
    expect(page.status).toBe(409);
    expect(page.text).toContain('Das ginge');
    expect(page.fieldsOf(at('/change'))).toMatchObject({ [field()]: '12', note: 'Bitte' });
    const wrong = await send(member, { 'returnDay.0': '2027-05-33' });
    expect([wrong.status, wrong.find('#f-returnDay-0').getAttribute('aria-invalid')]).toEqual([422, 'true']);
    expect(await read()).toMatchObject({ lines: [{ approvedQuantity: 6 }], pendingChange: null });
  });

  test('counts with − and +, which does nothing yet', async () => {
    const page = await send(member, { less: field() });
    expect(page.fieldsOf(at('/change'))).toMatchObject({ [field()]: '5' });
    expect(await read()).toMatchObject({ lines: [{ approvedQuantity: 6 }] });
  });

  test('sends what was not changed without doing any harm', async () => {
    const before = await read();
    await send(member, {});
    expect(await read()).toEqual(before);
  });
});

describe('the coordination', () => {
  test('declines a wish with a reason, and is asked for one', async () => {
    await send(member, { [field()]: '8' });
    const list = await coordinator.open(`/b/${world.slug}/decisions`);
    expect(list.text).toContain('Ein Änderungswunsch wartet');
    const page = await coordinator.open(list.link(loan.number));
    const again = await page.submit(at('/change/decline'), { reason: '' });
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('Bitte nennen Sie den Grund')]);
    await again.submit(at('/change/decline'), { reason: 'Die anderen braucht die Feuerwehr.' });
    expect(await read()).toMatchObject({ lines: [{ approvedQuantity: 6 }], pendingChange: null });
  });

  test('approves no other wish than the one that it saw', async () => {
    await send(member, { [field()]: '8' });
    const page = await coordinator.open(at());
    await send(member, { [field()]: '9', note: 'Doch neun' });
    const late = await page.submit(at('/change/approve'), {});
    expect([late.status, late.text]).toEqual([412, expect.stringContaining('Bierbank: 9 Stück')]);
    await late.submit(at('/change/approve'), {});
    expect(await read()).toMatchObject({ lines: [{ approvedQuantity: 9 }] });
  });

  test('changes at once, with a sentence for the borrower', async () => {
    const silent = await send(coordinator, { [field()]: '5', reason: '' });
    expect(silent.status).toBe(422);
    await send(coordinator, { [field()]: '5', reason: 'Eine ist kaputt.' });
    expect(await read()).toMatchObject({ lines: [{ approvedQuantity: 5 }] });
  });
});

test('nobody else changes it, and looking at the form changes nothing', async () => {
  const stranger = await world.memberOf(await world.partner(), 'fremd@example.org');
  const other = await Visitor.of(app, stranger.email);
  expect(await other.status(at('/change'))).toBe(404);
  expect(await read()).toMatchObject({ lines: [{ approvedQuantity: 6 }], pendingChange: null });
});
