/** Limits on mailed codes, which a restart does not forget, and the answer that tells nobody who is known here. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import type { Response } from 'supertest';
import { In, IsNull } from 'typeorm';
import { newId } from '../../src/database/columns.js';
import { Database } from '../../src/database/database.service.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import { AddressChange } from '../../src/partners/address-change.entity.js';
import { MailedCode } from '../../src/partners/mailed-code.entity.js';
import { Person } from '../../src/partners/person.entity.js';
import { Session } from '../../src/partners/session.entity.js';
import { SignIn } from '../../src/partners/sign-in.entity.js';
import { SignInSweeper } from '../../src/partners/sweeper.service.js';
import { TestApp } from '../support/app.js';
import { onPostgres } from '../support/database.js';

let app: TestApp;
let database: Database;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
  moveConnections(app);
  database = app.get(Database);
});
afterAll(() => app.stop());

/** So that no limit of another test is in the way. */
beforeEach(() => app.clock.advance(25 * 60));

const fresh = (): string => `jemand.${(count += 1)}@example.org`;

/** From anywhere in the world: the server believes what the connection says of itself. */
const askFrom = (address: string, email: string, at = app): Promise<Response> =>
  at.call('post', '/api/sign-in', { body: { email }, headers: { 'x-connection-from': address } });

function moveConnections({ nest }: TestApp): void {
  nest.getHttpServer().prependListener('request', ({ socket, headers }: IncomingMessage) => {
    const value = headers['x-connection-from'] ?? '127.0.0.1';
    Object.defineProperty(socket, 'remoteAddress', { value, configurable: true });
  });
}

const ask = (email: string, at = app): Promise<Response> => askFrom('127.0.0.1', email, at);

const times = async <T>(many: number, work: (index: number) => Promise<T>): Promise<T[]> => {
  const done: T[] = [];
  for (let index = 0; index < many; index += 1) done.push(await work(index));
  return done;
};

/** Every code that was counted since a moment; each stands for one mail, sent or never to be sent. */
const mailed = (since = app.clock.now()): Promise<number> =>
  database.read(async (tx) => {
    const mails = await tx.find(OutboxMail, { where: { kind: 'sign-in-code' } });
    return mails.filter(({ createdAt }) => createdAt >= since).length;
  });

/** The answer without what differs from one to the next by design. */
const said = ({ status, headers, text }: Response): string =>
  JSON.stringify([status, headers, text])
    .replace(/leihbund-asking=[\w-]{43}/, 'leihbund-asking=…')
    .replace(/"(x-request-id|date)":"[^"]*"/g, '');

describe('a mailbox, a network and the installation get no more than', () => {
  test('three codes in a quarter of an hour and ten a day, for the mailbox', async () => {
    const email = fresh();
    const since = app.clock.now();
    const answers = await times(8, () => ask(email));
    expect(await mailed(since)).toBe(3);
    expect(new Set(answers.map(said)).size).toBe(1);
    for (let round = 0; round < 5; round += 1) {
      app.clock.advance(16);
      await times(4, () => ask(email));
    }
    expect(await mailed(since)).toBe(10);
  });

  test('thirty an hour for a network of IPv4, whatever addresses they are for, and the next network is free', async () => {
    const answers = await times(35, (index) => askFrom(`203.0.113.${index}`, fresh()));
    expect(await mailed()).toBe(30);
    expect(new Set(answers.map(said)).size).toBe(1);
    await askFrom('203.0.114.1', fresh());
    expect(await mailed()).toBe(31);
    await askFrom('::ffff:203.0.113.250', fresh());
    expect(await mailed()).toBe(31);
    app.clock.advance(61);
    await askFrom('203.0.113.1', fresh());
    expect(await mailed()).toBe(1);
  });

  test('thirty an hour for a network of IPv6', async () => {
    await times(33, (index) => askFrom(`2001:db8:7:7:${index}::1`, fresh()));
    expect(await mailed()).toBe(30);
    await askFrom('2001:db8:7:8::1', fresh());
    expect(await mailed()).toBe(31);
  });

  test('three hundred in five minutes for all, also from the machine itself, and whoever asks at once is counted', async () => {
    const now = app.clock.now();
    const earlier = Array.from({ length: 270 }, () => ({
      id: newId(),
      email: fresh(),
      network: null,
      createdAt: now,
    }));
    await database.transaction((tx) => tx.insert(MailedCode, earlier));
    await Promise.all(Array.from({ length: 40 }, (_, index) => askFrom(`10.${index}.0.1`, fresh())));
    expect(await mailed()).toBe(30);
    app.clock.advance(6);
    await ask(fresh());
    expect(await mailed()).toBe(1);
  });

  test('that also where twenty ask at once for one mailbox, and only the newest of them can be used', async () => {
    const email = fresh();
    await Promise.all(Array.from({ length: 20 }, () => ask(email)));
    expect(await mailed()).toBe(3);
    const others = Array.from({ length: 8 }, fresh);
    await Promise.all([...others, ...others, ...others].map((one) => ask(one)));
    const open = await database.read((tx) => tx.findBy(SignIn, { email: In(others), endedAt: IsNull() }));
    expect(open.map((signIn) => signIn.email).toSorted()).toEqual(others.toSorted());
  });
});

