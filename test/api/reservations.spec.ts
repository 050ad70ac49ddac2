/** Requests and decisions: deadlines, owners, closures, rights and lists. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AccountsService } from '../../src/partners/signing-in/accounts.service.js';
import { RolesService } from '../../src/partners/members/roles.service.js';
import { DeadlinesService } from '../../src/reservations/deciding/deadlines.service.js';
import { TestApp } from '../support/app.js';
import { mailsTo } from '../support/mails.js';
import { wish, World, type Person } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
});
afterAll(() => app.stop());

const ask = (
  person: Person,
  lines: { itemId: string; quantity: number }[],
  facts: object = {},
  period = WEEKEND,
) =>
  app.call('post', world.path('reservations'), {
    token: person.token,
    body: { ...wish(world, lines, period), ...facts },
  });

const move = (person: Person, id: string, name: string, body: object = {}) =>
  app.call('post', world.path(`reservations/${id}/${name}`), { token: person.token, body });

const setAside = (itemId: string) =>
  app.call('patch', world.path(`items/${itemId}`), {
    token: world.coordinator.token,
    body: { setAside: true },
  });

const look = (person: Person, id: string) =>
  app.call('get', world.path(`reservations/${id}`), { token: person.token });

async function freeOf(itemId: string): Promise<number> {
  const query = new URLSearchParams({ from: WEEKEND[0], until: WEEKEND[1], limit: '200' });
  const { body } = await app.call('get', world.path(`items?${query}`));
  return body.items.find(({ id }: { id: string }) => id === itemId).free;
}

describe('owners', () => {
  test('decide the lines of their own items; the reservation is decided when no line is open', async () => {
    const ownerId = await world.partner();
    const owner = await world.memberOf(ownerId, 'eigentum@example.org');
    const theirs = await world.item({ quantity: 2, ownerId });
    const ours = await world.item({ quantity: 2 });
    const stranger = await world.memberOf(await world.partner(), 'fremd@example.org');
    const { body: asked } = await ask(world.member, [
      { itemId: theirs, quantity: 2 },
      { itemId: ours, quantity: 1 },
    ]);

    const named = { lines: [{ lineId: asked.lines[1].id, quantity: 0 }] };
    expect((await move(owner, asked.id, 'approve', named)).status).toBe(403);
    expect((await look(owner, asked.id)).body.contact).toEqual({ name: '', phone: '' });
    expect((await move(stranger, asked.id, 'approve')).status).toBe(404);
    expect((await move(world.member, asked.id, 'approve')).status).toBe(200);
    const decided = async (person: Person): Promise<(number | null)[]> => {
      const { status, lines } = (await look(person, asked.id)).body;
      expect(status).toBe('requested');
      return lines.map((line: { approvedQuantity: number | null }) => line.approvedQuantity);
    };
    // Owners read their own lines.
    expect([await decided(world.member), await decided(owner)]).toEqual([[null, 1], [null]]);
    expect((await move(owner, asked.id, 'approve', named)).body.code).toBe('already-decided');
    expect((await move(owner, asked.id, 'decline', { reason: 'Eigenbedarf' })).body.status).toBe('approved');
    expect(await freeOf(theirs)).toBe(2);
    expect(await freeOf(ours)).toBe(1);
  });
});

describe('the coordination', () => {
  test('can decline, and not approve, what was set aside meanwhile; sets of which a part is set aside are not lent', async () => {
    const pole = await world.item({ name: 'Stange', quantity: 4 });
    const parts = [{ itemId: pole, quantity: 2 }];
    const tent = await world.item({ name: 'Zelt', kind: 'computed_set', quantity: null, parts });
    const { body: one } = await ask(world.member, [{ itemId: tent, quantity: 1 }]);
    const { body: other } = await ask(world.member, [{ itemId: pole, quantity: 1 }]);
    expect((await setAside(pole)).status).toBe(200);

    const refused = await move(world.coordinator, one.id, 'approve');
    expect([refused.status, refused.body.reasons.map(({ code }: { code: string }) => code)]).toEqual([
      409,
      ['set-aside'],
    ]);
    expect(
      (await move(world.coordinator, one.id, 'decline', { reason: 'Stange gebrochen' })).body.status,
    ).toBe('declined');
    expect((await move(world.coordinator, other.id, 'decline', { reason: 'Gebrochen' })).body.status).toBe(
      'declined',
    );
    const again = await ask(world.member, [{ itemId: tent, quantity: 9 }]);
    expect(again.body.reasons.map(({ code }: { code: string }) => code)).toEqual([
      'set-aside',
      'out-of-stock',
    ]);
  });

  test('cannot approve for a partner that has left, and is told everything that is in the way at once', async () => {
    const partnerId = await world.partner();
    const cup = await world.item({ quantity: 1 });
    const { body: asked } = await ask(world.coordinator, [{ itemId: cup, quantity: 1 }], { partnerId });
    const left = { token: world.coordinator.token, body: { status: 'left' } };
    expect((await app.call('patch', world.path(`partners/${partnerId}`), left)).status).toBe(200);
    const closure = { itemId: cup, quantity: 1, from: WEEKEND[0], until: WEEKEND[1], reason: 'Zerbrochen' };
    await app.call('post', world.path('closures'), { token: world.coordinator.token, body: closure });
    const { status, body } = await move(world.coordinator, asked.id, 'approve');
    const codes = body.reasons.map(({ code }: { code: string }) => code);
    expect([status, codes]).toEqual([409, ['partner-may-not-borrow', 'out-of-stock']]);
  });

  test('hears of it when the borrower cancels', async () => {
    const cup = await world.item({ quantity: 1 });
    const { body: asked } = await ask(world.member, [{ itemId: cup, quantity: 1 }]);
    await move(world.coordinator, asked.id, 'approve');
    await move(world.member, asked.id, 'cancel');
    const mail = (await mailsTo(app, world.coordinator.email)).at(-1)!;
    expect(mail.subject).toContain('Storniert');
    expect(mail.attachments).toEqual([]);
  });

  test('approves no more than was asked, in whole packs, and declines instead of approving nothing', async () => {
    const chair = await world.item({ quantity: 60, packStep: 10 });
    expect((await ask(world.member, [{ itemId: chair, quantity: 15 }])).body.reasons[0].code).toBe(
      'pack-step',
    );
    const { body: asked } = await ask(world.member, [{ itemId: chair, quantity: 30 }]);
    const approve = (quantity: number) =>
      move(world.coordinator, asked.id, 'approve', { lines: [{ lineId: asked.lines[0].id, quantity }] });
    expect((await approve(40)).status).toBe(422);
    expect((await approve(15)).status).toBe(422);
    expect((await approve(0)).status).toBe(422);
    expect((await approve(20)).body).toMatchObject({ status: 'approved' });
    expect(await freeOf(chair)).toBe(40);
  });

  test('cannot approve what a closure has taken away meanwhile, and is told why', async () => {
    const tent = await world.item({ quantity: 2 });
    const { body: asked } = await ask(world.member, [{ itemId: tent, quantity: 2 }]);
    const closure = { itemId: tent, quantity: 1, from: WEEKEND[0], until: WEEKEND[1], reason: 'Reparatur' };
    const { body: closed } = await app.call('post', world.path('closures'), {
      token: world.coordinator.token,
      body: closure,
    });

    const refused = await move(world.coordinator, asked.id, 'approve');

    expect(refused.status).toBe(409);
    expect(refused.body.shortages).toEqual([
      { itemId: tent, asked: 2, free: 1, because: { kind: 'closure' } },
    ]);
    const less = { lines: [{ lineId: asked.lines[0].id, quantity: 1 }] };
    expect((await move(world.coordinator, asked.id, 'approve', less)).status).toBe(200);
    await app.call('delete', world.path(`closures/${closed.id}`), { token: world.coordinator.token });
    expect(await freeOf(tent)).toBe(1);
  });

  test('asks for a caller without internet, for any partner', async () => {
    const partnerId = await world.partner();
    const cup = await world.item({ quantity: 9 });
    const caller = { partnerId, onBehalfOf: 'Frau Seidel, am Telefon' };
    expect((await ask(world.member, [{ itemId: cup, quantity: 1 }], caller)).status).toBe(403);
    const { status, body } = await ask(world.coordinator, [{ itemId: cup, quantity: 1 }], caller);
    expect(status).toBe(201);
    expect(body).toMatchObject({ partnerId, onBehalfOf: 'Frau Seidel, am Telefon' });
  });
});

describe('a refusal', () => {
  test('names all reasons at once', async () => {
    const resting = await world.partner({ status: 'resting' });
    const windows = [{ weekday: 5, from: '16:00', until: '18:00' }];
    const place = await world.place({ handOverWindows: windows });
    const tent = await world.item({ quantity: 1, storagePlaceId: place });
    const thursdays: [string, string] = ['2027-02-04T12:00:00+01:00', '2027-02-25T12:00:00+01:00'];

    const { status, body } = await ask(
      world.coordinator,
      [{ itemId: tent, quantity: 2 }],
      { partnerId: resting },
      thursdays,
    );

    expect(status).toBe(409);
    expect(body.reasons.map(({ code }: { code: string }) => code).toSorted()).toEqual([
      'out-of-stock',
      'partner-may-not-borrow',
      'pick-up-in-the-past',
      'pick-up-outside-windows',
      'return-outside-windows',
      'too-long',
    ]);
  });

  test('of a partner that has not signed says so; a short lead time only warns', async () => {
    const cup = await world.item({ quantity: 9 });
    const unsigned = { partnerId: await world.partner({ agreementSignedOn: null }) };
    const { body } = await ask(world.coordinator, [{ itemId: cup, quantity: 1 }], unsigned);
    expect(body.reasons.map(({ code }: { code: string }) => code)).toEqual(['partner-may-not-borrow']);
    const tomorrow: [string, string] = ['2027-03-02T10:00:00+01:00', '2027-03-04T10:00:00+01:00'];
    const { status, body: soon } = await ask(world.member, [{ itemId: cup, quantity: 1 }], {}, tomorrow);
    expect(status).toBe(201);
    expect(soon.warnings.map(({ code }: { code: string }) => code)).toEqual(['short-notice']);
    expect(soon.decideBy).toBe('2027-03-02T09:00:00.000Z');
  });

  test('brings offers that can be sent as they stand', async () => {
    const big = await world.item({ name: 'Großes Zelt', category: 'Zelte', quantity: 2 });
    const small = await world.item({ name: 'Kleines Zelt', category: 'Zelte', quantity: 5 });
    await ask(world.member, [{ itemId: big, quantity: 1 }]);

    const { body } = await ask(world.member, [{ itemId: big, quantity: 2 }]);

    const kinds = body.offers.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(['quantity', 'period', 'period', 'period', 'similar']);
    expect(body.offers.at(-1)).toMatchObject({ insteadOf: big, lines: [{ itemId: small, quantity: 2 }] });
    for (const { kind: _kind, message: _message, insteadOf: _insteadOf, ...offer } of body.offers) {
      const { status, body: taken } = await ask(world.member, [], offer);
      expect(status).toBe(201);
      await move(world.member, taken.id, 'withdraw');
    }
  });
});

const idsOf = (answer: { body: { items: { id: string }[] } }) => answer.body.items.map(({ id }) => id);

describe('wrong input', () => {
  test('is named field by field, with a sentence that says what would be right, in the language of the reader', async () => {
    const body = {
      ...wish(world, [{ itemId: 'x', quantity: 0 }], WEEKEND),
      pickUpAt: '2027-05-14T17:00',
      surprise: 1,
    };
    const send = (language: string) =>
      app.call('post', world.path('reservations'), {
        token: world.member.token,
        body,
        headers: { 'accept-language': language },
      });
    expect((await send('en')).body.errors).toEqual(
      expect.arrayContaining([
        { field: 'surprise', message: 'There is no such field here.' },
        {
          field: 'pickUpAt',
          message: 'Please a date and time with offset, such as 2027-05-14T17:00:00+02:00.',
        },
        { field: 'lines.0.itemId', message: 'There is no such id.' },
        { field: 'lines.0.quantity', message: 'Please a whole number from 1 to 100,000.' },
      ]),
    );
    const { detail, errors } = (await send('de')).body;
    expect(detail).toBe('Einige Angaben stimmen nicht.');
    expect(errors).toContainEqual({
      field: 'lines.0.quantity',
      message: 'Bitte eine ganze Zahl von 1 bis 100.000.',
    });
  });
});

describe('the list', () => {
  test('shows a partner its own, an owner what is asked of it, and the coordination everything, page by page', async () => {
    const other = await world.partner();
    const person = await world.memberOf(other, 'andere@example.org');
    const cup = await world.item({ quantity: 50 });
    const ids: string[] = [];
    for (let day = 1; day <= 3; day += 1) {
      const period: [string, string] = [`2027-06-0${day}T10:00:00+02:00`, `2027-06-0${day}T18:00:00+02:00`];
      ids.push((await ask(person, [{ itemId: cup, quantity: 1 }], { partnerId: other }, period)).body.id);
    }
    const list = (who: Person, query: string) =>
      app.call('get', world.path(`reservations?${query}`), { token: who.token });

    expect(idsOf(await list(person, ''))).toEqual(ids);
    expect(idsOf(await list(world.member, `item=${cup}`))).toEqual(ids);
    const stranger = await world.memberOf(await world.partner(), 'dritte@example.org');
    expect(idsOf(await list(stranger, ''))).toEqual([]);

    const first = await list(world.coordinator, `partner=${other}&limit=2`);
    expect(idsOf(first)).toEqual(ids.slice(0, 2));
    const second = await list(world.coordinator, `partner=${other}&limit=2&cursor=${first.body.nextCursor}`);
    expect([idsOf(second), second.body.nextCursor]).toEqual([ids.slice(2), null]);
    const day = new URLSearchParams({
      from: '2027-06-02T00:00:00Z',
      until: '2027-06-03T00:00:00Z',
      item: cup,
    });
    expect(idsOf(await list(world.coordinator, String(day)))).toEqual([ids[1]]);
    await move(person, ids[0]!, 'withdraw');
    expect(idsOf(await list(person, 'status=withdrawn'))).toEqual([ids[0]]);
    expect(idsOf(await list(person, 'status=requested'))).toEqual(ids.slice(1));
  });
});

describe('availability', () => {
  test('of an item comes in steps without gaps, and the least of them is what the list calls free', async () => {
    const bench = await world.item({ quantity: 10 });
    await ask(world.member, [{ itemId: bench, quantity: 4 }]);
    const query = new URLSearchParams({ from: '2027-05-14T00:00:00Z', until: '2027-05-18T00:00:00Z' });
    const { body } = await app.call('get', world.path(`items/${bench}/availability?${query}`));
    expect(body).toEqual([
      { from: '2027-05-14T00:00:00.000Z', until: '2027-05-14T15:00:00.000Z', free: 10 },
      { from: '2027-05-14T15:00:00.000Z', until: '2027-05-17T08:00:00.000Z', free: 6 },
      { from: '2027-05-17T08:00:00.000Z', until: '2027-05-18T00:00:00.000Z', free: 10 },
    ]);
    expect(await freeOf(bench)).toBe(6);
  });
});

describe('a private address', () => {
  test('is told by mail after the approval, and never before or to anybody else', async () => {
    const place = await world.place({ name: 'Bei Familie K.', address: 'Geheimweg 7', private: true });
    const tent = await world.item({ name: 'Zelt', quantity: 1, storagePlaceId: place });
    const seen = await app.call('get', world.path('storage-places?limit=200'), { token: world.member.token });
    expect(JSON.stringify(seen.body)).not.toContain('Geheimweg');
    const { body: asked } = await ask(world.member, [{ itemId: tent, quantity: 1 }]);
    expect((await mailsTo(app, world.member.email)).at(-1)?.raw).not.toContain('Geheimweg');
    await move(world.coordinator, asked.id, 'approve');
    expect((await mailsTo(app, world.member.email)).at(-1)?.text).toContain('Geheimweg 7');
    const kept = await app.call('get', world.path('storage-places?limit=200'), {
      token: world.coordinator.token,
    });
    expect(JSON.stringify(kept.body)).toContain('Geheimweg');
  });
});

describe('roles', () => {
  test('are given and taken by the coordinator; the last one stays', async () => {
    const { id } = (await app.call('get', '/api/me', { token: world.coordinator.token })).body;
    const path = world.path(`roles/${id}`);
    const last = await app.call('delete', path, {
      token: world.coordinator.token,
      body: { role: 'coordinator' },
    });
    expect(last.body).toMatchObject({ status: 409, code: 'last-coordinator' });
    const { id: memberId } = (await app.call('get', '/api/me', { token: world.member.token })).body;
    const give = (body: object) =>
      app.call('put', world.path(`roles/${memberId}`), { token: world.coordinator.token, body });
    expect((await give({ role: 'keeper' })).status).toBe(422);
    const given = await give({ role: 'keeper', storagePlaceId: world.placeId });
    expect(given.body.roles).toEqual([{ role: 'keeper', storagePlaceId: world.placeId }]);
    expect((await give({ role: 'deputy' })).status).toBe(200);
    const partners = () => app.call('get', world.path('partners'), { token: world.member.token });
    expect((await partners()).status).toBe(200);
    await app.call('delete', world.path(`roles/${memberId}`), {
      token: world.coordinator.token,
      body: { role: 'deputy' },
    });
    expect((await partners()).status).toBe(403);
    // Without a body: whatever is left.
    const all = () => app.call('delete', world.path(`roles/${memberId}`), { token: world.coordinator.token });
    expect([(await all()).status, (await all()).status]).toEqual([204, 404]);
  });
});

describe('a set whose parts are short', () => {
  test('is refused without a fault also while one of its parts is set aside', async () => {
    const leg = await world.item({ quantity: 4 });
    const table = await world.item({
      kind: 'computed_set',
      quantity: null,
      parts: [{ itemId: leg, quantity: 2 }],
    });
    await app.call('patch', world.path(`items/${leg}`), {
      token: world.coordinator.token,
      body: { setAside: true },
    });
    expect((await ask(world.member, [{ itemId: table, quantity: 3 }])).status).toBe(409);
  });
});

/** Last, since time does not run backwards. */
describe('the deadline for the decision', () => {
  test('ends the hold on time, also when the job that writes it down is late, and the borrower is told once', async () => {
    const tent = await world.item({ quantity: 1 });
    const { body: asked } = await ask(world.member, [{ itemId: tent, quantity: 1 }]);
    expect(await freeOf(tent)).toBe(0);

    app.clock.set(asked.decideBy);

    expect(await freeOf(tent)).toBe(1);
    expect((await look(world.member, asked.id)).body.status).toBe('expired');
    const late = await move(world.coordinator, asked.id, 'approve');
    expect(late.body).toMatchObject({ status: 409, code: 'wrong-status', reservationStatus: 'expired' });
    expect((await ask(world.member, [{ itemId: tent, quantity: 1 }])).status).toBe(201);

    // With it, whatever else lapsed in this file meanwhile.
    expect(await app.get(DeadlinesService).expireLapsed()).toBeGreaterThan(0);
    expect(await app.get(DeadlinesService).expireLapsed()).toBe(0);
    const { body } = await look(world.member, asked.id);
    expect(body.history.at(-1)).toMatchObject({ what: 'expire', who: null });
    expect(body.history.filter(({ what }: { what: string }) => what === 'expire')).toHaveLength(1);
    const told = (await mailsTo(app, world.member.email)).filter(
      ({ subject }) => subject?.includes('abgelaufen') && subject.includes(asked.number),
    );
    expect(told).toHaveLength(1);
  });

  test('also ends the hold of a line that its owner has approved while others were open', async () => {
    const ownerId = await world.partner();
    const owner = await world.memberOf(ownerId, 'zweites.eigentum@example.org');
    const theirs = await world.item({ quantity: 1, ownerId });
    const other = await world.item({ quantity: 1, ownerId: await world.partner() });
    const both = [theirs, other].map((itemId) => ({ itemId, quantity: 1 }));
    const { body: asked } = await ask(world.member, both);
    expect((await move(owner, asked.id, 'approve')).body.status).toBe('requested');
    expect(await freeOf(theirs)).toBe(0);
    app.clock.set(asked.decideBy);
    expect([await freeOf(theirs), await freeOf(other)]).toEqual([1, 1]);
  });
});

