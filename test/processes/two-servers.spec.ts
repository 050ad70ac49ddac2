/** Two server processes on one PostgreSQL: what one promises, ends or takes away, the other knows at once. Needs the build and TEST_DATABASE_URL. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { audit } from '../support/audit.js';
import { Dice, times } from '../support/dice.js';
import { Installation } from '../support/installation.js';
import { ServerProcess, type Answer, type Sent } from '../support/server-process.js';
import { LoanStorm, type Send, type Site } from '../support/loan-storm.js';
import { Storm } from '../support/storm.js';
import { done, found, furnish, inAlliance, session, type Trial } from '../support/trial.js';
import { until } from '../support/until.js';

/** The minute of the timed jobs becomes a third of a second, so that both servers meet at the same requests. */
const HASTE = `const { setInterval: usual } = globalThis;
globalThis.setInterval = (job, wait, ...given) => usual(job, wait === 60_000 ? 300 : wait, ...given);`;
const DAY = 86_400_000;

let installation: Installation;
let trial: Trial;
let servers: [ServerProcess, ServerProcess];

beforeAll(async () => {
  installation = await Installation.make('PostgreSQL');
  // Both at once on an empty database: only one of them migrates, the other waits for it.
  const empty = await Promise.all([ServerProcess.start(installation), ServerProcess.start(installation)]);
  await Promise.all(empty.map((server) => server.stop()));
  found(installation);
  const hasty = { preload: HASTE, env: { RATE_LIMITS: 'on', LOG_LEVEL: 'info' } };
  servers = await Promise.all([
    ServerProcess.start(installation, hasty),
    ServerProcess.start(installation, hasty),
  ]);
  trial = await furnish(servers[0]);
}, 90_000);

afterAll(async () => {
  await Promise.all(servers.map((server) => server.kill()));
  await installation.drop();
}, 30_000);

const of = (index: number): ServerProcess => servers[index % 2]!;
const statuses = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status).toSorted();
const atOnce = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

/** Asks; told to come again (thirty-two at once are many for a small machine), it does. */
async function patiently(server: ServerProcess, sent: Sent): Promise<Answer> {
  for (;;) {
    const answer = await server.call('POST', inAlliance('reservations'), sent);
    if (answer.status !== 503) return answer;
    await pause(500);
  }
}

/** Of the first member, days ahead. */
const wish = (quantity: number, daysAhead: number, name = 'Sturm'): object => ({
  partnerId: trial.members[0]!.partnerId,
  occasion: { name },
  contact: { name: 'Anna Auer' },
  pickUpAt: new Date(Date.now() + daysAhead * DAY).toISOString(),
  returnDueAt: new Date(Date.now() + (daysAhead + 1) * DAY).toISOString(),
  lines: [{ itemId: trial.items.tent, quantity }],
});

const me = (server: ServerProcess, cookie: string): Promise<Answer> =>
  server.call('GET', '/api/me', { headers: { cookie } });

