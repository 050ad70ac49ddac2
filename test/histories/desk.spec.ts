/** Random histories at the desk beside plain counters: what a line says, and what is free, is what counting by hand says. */
import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { TestApp } from '../support/app.js';
import { printedSeed } from '../support/chance.js';
import { wish, World } from '../support/world.js';

const STOCK = 10;
const HOUR_MS = 3_600_000;
const START = Date.parse('2027-05-01T08:00:00Z');
const hour = (hours: number): string => new Date(START + hours * HOUR_MS).toISOString();

type Step =
  | { do: 'ask'; quantity: number; from: number; hours: number }
  | { do: 'out' | 'back'; which: number; quantity: number; damaged: number; missing: number; all: boolean }
  | { do: 'cancel' | 'release'; which: number }
  | { do: 'wait'; hours: number };

/** A line by plain counters. */
interface Counted {
  id: string;
  lineId: string;
  from: number;
  until: number;
  awaited: number;
  out: number;
  handedOver: number;
  returned: number;
  damaged: number;
  missing: number;
}

const small = fc.integer({ min: 0, max: 6 });
const asks = fc.record({
  do: fc.constant('ask' as const),
  quantity: fc.integer({ min: 1, max: 6 }),
  from: fc.integer({ min: 1, max: 30 }),
  hours: fc.integer({ min: 12, max: 48 }),
});
const moves = fc.record({
  do: fc.constantFrom('out' as const, 'back' as const),
  which: fc.nat(5),
  quantity: small,
  damaged: fc.integer({ min: 0, max: 2 }),
  missing: fc.integer({ min: 0, max: 1 }),
  all: fc.boolean(),
});
const ends = fc.record({ do: fc.constantFrom('cancel' as const, 'release' as const), which: fc.nat(5) });
const waits = fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 20 }) });
const steps = fc.array(
  fc.oneof(
    { arbitrary: asks, weight: 2 },
    { arbitrary: moves, weight: 5 },
    { arbitrary: ends, weight: 1 },
    { arbitrary: waits, weight: 2 },
  ),
  { minLength: 12, maxLength: 30, size: 'max' },
);

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
});
afterAll(() => app.stop());

/** One history: the application on one side, the counters on the other. */
class History {
  private readonly lines: Counted[] = [];
  /** How often units went out and came back. */
  static moves = 0;
  private now = 0;
  /** Units that came back damaged, or not at all, and since when they lack. */
  private readonly lost: { units: number; since: number }[] = [];

  private constructor(private readonly itemId: string) {}

  static async begin(): Promise<History> {
    app.clock.set(hour(0));
    return new History(await world.item({ quantity: STOCK }));
  }

  async take(step: Step): Promise<void> {
    if (step.do === 'wait') {
      this.now += step.hours;
      app.clock.set(hour(this.now));
    } else if (step.do === 'ask') await this.ask(step);
    else {
      const line = this.lines[step.which % Math.max(1, this.lines.length)];
      if (line) await this[step.do](line, step as never);
    }
    await this.compare();
  }

  private async ask({ quantity, from, hours }: Extract<Step, { do: 'ask' }>): Promise<void> {
    const [start, end] = [this.now + from, this.now + from + hours];
    const body = wish(world, [{ itemId: this.itemId, quantity }], [hour(start), hour(end)]);
    const isFree = this.free(start, end) >= quantity;
    const asked = await app.call('post', world.path('reservations'), { token: world.member.token, body });
    assert.equal(asked.status, isFree ? 201 : 409);
    if (!isFree) return;
    const { id, lines } = asked.body as { id: string; lines: { id: string }[] };
    assert.equal((await this.post(id, 'approve', {})).status, 200);
    const none = { out: 0, handedOver: 0, returned: 0, damaged: 0, missing: 0 };
    this.lines.push({ id, lineId: lines[0]!.id, from: start, until: end, awaited: quantity, ...none });
  }

  private async out(line: Counted, { quantity, all }: { quantity: number; all: boolean }): Promise<void> {
    const wanted = all ? line.awaited : quantity;
    const said = all ? {} : { lines: [{ lineId: line.lineId, quantity }] };
    const isMore = wanted > line.awaited || this.now < line.from;
    const from = this.now < line.from ? this.now : line.from;
    const isFree = !isMore || this.free(from, line.until, line) >= line.out + wanted;
    const isPossible = wanted > 0 && this.now < line.until && this.isAlive(line) && isFree;
    const answer = await this.post(line.id, 'hand-over', said);
    assert.equal(answer.status < 300, isPossible, answer.text);
    if (!isPossible) return;
    History.moves += 1;
    line.from = from;
    line.out += wanted;
    line.handedOver += wanted;
    // What stays here is free at once.
    line.awaited = 0;
  }