describe('whoever is not told', () => {
  test('who is known here: known, unknown and disabled get the same answer, and the same is written', async () => {
    const [known, disabled, unknown] = [fresh(), fresh(), fresh()];
    await people([known, disabled]);
    await database.transaction((tx) =>
      tx.update(Person, { email: disabled }, { disabledAt: app.clock.now() }),
    );
    const plausible = [
      'a+b@x-y.museum',
      `${'l'.repeat(64)}@example.org`,
      "o'neil!@xn--bndnis-3ya.de",
      'WER@EXAMPLE.ORG',
    ];
    const answers = [];
    for (const email of [known, unknown, disabled, ...plausible]) answers.push(said(await ask(email)));
    expect(new Set(answers).size).toBe(1);
    const sent = await database.read((tx) => tx.find(OutboxMail, { where: { createdAt: app.clock.now() } }));
    expect(sent.map(({ kind }) => kind)).toEqual(answers.map(() => 'sign-in-code'));
    const leaving = sent.filter(({ staleAt }) => staleAt! > app.clock.now());
    expect(leaving.map(({ recipient }) => recipient)).toEqual([known]);
  });

  test('learns it from the clock neither: who is known takes no longer than who is not', async () => {
    const pairs = Array.from({ length: 150 }, () => [fresh(), fresh()] as const);
    await people(pairs.map(([known]) => known));
    await times(20, () => ask(fresh()));
    const took: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
    for (const [index, [known, unknown]] of pairs.entries()) {
      // Limits must not shorten the way.
      if (index % 50 === 0) app.clock.advance(6);
      const turns = [
        ['known', known],
        ['unknown', unknown],
      ] as const;
      for (const [which, email] of index % 2 === 0 ? turns : turns.toReversed())
        took[which].push(await timed(email));
    }
    const slower = chanceOfLonger(took.known, took.unknown);
    expect(slower).toBeGreaterThan(0.38);
    expect(slower).toBeLessThan(0.62);
  });
});

async function people(emails: readonly string[]): Promise<void> {
  const facts = { name: 'Anna Auer', isOperator: false, createdAt: app.clock.now(), disabledAt: null };
  await database.transaction((tx) =>
    tx.insert(
      Person,
      emails.map((email) => ({ id: newId(), email, ...facts })),
    ),
  );
}

async function timed(email: string): Promise<number> {
  const start = performance.now();
  await ask(email);
  return performance.now() - start;
}

/** How likely one of the first is longer than one of the second; a half where nothing tells them apart. */
function chanceOfLonger(ones: readonly number[], others: readonly number[]): number {
  const wins = ones.flatMap((one) => others.map((other) => (one > other ? 1 : one < other ? 0 : 0.5)));
  return wins.reduce((sum: number, win) => sum + win, 0) / wins.length;
}

describe('limits', () => {
  test('go on counting after a restart, and are the same on every server', async () => {
    const email = fresh();
    await times(2, () => ask(email));
    await times(29, () => askFrom('198.51.100.7', fresh()));
    if (!onPostgres) await app.close();
    const second = await app.another();
    moveConnections(second);
    database = second.get(Database);
    await times(3, () => ask(email, second));
    await times(3, () => askFrom('198.51.100.200', fresh(), second));
    expect(await mailed()).toBe(3 + 30);
    if (onPostgres) await ask(email);
    expect(await mailed()).toBe(3 + 30);
    if (onPostgres) await second.close();
    else app = second;
    database = app.get(Database);
  });

  test('keep nothing longer than they need it, nor does signing in', async () => {
    const email = fresh();
    await people([email]);
    const { id: personId } = await database.read((tx) => tx.findOneByOrFail(Person, { email }));
    const [now, id] = [app.clock.now(), newId()];
    const seen = { createdAt: now, lastSeenAt: now, endedAt: null };
    await database.transaction(async (tx) => {
      await tx.insert(Session, { id, personId, secretHash: 'a'.repeat(64), ...seen });
      const change = {
        personId,
        oldEmail: email,
        newEmail: fresh(),
        codeHash: 'b',
        tries: 0,
        createdAt: now,
      };
      await tx.insert(AddressChange, {
        id,
        ...change,
        expiresAt: now,
        endedAt: now,
        undoHash: 'c',
        undoUntil: now,
      });
    });
    await ask(email);
    const left = async (): Promise<boolean[]> => {
      await app.get(SignInSweeper).sweep();
      return database.read(async (tx) => [
        await tx.existsBy(SignIn, { email }),
        await tx.existsBy(MailedCode, { email }),
        await tx.existsBy(AddressChange, { id }),
        await tx.existsBy(Session, { id }),
      ]);
    };
    expect(await left()).toEqual([true, true, true, true]);
    app.clock.advance(11);
    expect(await left()).toEqual([false, true, true, true]);
    app.clock.advance(24 * 60);
    expect(await left()).toEqual([false, false, true, true]);
    app.clock.advance(2 * 24 * 60);
    expect(await left()).toEqual([false, false, false, true]);
    app.clock.advance(88 * 24 * 60);
    expect(await left()).toEqual([false, false, false, false]);
  });
});
