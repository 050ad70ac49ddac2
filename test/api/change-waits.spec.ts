/** Changes that wait: what takes more is checked, held beside the promise, and decided; whatever becomes of it, nothing is held twice. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { ChangeDeadlines } from '../../src/reservations/changing/change-deadlines.service.js';
import { PendingChange } from '../../src/reservations/record/pending-change.entity.js';
import { TestApp } from '../support/app.js';
import { codesIn, FRIDAY, Loans, MONDAY, WEDNESDAY, WEEKEND } from '../support/changing.js';
import { entryOf, mailsLater, mailsTo } from '../support/mails.js';
import { World, type Person } from '../support/world.js';

const DAY = 24 * 60;
/** From the return on. */
const MIDWEEK: [string, string] = [MONDAY, WEDNESDAY];

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

/** Five of ten benches are promised for the weekend, and more is wished for. */
async function waiting(
  wished: { quantity?: number; returnDueAt?: string; note?: string },
  facts: object = {},
) {
  const itemId = await world.item({ name: 'Bierbank', quantity: 10, ...facts });
  const { id, lines } = await loans.promised([{ itemId, quantity: 5 }]);
  // What has not left yet is told together with what comes.
  await mailsTo(app, member.email);
  const { quantity = 5, ...others } = wished;
  const answer = await loans.change(member, id, { ...others, lines: [{ itemId, quantity }] });
  if (answer.status !== 202) throw new Error(answer.text);
  return { id, itemId, lineId: lines[0]!.id, answer };
}

/** Everything that waits and has passed its deadline. */
const expire = (): Promise<number> => app.get(ChangeDeadlines).expireLapsed();

const waitingRows = (reservationId: string): Promise<number> =>
  app.get(Database).read((tx) => tx.countBy(PendingChange, { reservationId }));

