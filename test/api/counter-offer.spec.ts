/** Counter-offers: what whoever decides offers instead is held beside what stands until it is answered, and is promised once it is accepted. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { ChangeDeadlines } from '../../src/reservations/changing/change-deadlines.service.js';
import { DeadlinesService } from '../../src/reservations/deciding/deadlines.service.js';
import { PendingChange } from '../../src/reservations/record/pending-change.entity.js';
import type { ReservationView } from '../../src/reservations/record/reservation.view.js';
import { TestApp } from '../support/app.js';
import { codesIn, FRIDAY, Loans, MONDAY, WEDNESDAY } from '../support/changing.js';
import { entryOf, mailsTo } from '../support/mails.js';
import { World, type Person } from '../support/world.js';

const DAY = 24 * 60;
const START = '2027-03-01T09:00:00Z';
/** From the return on. */
const MIDWEEK: [string, string] = [MONDAY, WEDNESDAY];

let app: TestApp;
let world: World;
let loans: Loans;
let member: Person;
let coordinator: Person;
let bench: string;
let tent: string;
let asked: ReservationView;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  loans = new Loans(world);
  ({ member, coordinator } = world);
});
afterAll(() => app.stop());

/** Eight of ten benches are asked for. */
beforeEach(async () => {
  app.clock.set(START);
  bench = await world.item({ name: 'Bierbank', quantity: 10 });
  tent = await world.item({ name: 'Zelt', quantity: 2 });
  asked = await loans.asked([{ itemId: bench, quantity: 8 }]);
});

const lastMail = async (person: Person) => (await mailsTo(app, person.email)).at(-1)!;
const offered = (lines: object[], facts: object = {}, person = coordinator) =>
  loans.move(person, asked.id, 'counter-offer', {
    lines,
    message: 'Den Rest braucht die Feuerwehr.',
    ...facts,
  });
const answered = (what: 'accept' | 'decline', person = member, body: object = {}) =>
  loans.move(person, asked.id, `counter-offer/${what}`, body);
const look = (): Promise<ReservationView> => loans.look(asked.id);
const rows = (): Promise<number> =>
  app.get(Database).read((tx) => tx.countBy(PendingChange, { reservationId: asked.id }));

/** Six benches, and a tent until Wednesday. */
const instead = () => [
  { lineId: asked.lines[0]!.id, quantity: 6 },
  { itemId: tent, quantity: 1, returnDueAt: WEDNESDAY },
];

