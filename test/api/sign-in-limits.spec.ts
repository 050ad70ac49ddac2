/** Limits on mailed codes, which a restart does not forget, and the answer that tells nobody who is known here. */
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import type { Response } from 'supertest';
import { In, IsNull } from 'typeorm';
import { newId } from '../../src/database/columns.js';
import { Database } from '../../src/database/database.service.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import { AddressChange } from '../../src/partners/signing-in/address-change.entity.js';
import { MailedCode } from '../../src/partners/signing-in/mailed-code.entity.js';
import { Person } from '../../src/partners/who/person.entity.js';
import { Session } from '../../src/partners/access/session.entity.js';
import { SignIn } from '../../src/partners/signing-in/sign-in.entity.js';
import { SignInSweeper } from '../../src/partners/signing-in/sweeper.service.js';
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

describe('what nobody has takes nothing from what somebody needs', () => {
  const counted = (many: number, facts: Partial<MailedCode> = {}): Promise<unknown> => {
    const createdAt = app.clock.now();
    const rows = Array.from({ length: many }, () => ({
      id: newId(),
      email: fresh(),
      network: null,
      isKnown: false,
      createdAt,
      ...facts,
    }));
    return database.transaction((tx) => tx.insert(MailedCode, rows));
  };

  test('however many codes are asked for addresses that nobody has, from everywhere or beside them, theirs leave', async () => {
    const known = [fresh(), fresh(), fresh()] as const;
    await people(known);
    await counted(300);
    await times(3, () => askFrom('198.18.0.1', fresh()));
    expect(await thoseThatLeave()).toEqual([]);
    await askFrom('198.18.0.1', known[0]);
    app.clock.advance(6);
    await counted(30, { network: '198.18.7.0/24', widerNetwork: '198.18.0.0/16' });
    await askFrom('198.18.7.1', fresh());
    await askFrom('198.18.7.1', known[1]);
    await counted(60, { widerNetwork: '2001:db8:6:0::/56', widestNetwork: '2001:db8:6::/48' });
    await askFrom('2001:db8:6:60::1', fresh());
    await askFrom('2001:db8:6:60::1', known[2]);
    expect(await thoseThatLeave()).toEqual([known[1], known[2]]);
    app.clock.advance(-6);
    expect(await thoseThatLeave()).toEqual([known[0], known[1], known[2]]);
  });

  test('what was asked for an address before somebody had it is not held against them', async () => {
    const email = fresh();
    await times(4, () => ask(email));
    await people([email]);
    await ask(email);
    expect(await thoseThatLeave()).toEqual([email]);
  });

  test('codes that do leave are limited as well: for wide networks, and for all', async () => {
    const known = Array.from({ length: 6 }, fresh);
    await people(known);
    const [one, other, third, fourth, fifth, sixth] = known as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    await counted(240, { widerNetwork: '198.51.0.0/16', isKnown: true });
    await askFrom('198.51.7.7', one);
    app.clock.advance(6);
    await counted(60, { widerNetwork: '2001:db8:5:500::/56', isKnown: true });
    await askFrom('2001:db8:5:5ff::1', other);
    await askFrom('2001:db8:5:6ff::1', third);
    app.clock.advance(6);
    await counted(120, { widestNetwork: '2001:db8:5::/48', isKnown: true });
    await askFrom('2001:db8:5:7ff::1', fourth);
    app.clock.advance(6);
    await counted(300, { isKnown: true });
    await ask(fifth);
    app.clock.advance(6);
    await ask(sixth);
    app.clock.advance(-24);
    expect(await thoseThatLeave()).toEqual([third, sixth]);
  });

  test('networks that are asked from in turn, one in a second, are soon one network', async () => {
    await counted(50, { widerNetwork: '2001:db8:9:0::/56', widestNetwork: '2001:db8:9::/48' });
    await times(15, (index) => askFrom(`2001:db8:9:${index.toString(16)}::1`, fresh()));
    expect(await mailed()).toBe(10);
  });

  test('the code that was mailed before works on where no other may leave', async () => {
    const email = fresh();
    await people([email]);
    await times(5, () => ask(email));
    const open = await database.read((tx) => tx.findBy(SignIn, { email, endedAt: IsNull() }));
    expect(open).toHaveLength(1);
    expect(await database.read((tx) => tx.countBy(SignIn, { email }))).toBe(3);
  });

  test('the operator is warned: in the log once, with the network to shut out, and by the readiness for an hour', async () => {
    const lines: string[] = [];
    Logger.overrideLogger({ log: () => undefined, error: () => undefined, warn: (line) => lines.push(line) });
    const warnings = async (): Promise<string[]> =>
      ((await app.call('get', '/health/ready')).body as { warnings: string[] }).warnings;
    await counted(58, { widerNetwork: '2001:db8:a:0::/56', widestNetwork: '2001:db8:a::/48' });
    await times(6, (index) => askFrom(`2001:db8:a:${index.toString(16)}::1`, fresh()));
    Logger.overrideLogger(false);
    expect(lines.filter((line) => line.includes('sign-in codes'))).toEqual([
      'Too many sign-in codes are asked for from 2001:db8:a:0::/56: further ones are not mailed.',
    ]);
    expect(lines.join()).not.toContain('@');
    expect(await warnings()).toContain('codes-refused');
  });
});

/** To whom codes leave that were written down since then. */
async function thoseThatLeave(since = app.clock.now()): Promise<string[]> {
  const mails = await database.read((tx) =>
    tx.find(OutboxMail, { where: { kind: 'sign-in-code' }, order: { id: 'ASC' } }),
  );
  return mails
    .filter(({ createdAt, staleAt }) => createdAt >= since && staleAt! > createdAt)
    .map(({ recipient }) => recipient);
}

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
    const stranger = fresh();
    await ask(stranger);
    const left = async (): Promise<boolean[]> => {
      await app.get(SignInSweeper).sweep();
      return database.read(async (tx) => [
        await tx.existsBy(SignIn, { email }),
        await tx.existsBy(MailedCode, { email }),
        await tx.existsBy(OutboxMail, { recipient: stranger }),
        await tx.existsBy(AddressChange, { id }),
        await tx.existsBy(Session, { id }),
      ]);
    };
    expect(await left()).toEqual([true, true, true, true, true]);
    app.clock.advance(11);
    expect(await left()).toEqual([false, true, true, true, true]);
    app.clock.advance(24 * 60);
    expect(await left()).toEqual([false, false, false, true, true]);
    app.clock.advance(2 * 24 * 60);
    expect(await left()).toEqual([false, false, false, false, true]);
    app.clock.advance(88 * 24 * 60);
    expect(await left()).toEqual([false, false, false, false, false]);
  });
});
