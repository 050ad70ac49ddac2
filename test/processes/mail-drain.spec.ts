/** Ten thousand queued mails drain beside bookings: measured in one run, before and during. Needs the build; MAIL_DRAIN says how many. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LoggerService } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { newId } from '../../src/database/columns.js';
import { Database } from '../../src/database/database.service.js';
import { DemoService } from '../../src/demo/demo.service.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import { ItemsService } from '../../src/items/items.service.js';
import { StoragePlacesService } from '../../src/items/storage-places.service.js';
import { AccessService } from '../../src/partners/access/access.service.js';
import { MeService } from '../../src/partners/signing-in/me.service.js';
import { dropDatabase, makeDatabase, onPostgres } from '../support/database.js';
import { messageIdIn } from '../support/mail-storm.js';
import { ScriptedSmtp } from '../support/smtp.js';

const MAILS = Number(process.env['MAIL_DRAIN'] ?? 500);
const PORT = 3181;
const BASE = `http://127.0.0.1:${PORT}`;
/** A mail of usual size, with its calendar part twice. */
const BODY = 'Guten Tag,\r\n'.padEnd(9_000, 'Alles ist für Sie reserviert.\r\n');

const silence: LoggerService = { log: () => undefined, warn: () => undefined, error: () => undefined };
const post = new ScriptedSmtp({ pipelining: true });
let server: ChildProcess;
let token = '';
let partnerId = '';
let itemId = '';
let errors = '';

beforeAll(async () => {
  await makeDatabase();
  await post.open();
  await furnish();
  const env = {
    ...process.env,
    PORT: String(PORT),
    BASE_URL: BASE,
    SMTP_URL: `smtp://127.0.0.1:${post.port}`,
    // One person books so often that the pace for a reader would hold mails back for hours.
    RATE_LIMITS: 'off',
  };
  server = spawn('node', ['dist/main.js'], { env });
  server.stderr?.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  const isReady = async (): Promise<boolean> =>
    (await fetch(`${BASE}/health/ready`).catch(() => undefined))?.ok === true;
  for (let tries = 0; tries < 200 && !(await isReady()); tries += 1) await pause(100);
}, 120_000);

afterAll(async () => {
  server.kill('SIGTERM');
  await once(server, 'exit');
  await post.close();
  await dropDatabase();
}, 30_000);

/** The demo's alliance, somebody who books there, and an empty queue. */
async function furnish(): Promise<void> {
  const house = await Test.createTestingModule({ imports: [AppModule] })
    .setLogger(silence)
    .compile();
  await house.init();
  await house.get(DemoService).load('seeds/auenbrueck');
  const actor = await house.get(AccessService).actorByAddress('verein@example.org', 'auenbrueck');
  token = (await house.get(MeService).createToken(actor!, 'drain')).token;
  partnerId = actor!.partnerIds[0]!;
  const coordinator = (await house
    .get(AccessService)
    .actorByAddress('koordination@example.org', 'auenbrueck'))!;
  const place = await house
    .get(StoragePlacesService)
    .create(coordinator, { name: 'Immer offen', opensOnPublicHolidays: true });
  const item = { inventoryNumber: 'D-1', name: 'Becher', unit: 'Stück', quantity: 1_000 };
  const whose = { ownerId: partnerId, storagePlaceId: place.id };
  itemId = (await house.get(ItemsService).create(coordinator, { ...item, ...whose })).id;
  const due = { state: 'due' as const };
  await house.get(Database).transaction((tx) => tx.update(OutboxMail, due, { state: 'sent' }));
  await house.close();
}

/** Four mails for each of many reservations, as they pile up while the mail server is away. */
async function pileUp(): Promise<void> {
  const house = await Test.createTestingModule({ imports: [AppModule] })
    .setLogger(silence)
    .compile();
  await house.init();
  const now = new Date();
  for (let from = 0; from < MAILS; from += 100) {
    const rows = Array.from({ length: Math.min(100, MAILS - from) }, (_, index) => mail(from + index, now));
    await house.get(Database).transaction((tx) => tx.insert(OutboxMail, rows));
  }
  await house.close();
}

