/** The demo's loans, in the weeks around today, so that the first look is not empty. */
import { Injectable, Logger } from '@nestjs/common';
import { AskingService } from '../reservations/asking.service.js';
import { DecisionsService } from '../reservations/decisions.service.js';
import { Clock } from '../shared/clock.service.js';
import { Refusal } from '../shared/refusal.js';
import { addDays, instantAt, localTime } from '../shared/zone.js';
import { DemoActors } from './demo-actors.service.js';
import type { DemoIds } from './demo-pool.service.js';
import type { Seed, SeedLoan } from './seed-files.js';

@Injectable()
export class DemoLoans {
  private readonly log = new Logger('Demo');

  constructor(
    private readonly clock: Clock,
    private readonly actors: DemoActors,
    private readonly asking: AskingService,
    private readonly decisions: DecisionsService,
  ) {}

  async make(seed: Seed, ids: DemoIds): Promise<void> {
    for (const loan of seed.loans) {
      try {
        await this.makeOne(seed, loan, ids);
      } catch (error) {
        // A rule may say no on some days of the year; the demo is then one loan shorter.
        if (!(error instanceof Refusal)) throw error;
        this.log.warn(`Left out "${loan.occasion}": ${JSON.stringify(error.details.reasons ?? error.code)}`);
      }
    }
  }

  private async makeOne({ alliance, people }: Seed, loan: SeedLoan, ids: DemoIds): Promise<void> {
    const asking = await this.actors.of(loan.askedBy, alliance.slug);
    const { name } = people.find(({ email }) => email === loan.askedBy)!;
    const { id } = await this.asking.ask(
      asking,
      {
        partnerId: ids.partner(loan.partner),
        occasion: { name: loan.occasion },
        ...this.times(loan, alliance.timeZone),
        lines: loan.lines.map(({ inventoryNumber, quantity }) => ({
          itemId: ids.item(inventoryNumber),
          quantity,
        })),
        contact: { name, phone: '030 23125 100' },
        note: loan.note ?? '',
      },
      'de',
    );
    await this.decide(seedCoordinator(people), alliance.slug, id, loan);
  }

  private async decide(
    email: string,
    slug: string,
    id: string,
    { outcome, reason = '' }: SeedLoan,
  ): Promise<void> {
    const coordinator = await this.actors.of(email, slug);
    if (outcome === 'declined') await this.decisions.decline(coordinator, id, reason);
    if (outcome === 'approved' || outcome === 'cancelled') await this.decisions.approve(coordinator, id, {});
    if (outcome === 'cancelled') await this.decisions.cancel(coordinator, id, reason);
  }

  private times(loan: SeedLoan, timeZone: string): { pickUpAt: Date; returnDueAt: Date } {
    const now = this.clock.now();
    const pickUpDay = addDays(nextWeekday(now, loan.pickUpWeekday, timeZone), 7 * loan.weeksAhead, timeZone);
    const returnDay = nextWeekday(pickUpDay, loan.returnWeekday, timeZone);
    const at = (day: Date, time: string): Date => instantAt(localTime(day, timeZone).day, time, timeZone);
    return { pickUpAt: at(pickUpDay, loan.pickUpTime), returnDueAt: at(returnDay, loan.returnTime) };
  }
}

/** The first such weekday after the day of `instant`. */
function nextWeekday(instant: Date, weekday: number, timeZone: string): Date {
  const today = localTime(instant, timeZone).weekday;
  return addDays(instant, ((weekday - today + 6) % 7) + 1, timeZone);
}

const seedCoordinator = (people: Seed['people']): string =>
  people.find(({ roles }) => roles.some(({ role }) => role === 'coordinator'))!.email;
