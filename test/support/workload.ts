/** A mixed workload: several people ask, approve, withdraw, cancel and close at random, and then everything must add up. */
import type { Response } from 'supertest';
import { Database } from '../../src/database/database.service.js';
import { Closure } from '../../src/items/closure.entity.js';
import { ItemPart } from '../../src/items/item-part.entity.js';
import { Item } from '../../src/items/item.entity.js';
import { ReservationLine } from '../../src/reservations/record/reservation-line.entity.js';
import { Reservation } from '../../src/reservations/record/reservation.entity.js';
import type { TestApp } from './app.js';
import { chance } from './chance.js';
import { wish, World, type Person } from './world.js';

/** What an acknowledged move leaves behind. */
const ends: Record<string, string> = {
  approve: 'approved',
  decline: 'declined',
  withdraw: 'withdrawn',
  cancel: 'cancelled',
};

const DAY = 24 * 60 * 60_000;
const FIRST_DAY = Date.parse('2027-05-03T08:00:00Z');

export class Workload {
  /** Moves that were answered with 200, by reservation, in the order of the answers. */
  private readonly moves = new Map<string, string[]>();
  private readonly closures = new Set<string>();
  private readonly unexpected: string[] = [];
  readonly told = new Map<string, number>();

  private constructor(
    private readonly app: TestApp,
    private readonly world: World,
    private readonly people: readonly Person[],
    private readonly items: readonly string[],
    private readonly next: () => number,
  ) {}

  /** Few of everything, so that there is something to fight about: a bench that is a part of two sets, and a tent. */
  static async make(app: TestApp, slug: string, seed: number): Promise<Workload> {
    const world = await World.make(app, slug, { leadDays: 0 } as never);
    const bench = await world.item({ name: 'Bank', quantity: 9 });
    const tent = await world.item({ name: 'Zelt', quantity: 3 });
    const set = (count: number) =>
      world.item({ kind: 'computed_set', quantity: null, parts: [{ itemId: bench, quantity: count }] });
    const items = [bench, tent, await set(2), await set(3)];
    const other = await world.memberOf(world.partnerId, `zweite.${slug}@example.org`);
    return new Workload(app, world, [world.member, other], items, chance(seed));
  }

  /** So many people at once, each doing one thing after another. */
  async run(people: number, actionsEach: number): Promise<void> {
    const person = async (): Promise<void> => {
      for (let count = 0; count < actionsEach; count += 1) await this.act();
    };
    await Promise.all(Array.from({ length: people }, person));
  }