const change = (person: Person, itemId: string, body: object) =>
  app.call('patch', world.path(`items/${itemId}`), { token: person.token, body });
const warningsOf = async (person: Person, id: string): Promise<string[]> =>
  (await look(person, id)).body.warnings.map(({ code }: { code: string }) => code);

describe('stock that falls below what was promised', () => {
  interface Risk {
    reservationId: string;
    quantity: number;
    free: number;
  }
  const hurt = ({ body }: { body: { atRisk: Risk[] } }): [string, number, number][] =>
    body.atRisk.map(({ reservationId, quantity, free }) => [reservationId, quantity, free]);
  test('is taken, names whom it hurts, marks them at once, and lets them go again', async () => {
    const itemId = await world.item({ name: 'Zelt', quantity: 4 });
    const { body: first } = await ask(world.member, [{ itemId, quantity: 2 }]);
    const { body: second } = await ask(world.member, [{ itemId, quantity: 2 }]);
    await move(world.coordinator, second.id, 'approve');

    expect(hurt(await change(world.coordinator, itemId, { quantity: 3 }))).toEqual([[first.id, 2, 1]]);
    expect(await warningsOf(world.member, first.id)).toEqual(['at-risk']);
    expect(await warningsOf(world.member, second.id)).toEqual([]);
    const { body: list } = await app.call('get', world.path(`reservations?item=${itemId}&limit=200`), {
      token: world.coordinator.token,
    });
    expect(list.items.flatMap(({ warnings }: { warnings: object[] }) => warnings)).toHaveLength(1);

    expect(hurt(await change(world.coordinator, itemId, { quantity: 4 }))).toEqual([]);
    expect(await warningsOf(world.member, first.id)).toEqual([]);
  });

  test('by a closure or by setting it aside is told in the same way, and listed for the coordination', async () => {
    const itemId = await world.item({ name: 'Bühne', quantity: 1 });
    const { body: asked } = await ask(world.member, [{ itemId, quantity: 1 }]);
    const closure = { itemId, quantity: 1, from: WEEKEND[0], until: WEEKEND[1], reason: 'Riss' };
    const closed = await app.call('post', world.path('closures'), {
      token: world.coordinator.token,
      body: closure,
    });
    expect(hurt(closed)).toEqual([[asked.id, 1, 0]]);
    await app.call('delete', world.path(`closures/${closed.body.id}`), { token: world.coordinator.token });

    expect(hurt(await setAside(itemId))).toEqual([[asked.id, 1, 0]]);
    const listed = await app.call('get', world.path('at-risk?limit=200'), { token: world.coordinator.token });
    expect(listed.body.items).toContainEqual(
      expect.objectContaining({
        reservationId: asked.id,
        itemId,
        quantity: 1,
        free: 0,
        number: asked.number,
      }),
    );
    await move(world.member, asked.id, 'withdraw');
    const after = await app.call('get', world.path('at-risk?limit=200'), { token: world.coordinator.token });
    expect(JSON.stringify(after.body)).not.toContain(asked.id);
  });

  test('tells an owner of loans of own items only', async () => {
    const ownerId = await world.partner();
    const owner = await world.memberOf(ownerId, 'leiht.bank@example.org');
    const bench = await world.item({ name: 'Bank', quantity: 4, ownerId });
    const parts = [{ itemId: bench, quantity: 2 }];
    const set = await world.item({ kind: 'computed_set', quantity: null, parts });
    const { body: ofSet } = await ask(world.member, [{ itemId: set, quantity: 1 }]);
    const { body: ofBench } = await ask(world.member, [{ itemId: bench, quantity: 2 }]);
    expect(hurt(await change(owner, bench, { quantity: 1 }))).toEqual([[ofBench.id, 2, 1]]);
    await change(world.coordinator, bench, { quantity: 4 });
    expect(hurt(await change(world.coordinator, bench, { quantity: 1 }))).toEqual([
      [ofSet.id, 1, 0],
      [ofBench.id, 2, 1],
    ]);
  });

  test('pages through what is at risk', async () => {
    const itemId = await world.item({ name: 'Becher', quantity: 5 });
    for (let count = 0; count < 5; count += 1) await ask(world.member, [{ itemId, quantity: 1 }]);
    await change(world.coordinator, itemId, { quantity: 0 });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = cursor === '' ? 'limit=2' : `limit=2&cursor=${cursor}`;
      const { body } = await app.call('get', world.path(`at-risk?${query}`), {
        token: world.coordinator.token,
      });
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen.push(...body.items.map(({ lineId }: { lineId: string }) => lineId));
      cursor = body.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(5);
  });
});