describe('an offer', () => {
  test('is held beside the request until its deadline, and told with the way to answer', async () => {
    const { status, body } = await offered(instead());
    expect([status, body.status, body.pendingChange]).toEqual([200, 'requested', null]);
    expect(body.counterOffer).toMatchObject({
      offeredAt: new Date(START).toISOString(),
      until: '2027-03-08T09:00:00.000Z',
      pickUpAt: FRIDAY,
      returnDueAt: WEDNESDAY,
      message: 'Den Rest braucht die Feuerwehr.',
      lines: [
        { lineId: asked.lines[0]!.id, itemId: bench, quantity: 6, pickUpAt: FRIDAY, returnDueAt: MONDAY },
        { lineId: null, itemId: tent, quantity: 1, pickUpAt: FRIDAY, returnDueAt: WEDNESDAY },
      ],
    });
    expect((await look()).counterOffer).toEqual(body.counterOffer);
    expect([await loans.freeOf(bench), await loans.freeOf(tent), await loans.freeOf(tent, MIDWEEK)]).toEqual([
      2, 1, 1,
    ]);
    const mail = await lastMail(member);
    expect(mail.subject).toContain('Gegenvorschlag: 6 × Bierbank und 1 weiterer Gegenstand');
    expect(mail.text).toContain('Bierbank: 8 → 6 Stück');
    expect(mail.text).toContain('Zelt: neu, 1 Stück');
    expect(mail.text).toContain('Den Rest braucht die Feuerwehr.');
    expect(mail.text).toContain('Mo., 8. März 2027, 10:00 Uhr');
    expect(mail.text).toContain(`requests/${asked.id}/counter-offer`);
    expect(entryOf(mail)).toBeUndefined();
  });

  test('takes no more than is there, in the one check, and what else could be offered is said', async () => {
    const other = await loans.asked([{ itemId: tent, quantity: 1 }]);
    const { status, body } = await offered([{ itemId: tent, quantity: 2 }]);
    expect([status, body.shortages[0].free, body.offers[0].lines[0].quantity]).toEqual([409, 1, 1]);
    await loans.move(member, other.id, 'withdraw');
    const torn = { itemId: bench, quantity: 5, from: FRIDAY, until: MONDAY, reason: 'Gebrochen' };
    await app.call('post', world.path('closures'), { token: coordinator.token, body: torn });
    const less = await offered([{ lineId: asked.lines[0]!.id, quantity: 7 }]);
    expect([less.status, codesIn(less)]).toEqual([409, ['out-of-stock']]);
    expect((await offered([{ lineId: asked.lines[0]!.id, quantity: 5 }])).status).toBe(200);
  });

  test('is not what stands already, nor without a word, nor for what is over', async () => {
    const same = [{ lineId: asked.lines[0]!.id, quantity: 8 }];
    expect((await offered(same)).body.errors[0].field).toBe('lines');
    expect((await offered(instead(), { message: '' })).body.errors[0].field).toBe('message');
    expect((await offered([])).body.errors[0].field).toBe('lines');
    await loans.move(coordinator, asked.id, 'decline', { reason: 'Nein' });
    const { status, body } = await offered(instead());
    expect([status, body.code]).toEqual([409, 'wrong-status']);
  });

  test('is made by whoever decides, and answered by whoever borrows', async () => {
    const deputy = await world.memberOf(await world.partner(), `vertretung-${asked.number}@example.org`);
    const { id } = (await app.call('get', '/api/me', { token: deputy.token })).body as { id: string };
    const role = { token: coordinator.token, body: { role: 'deputy' } };
    expect((await app.call('put', world.path(`roles/${id}`), role)).status).toBe(200);
    expect((await offered(instead(), {}, member)).status).toBe(403);
    expect((await offered(instead(), {}, deputy)).status).toBe(200);
    for (const what of ['accept', 'decline'] as const)
      expect((await answered(what, coordinator)).status).toBe(403);
    const stranger = await world.memberOf(await world.partner(), `fremd-${asked.number}@example.org`);
    expect((await answered('accept', stranger)).status).toBe(404);
  });

  test('is replaced by a newer one; one at a time is held', async () => {
    await offered(instead());
    const newer = await offered([{ itemId: tent, quantity: 2 }]);
    expect([newer.status, newer.body.counterOffer.lines.length, await rows()]).toEqual([200, 1, 1]);
    expect([await loans.freeOf(tent), await loans.freeOf(tent, MIDWEEK)]).toEqual([0, 2]);
  });

  test('lets the request wait until somebody can still decide, but never past the pick-up', async () => {
    expect((await offered(instead())).body.decideBy).toBe('2027-03-11T09:00:00.000Z');
    const soon: [string, string] = ['2027-03-04T15:00:00.000Z', '2027-03-06T08:00:00.000Z'];
    asked = await loans.asked([{ itemId: bench, quantity: 1 }], {}, soon);
    const { body } = await offered([
      { lineId: asked.lines[0]!.id, quantity: 1, pickUpAt: '2027-03-03T15:00:00Z' },
    ]);
    expect([body.counterOffer.until, body.decideBy]).toEqual(['2027-03-03T15:00:00.000Z', soon[0]]);
  });
});

describe('the borrower', () => {
  test('accepts: it stands, is approved, and comes into the calendar', async () => {
    await offered(instead());
    const { status, body } = await answered('accept');
    expect([status, body.status, body.counterOffer]).toEqual([200, 'approved', null]);
    expect(body.lines).toMatchObject([
      { itemId: bench, quantity: 6, approvedQuantity: 6 },
      { itemId: tent, quantity: 1, approvedQuantity: 1, returnDueAt: WEDNESDAY },
    ]);
    expect([await loans.freeOf(bench), await loans.freeOf(tent, MIDWEEK), await rows()]).toEqual([4, 1, 0]);
    const mail = await lastMail(member);
    expect(mail.subject).toContain('Zusage: 6 × Bierbank');
    expect(entryOf(mail)).toMatchObject({ method: 'REQUEST', sequence: 0, end: '2027-05-19T08:00:00Z' });
    expect((await lastMail(coordinator)).subject).toContain('Gegenvorschlag angenommen');
    expect(await loans.deeds(asked.id)).toEqual(['ask', 'offer', 'accept-offer']);
    expect((await answered('accept')).body.code).toBe('no-counter-offer');
  });

  test('cannot accept what is there no more; both go on', async () => {
    await offered(instead());
    await app.call('patch', world.path(`items/${tent}`), { token: coordinator.token, body: { quantity: 0 } });
    const { status, body } = await answered('accept');
    expect([status, body.code]).toEqual([409, 'refused']);
    const { counterOffer, ...request } = await look();
    expect([request.status, counterOffer?.lines.length]).toEqual(['requested', 2]);
  });

  test('declines: the request goes on as it was, and whoever decides is told', async () => {
    await offered(instead());
    const { status, body } = await answered('decline', member, { reason: 'Wir brauchen alle acht.' });
    expect([status, body.status, body.counterOffer, await rows()]).toEqual([200, 'requested', null, 0]);
    expect(body.lines).toMatchObject([{ quantity: 8, approvedQuantity: null }]);
    expect([await loans.freeOf(bench), await loans.freeOf(tent)]).toEqual([2, 2]);
    const mail = await lastMail(coordinator);
    expect(mail.subject).toContain('Gegenvorschlag abgelehnt');
    expect(mail.text).toContain('Wir brauchen alle acht.');
    expect((await loans.move(coordinator, asked.id, 'approve')).body.status).toBe('approved');
  });

  test('says nothing: it ends at its deadline, is told once, and somebody can still decide', async () => {
    await offered(instead());
    app.clock.advance(7 * DAY - 1);
    expect(await loans.freeOf(tent)).toBe(1);
    app.clock.advance(1);
    expect([await loans.freeOf(tent), (await look()).counterOffer]).toEqual([2, null]);
    expect((await answered('accept')).body.code).toBe('no-counter-offer');
    await Promise.all([1, 2].map(() => app.get(ChangeDeadlines).expireLapsed()));
    expect(await rows()).toBe(0);
    expect((await lastMail(coordinator)).subject).toContain('Gegenvorschlag abgelaufen');
    expect(await loans.deeds(asked.id)).toEqual(['ask', 'offer', 'expire-offer']);
    expect((await loans.move(coordinator, asked.id, 'approve')).body.status).toBe('approved');
  });

  test.each([
    ['withdraws', () => loans.move(member, asked.id, 'withdraw'), 'withdrawn', 10],
    ['changes the request', () => loans.change(member, asked.id, { returnDueAt: WEDNESDAY }), 'requested', 2],
  ])('%s, and what was offered is over', async (_what, work, status, free) => {
    await offered(instead());
    expect((await work()).status).toBe(200);
    const { counterOffer, ...view } = await look();
    expect([view.status, counterOffer, await rows()]).toEqual([status, null, 0]);
    expect([await loans.freeOf(bench), await loans.freeOf(tent)]).toEqual([free, 2]);
  });
});