describe('what is promised', () => {
  test('thirty-two ask both for the last eight tents: exactly eight get one', async () => {
    const { token } = trial.members[0]!;
    const body = wish(1, 100);
    const answers = await atOnce(32, (index) => patiently(of(index), { token, body }));
    expect(statuses(answers)).toEqual([...Array<number>(8).fill(201), ...Array<number>(24).fill(409)]);
  });

  test('approved on one and withdrawn on the other at once, again and again: one of both wins', async () => {
    const { members, coordinator } = trial;
    const { token } = members[0]!;
    const seen = new Set<string>();
    for (let round = 0; round < times(15); round += 1) {
      const body = wish(1, 120 + 2 * round);
      const { id } = await done<{ id: string }>(of(round), inAlliance('reservations'), token, body);
      const path = inAlliance(`reservations/${id}`);
      const both = [
        of(round).call('POST', `${path}/approve`, { token: coordinator.token, body: {} }),
        of(round + 1).call('POST', `${path}/withdraw`, { token, body: {} }),
      ];
      expect(statuses(await Promise.all(both))).toEqual([200, 409]);
      const { status, history } = JSON.parse((await of(round).call('GET', path, { token })).text) as {
        status: string;
        history: object[];
      };
      expect(history).toHaveLength(2);
      seen.add(status);
    }
    expect([...seen].every((status) => status === 'approved' || status === 'withdrawn')).toBe(true);
  }, 60_000);

  test('one key sent to both, eight times at once: it acts once, and all get the same answer', async () => {
    const { token } = trial.members[0]!;
    const sent = { token, body: wish(2, 300, 'einmal'), headers: { 'idempotency-key': 'zweimal' } };
    const answers = await atOnce(8, (index) => of(index).call('POST', inAlliance('reservations'), sent));
    expect(new Set(statuses(answers))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const query = `SELECT id FROM reservations WHERE occasion_name = 'einmal'`;
    expect((await installation.ask(query))[0]).toHaveLength(1);
  });

  test('a storm over both leaves nothing half and nothing promised twice', async () => {
    await installation.change(`DELETE FROM outbox_mails WHERE series LIKE '% %'`);
    for (const table of ['reservation_history', 'reservation_lines', 'reservations'])
      await installation.change(`DELETE FROM ${table}`);
    const dice = Dice.ofThisRun('a storm over two servers');
    const storms = ['Fest', 'Feier'].map((occasion) => new Storm(trial, dice, false, occasion));
    for (let round = 1; round <= times(3); round += 1)
      await Promise.all(storms.map((storm, index) => storm.blow(of(index), 15, round)));
    expect(
      await audit(
        installation,
        trial,
        storms.flatMap(({ attempts }) => attempts),
      ),
    ).toEqual([]);
  }, 60_000);
});

describe('a few loans', () => {
  test('that thirty-two at both promise, change, cancel, hand out and take back: all are told the truth', async () => {
    const { coordinator, members } = trial;
    const { token, partnerId = '' } = members[0]!;
    const make = async (path: string, body: object): Promise<string> =>
      (await done<{ id: string }>(of(0), inAlliance(path), coordinator.token, body)).id;
    const storagePlaceId = await make('storage-places', { name: 'Schuppen' });
    const stock = 90;
    const chairs = { inventoryNumber: 'L-1', name: 'Stuhl', unit: 'Stück', quantity: stock };
    const itemId = await make('items', { ...chairs, ownerId: partnerId, storagePlaceId });
    const site: Site = {
      itemId,
      stock,
      borrower: { token, partnerId },
      coordinator,
      path: inAlliance,
      period: {
        pickUpAt: new Date(Date.now() + DAY).toISOString(),
        returnDueAt: new Date(Date.now() + 3 * DAY).toISOString(),
      },
    };
    const send: Send = (client, method, rest, sent) => of(client).call(method.toUpperCase(), rest, sent);
    const storm = new LoanStorm(send, site, Dice.ofThisRun('a storm about loans over two servers'));
    const counts = await storm.blow({ loans: 24, clients: 32, rounds: times(10) });
    for (const deed of ['approve', 'wish', 'change', 'out', 'back']) expect(counts).toContain(`${deed} done`);
  }, 600_000);
});

describe('what the clock does', () => {
  test('forty requests that lapse at once while both look: each expires once, with one mail', async () => {
    const { token } = trial.members[0]!;
    for (let index = 0; index < 40; index += 1)
      await done(of(index), inAlliance('reservations'), token, wish(1, 400 + 2 * index, 'verfallen'));
    const those = `occasion_name = 'verfallen'`;
    await installation.change(`UPDATE reservations SET decide_by = now() WHERE ${those}`);
    const open = `SELECT id FROM reservations WHERE ${those} AND status <> 'expired'`;
    await until(async () => (await installation.ask(open))[0]!.length === 0, 30);
    await pause(700);

    const [entries, mails] = await installation.ask(
      `SELECT id FROM reservation_history WHERE what = 'expire'`,
      `SELECT id FROM outbox_mails WHERE kind = 'expired'`,
    );
    expect([entries!.length, mails!.length]).toEqual([40, 40]);
    expect(servers.map(({ log }) => /could not expire/.test(log))).toEqual([false, false]);
  }, 60_000);
});

describe('who somebody is', () => {
  test('a code of one opens a session on the other; ended on one, the other refuses it at once', async () => {
    const [one, other] = servers;
    const cookie = await session(one, trial.members[1]!.email, other);
    expect([(await me(one, cookie)).status, (await me(other, cookie)).status]).toEqual([200, 200]);
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    expect((await other.call('DELETE', '/api/sessions/current', { headers })).status).toBe(204);
    expect((await me(one, cookie)).status).toBe(401);
  });

  test('a role given on one counts on the other at once, and is gone there as soon as it is taken', async () => {
    const [one, other] = servers;
    const { coordinator, members } = trial;
    const { id, token } = members[1]!;
    const partners = async (): Promise<number> =>
      (await other.call('GET', inAlliance('partners'), { token })).status;
    const role = { token: coordinator.token, body: { role: 'deputy' } };
    expect(await partners()).toBe(403);
    expect((await one.call('PUT', inAlliance(`roles/${id}`), role)).status).toBe(200);
    expect(await partners()).toBe(200);
    expect((await one.call('DELETE', inAlliance(`roles/${id}`), role)).status).toBe(204);
    expect(await partners()).not.toBe(200);
  });

  test('whoever is removed on one has no door on the other at once', async () => {
    const [one, other] = servers;
    const { coordinator, members } = trial;
    const { id, token, partnerId } = members[2]!;
    const look = async (): Promise<number> =>
      (await other.call('GET', inAlliance('reservations'), { token })).status;
    expect(await look()).toBe(200);
    const path = inAlliance(`partners/${partnerId}/people/${id}`);
    expect((await one.call('DELETE', path, { token: coordinator.token })).status).toBe(204);
    expect(await look()).not.toBe(200);
  });

  test('twenty ask both for a code to one address: three leave', async () => {
    const email = trial.members[0]!.email;
    const codes = `SELECT id FROM outbox_mails WHERE recipient = '${email}' AND series = id::text AND state IN ('due', 'sent')`;
    await installation.change(`DELETE FROM outbox_mails WHERE recipient = '${email}' AND series = id::text`);
    await installation.change(`UPDATE mailed_codes SET created_at = created_at - interval '1 hour'`);
    await atOnce(20, (index) => of(index).call('POST', '/api/sign-in', { body: { email } }));
    expect((await installation.ask(codes))[0]).toHaveLength(3);
  });
});

test('asked to stop, both end cleanly', async () => {
  const ends = await Promise.all(servers.map((server) => server.stop()));
  expect(ends).toEqual(servers.map(() => ({ code: 0, signal: null })));
});
