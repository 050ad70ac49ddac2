/** Changing: a request is replaced, a promise takes less at once, and the coordination changes at once what others borrow. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { codesIn, FRIDAY, Loans, MONDAY, WEDNESDAY } from '../support/changing.js';
import { entryOf, mailsLater, mailsTo } from '../support/mails.js';
import { World, type Person } from '../support/world.js';

const SATURDAY = '2027-05-15T08:00:00.000Z';

let app: TestApp;
let world: World;
let loans: Loans;
let member: Person;
let coordinator: Person;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  loans = new Loans(world);
  ({ member, coordinator } = world);
});
afterAll(() => app.stop());

const lastMail = async (person: Person) => (await mailsTo(app, person.email)).at(-1)!;
/** Once it waits for no other change. */
const laterMail = async (person: Person) => (await mailsLater(app, person.email)).at(-1)!;

describe('a request', () => {
  test('becomes what is wanted: lines are changed, added and dropped, and the deadline stays', async () => {
    const [bench, table, tent] = [
      await world.item({ quantity: 10 }),
      await world.item({ quantity: 10 }),
      await world.item({ quantity: 1 }),
    ];
    const asked = await loans.asked([
      { itemId: bench, quantity: 4 },
      { itemId: tent, quantity: 1 },
    ]);
    const answer = await loans.change(member, asked.id, {
      returnDueAt: WEDNESDAY,
      note: 'Doch länger',
      lines: [
        { lineId: asked.lines[0]!.id, quantity: 10 },
        { itemId: table, quantity: 2 },
      ],
    });
    expect([answer.status, answer.body.status, answer.body.pendingChange]).toEqual([200, 'requested', null]);
    expect(answer.headers['etag']).toBe('"2"');
    expect(answer.body).toMatchObject({
      decideBy: asked.decideBy,
      note: 'Doch länger',
      returnDueAt: WEDNESDAY,
    });
    expect(answer.body.lines).toMatchObject([
      { id: asked.lines[0]!.id, itemId: bench, quantity: 10, approvedQuantity: null, pickUpAt: FRIDAY },
      { itemId: table, quantity: 2, returnDueAt: WEDNESDAY },
    ]);
    expect([await loans.freeOf(bench), await loans.freeOf(table), await loans.freeOf(tent)]).toEqual([
      0, 8, 1,
    ]);
    expect(await loans.deeds(asked.id)).toEqual(['ask', 'change']);
    expect((await loans.move(coordinator, asked.id, 'approve')).body.status).toBe('approved');
  });

  test('is refused like a new one, with offers that count what it holds itself, and stays as it was', async () => {
    const bench = await world.item({ quantity: 10 });
    await loans.asked([{ itemId: bench, quantity: 3 }]);
    const asked = await loans.asked([{ itemId: bench, quantity: 4 }]);
    const answer = await loans.change(member, asked.id, { lines: [{ itemId: bench, quantity: 8 }] });
    expect([answer.status, codesIn(answer)]).toEqual([409, ['out-of-stock']]);
    expect(answer.body.shortages).toMatchObject([{ itemId: bench, asked: 8, free: 7 }]);
    const [offer] = answer.body.offers as { lines: object[] }[];
    expect(offer).toMatchObject({ kind: 'quantity', lines: [{ itemId: bench, quantity: 7 }] });
    expect(await loans.look(asked.id)).toMatchObject({ version: 1, lines: [{ quantity: 4 }] });
    const { lines } = offer!;
    expect((await loans.change(member, asked.id, { lines })).status).toBe(200);
    expect(await loans.freeOf(bench)).toBe(0);
  });

  test('that somebody decided on in part is open again where it is changed', async () => {
    const bench = await world.item({ quantity: 10 });
    const ownerId = await world.partner();
    const owner = await world.memberOf(ownerId, 'besitz@example.org');
    const tent = await world.item({ quantity: 3, ownerId });
    const asked = await loans.asked([
      { itemId: bench, quantity: 4 },
      { itemId: tent, quantity: 1 },
    ]);
    await loans.move(owner, asked.id, 'approve');
    const tents = { lineId: asked.lines[1]!.id, quantity: 2 };
    const { body } = await loans.change(member, asked.id, { lines: [{ itemId: bench, quantity: 4 }, tents] });
    expect(body.lines).toMatchObject([{ approvedQuantity: null }, { approvedQuantity: null, quantity: 2 }]);
    await loans.move(owner, asked.id, 'approve');
    const left = { lines: [{ lineId: asked.lines[1]!.id, quantity: 2 }] };
    expect((await loans.change(member, asked.id, left)).body.lines).toMatchObject([
      { approvedQuantity: null },
    ]);
  });

  test('is told to its borrower where the coordination changed it', async () => {
    const bench = await world.item({ name: 'Bierbank', quantity: 10 });
    const asked = await loans.asked([{ itemId: bench, quantity: 4 }]);
    const lines = [{ itemId: bench, quantity: 3 }];
    expect((await loans.change(coordinator, asked.id, { lines })).body.errors[0].field).toBe('reason');
    const said = await loans.change(coordinator, asked.id, { lines, reason: 'Wie besprochen' });
    expect([said.status, said.body.status]).toEqual([200, 'requested']);
    const mail = await laterMail(member);
    expect(mail.subject).toContain('Geändert');
    expect(mail.text).toContain('Wie besprochen');
    expect(mail.text).toContain('Bierbank: 4 → 3 Stück');
    expect(entryOf(mail)).toBeUndefined();
  });
});

