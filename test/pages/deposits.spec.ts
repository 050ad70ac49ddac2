/** Deposits on pages: paid with the hand-over in one tap, given back after the return, and all of them as a page and a table. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

const FRIDAY = '2027-05-14T15:00:00Z';
const WEEKEND: [string, string] = [FRIDAY, '2027-05-17T08:00:00Z'];

let app: TestApp;
let world: World;
let coordinator: Visitor;
let id: string;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-05-01T09:00:00Z');
  world = await World.make(app);
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.set('2027-05-01T09:00:00Z');
  const ownerId = await world.partner({});
  const item = { ownerId, name: 'Pavillon', quantity: 2, depositCents: 5000, depositBasis: 'per_unit' };
  const itemId = await world.item(item);
  const asked = wish(world, [{ itemId, quantity: 2 }], WEEKEND);
  const made = await done<{ id: string }>(app, 'post', world.path('reservations'), world.member.token, asked);
  id = made.id;
  await done(app, 'post', world.path(`reservations/${id}/approve`), world.coordinator.token, {});
  app.clock.set(FRIDAY);
  coordinator = await Visitor.of(app, world.coordinator.email);
});

const at = (rest: string): string => `/b/${world.slug}/${rest}`;
const out = (): string => at(`desk/${id}/out`);
const money = () =>
  done<Record<string, unknown>>(app, 'get', world.path(`reservations/${id}/money`), world.coordinator.token);

describe('at the desk', () => {
  test('the button says that the deposit was paid: still two taps', async () => {
    const page = await coordinator.open(out());
    expect(page.text).toContain('Alles ausgeben, 100 € Kaution erhalten');
    await page.submit(out(), { deposit: '100,00' }, 0);
    expect(await money()).toMatchObject({ heldCents: 10_000 });
  });

  test('without it nothing goes out; what was typed stays, and the coordination may say why it goes all the same', async () => {
    const page = await coordinator.open(out());
    const again = await page.submit(out(), { deposit: '', note: 'Eilig' }, 1);
    expect(again.status).toBe(409);
    expect(again.text).toContain('Die Kaution fehlt noch: 100 €.');
    expect(again.root.querySelector('input[name=note][value=Eilig]')).not.toBeNull();
    const after = await again.submit(out(), { deposit: '', overrule: 'Überwiesen' }, 1);
    expect(after.text).toContain('Ausgegeben');
    expect(await money()).toMatchObject({ heldCents: 0 });
  });

  test('an amount that is none is refused at its field', async () => {
    const page = await coordinator.open(out());
    const again = await page.submit(out(), { deposit: 'viel' }, 1);
    expect(again.status).toBe(422);
    expect(again.root.querySelector('#f-deposit[aria-invalid=true]')).not.toBeNull();
  });

  test('after the return the loan asks for the deposit, which goes back with one button', async () => {
    await (await coordinator.open(out())).submit(out(), { deposit: '100,00' }, 0);
    const back = at(`desk/${id}/back`);
    const loan = await (await coordinator.open(back)).submit(back, { all: 'checked' }, 0);
    expect(loan.text).toContain('100 € zurückgegeben');
    const after = await loan.submit(at(`requests/${id}/money`), {});
    expect(after.text).toContain('Eingetragen');
    expect(await money()).toMatchObject({ returnedCents: 10_000, heldCents: 0 });
  });
});

describe('the page of an entry', () => {
  test('keeps what was typed, and leads to what is wrong with it', async () => {
    await (await coordinator.open(out())).submit(out(), { deposit: '100,00' }, 0);
    const form = at(`requests/${id}/money`);
    const again = await (await coordinator.open(form)).submit(form, { kind: 'kept', cents: '20' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('warum die Kaution einbehalten wird');
    expect(again.root.querySelector('input[name=cents][value="20"]')).not.toBeNull();
    const loan = await again.submit(form, { kind: 'kept', cents: '20', reason: 'Stange verbogen' });
    expect(loan.text).toContain('20 € einbehalten');
    expect(loan.text).toContain('Stange verbogen');
    const member = await Visitor.of(app, world.member.email);
    const theirs = await member.open(at(`requests/${id}`));
    expect(theirs.text).toContain('Stange verbogen');
    expect(theirs.root.querySelector(`a[href="${form}"]`)).toBeNull();
    expect(await member.status(form)).toBe(403);
  });
});

describe('all of them', () => {
  test('stand on one page with their sums, and in a table that no spreadsheet takes for formulas', async () => {
    await (await coordinator.open(out())).submit(out(), { deposit: '100,00' }, 0);
    const form = at(`requests/${id}/money`);
    const kept = { kind: 'kept', cents: '10,50', reason: '=SUMME(A1); "Riss"' };
    await (await coordinator.open(form)).submit(form, kept);
    const page = await coordinator.open(at('manage/deposits'));
    expect(page.text).toContain('89,50 €');
    expect(page.root.querySelectorAll(`a[href="${at(`requests/${id}`)}"]`)).toHaveLength(1);
    const table = page.root.querySelector('a[href*=".csv"]')!.getAttribute('href')!;
    const { answer } = await coordinator.open(table);
    const lines = answer.text.split('\r\n');
    expect(lines[0]).toBe('\uFEFFDatum;Ausleihe;Bündnispartner;Vorgang;Betrag (€);Grund;Eingetragen von');
    expect(lines.some((line) => line.includes(`;Einbehalten;10,50;"'=SUMME(A1); ""Riss""";`))).toBe(true);
    const member = await Visitor.of(app, world.member.email);
    expect(await member.status(at('manage/deposits'))).toBe(403);
  });
});
