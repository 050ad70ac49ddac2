/** The desk: handing over and taking back, as planned and otherwise; what is out, free and gone is right at every step. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { entryOf, mailsTo } from '../support/mails.js';
import { wish, World } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];
const FRIDAY = '2027-05-14T15:00:00Z';
const SATURDAY = '2027-05-15T09:00:00Z';
const MONDAY = '2027-05-17T08:00:00Z';
const NEXT: [string, string] = ['2027-05-21T15:00:00Z', '2027-05-24T08:00:00Z'];
const LONG_AFTER: [string, string] = ['2027-06-18T15:00:00Z', '2027-06-21T08:00:00Z'];

interface Line {
  id: string;
  itemId: string;
  [counter: string]: unknown;
}

let app: TestApp;
let world: World;
let benchId: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set('2027-03-01T09:00:00Z');
  benchId = await world.item({ name: 'Bierbank', quantity: 20 });
});

const post = (path: string, body: object = {}, headers: Record<string, string> = {}) =>
  app.call('post', world.path(path), { token: world.coordinator.token, body, headers });

const asked = async (lines: { itemId: string; quantity: number }[], period = WEEKEND) => {
  const token = world.member.token;
  const { body, status } = await app.call('post', world.path('reservations'), {
    token,
    body: wish(world, lines, period),
  });
  expect(status).toBe(201);
  return body as { id: string; number: string; lines: Line[] };
};

const promised = async (lines: { itemId: string; quantity: number }[], period = WEEKEND) => {
  const { id } = await asked(lines, period);
  const { body, status } = await post(`reservations/${id}/approve`);
  expect(status).toBe(200);
  return body as { id: string; number: string; lines: [Line, ...Line[]] };
};

/** Promised and handed over as planned, on Friday. */
const lent = async (lines: { itemId: string; quantity: number }[]) => {
  const reservation = await promised(lines);
  app.clock.set(FRIDAY);
  const { status } = await post(`reservations/${reservation.id}/hand-over`);
  expect(status).toBe(200);
  return reservation;
};

const freeOf = async (itemId: string, [from, until]: [string, string]): Promise<number> => {
  const query = `from=${from}&until=${until}`;
  const { body } = await app.call('get', world.path(`items?${query}&limit=200`));
  return body.items.find(({ id }: { id: string }) => id === itemId).free;
};

const read = async (id: string) =>
  (await app.call('get', world.path(`reservations/${id}`), { token: world.coordinator.token })).body;

describe('as planned', () => {
  test('out, back, looked at: the counters say it, the history too, and nothing is held afterwards', async () => {
    const { id, lines } = await promised([{ itemId: benchId, quantity: 10 }]);
    app.clock.set(FRIDAY);
    const out = await post(`reservations/${id}/hand-over`, { collectedBy: 'Tom Träger' });
    expect(out.body).toMatchObject({
      status: 'handed_over',
      collectedBy: 'Tom Träger',
      isOverdue: false,
      lines: [
        {
          id: lines[0].id,
          handedOverQuantity: 10,
          outQuantity: 10,
          awaitedQuantity: 0,
          handedOverAt: new Date(FRIDAY).toISOString(),
        },
      ],
    });
    app.clock.set(SATURDAY);
    expect(await freeOf(benchId, ['2027-05-16T09:00:00Z', '2027-05-16T10:00:00Z'])).toBe(10);
    const back = await post(`reservations/${id}/take-back`);
    expect(back.body).toMatchObject({
      status: 'returned',
      lines: [{ returnedQuantity: 10, outQuantity: 0, missingQuantity: 0, damagedQuantity: 0 }],
    });
    // What came back early is free at once.
    expect(await freeOf(benchId, ['2027-05-16T09:00:00Z', '2027-05-16T10:00:00Z'])).toBe(20);
    const checked = await post(`reservations/${id}/check`, { note: 'Sauber' });
    expect(checked.body).toMatchObject({
      status: 'checked',
      lines: [{ checkedAt: new Date(SATURDAY).toISOString() }],
    });
    const { history } = await read(id);
    expect(
      history
        .slice(2)
        .map(
          ({
            what,
            who,
            counts,
            detail,
          }: {
            what: string;
            who: string;
            counts: object[];
            detail: string;
          }) => [what, who, counts, detail],
        ),
    ).toEqual([
      [
        'handOver',
        'Kora Dinator',
        [{ what: 'handed-over', itemName: 'Bierbank', unit: 'Stück', quantity: 10 }],
        '',
      ],
      [
        'takeBack',
        'Kora Dinator',
        [{ what: 'returned', itemName: 'Bierbank', unit: 'Stück', quantity: 10 }],
        '',
      ],
      ['check', 'Kora Dinator', [], 'Sauber'],
    ]);
  });

  test('taken back and looked at in one step', async () => {
    const { id } = await lent([{ itemId: benchId, quantity: 10 }]);
    expect((await post(`reservations/${id}/take-back`, { checked: true })).body.status).toBe('checked');
  });
});