describe('what is promised', () => {
  test('takes less at once: fewer, shorter, and dropped; the entry moves, and what was before is told', async () => {
    const bench = await world.item({ name: 'Bierbank', quantity: 10 });
    const tent = await world.item({ name: 'Pavillon', quantity: 1 });
    const loan = await loans.promised([
      { itemId: bench, quantity: 5 },
      { itemId: tent, quantity: 1 },
    ]);
    const first = entryOf(await lastMail(member))!;
    const [line] = loan.lines;
    const answer = await loans.change(member, loan.id, {
      pickUpAt: SATURDAY,
      lines: [{ lineId: line!.id, quantity: 3 }],
    });
    expect([answer.status, answer.body.status]).toEqual([200, 'approved']);
    expect(answer.body.lines).toMatchObject([{ id: line!.id, quantity: 3, approvedQuantity: 3 }]);
    expect([answer.body.pickUpAt, answer.body.returnDueAt]).toEqual([SATURDAY, MONDAY]);
    expect([await loans.freeOf(bench), await loans.freeOf(tent)]).toEqual([7, 1]);

    const mail = await laterMail(member);
    expect(mail.subject).toContain('Geändert: 3 × Bierbank');
    expect(mail.text).toContain('Bierbank: 5 → 3 Stück');
    expect(mail.text).toContain('Pavillon: entfällt (1 Stück)');
    expect(mail.text).toMatch(/Abholung: Fr., 14. Mai 2027, 17:00 Uhr → Sa., 15. Mai 2027, 10:00 Uhr/);
    expect(entryOf(mail)).toMatchObject({
      method: 'REQUEST',
      uid: first.uid,
      sequence: first.sequence + 1,
      start: '2027-05-15T08:00:00Z',
      summary: '3 × Bierbank',
    });
    const { history = [] } = await loans.look(loan.id);
    expect(history.at(-1)).toMatchObject({ what: 'change' });
    expect(history.at(-1)!.detail).toContain('Bierbank: 5 → 3 Stück; Pavillon: entfällt');
  });

  test('keeps its entry and its mails where only the occasion, the contact or the note is another', async () => {
    const bench = await world.item({ quantity: 10 });
    const loan = await loans.promised([{ itemId: bench, quantity: 5 }]);
    const told = (await mailsTo(app, member.email)).length;
    const facts = { occasion: { name: 'Herbstfest' }, contact: { name: 'Bea Bach' }, note: 'Mit Anhänger' };
    const { status, body } = await loans.change(member, loan.id, facts);
    expect([status, body.version]).toEqual([200, loan.version + 1]);
    expect(body).toMatchObject({
      note: 'Mit Anhänger',
      occasion: { name: 'Herbstfest' },
      contact: { name: 'Bea Bach', phone: '' },
    });
    expect(await loans.sequence(loan.id)).toBe(0);
    expect(await mailsLater(app, member.email)).toHaveLength(told);
    const far = { occasion: { name: 'Fest', startsAt: '2029-05-14T15:00:00Z' } };
    expect((await loans.change(member, loan.id, far)).body.errors[0].field).toBe('occasion.startsAt');
  });

  test('is not judged where it does not change: a past pick-up, a locked door, an item that is lent no more', async () => {
    const handOverWindows = [{ weekday: 5, from: '15:00', until: '18:00' }];
    const storagePlaceId = await world.place({});
    const bench = await world.item({ quantity: 10, storagePlaceId });
    const loan = await loans.promised([{ itemId: bench, quantity: 5 }]);
    const path = world.path(`storage-places/${storagePlaceId}`);
    await app.call('patch', path, { token: coordinator.token, body: { handOverWindows } });
    const token = coordinator.token;
    await app.call('patch', world.path(`items/${bench}`), { token, body: { setAside: true } });
    const now = app.clock.now();
    app.clock.set('2027-05-15T06:00:00Z');
    const fewer = await loans.change(member, loan.id, { lines: [{ itemId: bench, quantity: 4 }] });
    const sooner = await loans.change(member, loan.id, { returnDueAt: '2027-05-16T08:00:00Z' });
    const more = await loans.change(member, loan.id, { lines: [{ itemId: bench, quantity: 6 }] });
    app.clock.set(now);
    expect(fewer.status).toBe(200);
    expect([sooner.status, codesIn(sooner)]).toEqual([409, ['return-outside-windows']]);
    expect([more.status, codesIn(more)]).toEqual([409, ['set-aside']]);
  });

  test('refuses a return before the pick-up, one in the past, and what lies years ahead', async () => {
    const bench = await world.item({ quantity: 10 });
    const loan = await loans.promised([{ itemId: bench, quantity: 5 }]);
    const backwards = await loans.change(member, loan.id, { returnDueAt: '2027-05-13T08:00:00Z' });
    expect([backwards.status, codesIn(backwards)]).toEqual([409, ['period-invalid']]);
    const now = app.clock.now();
    app.clock.set('2027-05-16T06:00:00Z');
    const past = await loans.change(member, loan.id, { returnDueAt: '2027-05-15T08:00:00Z' });
    app.clock.set('2028-05-01T06:00:00Z');
    const over = await loans.change(member, loan.id, { note: 'Zu spät' });
    app.clock.set(now);
    expect([past.status, codesIn(past)]).toEqual([409, ['return-in-the-past']]);
    expect([over.status, over.body.code]).toEqual([409, 'wrong-status']);
    const period = { pickUpAt: '2032-04-01T08:00:00Z', returnDueAt: '2032-04-02T08:00:00Z' };
    const far = await loans.change(coordinator, loan.id, { ...period, reason: 'Verschoben' });
    expect([far.status, new Set(codesIn(far))]).toEqual([409, new Set(['beyond-horizon'])]);
  });
});

