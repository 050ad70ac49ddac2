/** Storms: many at the same moment, and nothing promised twice. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { Database } from '../../src/database/database.service.js';
import { SignIn } from '../../src/partners/signing-in/sign-in.entity.js';
import { TestApp } from '../support/app.js';
import { Dice, times } from '../support/dice.js';
import { LoanStorm, type Send, type Site } from '../support/loan-storm.js';
import { entryOf, mailsTo } from '../support/mails.js';
import { wish, World } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const atOnce = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

const withStatus = (answers: readonly Response[], status: number): Response[] =>
  answers.filter((answer) => answer.status === status);

describe('the last units', () => {
  test('of thirty-two parallel requests for the last three tents exactly three are granted', async () => {
    const world = await World.make(app, 'zelte');
    const tent = await world.item({ name: 'Zelt', quantity: 3 });
    const body = wish(world, [{ itemId: tent, quantity: 1 }], WEEKEND);
    const { token } = world.member;

    const answers = await atOnce(32, () => app.call('post', world.path('reservations'), { token, body }));

    expect(withStatus(answers, 201)).toHaveLength(3);
    expect(withStatus(answers, 409)).toHaveLength(29);
    const numbers = withStatus(answers, 201).map((answer) => answer.body.number);
    expect(new Set(numbers).size).toBe(3);
    const refused = withStatus(answers, 409)[0]?.body;
    expect(refused.shortages).toEqual([{ itemId: tent, asked: 1, free: 0, because: { kind: 'reserved' } }]);
    expect(refused.offers.map((offer: { kind: string }) => offer.kind)).toEqual([
      'period',
      'period',
      'period',
    ]);
  });

  test('a set and its loose parts at once never take more benches than there are', async () => {
    const world = await World.make(app, 'garnituren');
    const bench = await world.item({ name: 'Bank', quantity: 10 });
    const set = await world.item({
      kind: 'computed_set',
      quantity: null,
      parts: [{ itemId: bench, quantity: 2 }],
    });
    const { token } = world.member;

    const answers = await atOnce(24, (index) => {
      const line = index % 2 === 0 ? { itemId: set, quantity: 1 } : { itemId: bench, quantity: 3 };
      return app.call('post', world.path('reservations'), { token, body: wish(world, [line], WEEKEND) });
    });

    const benches = withStatus(answers, 201)
      .flatMap((answer) => answer.body.lines as { itemId: string; quantity: number }[])
      .reduce((sum, { itemId, quantity }) => sum + quantity * (itemId === set ? 2 : 1), 0);
    expect(benches).toBeLessThanOrEqual(10);
    expect(benches).toBeGreaterThanOrEqual(8);
  });
});

describe('decisions at the same moment', () => {
  test('approving and withdrawing, two hundred times: one of both wins, never both', async () => {
    const world = await World.make(app, 'wettlauf');
    const cup = await world.item({ name: 'Becher', quantity: 1000 });
    const body = wish(world, [{ itemId: cup, quantity: 1 }], WEEKEND);
    const outcomes = new Map<string, number>();

    for (let round = 0; round < 200; round += 1) {
      const { token } = world.member;
      const { body: asked } = await app.call('post', world.path('reservations'), { token, body });
      const path = world.path(`reservations/${asked.id}`);
      const approve = () => app.call('post', `${path}/approve`, { token: world.coordinator.token, body: {} });
      const withdraw = () => app.call('post', `${path}/withdraw`, { token });
      const both = round % 2 === 0 ? [approve(), withdraw()] : [withdraw(), approve()];
      const statuses = (await Promise.all(both)).map(({ status }) => status).toSorted();
      expect(statuses).toEqual([200, 409]);
      const { body: after } = await app.call('get', path, { token });
      expect(['approved', 'withdrawn']).toContain(after.status);
      expect(after.history).toHaveLength(2);
      outcomes.set(after.status, (outcomes.get(after.status) ?? 0) + 1);
    }

    // Both orders did happen, or this showed nothing.
    expect([...outcomes.keys()].toSorted()).toEqual(['approved', 'withdrawn']);
  }, 120_000);

  test('approving twice at once: one mail, one SEQUENCE', async () => {
    const world = await World.make(app, 'doppelt');
    const tent = await world.item({ name: 'Zelt', quantity: 1 });
    const { token, email } = world.member;
    const body = wish(world, [{ itemId: tent, quantity: 1 }], WEEKEND);
    const { body: asked } = await app.call('post', world.path('reservations'), { token, body });

    const answers = await atOnce(2, () =>
      app.call('post', world.path(`reservations/${asked.id}/approve`), {
        token: world.coordinator.token,
        body: {},
      }),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const entries = (await mailsTo(app, email)).flatMap((mail) => entryOf(mail) ?? []);
    expect(entries.map(({ method, sequence }) => [method, sequence])).toEqual([['REQUEST', 0]]);
  });
});

describe('a repeated request', () => {
  test('with the same key acts once and gets the first answer, also when both come at once', async () => {
    const world = await World.make(app, 'wiederholt');
    const tent = await world.item({ name: 'Zelt', quantity: 5 });
    const body = wish(world, [{ itemId: tent, quantity: 1 }], WEEKEND);
    const ask = (key: string, sent = body) =>
      app.call('post', world.path('reservations'), {
        token: world.member.token,
        body: sent,
        headers: { 'idempotency-key': key },
      });

    const answers = await atOnce(8, () => ask('eins'));
    const later = await ask('eins');

    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect(new Set([...answers, later].map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    const list = await app.call('get', world.path('reservations'), { token: world.member.token });
    expect(list.body.items).toHaveLength(1);
    const other = await ask('eins', wish(world, [{ itemId: tent, quantity: 2 }], WEEKEND));
    expect(other.status).toBe(422);
    expect(other.body.errors[0].field).toBe('Idempotency-Key');
    const somebodyElse = await app.call('post', world.path('reservations'), {
      token: world.coordinator.token,
      body,
      headers: { 'idempotency-key': 'eins' },
    });
    expect(somebodyElse.body.id).not.toBe(later.body.id);
  });
});

describe('a repeated change or deletion', () => {
  test('with the same key gets the first answer and undoes nothing that came between', async () => {
    const world = await World.make(app, 'nochmal');
    const itemId = await world.item({ name: 'Alt', quantity: 5 });
    const { token } = world.coordinator;
    const rename = (name: string, headers: Record<string, string> = {}) =>
      app.call('patch', world.path(`items/${itemId}`), { token, headers, body: { name } });
    const key = { 'idempotency-key': 'umbenennen' };
    const first = await rename('Neu', key);
    await rename('Dazwischen');
    expect((await rename('Neu', key)).text).toBe(first.text);
    expect((await app.call('get', world.path(`items/${itemId}`))).body.name).toBe('Dazwischen');
    expect((await rename('Anders', key)).status).toBe(422);

    const closure = { itemId, quantity: 1, from: WEEKEND[0], until: WEEKEND[1], reason: 'Wartung' };
    const { body: closed } = await app.call('post', world.path('closures'), { token, body: closure });
    const remove = () =>
      app.call('delete', world.path(`closures/${closed.id}`), {
        token,
        headers: { 'idempotency-key': 'weg' },
      });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
  });
});

describe('people at the same moment', () => {
  test('a code used eight times at once opens one session; twelve wrong tries at once kill it', async () => {
    const world = await World.make(app, 'anmeldung');
    const { email } = world.member;
    const codeOf = async (): Promise<string> => {
      await app.call('post', '/api/sign-in', { body: { email } });
      return /\b\d{6}\b/.exec((await mailsTo(app, email)).at(-1)?.text ?? '')?.[0] ?? '';
    };
    const open = (code: string) => app.call('post', '/api/sessions', { body: { email, code } });

    const code = await codeOf();
    const same = await atOnce(8, () => open(code));
    expect(withStatus(same, 201)).toHaveLength(1);

    const next = await codeOf();
    const wrong = String((Number(next) + 1) % 1_000_000).padStart(6, '0');
    await atOnce(12, () => open(wrong));
    expect((await open(next)).status).toBe(401);
  });

  test('twenty requests for a code at once mail three', async () => {
    const world = await World.make(app, 'postfach');
    const { email } = world.member;
    await atOnce(20, () => app.call('post', '/api/sign-in', { body: { email } }));
    const codes = (await mailsTo(app, email)).filter(({ subject }) => subject?.includes('Anmeldecode'));
    expect(codes.length).toBeGreaterThan(0);
    expect(await app.get(Database).read((tx) => tx.countBy(SignIn, { email }))).toBe(3);
  });

  test('a role given six times at once is gone once it is taken', async () => {
    const world = await World.make(app, 'rollen');
    const { id } = (await app.call('get', '/api/me', { token: world.member.token })).body;
    const path = world.path(`roles/${id}`);
    const { token } = world.coordinator;
    await atOnce(6, () => app.call('put', path, { token, body: { role: 'deputy' } }));
    expect((await app.call('delete', path, { token, body: { role: 'deputy' } })).status).toBe(204);
    expect((await app.call('get', world.path('partners'), { token: world.member.token })).status).toBe(403);
  });

  test('one new person invited by six partners at once becomes one person, without a fault', async () => {
    const world = await World.make(app, 'einladung');
    const partners: string[] = [];
    for (let count = 0; count < 6; count += 1) partners.push(await world.partner());
    const invitation = { email: 'neu@example.org', name: 'Nele Neu', role: 'member' };
    const invite = (partnerId: string) =>
      app.call('post', world.path(`partners/${partnerId}/people`), {
        token: world.coordinator.token,
        body: invitation,
      });
    const answers = await Promise.all(partners.map(invite));
    expect(answers.map(({ status }) => status)).toEqual(partners.map(() => 201));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const twice = await atOnce(4, () => invite(partners[0]!));
    expect(twice.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
  });
});

describe('the same few loans', () => {
  test('of thirty-two who promise, change, cancel, hand out and take back at once, all are told the truth', async () => {
    // Handed out at once, and still no longer away than anything may be.
    app.clock.set('2027-05-13T15:00:00Z');
    const world = await World.make(app, 'lager');
    const stock = 90;
    const site: Site = {
      itemId: await world.item({ name: 'Bank', quantity: stock }),
      stock,
      borrower: { token: world.member.token, partnerId: world.partnerId },
      coordinator: world.coordinator,
      path: (rest) => world.path(rest),
      period: { pickUpAt: '2027-05-14T15:00:00Z', returnDueAt: '2027-05-17T08:00:00Z' },
    };
    const send: Send = (_client, method, path, sent) => app.call(method, path, sent);
    const storm = new LoanStorm(send, site, Dice.ofThisRun('a storm about loans'));
    const counts = await storm.blow({ loans: 24, clients: 32, rounds: times(20) });
    process.stdout.write(`a storm about loans: ${counts}\n`);
    for (const deed of ['approve', 'wish', 'change', 'out', 'back']) expect(counts).toContain(`${deed} done`);
  }, 600_000);
});
