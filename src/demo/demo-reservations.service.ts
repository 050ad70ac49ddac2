/** The demo’s reservations, in the weeks around today, so that the first look is not empty. */
import { Injectable, Logger } from '@nestjs/common';
import { AskingService } from '../reservations/asking/asking.service.js';
import { DecisionsService } from '../reservations/deciding/decisions.service.js';
import { Clock } from '../shared/clock.service.js';
import { dayAfter, nextWeekday } from '../shared/days.js';
import { Refusal } from '../shared/refusal.js';
import { dayAt, instantAt } from '../shared/zone.js';
import { DemoActors } from './demo-actors.service.js';
import type { DemoIds } from './demo-pool.service.js';
import type { Seed, SeedReservation } from './seed-files.js';

@Injectable()
export class DemoReservations {
  private readonly log = new Logger('Demo');

  constructor(
    private readonly clock: Clock,
    private readonly actors: DemoActors,
    private readonly asking: AskingService,
    private readonly decisions: DecisionsService,
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

  /** Where a place is closed on one of the days, the same some weeks later. */
  private async makeSome(seed: Seed, reservation: SeedReservation, ids: DemoIds): Promise<void> {
    for (let later = 0; ; later += 1) {
      try {
        const weeksAhead = reservation.weeksAhead + later;
        return await this.makeOne(seed, { ...reservation, weeksAhead }, ids);
      } catch (error) {
        // Once it has moved, it may also meet what others have.
        const mayMove = error instanceof Refusal && (later > 0 || isClosed(error));
        if (!mayMove || later >= MOST_WEEKS_LATER) throw error;
      }
    }
  }

  private async makeOne(
    { alliance, people }: Seed,
    reservation: SeedReservation,
    ids: DemoIds,
  ): Promise<void> {
    const asking = await this.actors.of(reservation.askedBy, alliance.slug);
    const { name } = people.find(({ email }) => email === reservation.askedBy)!;
    const { id } = await this.asking.ask(
      asking,
      {
        partnerId: ids.partner(reservation.partner),
        occasion: { name: reservation.occasion },
        ...this.times(reservation, alliance.timeZone),
        lines: reservation.lines.map(({ inventoryNumber, quantity }) => ({
          itemId: ids.item(inventoryNumber),
          quantity,
        })),
        contact: { name, phone: '030 23125 100' },
        note: reservation.note ?? '',
      },
      'de',
    );
    await this.decide(seedCoordinator(people), alliance.slug, id, reservation);
  }

  private async decide(
    email: string,
    slug: string,
    id: string,
    { outcome, reason = '' }: SeedReservation,
  ): Promise<void> {
    const coordinator = await this.actors.of(email, slug);
    if (outcome === 'declined') await this.decisions.decline(coordinator, id, reason);
    if (outcome === 'approved' || outcome === 'cancelled') await this.decisions.approve(coordinator, id, {});
    if (outcome === 'cancelled') await this.decisions.cancel(coordinator, id, reason);
  }

  private times(reservation: SeedReservation, timeZone: string): { pickUpAt: Date; returnDueAt: Date } {
    const today = dayAt(this.clock.now(), timeZone);
    const pickUpDay = dayAfter(nextWeekday(today, reservation.pickUpWeekday), 7 * reservation.weeksAhead);
    const returnDay = nextWeekday(pickUpDay, reservation.returnWeekday);
    return {
      pickUpAt: instantAt(pickUpDay, reservation.pickUpTime, timeZone),
      returnDueAt: instantAt(returnDay, reservation.returnTime, timeZone),
    };
  }
}

const MOST_WEEKS_LATER = 8;

const isClosed = ({ details: { reasons = [] } }: Refusal): boolean =>
  reasons.some(({ code }) => code.endsWith('-on-closed-day'));

const seedCoordinator = (people: Seed['people']): string =>
  people.find(({ roles }) => roles.some(({ role }) => role === 'coordinator'))!.email;
