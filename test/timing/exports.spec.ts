/** Long lists that are taken along: twenty thousand lines are whole, need little memory, and hold nobody up (safety.md, J02). */
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { Database } from '../../src/database/database.service.js';
import { newId, newUid } from '../../src/database/columns.js';
import { Reservation } from '../../src/reservations/record/reservation.entity.js';
import { ReservationLine } from '../../src/reservations/record/reservation-line.entity.js';
import { addMinutes } from '../../src/shared/period.js';
import { TestApp } from '../support/app.js';
import { World } from '../support/world.js';

const RESERVATIONS = 5_000;
const LINES_EACH = 4;
const LINES = RESERVATIONS * LINES_EACH;
/** Beyond what was in use before, with what nobody has collected yet. */
const MOST_MEGABYTES = 100;
const LONGEST_PAUSE_MS = 250;

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  await fill();
}, 180_000);
afterAll(() => app.stop(), 60_000);

async function fill(): Promise<void> {
  const { allianceId, personId } = await world.actor();
  const items = await Promise.all(
    Array.from({ length: LINES_EACH }, () => world.item({ name: 'Bierzeltgarnitur "schmal"; 2,20 m' })),
  );
  const database = app.get(Database);
  for (let begin = 0; begin < RESERVATIONS; begin += 250)
    await database.transaction(async (tx) => {
      const made = Array.from({ length: 250 }, (_, at) =>
        reservation({ allianceId, askedBy: personId, partnerId: world.partnerId }, begin + at),
      );
      await tx.insert(Reservation, made);
      await tx.insert(
        ReservationLine,
        made.flatMap((one) => items.map((itemId, at) => line(one, itemId, at))),
      );
    });
}

type Whose = Pick<Reservation, 'allianceId' | 'askedBy' | 'partnerId'>;

function reservation(whose: Whose, index: number): Reservation {
  const askedAt = addMinutes(app.clock.now(), index);
  const pickUpAt = addMinutes(askedAt, 14 * 24 * 60);
  const about = { onBehalfOf: '', occasionName: `Sommerfest der Kita ${index}`, contactName: 'Anna Auer' };
  const times = {
    askedAt,
    decideBy: pickUpAt,
    pickUpAt,
    returnDueAt: addMinutes(pickUpAt, 600),
    updatedAt: askedAt,
  };
  const number = { number: `T-2027-${index}`, numberYear: 2027, numberInYear: index };
  const ids = { id: newId(), icalUid: newUid(), feedUid: newUid() };
  return Reservation.requested({
    ...whose,
    ...about,
    ...times,
    ...number,
    ...ids,
    contactPhone: '',
    note: '',
  });
}

function line(of: Reservation, itemId: string, at: number): ReservationLine {
  const place = { allianceId: of.allianceId, reservationId: of.id, position: at + 1 };
  const period = { from: of.pickUpAt, until: of.returnDueAt };
  return ReservationLine.open(
    place,
    { itemId, quantity: 1, period, pickUpUntil: null, returnFrom: null },
    of.decideBy,
  );
}

const address = (format: string): string =>
  `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}${world.path(`export/reservations.${format}`)}`;

const ask = (format: string): Promise<Response> =>
  fetch(address(format), { headers: { authorization: `Bearer ${world.coordinator.token}` } });

const megabytes = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};

/** Reads it to its end and lets go of it; answers how it went. */
async function measured(
  format: string,
): Promise<{ seconds: number; pauseMs: number; grownBy: number; bytes: number }> {
  const before = megabytes();
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  const begun = performance.now();
  let [bytes, most] = [0, 0];
  for await (const chunk of (await ask(format)).body! as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    most = Math.max(most, process.memoryUsage().heapUsed / 1e6);
  }
  const seconds = (performance.now() - begun) / 1_000;
  loop.disable();
  return { seconds, pauseMs: loop.max / 1e6, grownBy: most - before, bytes };
}

test.each(['csv', 'xlsx'])(
  'a long .%s is whole, and needs little memory and no long pause',
  async (format) => {
    await measured(format);
    const { seconds, pauseMs, grownBy, bytes } = await measured(format);
    const speed = Math.round(LINES / seconds);
    process.stdout.write(
      `${LINES} lines as .${format}: ${bytes} bytes in ${seconds.toFixed(1)} s (${speed} lines a second), ` +
        `longest pause ${pauseMs.toFixed(0)} ms, heap at most ${grownBy.toFixed(0)} MB more\n`,
    );
    expect(grownBy).toBeLessThan(MOST_MEGABYTES);
    expect(pauseMs).toBeLessThan(LONGEST_PAUSE_MS);
  },
  120_000,
);

test('each line is there once', async () => {
  const rows = parse(Buffer.from(await (await ask('csv')).arrayBuffer())) as string[][];
  expect(rows).toHaveLength(LINES + 1);
  const { sheets } = await readXlsx(Buffer.from(await (await ask('xlsx')).arrayBuffer()));
  expect(sheets[0]!.rows).toHaveLength(LINES + 1);
  expect(new Set(rows.map((row) => `${row[0]} ${row[5]}`)).size).toBe(LINES + 1);
}, 120_000);