describe('handed over otherwise', () => {
  test('less gives the rest free at once, and can be asked for again only as far as it is free', async () => {
    const { id, lines } = await promised([{ itemId: benchId, quantity: 10 }]);
    app.clock.set(FRIDAY);
    const [line] = lines;
    const out = await post(`reservations/${id}/hand-over`, { lines: [{ lineId: line.id, quantity: 8 }] });
    expect(out.body.lines[0]).toMatchObject({ approvedQuantity: 10, outQuantity: 8, awaitedQuantity: 0 });
    expect(await freeOf(benchId, WEEKEND)).toBe(12);
    await promised([{ itemId: benchId, quantity: 11 }], [SATURDAY, MONDAY]);
    const more = await post(`reservations/${id}/hand-over`, { lines: [{ lineId: line.id, quantity: 2 }] });
    expect(more.status).toBe(409);
    expect(more.body.shortages).toEqual([
      { itemId: benchId, asked: 10, free: 9, because: { kind: 'reserved' } },
    ]);
    const one = await post(`reservations/${id}/hand-over`, { lines: [{ lineId: line.id, quantity: 1 }] });
    expect(one.body.lines[0]).toMatchObject({ handedOverQuantity: 9, outQuantity: 9 });
  });

  test('a line that is not named stays promised', async () => {
    const tentId = await world.item({ name: 'Zelt', quantity: 1 });
    const { id, lines } = await promised([
      { itemId: benchId, quantity: 10 },
      { itemId: tentId, quantity: 1 },
    ]);
    app.clock.set(FRIDAY);
    await post(`reservations/${id}/hand-over`, { lines: [{ lineId: lines[0].id, quantity: 10 }] });
    expect(await freeOf(tentId, WEEKEND)).toBe(0);
    // It is not over while the tent waits to be fetched.
    expect((await post(`reservations/${id}/take-back`)).body.status).toBe('handed_over');
    const rest = await post(`reservations/${id}/hand-over`);
    expect(rest.body.lines.map(({ outQuantity }: Line) => outQuantity)).toEqual([0, 1]);
    expect((await post(`reservations/${id}/take-back`)).body.status).toBe('returned');
  });

  test('more than was promised goes out as far as it is free', async () => {
    const { id, lines } = await promised([{ itemId: benchId, quantity: 10 }]);
    await promised([{ itemId: benchId, quantity: 5 }]);
    app.clock.set(FRIDAY);
    const [line] = lines;
    const much = await post(`reservations/${id}/hand-over`, { lines: [{ lineId: line.id, quantity: 16 }] });
    expect(much.status).toBe(409);
    expect(much.body.offers).toMatchObject([
      { kind: 'quantity', lines: [{ itemId: benchId, quantity: 15 }] },
    ]);
    const out = await post(`reservations/${id}/hand-over`, { lines: [{ lineId: line.id, quantity: 15 }] });
    expect(out.body.lines[0]).toMatchObject({ quantity: 10, approvedQuantity: 15, outQuantity: 15 });
    expect(await freeOf(benchId, WEEKEND)).toBe(0);
  });

  test('earlier than promised goes out where it is free from now on', async () => {
    const { id } = await promised([{ itemId: benchId, quantity: 10 }]);
    const before = await promised(
      [{ itemId: benchId, quantity: 15 }],
      ['2027-05-13T08:00:00Z', '2027-05-14T08:00:00Z'],
    );
    app.clock.set('2027-05-13T09:00:00Z');
    const early = await post(`reservations/${id}/hand-over`);
    expect([early.status, early.body.reasons[0].code]).toEqual([409, 'out-of-stock']);
    await post(`reservations/${before.id}/cancel`, { reason: 'Regen' });
    const out = await post(`reservations/${id}/hand-over`);
    expect(out.body).toMatchObject({ status: 'handed_over', pickUpAt: '2027-05-13T09:00:00.000Z' });
  });

  test('with a thing that nobody asked for, by the one check', async () => {
    const tentId = await world.item({ name: 'Zelt', quantity: 2 });
    const { id } = await promised([{ itemId: benchId, quantity: 10 }]);
    await promised([{ itemId: tentId, quantity: 1 }]);
    app.clock.set(FRIDAY);
    const added = (quantity: number) => ({ added: [{ itemId: tentId, quantity }] });
    expect((await post(`reservations/${id}/hand-over`, added(2))).status).toBe(409);
    const out = await post(`reservations/${id}/hand-over`, added(1));
    expect(out.body.lines).toMatchObject([
      { outQuantity: 10 },
      { itemId: tentId, quantity: 1, approvedQuantity: 1, outQuantity: 1 },
    ]);
    expect(await freeOf(tentId, WEEKEND)).toBe(0);
  });

  test('a consumable leaves the stock for good', async () => {
    const cupsId = await world.item({ name: 'Becher', kind: 'consumable', quantity: 100 });
    const { id } = await promised([{ itemId: cupsId, quantity: 60 }]);
    expect(await freeOf(cupsId, LONG_AFTER)).toBe(40);
    app.clock.set(FRIDAY);
    const out = await post(`reservations/${id}/hand-over`);
    // Nothing of it comes back, so nothing is waited for, nor looked at.
    expect(out.body).toMatchObject({
      status: 'checked',
      lines: [{ handedOverQuantity: 60, outQuantity: 0 }],
    });
    expect(await freeOf(cupsId, LONG_AFTER)).toBe(40);
    const { body } = await app.call('get', world.path(`items/${cupsId}`));
    expect(body.quantity).toBe(40);
  });

  test('a set takes the consumables in it out of the stock, and brings its other parts back', async () => {
    const coalId = await world.item({ name: 'Kohle', kind: 'consumable', quantity: 10 });
    const grillId = await world.item({ name: 'Grill', quantity: 2 });
    const parts = [
      { itemId: coalId, quantity: 3 },
      { itemId: grillId, quantity: 1 },
    ];
    const setId = await world.item({ name: 'Grillset', kind: 'computed_set', quantity: null, parts });
    const { id } = await lent([{ itemId: setId, quantity: 2 }]);
    expect([await freeOf(coalId, LONG_AFTER), await freeOf(grillId, [SATURDAY, MONDAY])]).toEqual([4, 0]);
    await post(`reservations/${id}/take-back`);
    expect([await freeOf(coalId, LONG_AFTER), await freeOf(grillId, LONG_AFTER)]).toEqual([4, 2]);
  });
});

