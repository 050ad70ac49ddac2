/** The demo’s reservations, in the weeks around today, so that the first look is not empty. */
import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../partners/who/actor.js';
import { AskingService } from '../reservations/asking/asking.service.js';
import { DecisionsService } from '../reservations/deciding/decisions.service.js';
import { WalkIns } from '../reservations/desk/walk-ins.service.js';
import { Clock } from '../shared/clock.service.js';
import { Refusal } from '../shared/refusal.js';
import { dayAt } from '../shared/zone.js';
import { DemoActors } from './demo-actors.service.js';
import type { DemoIds } from './demo-pool.service.js';
import { demoTimes } from './demo-times.js';
import type { Seed, SeedReservation } from './seed-files.js';

@Injectable()
export class DemoReservations {
  private readonly log = new Logger('Demo');

  constructor(
    private readonly clock: Clock,
    private readonly actors: DemoActors,
    private readonly asking: AskingService,
    private readonly decisions: DecisionsService,
    private readonly walkIns: WalkIns,
  ) {}

  async make(seed: Seed, ids: DemoIds): Promise<void> {
    for (const reservation of seed.loans) {
      try {
        await this.makeSome(seed, reservation, ids);
      } catch (error) {
        // A rule may say no on some days of the year; the demo is then one reservation shorter.
        if (!(error instanceof Refusal)) throw error;
        this.log.warn(
          `Left out "${reservation.occasion}": ${JSON.stringify(error.details.reasons ?? error.code)}`,
        );
      }
    }
  }

  /** Where a place is closed on one of the days, the same some time later. */
  private async makeSome(seed: Seed, reservation: SeedReservation, ids: DemoIds): Promise<void> {
    for (let later = 0; ; later += 1) {
      try {
        return await this.makeOne(seed, reservation, ids, later);
      } catch (error) {
        // Once it has moved, it may also meet what others have.
        const mayMove = error instanceof Refusal && (later > 0 || isClosed(error));
        if (!mayMove || later >= MOST_TIMES_LATER) throw error;
      }
    }
  }

  private async makeOne(
    seed: Seed,
    reservation: SeedReservation,
    ids: DemoIds,
    later: number,
  ): Promise<void> {
    const { slug, timeZone } = seed.alliance;
    const coordinator = await this.actors.of(seedCoordinator(seed.people), slug);
    const { pickUpAt, returnDueAt } = demoTimes(
      reservation,
      dayAt(this.clock.now(), timeZone),
      timeZone,
      later,
    );
    const said = { ...saidOf(seed, reservation, ids), returnDueAt };
    if (!pickUpAt) return this.lend(coordinator, said, reservation);
    const asking = await this.actors.of(reservation.askedBy, slug);
    const { id } = await this.asking.ask(asking, { ...said, pickUpAt }, 'de');
    await this.decide(coordinator, id, reservation);
  }

  private async lend(
    coordinator: Actor,
    said: ReturnType<typeof saidOf> & { returnDueAt: Date },
    { depositCents }: SeedReservation,
  ): Promise<void> {
    const paid = depositCents > 0 ? { depositCents } : {};
    await this.walkIns.lend(coordinator, { ...said, ...paid, collectedBy: said.contact.name }, 'de');
  }

  private async decide(
    coordinator: Actor,
    id: string,
    { outcome, reason = '' }: SeedReservation,
  ): Promise<void> {
    if (outcome === 'declined') await this.decisions.decline(coordinator, id, reason);
    if (outcome === 'approved' || outcome === 'cancelled') await this.decisions.approve(coordinator, id, {});
    if (outcome === 'cancelled') await this.decisions.cancel(coordinator, id, reason);
  }
}

const MOST_TIMES_LATER = 8;

/** What is said of a reservation but its times. */
function saidOf({ people }: Seed, reservation: SeedReservation, ids: DemoIds) {
  const { name } = people.find(({ email }) => email === reservation.askedBy)!;
  return {
    partnerId: ids.partner(reservation.partner),
    occasion: { name: reservation.occasion },
    lines: reservation.lines.map(({ inventoryNumber, quantity }) => ({
      itemId: ids.item(inventoryNumber),
      quantity,
    })),
    contact: { name, phone: '030 23125 100' },
    note: reservation.note ?? '',
  };
}

const isClosed = ({ details: { reasons = [] } }: Refusal): boolean =>
  reasons.some(({ code }) => code.endsWith('-on-closed-day'));

const seedCoordinator = (people: Seed['people']): string =>
  people.find(({ roles }) => roles.some(({ role }) => role === 'coordinator'))!.email;