test('however often it is put off, a loan stays within five years of its asking', async () => {
  const far = await World.make(app, 'weit', { horizonDays: 1_825 }, 'W');
  const itemId = await far.item({ quantity: 1 });
  const period: [string, string] = ['2028-06-01T08:00:00Z', '2028-06-02T08:00:00Z'];
  const { id } = await new Loans(far).promised([{ itemId, quantity: 1 }], {}, period);
  const now = app.clock.now();
  app.clock.set('2028-05-01T06:00:00Z');
  const later = { pickUpAt: '2032-04-01T08:00:00Z', returnDueAt: '2032-04-02T08:00:00Z' };
  const answer = await new Loans(far).change(far.coordinator, id, { ...later, reason: 'Verschoben' });
  app.clock.set(now);
  expect([answer.status, codesIn(answer)]).toEqual([409, ['beyond-horizon']]);
});

describe('the coordination', () => {
  test('changes at once what others borrow, with the one check and a reason that the borrower reads', async () => {
    const bench = await world.item({ name: 'Bierbank', quantity: 10 });
    const loan = await loans.promised([{ itemId: bench, quantity: 5 }]);
    await mailsTo(app, member.email);
    const to = (quantity: number) => ({ lines: [{ itemId: bench, quantity }] });
    expect((await loans.change(coordinator, loan.id, to(7))).body.errors[0].field).toBe('reason');
    const most = await loans.change(coordinator, loan.id, { ...to(11), reason: 'Es kommen mehr' });
    expect([most.status, codesIn(most)]).toEqual([409, ['out-of-stock']]);
    const more = await loans.change(coordinator, loan.id, { ...to(7), reason: 'Es kommen mehr' });
    expect([more.status, more.body.pendingChange, more.body.lines[0].approvedQuantity]).toEqual([
      200,
      null,
      7,
    ]);
    expect(await loans.freeOf(bench)).toBe(3);
    const mail = await laterMail(member);
    expect(mail.text).toContain('Es kommen mehr');
    expect(mail.text).toContain('Bierbank: 5 → 7 Stück');
    expect(entryOf(mail)).toMatchObject({ method: 'REQUEST', sequence: 1, summary: '7 × Bierbank' });
  });

  test('may always take less, whatever hours and stock are', async () => {
    const handOverWindows = [{ weekday: 5, from: '15:00', until: '18:00' }];
    const bench = await world.item({ quantity: 10, storagePlaceId: await world.place({ handOverWindows }) });
    const period: [string, string] = ['2027-05-14T14:00:00Z', '2027-05-21T14:00:00Z'];
    const loan = await loans.promised([{ itemId: bench, quantity: 8 }], {}, period);
    const torn = { itemId: bench, quantity: 6, from: period[0], until: period[1], reason: 'Gebrochen' };
    await app.call('post', world.path('closures'), { token: coordinator.token, body: torn });
    const less = { lines: [{ itemId: bench, quantity: 6 }], returnDueAt: MONDAY, reason: 'Gebrochen' };
    const answer = await loans.change(coordinator, loan.id, less);
    expect([answer.status, answer.body.lines[0].approvedQuantity]).toEqual([200, 6]);
  });
});

