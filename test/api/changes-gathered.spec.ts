/** Changes that follow each other soon are told once: from what was last told to what stands, with one update of the calendar. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { GATHER_MINUTES } from '../../src/notifications/gathering.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import type { ReservationView } from '../../src/reservations/record/reservation.view.js';
import { TestApp } from '../support/app.js';
import { FRIDAY, Loans, MONDAY, WEDNESDAY } from '../support/changing.js';
import { entryOf, mailsLater, mailsTo, type ReadEntry, type ReadMail } from '../support/mails.js';
import { World, type Person } from '../support/world.js';

let app: TestApp;
let world: World;
let loans: Loans;
let member: Person;
let coordinator: Person;
let loan: ReservationView;
let seen: number;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  loans = new Loans(world);
  ({ member, coordinator } = world);
});
afterAll(() => app.stop());

/** Five benches of ten, and the promise is told. */
beforeEach(async () => {
  loan = await promised();
  seen = (await mailsTo(app, member.email)).length;
});

async function promised(): Promise<ReservationView> {
  const itemId = await world.item({ name: 'Bierbank', quantity: 10 });
  return loans.promised([{ itemId, quantity: 5 }]);
}

/** By the borrower. */
const to = (quantity: number, facts: object = {}) => change(member, { ...units(quantity), ...facts });
const units = (quantity: number): object => ({ lines: [{ lineId: loan.lines[0]!.id, quantity }] });
async function change(who: Person, wished: object): Promise<void> {
  const { status, text } = await loans.change(who, loan.id, wished);
  if (status !== 200) throw new Error(text);
}

const since = (mails: readonly ReadMail[]): ReadMail[] => mails.slice(seen);
const now = async (): Promise<ReadMail[]> => since(await mailsTo(app, member.email));
const later = async (): Promise<ReadMail[]> => since(await mailsLater(app, member.email));
const subjects = (mails: readonly ReadMail[]): string[] =>
  mails.map(({ subject = '' }) => subject.replace(/:.*/, ''));

describe('changes that follow each other soon', () => {
  test('are told in one mail, a quarter of an hour after the first, from what was told to what stands', async () => {
    await to(4);
    app.clock.advance(GATHER_MINUTES - 1);
    await to(3, { returnDueAt: '2027-05-16T08:00:00Z' });
    expect(await now()).toEqual([]);
    app.clock.advance(1);
    const mails = await now();
    expect(subjects(mails)).toEqual(['Geändert']);
    expect(mails[0]!.text).toContain('Bierbank: 5 → 3 Stück');
    expect(mails[0]!.text).toMatch(/Rückgabe: Mo., 17. Mai 2027, 10:00 Uhr → So., 16. Mai 2027, 10:00 Uhr/);
    expect(entryOf(mails[0]!)).toMatchObject({ sequence: 2, end: '2027-05-16T08:00:00Z' });
    await to(2);
    expect((await later()).at(-1)!.text).toContain('Bierbank: 3 → 2 Stück');
  });

  test('of the coordination are told with all that it said', async () => {
    await change(coordinator, { ...units(4), reason: 'Eine ist gebrochen.' });
    await change(coordinator, { ...units(3), reason: 'Noch eine ist gebrochen.' });
    const [mail, ...others] = await later();
    expect(others).toEqual([]);
    expect(mail!.text).toContain('Eine ist gebrochen.; Noch eine ist gebrochen.');
    expect(mail!.text).toContain('Bierbank: 5 → 3 Stück');
  });

  test('add a thing and drop it again', async () => {
    const tent = await world.item({ name: 'Zelt', quantity: 1 });
    const both = {
      lines: [
        { lineId: loan.lines[0]!.id, quantity: 5 },
        { itemId: tent, quantity: 1 },
      ],
    };
    await change(coordinator, { ...both, reason: 'Dazu' });
    await change(coordinator, { ...units(4), reason: 'Doch nicht' });
    const [mail, ...others] = await later();
    expect([mail!.text, others]).toEqual([expect.not.stringContaining('Zelt'), []]);
    expect(mail!.text).toContain('Bierbank: 5 → 4 Stück');
  });

  test('do not take back what is being sent at this moment', async () => {
    await to(4);
    app.clock.advance(GATHER_MINUTES);
    // A worker has taken it.
    await app
      .get(Database)
      .transaction((tx) => tx.update(OutboxMail, { kind: 'changed', state: 'due' }, { attempts: 1 }));
    await to(3);
    const mails = await later();
    expect(mails.map(({ text }) => /\d → \d Stück/.exec(text ?? '')?.[0])).toEqual([
      '5 → 4 Stück',
      '4 → 3 Stück',
    ]);
    expect(mails.map((mail) => entryOf(mail)!.sequence)).toEqual([1, 2]);
  });

  test('are one mail also for whoever wants no entries', async () => {
    const me = { token: member.token, body: { entries: false } };
    expect((await app.call('patch', '/api/me', me)).status).toBe(200);
    loan = await promised();
    seen = (await mailsTo(app, member.email)).length;
    await to(4);
    await to(3);
    const mails = await later();
    expect([subjects(mails), entryOf(mails[0]!)]).toEqual([['Geändert'], undefined]);
    expect(mails[0]!.text).toContain('Bierbank: 5 → 3 Stück');
    await to(2);
    await loans.move(member, loan.id, 'cancel');
    expect(subjects(await later())).toEqual(['Geändert', 'Storniert']);
    await app.call('patch', '/api/me', { ...me, body: { entries: true } });
  });
});

