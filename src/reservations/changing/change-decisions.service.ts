/** Decisions on changes that wait: approving, declining, and taking the wish back. The promise stands in the last two. */
import { Injectable } from '@nestjs/common';
import { expectVersion } from '../../http/etag.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { Refusal } from '../../shared/refusal.js';
import { reasonsAgainstPromise } from '../asking/lending-rules.js';
import { refuseUnfit } from '../asking/wish-check.service.js';
import type { PendingChange } from '../record/pending-change.entity.js';
import { endChange } from '../record/pending-changes.query.js';
import { relationsTo } from '../record/relations.js';
import { ReservationStore, type Found } from '../record/reservation-store.service.js';
import type { ReservationView } from '../record/reservation.view.js';
import { ReservationViews } from '../stock/reservation-views.service.js';
import { ChangeMails } from '../telling/change-mails.service.js';
import { applyLines } from './applied.lines.js';
import { ChangeCheck } from './change-check.service.js';
import { planOf } from './change-plan.js';
import { detailOf, toldChanges } from './told-changes.js';
import { toldWish, wishOf } from './waiting.wish.js';

/** One decision, with what the client expects to find. */
interface Order {
  action: 'reservations.decide-change' | 'reservations.change';
  what: 'approve-change' | 'decline-change' | 'withdraw-change';
  id: string;
  ifMatch: string | undefined;
}

/** A change that waits, and the loan that it is about. */
interface Waiting {
  turn: Turn;
  found: Found;
  pending: PendingChange;
}

/** Changes the reservation, and answers what is noted, and how to tell of it. */
type Decision = (waiting: Waiting) => Promise<{ detail: string; tell?: () => Promise<void> }>;

@Injectable()
export class ChangeDecisions {
  constructor(
    private readonly turns: Turns,
    private readonly check: ChangeCheck,
    private readonly store: ReservationStore,
    private readonly mails: ChangeMails,
    private readonly views: ReservationViews,
  ) {}

  /** Checks the stock again: it may have shrunk since. */
  approve(actor: Actor, id: string, reason: string, ifMatch?: string): Promise<ReservationView> {
    const order = { action: 'reservations.decide-change', what: 'approve-change', id, ifMatch } as const;
    return this.decide(actor, order, (waiting) => this.approval(waiting, reason));
  }

  /** What is promised stands. */
  decline(actor: Actor, id: string, reason: string, ifMatch?: string): Promise<ReservationView> {
    const order = { action: 'reservations.decide-change', what: 'decline-change', id, ifMatch } as const;
    return this.decide(actor, order, (waiting) =>
      Promise.resolve({ detail: reason, tell: () => this.tellEnded(waiting, reason) }),
    );
  }

  /** By either side; whoever takes back their own wish knows it. */
  withdraw(actor: Actor, id: string, reason: string, ifMatch?: string): Promise<ReservationView> {
    const order = { action: 'reservations.change', what: 'withdraw-change', id, ifMatch } as const;
    return this.decide(actor, order, (waiting) => {
      const isOwn = actor.actsFor(waiting.found.reservation.partnerId);
      const tell = isOwn ? {} : { tell: () => this.tellEnded(waiting, reason) };
      return Promise.resolve({ detail: reason, ...tell });
    });
  }

  private async tellEnded({ turn, found, pending }: Waiting, reason: string): Promise<void> {
    const told = await toldWish(turn.tx, turn.actor.alliance, found, pending);
    await this.mails.ended(turn, told, { decideBy: pending.decideBy, reason });
  }

  private async approval({ turn, found, pending }: Waiting, reason: string): ReturnType<Decision> {
    const { tx, actor, now } = turn;
    const { reservation } = found;
    const plan = planOf(reservation, wishOf(pending, reservation.lines), now);
    const checked = await this.check.of(turn, found, { wanted: plan.wanted, rules: reasonsAgainstPromise });
    refuseUnfit(checked);
    const { items, places, wanted } = checked;
    const changes = toldChanges({ ...plan, wanted }, items);
    const by = { personId: actor.personId, now };
    await this.store.replaceLines(tx, applyLines(reservation, { ...plan, wanted }, by));
    reservation.note = pending.note;
    reservation.icalSequence += 1;
    const told = { alliance: actor.alliance, reservation, items, places, changes };
    return {
      detail: detailOf(reason, changes, actor.alliance.timeZone),
      tell: () => this.mails.changed(turn, told, { reason, isAtOnce: true }),
    };
  }

  /** The four beats that all decisions share. */
  private decide(actor: Actor, order: Order, decision: Decision): Promise<ReservationView> {
    return this.turns.take(actor, async (turn) => {
      const { tx, now } = turn;
      const found = await this.store.find(tx, actor, order.id);
      const { reservation, items } = found;
      actor.require(order.action, relationsTo(actor, reservation.partnerId, items));
      expectVersion(order.ifMatch, reservation.version);
      const pending = reservation.wishAt(now);
      if (!pending) throw nothingWaits();
      const versionRead = reservation.version;
      await endChange(tx, pending);
      reservation.pendingChange = undefined;
      const { detail, tell } = await decision({ turn, found, pending });
      reservation.touch(now);
      const deed = { personId: actor.personId, what: order.what, at: now, detail };
      await this.store.save(tx, reservation, versionRead, deed);
      await tell?.();
      return this.views.saved(turn, reservation);
    });
  }
}

const nothingWaits = (): Refusal =>
  new Refusal('conflict', 'no-pending-change', {
    de: 'Hier wartet kein Änderungswunsch (mehr). Bitte laden Sie die Seite neu.',
    en: 'No change waits to be decided here. Please reload.',
  });