describe('taken back otherwise', () => {
  test('in parts, damaged and missing: each leaves the stock until it is back', async () => {
    const { id, lines } = await lent([{ itemId: benchId, quantity: 10 }]);
    const lineId = lines[0].id;
    app.clock.set(MONDAY);
    const part = { lineId, quantity: 6, damaged: 1, note: 'Bein gebrochen' };
    const some = await post(`reservations/${id}/take-back`, { lines: [part] });
    expect(some.body).toMatchObject({
      status: 'handed_over',
      lines: [{ returnedQuantity: 6, damagedQuantity: 1, outQuantity: 4 }],
    });
    const rest = await post(`reservations/${id}/take-back`, { lines: [{ lineId, quantity: 1, missing: 3 }] });
    expect(rest.body).toMatchObject({
      status: 'returned',
      lines: [{ returnedQuantity: 7, missingQuantity: 3, outQuantity: 0 }],
    });
    expect(await freeOf(benchId, LONG_AFTER)).toBe(16);
    const closures = await app.call('get', world.path(`closures?item=${benchId}`), {
      token: world.coordinator.token,
    });
    expect(closures.body.items).toMatchObject([
      {
        quantity: 1,
        cause: 'damaged',

        note: `${rest.body.number}: Bein gebrochen`,
        until: null,
      },
      { quantity: 3, cause: 'missing', note: rest.body.number, until: null },
    ]);
    const found = await post(`reservations/${id}/take-back`, { lines: [{ lineId, quantity: 0, found: 2 }] });
    expect(found.body).toMatchObject({
      status: 'returned',
      lines: [{ returnedQuantity: 9, missingQuantity: 1 }],
    });
    expect(await freeOf(benchId, LONG_AFTER)).toBe(18);
    await app.call('delete', world.path(`closures/${closures.body.items[0].id}`), {
      token: world.coordinator.token,
    });
    expect(await freeOf(benchId, LONG_AFTER)).toBe(19);
  });

  test('what is late is out, whatever was agreed', async () => {
    const { id } = await lent([{ itemId: benchId, quantity: 18 }]);
    const next = await promised([{ itemId: benchId, quantity: 10 }], NEXT);
    app.clock.set('2027-05-21T16:00:00Z');
    expect((await read(id)).isOverdue).toBe(true);
    expect(await freeOf(benchId, ['2027-05-21T15:30:00Z', '2027-05-21T17:00:00Z'])).toBe(0);
    const risk = await app.call('get', world.path('at-risk'), { token: world.coordinator.token });
    expect(risk.body.items).toMatchObject([{ reservationId: next.id, quantity: 10, free: 2 }]);
    await post(`reservations/${id}/take-back`);
    expect(
      (await app.call('get', world.path('at-risk'), { token: world.coordinator.token })).body.items,
    ).toEqual([]);
  });

  test('the borrower says that it was put back; whoever keeps it looks', async () => {
    const { id } = await lent([{ itemId: benchId, quantity: 10 }]);
    const said = await app.call('post', world.path(`reservations/${id}/report-return`), {
      token: world.member.token,
      body: { note: 'Steht im Hof' },
    });
    expect(said.body).toMatchObject({
      status: 'handed_over',
      returnReportedAt: new Date(FRIDAY).toISOString(),
    });
    expect((await post(`reservations/${id}/take-back`)).body).toMatchObject({
      status: 'returned',
      returnReportedAt: null,
    });
    const again = await app.call('post', world.path(`reservations/${id}/report-return`), {
      token: world.member.token,
      body: {},
    });
    expect(again.status).toBe(422);
  });
});