describe('what takes more', () => {
  test('waits beside the promise with a deadline of its own, and tells whoever decides', async () => {
    const { id, lineId, itemId, answer } = await waiting({ quantity: 7, note: 'Es kommen mehr' });
    expect(answer.body).toMatchObject({ id, status: 'approved', note: '', lines: [{ approvedQuantity: 5 }] });
    expect(answer.body.pendingChange).toMatchObject({
      askedAt: app.clock.now().toISOString(),
      decideBy: new Date(app.clock.now().getTime() + 7 * DAY * 60_000).toISOString(),
      pickUpAt: FRIDAY,
      returnDueAt: MONDAY,
      note: 'Es kommen mehr',
      lines: [{ lineId, itemId, quantity: 7, pickUpAt: FRIDAY, returnDueAt: MONDAY }],
    });
    expect((await loans.look(id)).pendingChange).toEqual(answer.body.pendingChange);
    const { body } = await app.call('get', world.path('reservations?limit=200'), {
      token: coordinator.token,
    });
    const listed = body.items.find((one: { id: string }) => one.id === id);
    expect(listed.pendingChange).toEqual(answer.body.pendingChange);
    expect(await loans.sequence(id)).toBe(0);
    const mail = await lastMail(coordinator);
    expect(mail.subject).toContain('Änderungswunsch: 5 × Bierbank');
    expect(mail.text).toContain('Bierbank: 5 → 7 Stück');
    expect(mail.text).toContain('Es kommen mehr');
    expect(entryOf(mail)).toBeUndefined();
  });

  test('holds the larger of both at each instant, resting included, and never both', async () => {
    const { itemId } = await waiting({ quantity: 7 });
    expect(await loans.freeOf(itemId)).toBe(3);
    const longer = await waiting({ quantity: 4, returnDueAt: WEDNESDAY }, { bufferMinutes: 2 * DAY });
    const free = await Promise.all([WEEKEND, MIDWEEK].map((period) => loans.freeOf(longer.itemId, period)));
    expect(free).toEqual([5, 5]);
    const after: [string, string] = ['2027-05-19T09:00:00Z', '2027-05-20T09:00:00Z'];
    const later: [string, string] = ['2027-05-21T09:00:00Z', '2027-05-22T09:00:00Z'];
    expect([await loans.freeOf(longer.itemId, after), await loans.freeOf(longer.itemId, later)]).toEqual([
      6, 10,
    ]);
  });

  test('of a set is held by its parts, once', async () => {
    const table = await world.item({ quantity: 10 });
    const parts = [{ itemId: table, quantity: 1 }];
    const set = await world.item({ kind: 'computed_set', quantity: null, parts });
    const { id } = await loans.promised([{ itemId: set, quantity: 3 }]);
    const wished = [
      { itemId: set, quantity: 3 },
      { itemId: table, quantity: 2 },
    ];
    expect((await loans.change(member, id, { lines: wished })).status).toBe(202);
    expect([await loans.freeOf(table), await loans.freeOf(set)]).toEqual([5, 5]);
    const instead = await loans.change(member, id, { lines: [{ itemId: table, quantity: 4 }] });
    expect([instead.status, await loans.freeOf(table)]).toEqual([202, 6]);
  });

  test('of a set that is made of others since is held by what it was promised with', async () => {
    const [table, desk] = [await world.item({ quantity: 10 }), await world.item({ quantity: 10 })];
    const madeOf = (itemId: string) => ({ parts: [{ itemId, quantity: 2 }] });
    const set = await world.item({ kind: 'computed_set', quantity: null, ...madeOf(table) });
    const { id } = await loans.promised([{ itemId: set, quantity: 3 }]);
    const remade = { token: coordinator.token, body: madeOf(desk) };
    expect((await app.call('patch', world.path(`items/${set}`), remade)).status).toBe(200);
    expect((await loans.change(member, id, { returnDueAt: WEDNESDAY })).status).toBe(202);
    const held = () => Promise.all([table, desk].map((itemId) => loans.freeOf(itemId, MIDWEEK)));
    expect(await held()).toEqual([4, 10]);
    expect((await loans.move(coordinator, id, 'change/approve')).status).toBe(200);
    expect(await held()).toEqual([4, 10]);
    const most = await loans.change(member, id, { lines: [{ itemId: set, quantity: 6 }] });
    expect([most.status, most.body.shortages[0].because]).toEqual([409, { kind: 'part', itemId: table }]);
    const fewer = await loans.change(member, id, {
      lines: [{ itemId: desk, quantity: 1 }],
      note: 'Nur einer',
    });
    expect(fewer.status).toBe(202);
    expect((await loans.move(coordinator, id, 'change/approve')).body.lines).toHaveLength(1);
    expect(await held()).toEqual([10, 9]);
  });

  test('waits once though it is sent twice under one key', async () => {
    const itemId = await world.item({ quantity: 10 });
    const { id } = await loans.promised([{ itemId, quantity: 5 }]);
    const [wished, key] = [{ lines: [{ itemId, quantity: 7 }] }, { 'idempotency-key': 'mehr' }];
    const first = await loans.change(member, id, wished, key);
    const again = await loans.change(member, id, wished, key);
    expect([first.status, again.status, again.body]).toEqual([202, 202, first.body]);
    expect((await loans.deeds(id)).filter((what) => what === 'ask-change')).toHaveLength(1);
  });

  test('is refused with offers where there is no more, and then nothing waits', async () => {
    const itemId = await world.item({ quantity: 10 });
    const { id } = await loans.promised([{ itemId, quantity: 5 }]);
    await loans.asked([{ itemId, quantity: 3 }]);
    const answer = await loans.change(member, id, { lines: [{ itemId, quantity: 8 }] });
    expect([answer.status, codesIn(answer)]).toEqual([409, ['out-of-stock']]);
    expect(answer.body.offers[0]).toMatchObject({ kind: 'quantity', lines: [{ quantity: 7 }] });
    expect([(await loans.look(id)).pendingChange, await loans.freeOf(itemId)]).toEqual([null, 2]);
  });

  test('is what grows: a thing that it shares parts with is not blamed, nor is one that is at risk anyway', async () => {
    const table = await world.item({ quantity: 10 });
    const parts = [{ itemId: table, quantity: 1 }];
    const set = await world.item({ kind: 'computed_set', quantity: null, parts });
    const { id } = await loans.promised([
      { itemId: table, quantity: 2 },
      { itemId: set, quantity: 3 },
    ]);
    const to = (quantity: number) => ({
      lines: [
        { itemId: table, quantity },
        { itemId: set, quantity: 3 },
      ],
    });
    const answer = await loans.change(member, id, to(8));
    expect([answer.status, answer.body.shortages]).toMatchObject([409, [{ itemId: table, free: 7 }]]);
    const [torn, tent] = [await world.item({ quantity: 5 }), await world.item({ quantity: 2 })];
    const loan = await loans.promised([
      { itemId: torn, quantity: 5 },
      { itemId: tent, quantity: 1 },
    ]);
    const closure = { itemId: torn, quantity: 1, from: FRIDAY, until: MONDAY, reason: 'Gebrochen' };
    await app.call('post', world.path('closures'), { token: coordinator.token, body: closure });
    const tents = { lines: [torn, tent].map((itemId, index) => ({ itemId, quantity: [5, 2][index]! })) };
    expect((await loans.change(member, loan.id, tents)).status).toBe(202);
    expect((await loans.change(member, loan.id, { returnDueAt: WEDNESDAY })).status).toBe(409);
  });

  test('is wished for at once by two, and one of them gets it', async () => {
    const itemId = await world.item({ quantity: 12 });
    const two = [
      await loans.promised([{ itemId, quantity: 5 }]),
      await loans.promised([{ itemId, quantity: 5 }]),
    ];
    const answers = await Promise.all(
      two.map(({ id }) => loans.change(member, id, { lines: [{ itemId, quantity: 7 }] })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    expect(await loans.freeOf(itemId)).toBe(0);
  });

  test('is replaced by a newer wish, dropped by one for less, and kept by a mere note', async () => {
    const { id, itemId, answer } = await waiting({ quantity: 9 });
    const newer = await loans.change(member, id, { lines: [{ itemId, quantity: 7 }] });
    expect([newer.status, newer.body.pendingChange.lines[0].quantity]).toEqual([202, 7]);
    expect(newer.body.pendingChange.id).not.toBe(answer.body.pendingChange.id);
    expect([await waitingRows(id), await loans.freeOf(itemId)]).toEqual([1, 3]);
    const noted = await loans.change(member, id, { note: 'Danke' });
    expect([noted.status, noted.body.note]).toEqual([200, 'Danke']);
    expect(noted.body.pendingChange).toEqual({ ...newer.body.pendingChange, note: 'Danke' });
    const less = await loans.change(member, id, { lines: [{ itemId, quantity: 4 }] });
    expect([less.status, less.body.pendingChange]).toEqual([200, null]);
    expect([await waitingRows(id), await loans.freeOf(itemId)]).toEqual([0, 6]);
    expect(await loans.deeds(id)).toEqual(['ask', 'approve', 'ask-change', 'ask-change', 'change', 'change']);
  });
});

describe('a change that waits', () => {
  test('is checked again and applied when it is approved; the entry moves', async () => {
    const { id, itemId, lineId } = await waiting({ quantity: 7, returnDueAt: WEDNESDAY, note: 'Länger' });
    expect((await loans.move(member, id, 'change/approve')).status).toBe(403);
    const { status, body } = await loans.move(coordinator, id, 'change/approve', { reason: 'Gern' });
    expect([status, body.pendingChange, body.note]).toEqual([200, null, 'Länger']);
    expect(body.lines).toMatchObject([
      { id: lineId, quantity: 7, approvedQuantity: 7, returnDueAt: WEDNESDAY },
    ]);
    expect([await loans.freeOf(itemId), await loans.freeOf(itemId, MIDWEEK)]).toEqual([3, 3]);
    const mail = await lastMail(member);
    expect(mail.text).toContain('Bierbank: 5 → 7 Stück');
    expect(mail.text).toMatch(/Rückgabe: Mo., 17. Mai 2027, 10:00 Uhr → Mi., 19. Mai 2027, 10:00 Uhr/);
    expect(mail.text).toContain('Gern');
    expect(entryOf(mail)).toMatchObject({ method: 'REQUEST', sequence: 1, end: '2027-05-19T08:00:00Z' });
    expect((await loans.deeds(id)).slice(-2)).toEqual(['ask-change', 'approve-change']);
    const again = await loans.move(coordinator, id, 'change/approve');
    expect([again.status, again.body.code]).toEqual([409, 'no-pending-change']);
  });

  test('is not approved where the stock has shrunk since; both go on', async () => {
    const { id, itemId } = await waiting({ quantity: 7 });
    const torn = { itemId, quantity: 4, from: FRIDAY, until: MONDAY, reason: 'Gebrochen' };
    await app.call('post', world.path('closures'), { token: coordinator.token, body: torn });
    const { status, body } = await loans.move(coordinator, id, 'change/approve');
    expect([status, body.shortages[0].free]).toEqual([409, 6]);
    const { lines, pendingChange } = await loans.look(id);
    expect([lines[0]!.approvedQuantity, pendingChange!.lines[0]!.quantity]).toEqual([5, 7]);
  });

  test('leaves the promise as it was when it is declined, and says why', async () => {
    const { id, itemId } = await waiting({ quantity: 7 });
    expect((await loans.move(coordinator, id, 'change/decline')).status).toBe(422);
    const { status, body } = await loans.move(coordinator, id, 'change/decline', { reason: 'Eigenbedarf' });
    expect([status, body.status, body.pendingChange]).toEqual([200, 'approved', null]);
    expect([body.lines[0].approvedQuantity, await loans.freeOf(itemId)]).toEqual([5, 5]);
    const mail = await lastMail(member);
    expect(mail.subject).toContain('Änderung nicht möglich');
    expect(mail.text).toContain('Eigenbedarf');
    expect(mail.text).toContain('Die Zusage gilt, wie sie war.');
    expect([entryOf(mail), await loans.sequence(id)]).toEqual([undefined, 0]);
    const tent = await world.item({ name: 'Pavillon', quantity: 1 });
    const both = [
      { itemId, quantity: 5 },
      { itemId: tent, quantity: 1 },
    ];
    await loans.change(member, id, { lines: both });
    await loans.move(coordinator, id, 'change/decline', { reason: 'Verliehen' });
    expect((await lastMail(member)).text).toContain('Pavillon: neu, 1 Stück');
    expect((await loans.deeds(id)).at(-1)).toBe('decline-change');
  });

  test('is taken back by whoever borrows, or for them, and then they are told', async () => {
    const { id, itemId } = await waiting({ quantity: 7 });
    const { status, body } = await loans.move(member, id, 'change/withdraw');
    expect([status, body.pendingChange, await loans.freeOf(itemId)]).toEqual([200, null, 5]);
    expect((await loans.deeds(id)).at(-1)).toBe('withdraw-change');
    const other = await waiting({ quantity: 7 });
    await loans.move(coordinator, other.id, 'change/withdraw', { reason: 'Wie am Telefon besprochen' });
    expect((await lastMail(member)).text).toContain('Wie am Telefon besprochen');
  });

  test('holds nothing from its deadline on, whether or not the job has run, and is told once', async () => {
    const now = app.clock.now();
    // At another moment than the requests of other tests.
    app.clock.advance(5);
    const { id, itemId } = await waiting({ quantity: 7 });
    app.clock.advance(7 * DAY - 1);
    expect(await loans.freeOf(itemId)).toBe(3);
    const list = world.path(`items?from=${FRIDAY}&until=${MONDAY}&limit=200`);
    const { etag } = (await app.call('get', list)).headers;
    const headers = { 'if-none-match': etag! };
    expect((await app.call('get', list, { headers })).status).toBe(304);
    app.clock.advance(1);
    expect((await app.call('get', list, { headers })).status).toBe(200);
    expect([await loans.freeOf(itemId), (await loans.look(id)).pendingChange]).toEqual([5, null]);
    expect((await loans.move(coordinator, id, 'change/approve')).body.code).toBe('no-pending-change');
    expect(await waitingRows(id)).toBe(1);
    await Promise.all([expire(), expire()]);
    expect(await waitingRows(id)).toBe(0);
    const mail = await lastMail(member);
    expect(mail.subject).toContain('Änderungswunsch abgelaufen');
    const { status, lines } = await loans.look(id);
    expect([status, lines[0]!.approvedQuantity]).toEqual(['approved', 5]);
    expect((await loans.deeds(id)).filter((what) => what === 'expire-change')).toHaveLength(1);
    app.clock.set(now);
  });

  test('is to be decided before anybody stands at the door, at the earlier of both pick-ups', async () => {
    const itemId = await world.item({ quantity: 10 });
    const soon: [string, string] = ['2027-03-04T15:00:00.000Z', '2027-03-06T08:00:00.000Z'];
    const { id } = await loans.promised([{ itemId, quantity: 5 }], {}, soon);
    const sooner = await loans.change(member, id, { pickUpAt: '2027-03-03T15:00:00.000Z' });
    expect(sooner.body.pendingChange.decideBy).toBe('2027-03-03T15:00:00.000Z');
    const later = { pickUpAt: '2027-03-05T15:00:00.000Z', returnDueAt: '2027-03-09T08:00:00.000Z' };
    expect((await loans.change(member, id, later)).body.pendingChange.decideBy).toBe(soon[0]);
  });

  test('goes with the loan that it is about', async () => {
    const { id, itemId } = await waiting({ quantity: 7 });
    await loans.move(member, id, 'cancel');
    expect([await loans.freeOf(itemId), (await loans.look(id)).pendingChange]).toEqual([10, null]);
    expect((await loans.move(coordinator, id, 'change/approve')).body.code).toBe('no-pending-change');
    const now = app.clock.now();
    const told = (await mailsTo(app, member.email)).length;
    app.clock.advance(8 * DAY);
    await expire();
    app.clock.set(now);
    expect(await waitingRows(id)).toBe(0);
    expect(await mailsTo(app, member.email)).toHaveLength(told);
    expect((await loans.deeds(id)).at(-1)).toBe('cancel');
  });
});

describe('what was handed over', () => {
  test('may be kept for longer: the borrower waits, the coordination decides at once', async () => {
    const itemId = await world.item({ quantity: 10 });
    const { id } = await loans.handedOver([{ itemId, quantity: 5 }]);
    const longer = await loans.change(member, id, { returnDueAt: WEDNESDAY });
    expect([longer.status, longer.body.status]).toEqual([202, 'handed_over']);
    expect(longer.body.pendingChange).toMatchObject({ returnDueAt: WEDNESDAY });
    expect(await loans.freeOf(itemId, MIDWEEK)).toBe(5);
    expect((await loans.move(coordinator, id, 'change/approve')).body.returnDueAt).toBe(WEDNESDAY);
    const sooner = await loans.change(coordinator, id, { returnDueAt: MONDAY, reason: 'Eigenbedarf' });
    expect([sooner.status, sooner.body.returnDueAt]).toEqual([200, MONDAY]);
    expect(await loans.freeOf(itemId, MIDWEEK)).toBe(10);
  });

  test('is kept for longer as it was wished for before, though it was fetched sooner; but not become more', async () => {
    const longer = await waiting({ returnDueAt: WEDNESDAY });
    const more = await waiting({ quantity: 7 });
    const sooner = new Date('2027-05-14T09:00:00Z');
    for (const { id } of [longer, more]) await loans.handOver(id, { pickUpAt: sooner });
    expect((await loans.look(longer.id)).pendingChange).not.toBeNull();
    const approved = await loans.move(coordinator, longer.id, 'change/approve');
    expect([approved.status, approved.body.lines[0]]).toMatchObject([
      200,
      { pickUpAt: sooner.toISOString(), returnDueAt: WEDNESDAY, approvedQuantity: 5 },
    ]);
    const refused = await loans.move(coordinator, more.id, 'change/approve');
    expect([refused.status, refused.body.code]).toEqual([409, 'handed-over']);
    const declined = await loans.move(coordinator, more.id, 'change/decline', { reason: 'Schon geholt' });
    expect([declined.status, declined.body.status]).toEqual([200, 'handed_over']);
  });

  test('may be kept for longer though it is late, and then holds until the new return', async () => {
    const itemId = await world.item({ quantity: 10 });
    const { id, lines } = await loans.handedOver([{ itemId, quantity: 5 }]);
    const now = app.clock.now();
    app.clock.set('2027-05-18T08:00:00Z');
    const named = { lineId: lines[0]!.id, quantity: 5, returnDueAt: WEDNESDAY };
    const longer = await loans.change(member, id, { lines: [named] });
    const held = await loans.freeOf(itemId, MIDWEEK);
    app.clock.set(now);
    expect([longer.status, longer.body.pendingChange.decideBy, held]).toEqual([202, WEDNESDAY, 5]);
  });

  test('may be kept for longer whatever was short meanwhile: what lies behind is short no more', async () => {
    const itemId = await world.item({ quantity: 10 });
    const { id } = await loans.handedOver([{ itemId, quantity: 5 }]);
    const now = app.clock.now();
    app.clock.set('2027-05-15T06:00:00Z');
    const closed = { from: '2027-05-15T06:00:00Z', until: '2027-05-16T06:00:00Z' };
    const body = { itemId, quantity: 8, ...closed, reason: 'Prüfung' };
    const closure = await app.call('post', world.path('closures'), { token: coordinator.token, body });
    const during = await loans.change(member, id, { returnDueAt: WEDNESDAY });
    app.clock.set('2027-05-16T06:00:00Z');
    const after = await loans.change(member, id, { returnDueAt: WEDNESDAY });
    app.clock.set(now);
    expect([closure.status, codesIn(during), after.status]).toEqual([201, ['out-of-stock'], 202]);
  });

  test('is not brought back at this very moment by a change: who brings it back stands at the desk', async () => {
    const itemId = await world.item({ quantity: 10 });
    const { id } = await loans.handedOver([{ itemId, quantity: 5 }]);
    const now = app.clock.now();
    const late = '2027-05-18T08:00:00.000Z';
    app.clock.set(late);
    const answer = await loans.change(member, id, { returnDueAt: late });
    app.clock.set(now);
    expect([answer.status, codesIn(answer)]).toEqual([409, ['return-in-the-past']]);
  });

  test('cannot be fetched at another time, become more or fewer, or be dropped', async () => {
    const [bench, tent] = [await world.item({ quantity: 10 }), await world.item({ quantity: 1 })];
    const { id, lines } = await loans.handedOver([
      { itemId: bench, quantity: 5 },
      { itemId: tent, quantity: 1 },
    ]);
    const all = lines.map(({ id: lineId, quantity }) => ({ lineId, quantity }));
    for (const wished of [
      { pickUpAt: '2027-05-14T16:00:00Z' },
      { lines: all.slice(0, 1) },
      { lines: [{ ...all[0]!, quantity: 4 }, all[1]!] },
      { lines: [...all, { itemId: bench, quantity: 1 }] },
    ]) {
      const { status, body } = await loans.change(member, id, wished);
      expect([status, body.code]).toEqual([409, 'handed-over']);
    }
    expect((await loans.change(member, id, { lines: all, note: 'Gut' })).status).toBe(200);
  });
});

test('approved, changed twice, cancelled: the calendar showed one entry that moved twice and vanished (scene 10)', async () => {
  const itemId = await world.item({ name: 'Zelt', quantity: 4 });
  const { id } = await loans.promised([{ itemId, quantity: 2 }]);
  await mailsTo(app, member.email);
  await loans.change(member, id, { returnDueAt: '2027-05-16T08:00:00Z' });
  const feed = { scope: 'partner', id: world.partnerId, detail: 'full', name: 'Alles' };
  const { body } = await app.call('post', world.path('feeds'), { token: member.token, body: feed });
  const path = new URL(body.url as string).pathname;
  const shown = async () => (await app.call('get', path)).text;
  expect(await shown()).toContain('DTEND:20270516T080000Z');
  await mailsLater(app, member.email);
  await loans.change(coordinator, id, { returnDueAt: WEDNESDAY, reason: 'Passt' });
  expect(await shown()).toContain('DTEND:20270519T080000Z');
  await mailsLater(app, member.email);
  await loans.move(member, id, 'cancel');
  const entries = (await mailsTo(app, member.email)).slice(-4).map(entryOf);
  expect(entries.map((entry) => [entry!.method, entry!.sequence, entry!.end])).toEqual([
    ['REQUEST', 0, '2027-05-17T08:00:00Z'],
    ['REQUEST', 1, '2027-05-16T08:00:00Z'],
    ['REQUEST', 2, '2027-05-19T08:00:00Z'],
    ['CANCEL', 3, '2027-05-19T08:00:00Z'],
  ]);
  expect(new Set(entries.map((entry) => entry!.uid)).size).toBe(1);
});
