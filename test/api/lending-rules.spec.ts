/** Rules of lending over HTTP: of each number the nearest wins; the rules of owners and items themselves; what each says. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DocketService } from '../../src/reservations/deciding/docket.service.js';
import { TestApp } from '../support/app.js';
import { wish, World, type Person } from '../support/world.js';

let app: TestApp;
let world: World;
let churchId: string;
let church: Person;
let benchId: string;
let tentId: string;
let organId: string;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());
beforeEach(async () => {
  count += 1;
  app.clock.set('2027-03-25T12:00:00+01:00');
  world = await World.make(app, `tal${count}`, {}, 'LR');
  churchId = await world.partner({ name: `Kirchengemeinde ${count}` });
  church = await world.memberOf(churchId, `kirche.${count}@example.org`);
  benchId = await world.item({ name: 'Bierbank', quantity: 20 });
  tentId = await world.item({ name: 'Festzelt', quantity: 2, ownerId: churchId });
  organId = await world.item({ name: 'Orgel', quantity: 1, ownerId: churchId });
});

type Answer = Awaited<ReturnType<TestApp['call']>>;

const rule = (body: object, { token } = world.coordinator): Promise<Answer> =>
  app.call('post', world.path('lending-rules'), { token, body: { ...body } });
const ruleFor = async (body: object): Promise<string> => {
  const { status, body: made, text } = await rule(body);
  if (status !== 201) throw new Error(text);
  return made.id as string;
};
const settle = (rules: object): Promise<Answer> =>
  app.call('patch', world.path('settings'), { token: world.coordinator.token, body: { rules } });
const ask = (
  itemIds: string[],
  [from, until]: [string, string],
  { token } = world.member,
): Promise<Answer> => {
  const lines = itemIds.map((itemId) => ({ itemId, quantity: 1 }));
  const days: [string, string] = [`${from}T12:00:00+02:00`, `${until}T12:00:00+02:00`];
  return app.call('post', world.path('reservations'), { token, body: wish(world, lines, days) });
};
const said = ({ body }: Answer): [string, string][] =>
  ((body.reasons ?? []) as { code: string; itemId: string }[]).map(({ code, itemId }) => [code, itemId]);
const move = (id: string, deed: string, { token }: Person, body: object = {}): Promise<Answer> =>
  app.call('post', world.path(`reservations/${id}/${deed}`), { token, body: { ...body } });

describe('of each number', () => {
  test('the nearest wins: the item’s, else its owner’s, else the alliance’s', async () => {
    await settle({ longestLoanDays: 10 });
    await ruleFor({ scope: 'owner', subjectId: churchId, longestLoanDays: 5, horizonDays: 60 });
    await ruleFor({ scope: 'item', subjectId: organId, longestLoanDays: 8 });
    const all = [benchId, tentId, organId];
    expect(said(await ask(all, ['2027-05-03', '2027-05-09']))).toEqual([['too-long', tentId]]);
    expect(said(await ask(all, ['2027-05-03', '2027-05-12']))).toEqual([
      ['too-long', tentId],
      ['too-long', organId],
    ]);
    expect(said(await ask(all, ['2027-05-29', '2027-06-09']))).toEqual([
      ['beyond-horizon', tentId],
      ['beyond-horizon', organId],
      ['too-long', benchId],
      ['too-long', tentId],
      ['too-long', organId],
    ]);
    expect((await ask([benchId], ['2027-05-29', '2027-06-08'])).status).toBe(201);
  });

  test('a change holds from the next request on, and taking it away brings back what is farther', async () => {
    const id = await ruleFor({ scope: 'item', subjectId: tentId, longestLoanDays: 1 });
    const asked = (): Promise<Answer> => ask([tentId], ['2027-05-03', '2027-05-09']);
    expect(said(await asked())).toEqual([['too-long', tentId]]);
    const { token } = world.coordinator;
    await app.call('patch', world.path(`lending-rules/${id}`), { token, body: { longestLoanDays: null } });
    expect((await asked()).status).toBe(201);
    await app.call('patch', world.path(`lending-rules/${id}`), { token, body: { horizonDays: 2 } });
    expect(said(await asked())).toEqual([['beyond-horizon', tentId]]);
    await app.call('delete', world.path(`lending-rules/${id}`), { token });
    expect((await asked()).status).toBe(201);
  });

  test('what is offered instead keeps to them', async () => {
    await ruleFor({ scope: 'item', subjectId: tentId, longestLoanDays: 3 });
    const { body } = await ask([tentId], ['2027-05-03', '2027-05-09']);
    const offers = body.offers as { lines: { pickUpAt: string; returnDueAt: string }[] }[];
    expect(offers.length).toBeGreaterThan(0);
    for (const { lines } of offers)
      for (const { pickUpAt, returnDueAt } of lines)
        expect(Date.parse(returnDueAt) - Date.parse(pickUpAt)).toBeLessThanOrEqual(3 * 24 * 3_600_000);
  });

  test('short notice is said of what is near by its own lead time', async () => {
    await ruleFor({ scope: 'item', subjectId: tentId, leadTimeDays: 60 });
    const warned = async (itemId: string): Promise<string[]> => {
      const { body } = await ask([itemId], ['2027-05-03', '2027-05-05']);
      return (body.warnings as { code: string }[]).map(({ code }) => code);
    };
    expect(await warned(tentId)).toEqual(['short-notice']);
    expect(await warned(benchId)).toEqual([]);
  });
});

test('a season that is not open is refused with the day from which one may ask', async () => {
  await ruleFor({ scope: 'owner', subjectId: churchId, seasonOpensOn: '04-01' });
  const { status, body } = await ask([tentId], ['2027-05-03', '2027-05-05']);
  expect(status).toBe(409);
  expect(body.reasons[0].message).toBe('Festzelt: Für 2027 kann ab Do., 1. April 2027 angefragt werden.');
  expect((await ask([benchId], ['2027-05-03', '2027-05-05'])).status).toBe(201);
  app.clock.set('2027-04-01T00:00:00+02:00');
  expect((await ask([tentId], ['2027-05-03', '2027-05-05'])).status).toBe(201);
});

test('loans one after the other are taken, said to whoever asks, and amber for whoever decides', async () => {
  await settle({ chainedLoanGapDays: 3 });
  const first = await ask([benchId], ['2027-05-03', '2027-05-12']);
  expect(first.body.warnings).toEqual([]);
  const second = await ask([benchId], ['2027-05-14', '2027-05-20']);
  expect(second.status).toBe(201);
  expect(second.body.warnings).toMatchObject([{ code: 'chained-loans' }]);
  expect(second.body.warnings[0].message).toContain('Bierbank: Mit anderen Ausleihen');
  const { entries } = await app.get(DocketService).read(await world.actor());
  const lights = entries.map(({ light, reasons }) => [light, reasons.map(({ code }) => code)]);
  expect(lights).toEqual(Array.from({ length: 2 }, () => ['amber', ['chained-loans']]));
  await move(first.body.id as string, 'withdraw', world.member);
  const third = await ask([benchId], ['2027-05-03', '2027-05-12']);
  expect(third.body.warnings).toMatchObject([{ code: 'chained-loans' }]);
  await move(second.body.id as string, 'withdraw', world.member);
  const last = await ask([benchId], ['2027-05-07', '2027-05-12']);
  expect(last.body.warnings).toEqual([]);
});

test('partners come first, interested ones ask later, where the alliance has days for it', async () => {
  const choirId = await world.partner({
    name: `Chor ${count}`,
    status: 'interested',
    agreementSignedOn: null,
  });
  const choir = await world.memberOf(choirId, `chor.${count}@example.org`);
  const lines = [{ itemId: benchId, quantity: 1 }];
  const asked = (): Promise<Answer> =>
    app.call('post', world.path('reservations'), {
      token: choir.token,
      body: {
        ...wish(world, lines, ['2027-05-03T12:00:00+02:00', '2027-05-05T12:00:00+02:00']),
        partnerId: choirId,
      },
    });
  expect((await asked()).body.reasons).toMatchObject([{ code: 'partner-may-not-borrow' }]);
  await settle({ interestedDaysAhead: 14 });
  expect((await asked()).body.reasons).toMatchObject([{ code: 'partners-first' }]);
  app.clock.set('2027-04-19T12:00:00+02:00');
  const { status, body } = await asked();
  expect(status).toBe(201);
  expect((await move(body.id as string, 'approve', world.coordinator)).body.status).toBe('approved');
});

test('of as many open requests as the alliance allows, the next one is refused', async () => {
  await settle({ openRequestsPerPartner: 2 });
  const asked = (): Promise<Answer> => ask([benchId], ['2027-05-03', '2027-05-05']);
  expect([(await asked()).status, (await asked()).status]).toEqual([201, 201]);
  const { status, body } = await asked();
  expect(status).toBe(409);
  expect(body.reasons).toMatchObject([{ code: 'too-many-open-requests' }]);
  expect(body.reasons[0].message).toContain('2 Anfragen');
});

describe('near the pick-up', () => {
  const promised = async (): Promise<string> => {
    const { body } = await ask([tentId], ['2027-05-03', '2027-05-05']);
    await move(body.id as string, 'approve', world.coordinator);
    return body.id as string;
  };

  test('a borrower cannot cancel alone and learns whom to telephone; the coordination can', async () => {
    await ruleFor({ scope: 'item', subjectId: tentId, cancelUntilDays: 7 });
    const [early, late] = [await promised(), await promised()];
    app.clock.set('2027-04-26T12:00:00+02:00');
    expect((await move(early, 'cancel', world.member)).status).toBe(200);
    app.clock.set('2027-04-26T12:01:00+02:00');
    const refused = await move(late, 'cancel', world.member);
    expect([refused.status, refused.body.code]).toEqual([409, 'too-late-to-cancel']);
    expect(refused.body.detail).toContain('Rathaus, 030 23125 100');
    expect((await move(late, 'cancel', world.coordinator, { reason: 'Sturm' })).status).toBe(200);
  });

  describe('what is promised', () => {
    const LATE = '2027-04-26T12:01:00+02:00';
    let loan: { id: string; lines: { id: string }[] };
    let line: { lineId: string; quantity: number };
    let beside: { lineId: string; quantity: number };

    beforeEach(async () => {
      await ruleFor({ scope: 'item', subjectId: tentId, cancelUntilDays: 7 });
      const lines = [tentId, benchId].map((itemId) => ({ itemId, quantity: 2 }));
      const days: [string, string] = ['2027-05-03T12:00:00+02:00', '2027-05-05T12:00:00+02:00'];
      const { token } = world.member;
      const { body } = await app.call('post', world.path('reservations'), {
        token,
        body: wish(world, lines, days),
      });
      loan = body as typeof loan;
      [line, beside] = loan.lines.map(({ id: lineId }) => ({ lineId, quantity: 2 })) as [
        typeof line,
        typeof beside,
      ];
      await move(loan.id, 'approve', world.coordinator);
    });

    const change = (body: object, { token } = world.member): Promise<Answer> =>
      app.call('patch', world.path(`reservations/${loan.id}`), { token, body: { ...body } });
    const ways = (): [string, object][] => [
      ['dropped', { lines: [beside] }],
      ['fewer', { lines: [{ ...line, quantity: 1 }, beside] }],
      ['fetched later', { pickUpAt: '2027-05-04T12:00:00+02:00' }],
      [
        'fetched later and kept longer',
        { pickUpAt: '2027-05-04T12:00:00+02:00', returnDueAt: '2027-05-06T12:00:00+02:00' },
      ],
      ['dropped for more of something else', { lines: [{ ...beside, quantity: 3 }] }],
    ];

    test('does not get less by its borrower alone either; it stays as it was', async () => {
      app.clock.set(LATE);
      const before = (await app.call('get', world.path(`reservations/${loan.id}`), world.member)).body;
      for (const [, body] of ways()) {
        const refused = await change({ ...body, note: 'Doch nicht' });
        expect([refused.status, refused.body.code]).toEqual([409, 'too-late-to-cancel']);
        expect(refused.body.detail).toBe((await move(loan.id, 'cancel', world.member)).body.detail);
        expect(refused.body.offers).toBeUndefined();
      }
      const { body } = await app.call('get', world.path(`reservations/${loan.id}`), world.member);
      expect(body).toEqual(before);
    });

    test('gets less to the minute', async () => {
      app.clock.set('2027-04-26T12:00:00+02:00');
      expect((await change({ lines: [{ ...line, quantity: 1 }, beside] })).status).toBe(200);
    });

    test('gets less of what has no such day, comes back earlier, and may be wished for longer', async () => {
      app.clock.set(LATE);
      expect((await change({ lines: [line, { ...beside, quantity: 1 }] })).status).toBe(200);
      expect((await change({ lines: [line] })).status).toBe(200);
      expect((await change({ returnDueAt: '2027-05-04T12:00:00+02:00' })).status).toBe(200);
      expect((await change({ returnDueAt: '2027-05-06T12:00:00+02:00' })).status).toBe(202);
      expect((await move(loan.id, 'change/withdraw', world.member)).status).toBe(200);
    });

    test('gets less by the coordination', async () => {
      app.clock.set(LATE);
      const less = { lines: [{ ...line, quantity: 1 }], reason: 'Wie besprochen' };
      expect((await change(less, world.coordinator)).status).toBe(200);
    });
  });

  test('a request that nobody has decided may become less all the same', async () => {
    await ruleFor({ scope: 'item', subjectId: tentId, cancelUntilDays: 60 });
    const { body } = await ask([tentId, benchId], ['2027-05-03', '2027-05-05']);
    const { token } = world.member;
    const left = { lines: [{ itemId: benchId, quantity: 1 }] };
    const path = world.path(`reservations/${body.id as string}`);
    expect((await app.call('patch', path, { token, body: left })).status).toBe(200);
  });

  test('what nobody has decided may be withdrawn all the same', async () => {
    await ruleFor({ scope: 'item', subjectId: tentId, cancelUntilDays: 60 });
    const { body } = await ask([tentId], ['2027-05-03', '2027-05-05']);
    expect((await move(body.id as string, 'withdraw', world.member)).status).toBe(200);
  });
});

describe('the rules themselves', () => {
  test('are made, read, changed and taken away, each change once and with its version', async () => {
    const path = world.path('lending-rules');
    const { token } = world.coordinator;
    const made = await rule({ scope: 'owner', subjectId: churchId, longestLoanDays: 3 });
    expect(made.body).toMatchObject({ scope: 'owner', longestLoanDays: 3, horizonDays: null, version: 1 });
    expect((await rule({ scope: 'owner', subjectId: churchId })).body.code).toBe('rule-there');
    const one = `${path}/${made.body.id}`;
    const changed = await app.call('patch', one, { token, body: { seasonOpensOn: '01-15' } });
    expect(changed.body).toMatchObject({ longestLoanDays: 3, seasonOpensOn: '01-15', version: 2 });
    const headers = { 'if-match': made.headers['etag'] as string };
    const stale = await app.call('patch', one, { token, body: { horizonDays: 3 }, headers });
    expect(stale.status).toBe(412);
    expect((await app.call('get', path, { token })).body.items).toHaveLength(1);
    expect((await app.call('delete', one, { token, headers })).status).toBe(412);
    expect((await app.call('delete', one, { token })).status).toBe(204);
    expect((await app.call('get', one, { token })).status).toBe(404);
    const { body: log } = await app.call('get', world.path('audit'), { token });
    expect(log.items.filter(({ what }: { what: string }) => what === 'lending-rules.change')).toHaveLength(3);
  });

  test.each([
    ['the whole alliance', { scope: 'alliance', subjectId: 'church' }, 422],
    ['nobody for an owner', { scope: 'owner' }, 422],
    ['an item that is none', { scope: 'item', subjectId: 'church' }, 404],
    ['no day of a year', { scope: 'item', subjectId: 'tent', seasonOpensOn: '02-29' }, 422],
    ['a loan of no days', { scope: 'item', subjectId: 'tent', longestLoanDays: 0 }, 422],
    ['a horizon beyond five years', { scope: 'item', subjectId: 'tent', horizonDays: 1827 }, 422],
    ['a lead time beyond a season', { scope: 'item', subjectId: 'tent', leadTimeDays: 91 }, 422],
    ['a negative gap', { scope: 'item', subjectId: 'tent', chainedLoanGapDays: -1 }, 422],
    ['half a day', { scope: 'item', subjectId: 'tent', cancelUntilDays: 0.5 }, 422],
  ])('refuse %s', async (_, body, status) => {
    const ids: Record<string, string> = { church: churchId, tent: tentId };
    const known = JSON.parse(JSON.stringify(body), (__, value: unknown) =>
      typeof value === 'string' ? (ids[value] ?? value) : value,
    ) as object;
    expect((await rule(known)).status).toBe(status);
  });

  test('are none of a member’s business, nor of another partner’s manager', async () => {
    const id = await ruleFor({ scope: 'owner', subjectId: churchId, longestLoanDays: 3 });
    const path = world.path(`lending-rules/${id}`);
    expect((await app.call('get', path, { token: world.member.token })).status).toBe(403);
    expect((await rule({ scope: 'owner', subjectId: churchId }, church)).status).toBe(403);
  });
});