function mail(index: number, now: Date): Partial<OutboxMail> {
  const id = newId();
  const messageId = `<${id}@example.org>`;
  const recipient = `p${index % 500}@example.org`;
  return {
    id,
    allianceId: null,
    series: `r${Math.floor(index / 4)} ${recipient}`,
    position: (index % 4) + 1,
    kind: 'drain',
    recipient,
    subject: 'Zusage',
    uid: null,
    sequence: null,
    method: null,
    messageId,
    envelopeFrom: 'leihbund@example.org',
    raw: Buffer.from(`Message-ID: ${messageId}\r\nSubject: Zusage\r\n\r\n${BODY}`),
    state: 'due',
    attempts: 0,
    nextAt: now,
    staleAt: null,
    leaseUntil: null,
    lastCode: null,
    lastText: '',
    createdAt: now,
    endedAt: null,
  };
}

const headers = (): Record<string, string> => ({
  'content-type': 'application/json',
  authorization: `Bearer ${token}`,
});

/** Milliseconds until the booking is acknowledged; each on a day of its own. */
async function book(day: number): Promise<number> {
  const start = new Date(Date.now() + (10 + (day % 600)) * 86_400_000);
  const body = {
    partnerId,
    occasion: { name: 'Fest' },
    pickUpAt: start.toISOString(),
    returnDueAt: new Date(start.getTime() + 3_600_000).toISOString(),
    lines: [{ itemId, quantity: 1 }],
    contact: { name: 'Anna Auer' },
  };
  const began = performance.now();
  const answer = await fetch(`${BASE}/api/alliances/auenbrueck/reservations`, {
    method: 'POST',
    headers: headers(),
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (answer.status !== 201) throw new Error(`${answer.status} ${text}`);
  const milliseconds = performance.now() - began;
  await withdraw((JSON.parse(text) as { id: string }).id);
  return milliseconds;
}

/** A partner may have so many open requests and no more, and on a slow machine the queue drains for long. */
async function withdraw(id: string): Promise<void> {
  const path = `api/alliances/auenbrueck/reservations/${id}/withdraw`;
  const answer = await fetch(`${BASE}/${path}`, { method: 'POST', headers: headers(), body: '{}' });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}

const spread = (times: number[]): string => {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): string => (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(1);
  return `${sorted.length} bookings, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms`;
};

const share = (times: number[], part: number): number =>
  times.toSorted((one, other) => one - other)[Math.ceil(times.length * part) - 1] ?? 0;

const drained = (): number => new Set(post.accepted.map(({ raw }) => messageIdIn(raw))).size;

test('a queue drains at the timer’s pace, each mail once, and bookings go on', async () => {
  for (let day = 0; day < 30; day += 1) await book(day);
  const empty: number[] = [];
  for (let day = 30; day < 130; day += 1) {
    empty.push(await book(day));
    await pause(100);
  }
  while (post.accepted.length < 100) await pause(100);
  await pause(4_000);
  const before = post.accepted.length;
  await pileUp();
  const began = performance.now();
  const draining: number[] = [];
  const isDraining = (): boolean => post.accepted.filter(({ raw }) => raw.length > 8_000).length < MAILS;
  for (let day = 130; isDraining() && performance.now() - began < 560_000; day += 1) {
    draining.push(await book(day));
    await pause(100);
  }
  const seconds = (performance.now() - began) / 1_000;
  process.stdout.write(
    `${onPostgres ? 'PostgreSQL' : 'SQLite'}: empty queue: ${spread(empty)}\n` +
      `${MAILS} mails drained in ${seconds.toFixed(0)} s (${(MAILS / seconds).toFixed(0)} a second): ${spread(draining)}\n`,
  );
  expect(isDraining()).toBe(false);
  expect(drained()).toBe(post.accepted.length);
  expect(before).toBeGreaterThan(0);
  expect(share(draining, 0.5)).toBeLessThan(share(empty, 0.5) * 4 + 20);
  expect(share(draining, 0.95)).toBeLessThan(500);
  expect(errors).toBe('');
}, 600_000);