describe('whoever decides', () => {
  test.each([
    ['approve', {}, 'approved', 2],
    ['decline', { reason: 'Doch nicht' }, 'declined', 10],
  ])('may still %s what was asked for; what was offered is over', async (move, body, status, free) => {
    await offered(instead());
    expect((await loans.move(coordinator, asked.id, move, body)).body.status).toBe(status);
    expect([(await look()).counterOffer, await rows(), await loans.freeOf(bench)]).toEqual([null, 0, free]);
    expect(await loans.freeOf(tent)).toBe(2);
    expect((await answered('accept')).body.code).toBe('no-counter-offer');
  });

  test('lets it go with a request that nobody decided', async () => {
    const soon: [string, string] = ['2027-03-04T15:00:00.000Z', '2027-03-06T08:00:00.000Z'];
    asked = await loans.asked([{ itemId: bench, quantity: 8 }], {}, soon);
    await offered([{ lineId: asked.lines[0]!.id, quantity: 6 }]);
    app.clock.set('2027-03-04T15:00:00Z');
    await app.get(DeadlinesService).expireLapsed();
    await app.get(ChangeDeadlines).expireLapsed();
    expect([(await look()).status, await rows()]).toEqual(['expired', 0]);
    expect((await lastMail(member)).subject).toContain('Anfrage abgelaufen');
  });

  test('offers something else for a promise that is at risk; accepted, the entry moves', async () => {
    await loans.move(coordinator, asked.id, 'approve');
    await mailsTo(app, member.email);
    const torn = { itemId: bench, quantity: 5, from: FRIDAY, until: MONDAY, reason: 'Gebrochen' };
    await app.call('post', world.path('closures'), { token: coordinator.token, body: torn });
    expect((await offered(instead())).status).toBe(200);
    expect((await look()).status).toBe('approved');
    const { status, body } = await answered('accept');
    expect([status, body.status]).toEqual([200, 'approved']);
    expect(body.lines).toMatchObject([{ approvedQuantity: 6 }, { itemId: tent, approvedQuantity: 1 }]);
    const mail = await lastMail(member);
    expect(mail.subject).toContain('Geändert: 6 × Bierbank');
    expect(entryOf(mail)).toMatchObject({ method: 'REQUEST', sequence: 1 });
  });

  test('is heard once by whoever asks twice, and only over what was seen', async () => {
    const path = world.path(`reservations/${asked.id}/counter-offer`);
    const body = { lines: instead(), message: 'Ginge das?' };
    const { token } = coordinator;
    const stale = await app.call('post', path, { token, body, headers: { 'if-match': '"7"' } });
    expect(stale.status).toBe(412);
    const headers = { 'idempotency-key': 'einmal', 'if-match': '"1"' };
    const answers = [
      await app.call('post', path, { token, body, headers }),
      await app.call('post', path, { token, body, headers }),
    ];
    expect(answers.map((one) => one.status)).toEqual([200, 200]);
    expect(answers[0]!.body.counterOffer).toEqual(answers[1]!.body.counterOffer);
    const told = (await mailsTo(app, member.email)).filter(({ text }) => text?.includes('Ginge das?'));
    expect(told).toHaveLength(1);
  });
});