  private async act(): Promise<void> {
    const drawn = this.next();
    if (drawn < 0.5 || this.moves.size === 0) return this.ask();
    if (drawn < 0.7) return this.move('approve', this.world.coordinator.token);
    if (drawn < 0.75) return this.move('decline', this.world.coordinator.token);
    if (drawn < 0.85) return this.move('withdraw', this.world.member.token);
    if (drawn < 0.95) return this.move('cancel', this.world.member.token);
    return this.close();
  }

  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)]!;
  }

  private period(): [string, string] {
    const from = FIRST_DAY + Math.floor(this.next() * 4) * DAY;
    const until = from + (1 + Math.floor(this.next() * 3)) * DAY;
    return [new Date(from).toISOString(), new Date(until).toISOString()];
  }

  private async ask(): Promise<void> {
    const [one, two] = [this.pick(this.items), this.pick(this.items)];
    const itemIds = one === two ? [one] : [one, two];
    const lines = itemIds.map((itemId) => ({ itemId, quantity: 1 + Math.floor(this.next() * 2) }));
    const { token } = this.pick(this.people);
    const body = wish(this.world, lines, this.period());
    const answer = await this.app.call('post', this.world.path('reservations'), { token, body });
    this.note('ask', answer, [201, 409]);
    if (answer.status === 201) this.moves.set(answer.body.id as string, []);
  }

  private async move(move: string, token: string): Promise<void> {
    const id = this.pick([...this.moves.keys()]);
    const body = move === 'approve' ? {} : { reason: 'Anders überlegt' };
    const answer = await this.app.call('post', this.world.path(`reservations/${id}/${move}`), {
      token,
      body,
    });
    this.note(move, answer, [200, 409]);
    if (answer.status === 200) this.moves.get(id)!.push(move);
  }

  private async close(): Promise<void> {
    const [from, until] = this.period();
    const body = { itemId: this.items[1]!, quantity: 1, from, until, reason: 'Naht' };
    const { token } = this.world.coordinator;
    const answer = await this.app.call('post', this.world.path('closures'), { token, body });
    this.note('close', answer, [201]);
    if (answer.status === 201) this.closures.add(answer.body.id as string);
  }

  private note(what: string, { status, text }: Response, expected: readonly number[]): void {
    this.told.set(`${what} ${status}`, (this.told.get(`${what} ${status}`) ?? 0) + 1);
    if (!expected.includes(status)) this.unexpected.push(`${what}: ${status} ${text}`);
  }

  /** What does not add up: something acknowledged is missing, something refused is there, or something is promised twice. */
  async faults(): Promise<string[]> {
    const { reservations, lines, closures, items, parts } = await this.stored();
    return [
      ...this.unexpected,
      ...differences(new Set(reservations.map(({ id }) => id)), new Set(this.moves.keys())),
      ...differences(new Set(closures.map(({ id }) => id)), this.closures),
      ...reservations.flatMap(({ id, now, version }) => {
        const moves = this.moves.get(id) ?? [];
        const agrees = now === statusAfter(moves) && version === 1 + moves.length;
        return agrees ? [] : [`${id} is ${now}, version ${version}, after ${moves.join(', ')}`];
      }),
      ...overdrawn(items, parts, lines),
    ];
  }

  private stored() {
    return this.app.get(Database).read(async (tx) => {
      const mine = { allianceId: (await tx.findOneByOrFail(Item, { id: this.items[0]! })).allianceId };
      const reservations = await tx.findBy(Reservation, mine);
      return {
        reservations: reservations.map((one) => ({
          id: one.id,
          now: one.statusAt(this.app.clock.now()),
          version: one.version,
        })),
        lines: await tx.findBy(ReservationLine, mine),
        closures: await tx.findBy(Closure, mine),
        items: await tx.findBy(Item, mine),
        parts: await tx.findBy(ItemPart, mine),
      };
    });
  }
}

const differences = (stored: ReadonlySet<string>, told: ReadonlySet<string>): string[] => [
  ...[...told].filter((id) => !stored.has(id)).map((id) => `${id} was acknowledged and is missing`),
  ...[...stored].filter((id) => !told.has(id)).map((id) => `${id} is there and was not acknowledged`),
];

/** Answers may cross on their way, so the order of a promise and its end is not known here. */
const statusAfter = (moves: readonly string[]): string =>
  moves.includes('cancel') ? 'cancelled' : (ends[moves.at(-1) ?? ''] ?? 'requested');

type Held = Pick<ReservationLine, 'itemId' | 'heldQuantity' | 'pickUpAt' | 'returnDueAt'>;

/** Counted the slow way: each real item at each moment at which something begins. */
function overdrawn(items: readonly Item[], parts: readonly ItemPart[], lines: readonly Held[]): string[] {
  const real = items.filter(({ quantity }) => quantity !== null);
  const unitsOf = (line: Held, itemId: string): number =>
    line.itemId === itemId
      ? line.heldQuantity
      : parts
          .filter(({ setId, partId }) => setId === line.itemId && partId === itemId)
          .reduce((sum, { quantity }) => sum + quantity * line.heldQuantity, 0);
  return real.flatMap(({ id, name, quantity }) =>
    lines.flatMap(({ pickUpAt }) => {
      const at = pickUpAt.getTime();
      const held = lines
        .filter((line) => line.pickUpAt.getTime() <= at && at < line.returnDueAt.getTime())
        .reduce((sum, line) => sum + unitsOf(line, id), 0);
      return held > quantity! ? [`${name}: ${held} of ${quantity} at ${pickUpAt.toISOString()}`] : [];
    }),
  );
}
