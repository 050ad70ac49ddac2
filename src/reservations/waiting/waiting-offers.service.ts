/** Offers from the waiting list: what became free is held for whoever waits longest and fits, and told by day. */
import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { Database } from '../../database/database.service.js';
import { Alliance } from '../../partners/who/alliance.entity.js';
import { Partner } from '../../partners/who/partner.entity.js';
import { Turns } from '../../partners/who/turns.service.js';
import { Clock } from '../../shared/clock.service.js';
import { FailureLog } from '../../shared/failure.log.js';
import { addMinutes, isBefore } from '../../shared/period.js';
import type { LookIn } from '../asking/lending-facts.service.js';
import { WishCheck } from '../asking/wish-check.service.js';
import { promise, type AskedLine } from '../stock/ledger.js';
import { WaitingEntry } from '../record/waiting-entry.entity.js';
import { heldUntil, isTellingTime, knownUntil, offersIn, stateOf } from './queue.js';
import { WaitingMails } from './waiting-mails.service.js';
import { alliancesConcerned, unanswered, type Concerned } from './waiting.query.js';

const HOUR_MINUTES = 60;
/** For so long after the pick-up an entry can be read. */
const KEPT_MINUTES = 7 * 24 * HOUR_MINUTES;

/** An alliance in which nobody could be offered anything. */
interface Seen {
  revision: number;
  /** When something may have become free by time alone. */
  until: Date;
}

@Injectable()
export class WaitingOffers {
  private readonly failures = new FailureLog(WaitingOffers.name);
  private readonly seen = new Map<string, Seen>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly turns: Turns,
    private readonly check: WishCheck,
    private readonly mails: WaitingMails,
  ) {}

  /** How many were offered something; called every few minutes, and harmless when called twice at once. */
  async offerFreed(): Promise<number> {
    const now = this.clock.now();
    const concerned = await this.database.read((tx) => alliancesConcerned(tx, now));
    const due = concerned.filter((one) => isTellingTime(now, one.timeZone) && !this.isKnown(one, now));
    let count = 0;
    for (const one of due) count += await this.offerSafely(one, now);
    return count;
  }

  /** Forgets who waited for what is long over. */
  async sweep(): Promise<void> {
    const before = addMinutes(this.clock.now(), -KEPT_MINUTES);
    await this.database.transaction((tx) => tx.delete(WaitingEntry, { pickUpAt: LessThan(before) }));
  }

  /** Nothing has changed since. */
  private isKnown({ id, revision }: Concerned, now: Date): boolean {
    const seen = this.seen.get(id);
    return seen?.revision === revision && isBefore(now, seen.until);
  }

  /** One alliance in which it fails must not keep all others waiting. */
  private async offerSafely(one: Concerned, now: Date): Promise<number> {
    try {
      return await this.offerIn(one, now);
    } catch (error) {
      this.failures.failed(`The waiting list of alliance ${one.id} could not be offered anything`, error);
      return 0;
    }
  }

  /** Looks first: a turn makes all that is shown of the alliance old, and mostly there is nothing to offer. */
  private async offerIn({ id: allianceId, revision }: Concerned, now: Date): Promise<number> {
    const found = await this.database.read(
      async (tx) => this.next(await lookIn(tx, allianceId, now)),
      allianceId,
    );
    if (found.next.length === 0) {
      this.seen.set(allianceId, { revision, until: found.until });
      return 0;
    }
    return this.turns.ofClock(allianceId, async (turn) => {
      const look = await lookIn(turn.tx, allianceId, turn.now);
      const { next } = await this.next(look);
      for (const entry of next) await this.offer(look, entry);
      return next.length;
    });
  }

  /** Those to be offered something, and until when nothing changes by itself. */
  private async next(look: LookIn): Promise<{ next: WaitingEntry[]; until: Date }> {
    const { tx, now, actor } = look;
    const all = await unanswered(tx, { allianceId: actor.allianceId });
    return { next: await this.nextOf(look, all), until: knownUntil(all, now) };
  }

  private async nextOf(look: LookIn, all: readonly WaitingEntry[]): Promise<WaitingEntry[]> {
    const { tx, now, actor } = look;
    const { allianceId } = actor;
    const waiting = all.filter((entry) => stateOf(entry, now) === 'waiting');
    if (waiting.length === 0) return [];
    const ids = new Set(waiting.map(({ partnerId }) => partnerId));
    const partners = await tx.findBy(Partner, { allianceId, id: In([...ids]) });
    const judge = await this.check.oneByOne(look, waiting.map(lineOf));
    const checked = (entry: WaitingEntry) =>
      judge({ partner: partners.find(({ id }) => id === entry.partnerId)!, lines: [lineOf(entry)] });
    return offersIn(waiting, now, {
      fits: (entry) => checked(entry).reasons.length === 0,
      take: (entry) => promise(checked(entry).ledger, lineOf(entry)),
    });
  }

  private async offer({ tx, now, actor: { alliance } }: LookIn, entry: WaitingEntry): Promise<void> {
    entry.heldUntil = heldUntil(entry, now);
    entry.version += 1;
    await tx.save(entry);
    await this.mails.offered({ tx, now, alliance }, entry, entry.heldUntil);
  }
}

async function lookIn(tx: LookIn['tx'], allianceId: string, now: Date): Promise<LookIn> {
  const alliance = await tx.findOneByOrFail(Alliance, { id: allianceId });
  return { tx, now, actor: { alliance, allianceId } };
}

const lineOf = ({ itemId, quantity, period }: WaitingEntry): AskedLine => ({ itemId, quantity, period });