describe('whoever', () => {
  test('may not change it is told so, or learns nothing', async () => {
    const ownerId = await world.partner();
    const owner = await world.memberOf(ownerId, 'eigen@example.org');
    const stranger = await world.memberOf(await world.partner(), 'fremd@example.org');
    const tent = await world.item({ quantity: 1, ownerId });
    const loan = await loans.promised([{ itemId: tent, quantity: 1 }]);
    const note = { note: 'Meins' };
    expect((await loans.change(stranger, loan.id, note)).status).toBe(404);
    expect((await loans.change(owner, loan.id, note)).status).toBe(403);
    await loans.move(member, loan.id, 'cancel');
    const over = await loans.change(member, loan.id, note);
    expect([over.status, over.body.code]).toEqual([409, 'wrong-status']);
  });

  test('expects another version is told so, and a repeated call acts once', async () => {
    const bench = await world.item({ quantity: 10 });
    const loan = await loans.promised([{ itemId: bench, quantity: 5 }]);
    const less = { lines: [{ itemId: bench, quantity: 4 }] };
    expect((await loans.change(member, loan.id, less, { 'if-match': '"1"' })).status).toBe(412);
    const once = { 'if-match': '"2"', 'idempotency-key': 'einmal' };
    const first = await loans.change(member, loan.id, less, once);
    const again = await loans.change(member, loan.id, less, once);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect((await loans.look(loan.id)).version).toBe(3);
  });

  test('names lines that are not here, or twice, or nothing, is told which', async () => {
    const bench = await world.item({ quantity: 10 });
    const loan = await loans.promised([{ itemId: bench, quantity: 5 }]);
    const other = await loans.promised([{ itemId: bench, quantity: 1 }]);
    const [line, foreign] = [loan.lines[0]!.id, other.lines[0]!.id];
    const lines = [
      { lineId: line, quantity: 1 },
      { lineId: line, quantity: 1 },
      { lineId: foreign, quantity: 1 },
      { quantity: 1 },
    ];
    const { status, body } = await loans.change(member, loan.id, { lines });
    expect([status, body.errors.map(({ field }: { field: string }) => field)]).toEqual([
      422,
      ['lines.1.lineId', 'lines.2.lineId', 'lines.3.itemId'],
    ]);
    expect((await loans.change(member, loan.id, { lines: [] })).status).toBe(422);
    expect((await loans.change(member, loan.id, {})).body.version).toBe(loan.version);
  });
});