  private async back(line: Counted, said: Extract<Step, { do: 'out' | 'back' }>): Promise<void> {
    const well = { back: line.out, damaged: 0, missing: 0 };
    const { quantity, damaged, missing } = said;
    const counted = said.all ? well : { back: quantity, damaged, missing };
    const body = said.all ? {} : { lines: [{ lineId: line.lineId, quantity, damaged, missing }] };
    const isSound =
      counted.back + counted.missing <= line.out &&
      counted.damaged <= counted.back &&
      counted.back + counted.missing > 0;
    const answer = await this.post(line.id, 'take-back', body);
    assert.equal(answer.status < 300, isSound && line.handedOver > 0);
    if (answer.status >= 300) return;
    History.moves += 1;
    line.out -= counted.back + counted.missing;
    line.returned += counted.back;
    line.damaged += counted.damaged;
    line.missing += counted.missing;
    this.lost.push({ units: counted.damaged + counted.missing, since: this.now });
    if (line.out === 0 && !(line.awaited > 0 && this.now < line.until)) line.awaited = 0;
  }

  private async cancel(line: Counted): Promise<void> {
    const { status } = await this.post(line.id, 'cancel', { reason: 'Regen' });
    assert.equal(status < 300, line.awaited > 0 && line.handedOver === 0);
    if (status < 300) line.awaited = 0;
  }

  private async release(line: Counted): Promise<void> {
    const isLate = line.awaited > 0 && this.now >= line.from + 24;
    const { status } = await this.post(line.id, 'release', {});
    assert.equal(status < 300, isLate);
    if (isLate) line.awaited = 0;
  }

  private isAlive({ awaited, out }: Counted): boolean {
    return awaited + out > 0;
  }

  private post(id: string, what: string, body: object) {
    const token = world.coordinator.token;
    return app.call('post', world.path(`reservations/${id}/${what}`), { token, body });
  }

  /** The most that fits into every hour of the period; `except` does not count. */
  private free(from: number, until: number, except?: Counted): number {
    const hours = Array.from({ length: until - from }, (_, index) => from + index);
    return Math.min(...hours.map((at) => STOCK - this.takenAt(at, except)));
  }

  private takenAt(at: number, except: Counted | undefined): number {
    const gone = this.lost.filter(({ since }) => since <= at).reduce((sum, { units }) => sum + units, 0);
    return this.lines
      .filter((line) => line !== except)
      .reduce((sum, { from, until, awaited, out }) => {
        // Whoever stands at the desk learns that what is late is not there at this moment.
        const lateUntil = except ? this.now + 1 : this.now;
        const isAway = from <= at && at < Math.max(until, lateUntil);
        return sum + (isAway ? out : 0) + (from <= at && at < until ? awaited : 0);
      }, gone);
  }

  private async compare(): Promise<void> {
    for (const line of this.lines) {
      const { body } = await app.call('get', world.path(`reservations/${line.id}`), {
        token: world.coordinator.token,
      });
      const { awaited, out, handedOver, returned, damaged, missing } = line;
      const [seen] = body.lines as Record<string, unknown>[];
      const counts = ['awaited', 'out', 'handedOver', 'returned', 'damaged', 'missing'];
      assert.deepEqual(
        counts.map((name) => seen?.[`${name}Quantity`]),
        [awaited, out, handedOver, returned, damaged, missing],
      );
    }
    const [from, until] = [this.now + 5, this.now + 40];
    const query = `from=${hour(from)}&until=${hour(until)}`;
    const { body } = await app.call('get', world.path(`items/${this.itemId}/availability?${query}`));
    const least = Math.min(...(body as { free: number }[]).map(({ free }) => free));
    assert.equal(least, Math.max(0, this.free(from, until)));
  }
}

test('the application counts as a person with a pencil does', async () => {
  const property = fc.asyncProperty(steps, async (history) => {
    const one = await History.begin();
    for (const step of history) await one.take(step as Step);
  });
  await fc.assert(property, { numRuns: Number(process.env['HISTORIES'] ?? 30), seed: printedSeed('Desk') });
  // Nothing is proven by histories in which nothing happens.
  expect(History.moves).toBeGreaterThan(30);
}, 3_600_000);