describe('never fetched', () => {
  test('a day later it is let go: free again, and out of the calendar', async () => {
    const { id } = await promised([{ itemId: benchId, quantity: 10 }]);
    await mailsTo(app, world.member.email);
    app.clock.set('2027-05-15T14:59:00Z');
    expect((await post(`reservations/${id}/release`)).body.code).toBe('not-overdue');
    app.clock.set('2027-05-15T15:00:00Z');
    expect((await post(`reservations/${id}/release`)).body.status).toBe('expired');
    expect(await freeOf(benchId, ['2027-05-15T16:00:00Z', MONDAY])).toBe(20);
    const mail = (await mailsTo(app, world.member.email)).at(-1)!;
    expect(entryOf(mail)).toMatchObject({ method: 'CANCEL', sequence: 1 });
    expect(mail.text).toContain('Es wurde nicht abgeholt.');
  });
});

describe('at the door', () => {
  const loan = (lines: object[], returnDueAt = MONDAY) => ({
    partnerId: world.partnerId,
    occasion: { name: 'Spontan' },
    returnDueAt,
    lines,
    contact: { name: 'Tom Träger' },
    collectedBy: 'Tom Träger',
  });

  test('asked for, promised and handed over at once, as far as it is free', async () => {
    await promised([{ itemId: benchId, quantity: 15 }]);
    app.clock.set(FRIDAY);
    const much = await post('loans', loan([{ itemId: benchId, quantity: 6 }]));
    expect([much.status, much.body.offers[0]?.kind]).toEqual([409, 'quantity']);
    const { status, body } = await post('loans', loan([{ itemId: benchId, quantity: 5 }]));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'handed_over',
      pickUpAt: new Date(FRIDAY).toISOString(),
      collectedBy: 'Tom Träger',
      lines: [{ outQuantity: 5 }],
    });
    expect(await freeOf(benchId, WEEKEND)).toBe(0);
    const { history } = await read(body.id);
    expect(history.map(({ what }: { what: string }) => what)).toEqual(['ask', 'approve', 'handOver']);
    expect(entryOf((await mailsTo(app, world.member.email)).at(-1)!)?.method).toBe('REQUEST');
  });

  test('what is offered instead can go out now: at any hour, and not what is late with somebody else', async () => {
    const night = [
      { weekday: 5, from: '02:00', until: '03:00' },
      { weekday: 1, from: '09:00', until: '11:00' },
    ];
    const storagePlaceId = await world.place({ handOverWindows: night });
    const [broad, narrow] = [
      await world.item({ name: 'Breit', quantity: 4, category: 'Bank', storagePlaceId }),
      await world.item({ name: 'Schmal', quantity: 5, category: 'Bank', storagePlaceId }),
    ];
    const late = loan([{ itemId: narrow, quantity: 5 }], '2027-05-10T08:00:00Z');
    app.clock.set('2027-05-07T15:00:00Z');
    expect((await post('loans', late)).status).toBe(201);
    app.clock.set(FRIDAY);
    const much = await post('loans', loan([{ itemId: broad, quantity: 5 }]));
    expect(much.status).toBe(409);
    const now = much.body.offers.filter(({ kind }: { kind: string }) => kind !== 'period');
    expect(now).toMatchObject([{ kind: 'quantity', lines: [{ itemId: broad, quantity: 4 }] }]);
  });

  test('in the past it comes back to nobody', async () => {
    app.clock.set(MONDAY);
    const { status, body } = await post('loans', loan([{ itemId: benchId, quantity: 1 }], FRIDAY));
    expect([status, body.reasons?.[0].code]).toEqual([409, 'period-invalid']);
  });
});

