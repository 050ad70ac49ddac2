/** Deadlines: what nobody decided expires once and is told once, whoever looks, however late, and however the clock is set. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import type { EntityManager } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { Database } from '../../src/database/database.service.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import { DeadlinesService } from '../../src/reservations/deciding/deadlines.service.js';
import { HistoryEntry } from '../../src/reservations/record/history-entry.entity.js';
import { Reservation } from '../../src/reservations/record/reservation.entity.js';
import { Clock } from '../../src/shared/clock.service.js';
import { addMinutes } from '../../src/shared/period.js';
import { TestApp } from '../support/app.js';
import { wish, World } from '../support/world.js';

const HOUR = 60;
const DAY = 24 * HOUR;

let app: TestApp;
let twin: TestingModule;
let world: World;
let cup: string;
beforeAll(async () => {
  app = await TestApp.start();
  twin = await Test.createTestingModule({ imports: [AppModule] })
    .overrideProvider(Clock)
    .useValue(app.clock)
    .compile();
  await twin.init();
  world = await World.make(app, 'fristen');
  cup = await world.item({ name: 'Becher', quantity: 1_000 });
});
afterAll(async () => {
  await twin.close();
  await app.stop();
});

const here = (): Promise<number> => app.get(DeadlinesService).expireLapsed();
const there = (): Promise<number> => twin.get(DeadlinesService).expireLapsed();

/** Asked for now, picked up in half a year; answers the ids. */
async function ask(count: number): Promise<string[]> {
  const ids: string[] = [];
  const from = addMinutes(app.clock.now(), 180 * DAY);
  const period: [string, string] = [from.toISOString(), addMinutes(from, DAY).toISOString()];
  const body = wish(world, [{ itemId: cup, quantity: 1 }], period);
  for (let asked = 0; asked < count; asked += 1) {
    const answer = await app.call('post', world.path('reservations'), { token: world.member.token, body });
    if (answer.status !== 201) throw new Error(answer.text);
    ids.push((answer.body as { id: string }).id);
  }
  return ids;
}

interface Told {
  status: string;
  expiries: number;
  mails: number;
}

/** What each of them came to: how often it expired, and how often that was mailed. */
const told = (ids: readonly string[]): Promise<Told[]> =>
  app.get(Database).read(async (tx) => {
    const all: Told[] = [];
    for (const id of ids) {
      const status = await statusOf(tx, id);
      const expiries = await tx.countBy(HistoryEntry, { reservationId: id, what: 'expire' });
      const series = `${id} ${world.member.email}`;
      all.push({ status, expiries, mails: await tx.countBy(OutboxMail, { series, kind: 'expired' }) });
    }
    return all;
  });

/** As it is written down, not as it counts. */
async function statusOf(tx: EntityManager, id: string): Promise<string> {
  const query = tx.createQueryBuilder(Reservation, 'reservation').select('reservation.status', 'status');
  const row = await query.where('reservation.id = :id', { id }).getRawOne<{ status: string }>();
  return row?.status ?? 'gone';
}

const ONCE: Told = { status: 'expired', expiries: 1, mails: 1 };
const NOT_YET: Told = { status: 'requested', expiries: 0, mails: 0 };

const deadlineOf = async (id: string): Promise<Date> =>
  (await app.get(Database).read((tx) => tx.findOneByOrFail(Reservation, { id }))).decideBy;

describe('an undecided request', () => {
  test('expires once though two servers look four times each at the same moment', async () => {
    const ids = await ask(8);
    app.clock.advance(8 * DAY);
    const counts = await Promise.all([here(), there(), here(), there(), here(), there(), here(), there()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(8);
    expect(await told(ids)).toEqual(ids.map(() => ONCE));
  });

  test('expires once, however late: a server that stood still for a month catches up', async () => {
    const ids = await ask(3);
    app.clock.advance(37 * DAY);
    expect(await here()).toBe(3);
    expect([await here(), await there()]).toEqual([0, 0]);
    expect(await told(ids)).toEqual(ids.map(() => ONCE));
  });

  test('expires once though the clock jumps ahead, is set back, and comes to the hour again', async () => {
    const [id = ''] = await ask(1);
    const deadline = await deadlineOf(id);
    const counts: number[] = [];
    for (const minutes of [-HOUR, 5, -2 * HOUR, -1, 0, 1, -DAY, 1, 3 * DAY]) {
      app.clock.set(addMinutes(deadline, minutes));
      counts.push(await here());
    }
    expect(counts).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0]);
    expect(await told([id])).toEqual([ONCE]);
  });
});

describe.each([
  ['of 23 hours', '2028-03-25T22:00:00Z'],
  ['of 25 hours', '2028-10-28T21:00:00Z'],
])('in the night %s', (_night, evening) => {
  test('each request expires at its instant, none twice and none left out', async () => {
    app.clock.set(addMinutes(new Date(evening), -7 * DAY));
    const ids: string[] = [];
    // Deadlines half an hour apart, all through the night.
    for (let slot = 0; slot < 12; slot += 1) {
      ids.push(...(await ask(1)));
      app.clock.advance(30);
    }
    const deadlines = await Promise.all(ids.map(deadlineOf));
    for (const [index, deadline] of deadlines.entries()) {
      app.clock.set(addMinutes(deadline, -1));
      expect(await here()).toBe(0);
      expect((await told(ids))[index]).toEqual(NOT_YET);
      app.clock.set(deadline);
      expect([await here(), await there()]).toEqual([1, 0]);
    }
    expect(await told(ids)).toEqual(ids.map(() => ONCE));
  });
});