describe('what does not wait', () => {
  test('a promise: it is told as one, with what was changed of it since, and never as a change of nothing', async () => {
    loan = await promised();
    await to(4);
    await change(coordinator, { ...units(3), reason: 'Zwei sind gebrochen.' });
    const mails = await now();
    expect(subjects(mails).slice(-1)).toEqual(['Zusage']);
    const mail = mails.at(-1)!;
    expect(mail.text).toContain('- Bierbank: 3 Stück');
    expect(mail.text).toContain('Zwei sind gebrochen.');
    expect(entryOf(mail)).toMatchObject({ method: 'REQUEST', sequence: 2, summary: '3 × Bierbank' });
    expect(await later()).toEqual(mails);
  });

  test('a cancellation: what waits is not sent any more', async () => {
    await to(4);
    await loans.move(coordinator, loan.id, 'cancel', { reason: 'Sturm' });
    const mails = await later();
    expect(subjects(mails)).toEqual(['Storniert']);
    expect(entryOf(mails[0]!)).toMatchObject({ method: 'CANCEL', sequence: 2 });
  });

  test('a decision on a wish: what waits leaves before it', async () => {
    await to(4);
    expect((await loans.change(member, loan.id, units(9))).status).toBe(202);
    await loans.move(coordinator, loan.id, 'change/decline', { reason: 'Verliehen' });
    expect(subjects(await now())).toEqual(['Geändert', 'Änderung nicht möglich']);
    expect((await loans.change(member, loan.id, units(8))).status).toBe(202);
    await to(3);
    expect((await loans.change(member, loan.id, units(7))).status).toBe(202);
    await loans.move(coordinator, loan.id, 'change/approve');
    const [mail] = (await now()).slice(2);
    expect(mail!.text).toContain('Bierbank: 4 → 7 Stück');
    await to(6);
    expect((await loans.change(member, loan.id, units(7))).status).toBe(202);
    await loans.move(coordinator, loan.id, 'change/approve');
    expect((await now())[3]!.text).toContain('- Bierbank: 7 Stück');
  });
});

/** What a calendar shows that takes each message as it comes (RFC 5546 2.1.5). */
function shownBy(entries: readonly (ReadEntry | undefined)[]): string[] {
  let known = -1;
  return entries.flatMap((entry) => {
    if (!entry || entry.sequence <= known) return [];
    known = entry.sequence;
    return [entry.method === 'CANCEL' ? 'gone' : `${entry.summary} until ${entry.end}`];
  });
}

test('a calendar shows one entry that moved once for each mail, and vanished', async () => {
  await to(4);
  await to(3, { returnDueAt: '2027-05-16T08:00:00Z' });
  await later();
  await change(coordinator, { returnDueAt: WEDNESDAY, reason: 'Passt' });
  await change(coordinator, { returnDueAt: MONDAY, reason: 'Doch nicht' });
  await later();
  await to(2);
  await loans.move(member, loan.id, 'cancel');
  const mails = await mailsLater(app, member.email);
  const entries = mails.slice(seen - 1).map(entryOf);
  expect(entries.map((entry) => [entry!.method, entry!.sequence])).toEqual([
    ['REQUEST', 0],
    ['REQUEST', 2],
    ['REQUEST', 4],
    ['CANCEL', 6],
  ]);
  expect(shownBy(entries)).toEqual([
    '5 × Bierbank until 2027-05-17T08:00:00Z',
    '3 × Bierbank until 2027-05-16T08:00:00Z',
    '3 × Bierbank until 2027-05-17T08:00:00Z',
    'gone',
  ]);
  expect(new Set(entries.map((entry) => `${entry!.uid} ${entry!.start}`))).toEqual(
    new Set([`${entries[0]!.uid} ${FRIDAY.replace('.000', '')}`]),
  );
});