describe('what does not add up', () => {
  const codeOf = async (answer: ReturnType<typeof post>) => {
    const { status, body } = await answer;
    return [status, body.code ?? body.errors?.[0].field, body.errors?.[0]?.field].filter(Boolean);
  };

  test('is refused with its sentence, and changes nothing', async () => {
    const { id, lines } = await lent([{ itemId: benchId, quantity: 10 }]);
    const lineId = lines[0].id;
    const before = await read(id);
    const back = (line: object) =>
      codeOf(post(`reservations/${id}/take-back`, { lines: [{ lineId, ...line }] }));
    expect(await back({ quantity: 11 })).toContain('lines.0.quantity');
    expect(await back({ quantity: 8, missing: 3 })).toContain('lines.0.missing');
    expect(await back({ quantity: 2, damaged: 3 })).toContain('lines.0.damaged');
    expect(await back({ quantity: 1, found: 1 })).toContain('lines.0.found');
    expect(await back({ quantity: 0 })).toContain('lines');
    expect(await back({ quantity: -1 })).toContain('lines.0.quantity');
    const twice = {
      lines: [
        { lineId, quantity: 1 },
        { lineId, quantity: 1 },
      ],
    };
    expect(await codeOf(post(`reservations/${id}/take-back`, twice))).toContain('lines.1.lineId');
    expect(await codeOf(post(`reservations/${id}/hand-over`))).toContain('lines');
    expect(await read(id)).toEqual(before);
  });

  test('what is not promised does not go out, and what never went out does not come back', async () => {
    const { id } = await asked([{ itemId: benchId, quantity: 10 }]);
    expect((await post(`reservations/${id}/hand-over`)).body.code).toBe('wrong-status');
    expect((await post(`reservations/${id}/take-back`)).body.code).toBe('wrong-status');
    await post(`reservations/${id}/approve`);
    expect((await post(`reservations/${id}/take-back`)).body.code).toBe('wrong-status');
    expect((await post(`reservations/${id}/check`)).body.code).toBe('wrong-status');
    await post(`reservations/${id}/cancel`, { reason: 'Regen' });
    app.clock.set(FRIDAY);
    expect((await post(`reservations/${id}/hand-over`)).body).toMatchObject({
      code: 'wrong-status',
      reservationStatus: 'cancelled',
    });
  });

  test('nothing goes out after the agreed return, nor by what somebody else has changed since', async () => {
    const { id } = await promised([{ itemId: benchId, quantity: 10 }]);
    app.clock.set(FRIDAY);
    const stale = await post(`reservations/${id}/hand-over`, {}, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    app.clock.set(MONDAY);
    expect((await post(`reservations/${id}/hand-over`)).body.code).toBe('return-passed');
    const added = { lines: [], added: [{ itemId: benchId, quantity: 1 }] };
    expect((await post(`reservations/${id}/hand-over`, added)).body.code).toBe('return-passed');
  });

  test('a double tap hands over once', async () => {
    const { id } = await promised([{ itemId: benchId, quantity: 10 }]);
    app.clock.set(FRIDAY);
    const key = { 'idempotency-key': 'doppelt-getippt-1' };
    const [first, second] = await Promise.all([
      post(`reservations/${id}/hand-over`, {}, key),
      post(`reservations/${id}/hand-over`, {}, key),
    ]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect((await read(id)).lines[0]).toMatchObject({ handedOverQuantity: 10, outQuantity: 10 });
  });

  test('an inspection that is due stops it, unless the coordination says why not', async () => {
    const tentId = await world.item({ name: 'Hüpfburg', quantity: 1, inspectionDueOn: '2027-05-13' });
    const { id } = await promised([{ itemId: tentId, quantity: 1 }]);
    app.clock.set(FRIDAY);
    const stopped = await post(`reservations/${id}/hand-over`);
    expect([stopped.status, stopped.body.reasons[0].code]).toEqual([409, 'inspection-due']);
    const owner = await app.call('post', world.path(`reservations/${id}/hand-over`), {
      token: world.member.token,
      body: { overrule: { reason: 'Eilt' } },
    });
    expect(owner.status).toBe(403);
    expect(
      (await post(`reservations/${id}/hand-over`, { overrule: { reason: 'TÜV war gestern' } })).status,
    ).toBe(200);
    expect((await read(id)).history.at(-1)).toMatchObject({ what: 'handOver', detail: 'TÜV war gestern' });
  });
});

test('the desk shows a day: what goes out, what comes back, what is late', async () => {
  const late = await lent([{ itemId: benchId, quantity: 3 }]);
  app.clock.set('2027-03-01T09:00:00Z');
  const out = await promised([{ itemId: benchId, quantity: 4 }], NEXT);
  app.clock.set('2027-05-21T07:00:00Z');
  const day = async (query: string) =>
    (await app.call('get', world.path(`desk${query}`), { token: world.coordinator.token })).body;
  const mine = (walks: { reservationId: string; lines: object[] }[]) =>
    walks
      .filter(({ reservationId }) => [late.id, out.id].includes(reservationId))
      .map(({ reservationId, lines }) => [
        reservationId,
        lines.length,
        (lines[0] as { quantity: number }).quantity,
      ]);
  const today = await day('');
  expect([mine(today.handOvers), mine(today.takeBacks), mine(today.late)]).toEqual([
    [[out.id, 1, 4]],
    [],
    [[late.id, 1, 3]],
  ]);
  const monday = await day('?day=2027-05-24');
  expect([mine(monday.handOvers), mine(monday.takeBacks)]).toEqual([[], [[out.id, 1, 4]]]);
  expect(mine((await day(`?storagePlace=${benchId}`)).handOvers)).toEqual([]);
});

describe('who is told', () => {
  const subjects = async (email: string): Promise<(string | undefined)[]> =>
    (await mailsTo(app, email)).map(({ subject }) => subject);

  test('the borrower of what went out otherwise, and nobody of what went out as planned', async () => {
    const { id, number, lines } = await promised([{ itemId: benchId, quantity: 10 }]);
    app.clock.set(FRIDAY);
    await post(`reservations/${id}/hand-over`, { lines: [{ lineId: lines[0].id, quantity: 8 }] });
    const mail = (await mailsTo(app, world.member.email)).at(-1)!;
    expect(mail.subject).toMatch(new RegExp(`^Ausgegeben: .*\\(${number}\\)$`));
    expect(mail.text).toContain('Bierbank: 8 von 10 Stück ausgegeben');
    const before = (await subjects(world.member.email)).length;
    await lent([{ itemId: benchId, quantity: 2 }]);
    const [received, approved, ...more] = (await subjects(world.member.email)).slice(before);
    expect([received, approved, more]).toEqual([
      expect.stringContaining('Anfrage'),
      expect.stringContaining('Zusage'),
      [],
    ]);
  });

  test('borrower, owner and the next borrower of what came back damaged or not at all', async () => {
    const ownerId = await world.partner();
    const owner = await world.memberOf(ownerId, 'eigner@example.org');
    const tentId = await world.item({ name: 'Zelt', quantity: 3, ownerId });
    const nextId = await world.partner();
    const next = await world.memberOf(nextId, 'naechster@example.org');
    const body = { ...wish(world, [{ itemId: tentId, quantity: 3 }], NEXT), partnerId: nextId };
    const later = await app.call('post', world.path('reservations'), { token: next.token, body });
    await post(`reservations/${later.body.id}/approve`);
    const { id, lines } = await lent([{ itemId: tentId, quantity: 2 }]);
    const said = { lineId: lines[0].id, quantity: 1, missing: 1, note: 'Vom Wind geholt' };
    await post(`reservations/${id}/take-back`, { lines: [said] });
    for (const email of [world.member.email, owner.email])
      expect((await mailsTo(app, email)).at(-1)!.text).toContain('Zelt: 1 Stück fehlt – Vom Wind geholt');
    expect((await mailsTo(app, owner.email)).at(-1)!.text).toContain('unter „Sperrzeiten“');
    const warned = (await mailsTo(app, next.email)).at(-1)!;
    expect(warned.subject).toMatch(/^In Gefahr: /);
    expect(warned.text).toContain('Zelt: Der Bestand reicht gerade nur für 2 von 3.');
    const page = await app.call('get', world.path(`reservations/${later.body.id}`), { token: next.token });
    expect(page.body.warnings).toMatchObject([{ code: 'at-risk' }]);
  });
});

describe('several hands at one loan', () => {
  const tentHere = async (): Promise<{ tentId: string; keeper: string }> => {
    const placeId = await world.place({});
    const tentId = await world.item({ name: 'Zelt', quantity: 2, storagePlaceId: placeId });
    const other = await world.partner();
    const { token } = await world.memberOf(other, `lager.${placeId}@example.org`);
    const me = await app.call('get', world.path(`partners/${other}/people`), {
      token: world.coordinator.token,
    });
    const body = { role: 'keeper', storagePlaceId: placeId };
    const path = world.path(`roles/${me.body.items[0].id}`);
    await app.call('put', path, { token: world.coordinator.token, body });
    return { tentId, keeper: token };
  };

  test('each looks at what they have in hand, and the rest still waits to be looked at', async () => {
    const { tentId, keeper } = await tentHere();
    const { id } = await lent([
      { itemId: benchId, quantity: 5 },
      { itemId: tentId, quantity: 1 },
    ]);
    await post(`reservations/${id}/take-back`);
    const path = world.path(`reservations/${id}/check`);
    const half = await app.call('post', path, { token: keeper, body: {} });
    expect(half.body).toMatchObject({ status: 'returned', lines: [{ checkedAt: expect.any(String) }] });
    const whole = await app.call('get', world.path(`reservations/${id}`), { token: world.member.token });
    expect(whole.body).toMatchObject({
      status: 'returned',
      lines: [{ checkedAt: null }, { checkedAt: expect.any(String) }],
    });
    const desk = await app.call('get', world.path('desk'), { token: keeper });
    expect([desk.body.unchecked, desk.body.takeBacks]).toEqual([[], []]);
    expect((await post(`reservations/${id}/check`)).body.status).toBe('checked');
  });

  test('the report that all was put back stands until all was looked for', async () => {
    const { tentId, keeper } = await tentHere();
    const { id } = await lent([
      { itemId: benchId, quantity: 5 },
      { itemId: tentId, quantity: 1 },
    ]);
    const token = world.member.token;
    await app.call('post', world.path(`reservations/${id}/report-return`), { token, body: {} });
    const some = await app.call('post', world.path(`reservations/${id}/take-back`), {
      token: keeper,
      body: {},
    });
    expect(some.body).toMatchObject({ status: 'handed_over', returnReportedAt: expect.any(String) });
    expect((await post(`reservations/${id}/take-back`)).body.returnReportedAt).toBeNull();
  });

  test('what one of them never gave out keeps the loan open until somebody lets it go', async () => {
    const { tentId } = await tentHere();
    const { id, lines } = await promised([
      { itemId: benchId, quantity: 5 },
      { itemId: tentId, quantity: 1 },
    ]);
    app.clock.set(FRIDAY);
    await post(`reservations/${id}/hand-over`, { lines: [{ lineId: lines[0].id, quantity: 5 }] });
    await post(`reservations/${id}/take-back`);
    app.clock.set('2027-05-20T09:00:00Z');
    const { body } = await app.call('get', world.path('desk'), { token: world.coordinator.token });
    const mine = body.uncollected.filter(
      ({ reservationId }: { reservationId: string }) => reservationId === id,
    );
    expect(mine).toHaveLength(1);
    expect((await post(`reservations/${id}/release`)).body.status).toBe('returned');
  });
});

describe('what no table could hold', () => {
  test('is refused: a thing that would be away for more than a year', async () => {
    const tentId = await world.item({ name: 'Zelt', quantity: 1 });
    const token = world.member.token;
    const body = {
      ...wish(world, [], WEEKEND),
      returnDueAt: '2028-06-19T08:00:00Z',
      lines: [
        { itemId: benchId, quantity: 1, returnDueAt: WEEKEND[1] },
        { itemId: benchId, quantity: 1, pickUpAt: '2028-06-16T15:00:00Z' },
      ],
    };
    const { body: reservation } = await app.call('post', world.path('reservations'), { token, body });
    await post(`reservations/${reservation.id}/approve`);
    app.clock.set(FRIDAY);
    const line = { lineId: reservation.lines[0].id, quantity: 1 };
    const out = await post(`reservations/${reservation.id}/hand-over`, {
      lines: [line],
      added: [{ itemId: tentId, quantity: 1 }],
    });
    expect([out.status, out.body.reasons?.[0].code]).toEqual([409, 'period-invalid']);
  });

  test('is refused: more of a line than can be counted, however often it comes back', async () => {
    const cupId = await world.item({ name: 'Becher', quantity: 100_000 });
    const { id, lines } = await promised([
      { itemId: cupId, quantity: 60_000 },
      { itemId: benchId, quantity: 1 },
    ]);
    app.clock.set(FRIDAY);
    const again = { lines: [{ lineId: lines[0].id, quantity: 60_000 }] };
    await post(`reservations/${id}/hand-over`, again);
    await post(`reservations/${id}/take-back`);
    const out = await post(`reservations/${id}/hand-over`, again);
    expect([out.status, out.body.errors?.[0].field]).toEqual([422, 'lines']);
  });
});

test('a change that waits holds nothing of what is back', async () => {
  const { id, lines } = await lent([{ itemId: benchId, quantity: 10 }]);
  const token = world.member.token;
  const returnDueAt = '2027-05-19T08:00:00Z';
  const wished = await app.call('patch', world.path(`reservations/${id}`), { token, body: { returnDueAt } });
  expect(wished.status).toBe(202);
  await post(`reservations/${id}/take-back`, { lines: [{ lineId: lines[0].id, quantity: 4, missing: 2 }] });
  expect(await freeOf(benchId, ['2027-05-16T09:00:00Z', '2027-05-18T10:00:00Z'])).toBe(14);
});