describe('a closed account', () => {
  test('gets no mail about loans, be it the borrower’s or a coordinator’s', async () => {
    const here = await World.make(app, 'geschlossen', {}, 'G');
    const itemId = await here.item({ name: 'Zelt', quantity: 5 });
    const asked = async (): Promise<string> => {
      const body = wish(here, [{ itemId, quantity: 1 }], WEEKEND);
      const sent = await app.call('post', here.path('reservations'), { token: here.member.token, body });
      return sent.body.id;
    };
    const counts = async (): Promise<number[]> => [
      (await mailsTo(app, here.coordinator.email)).length,
      (await mailsTo(app, here.member.email)).length,
    ];
    const spare = { email: 'zweite.koordination@example.org', name: 'Zweite' };
    await app.get(RolesService).appoint(await here.actor(), spare, { role: 'coordinator' });
    const id = await asked();
    const before = await counts();
    const coordinator = { token: here.coordinator.token };
    await app.get(AccountsService).disable(here.coordinator.email);
    await asked();
    const [toCoordinator, toMember] = await counts();
    expect([toCoordinator, toMember]).toEqual([before[0], before[1]! + 1]);
    expect((await mailsTo(app, spare.email)).length).toBeGreaterThan(1);

    await app.get(AccountsService).enable(here.coordinator.email);
    await app.get(AccountsService).disable(here.member.email);
    await app.call('post', here.path(`reservations/${id}/approve`), { ...coordinator, body: {} });
    expect((await counts())[1]).toBe(toMember);
  });
});
