/** Changing: a request becomes another one, a promise gets less at once, and more is checked and waits to be decided. */
import { Injectable } from '@nestjs/common';
import { expectVersion } from '../../http/etag.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { Refusal, type Reason } from '../../shared/refusal.js';
import { reasonsAgainst } from '../asking/lending-rules.js';
import { OffersService } from '../asking/offers.service.js';
import { refuseUnfit } from '../asking/wish-check.service.js';
import { refuseLateCancelling } from '../record/cancelling.query.js';
import { reassignDeciders } from '../record/deciders.query.js';
import { isOpen, isOut, isPromised, isUnderWay } from '../record/lifecycle.js';
import { ownParts } from '../record/own-parts.js';
import { endChange, insertChange, noteChange } from '../record/pending-changes.query.js';
import { relationsTo } from '../record/relations.js';
import { ReservationStore, type Found } from '../record/reservation-store.service.js';
import type { Reservation } from '../record/reservation.entity.js';
import type { ReservationView } from '../record/reservation.view.js';
import { ReservationViews } from '../stock/reservation-views.service.js';
import { ChangeMails, type ToldChange } from '../telling/change-mails.service.js';
import { ConsentMails } from '../telling/consent-mails.service.js';
import { applyLines } from './applied.lines.js';
import { askedChange } from './asked.change.js';
import { ChangeCheck, type CheckedChange } from './change-check.service.js';
import { changesLines, givenUpOf, planOf, type Plan } from './change-plan.js';
import type { ChangeDto } from './change.dto.js';
import { refuseFarOccasion, say, saysLines, saysSomething } from './said.change.js';
import { detailOf, toldChanges } from './told-changes.js';

/** One change of one loan, with what the client expects to find. */
interface Order {
  id: string;
  wish: ChangeDto;
  ifMatch: string | undefined;
}

/** `waits` where somebody has to decide on it. */
export interface Changed {
  view: ReservationView;
  waits: boolean;
}

/** What was looked for, for offers where it is refused. */
interface Tried {
  wish?: Parameters<OffersService['completed']>[1];
}

/** A change that may be made. */
interface Work {
  turn: Turn;
  found: Found;
  wish: ChangeDto;
  plan: Plan;
  /** Of the lines; undefined where they stay. */
  checked: CheckedChange | undefined;
  /** Of those who borrow, not of the coordination for others. */
  isOwn: boolean;
}

@Injectable()
export class ChangingService {
  constructor(
    private readonly turns: Turns,
    private readonly check: ChangeCheck,
    private readonly offers: OffersService,
    private readonly store: ReservationStore,
    private readonly mails: ChangeMails,
    private readonly consents: ConsentMails,
    private readonly views: ReservationViews,
  ) {}

  /** Refuses (409) like a new request, with offers; they are worked out after the pool is free again. */
  async change(actor: Actor, order: Order): Promise<Changed> {
    const tried: Tried = {};
    try {
      return await this.turns.take(actor, (turn) => this.changeIn(turn, order, tried));
    } catch (error) {
      throw error instanceof Refusal && tried.wish
        ? await this.offers.completed(actor, tried.wish, error)
        : error;
    }
  }

  private async changeIn(turn: Turn, order: Order, tried: Tried): Promise<Changed> {
    const work = await this.planned(turn, order, tried);
    const { wish, checked, found } = work;
    const { reservation } = found;
    const versionRead = reservation.version;
    refuseImpossible(work);
    say(reservation, wish, turn.now);
    refuseFar(work);
    const waits = hasToWait(work);
    const isReplacing = await this.endEarlier(turn, reservation, wish);
    if (checked || isReplacing || saysSomething(wish))
      await (waits ? this.ask(work, versionRead) : this.apply(work, versionRead));
    return { view: await this.views.saved(turn, reservation), waits };
  }

  private async planned(turn: Turn, order: Order, tried: Tried): Promise<Work> {
    const { now } = turn;
    const found = await this.changeable(turn, order);
    const { reservation } = found;
    const { id, partnerId } = reservation;
    const plan = planOf(reservation, order.wish, now);
    await refuseLateCancelling(turn, found, givenUpOf(plan));
    // What is out is not fetched at another time instead.
    if (!isOut(reservation.statusAt(now))) tried.wish = { partnerId, lines: plan.wanted, except: id };
    const question = { wanted: plan.wanted, rules: reasonsAgainst };
    const checked = changesLines(plan) ? await this.check.of(turn, found, question) : undefined;
    return { turn, found, wish: order.wish, plan, checked, isOwn: turn.actor.actsFor(partnerId) };
  }

  private async changeable({ tx, actor, now }: Turn, { id, wish, ifMatch }: Order): Promise<Found> {
    const found = await this.store.find(tx, actor, id);
    const { reservation, items } = found;
    const { partnerId, version } = reservation;
    actor.require('reservations.change', relationsTo(actor, partnerId, items));
    expectVersion(ifMatch, version);
    reservation.requireChangeable(now);
    const isUnexplained = (wish.reason ?? '') === '' && (saysSomething(wish) || saysLines(wish));
    if (isUnexplained && !actor.actsFor(partnerId)) throw reasonMissing();
    return found;
  }

  /** Whoever says anew what the lines are to be takes back what they wished for before. */
  private async endEarlier({ tx }: Turn, reservation: Reservation, wish: ChangeDto): Promise<boolean> {
    const { pendingChange } = reservation;
    if (!pendingChange || !saysLines(wish)) return false;
    await endChange(tx, pendingChange);
    reservation.pendingChange = undefined;
    return true;
  }

  /** Beside the promise, which stands. */
  private async ask(work: Work, versionRead: number): Promise<void> {
    const { turn, found, wish, plan } = work;
    const { reservation } = found;
    const pending = askedChange(turn, reservation, plan, {
      note: wish.note ?? reservation.note,
      offerMessage: null,
    });
    const told = toldOf(work);
    await insertChange(turn.tx, pending);
    reservation.pendingChange = pending;
    reservation.touch(turn.now);
    await this.store.save(turn.tx, reservation, versionRead, deedOf(work, 'ask-change', told));
    await this.mails.asked(turn, told, pending);
  }

  private async apply(work: Work, versionRead: number): Promise<void> {
    const { turn, found, wish, plan, checked, isOwn } = work;
    const { tx, actor, now } = turn;
    const { reservation } = found;
    const told = toldOf(work);
    const isStanding = isPromised(reservation.statusAt(now));
    const isTold = !isOwn || (isStanding && checked !== undefined);
    reservation.note = wish.note ?? reservation.note;
    if (wish.note !== undefined) await noteChange(tx, reservation.pendingChange, wish.note);
    const askedBefore = new Set(ownParts(reservation, found.items).map(({ ownerId }) => ownerId));
    if (checked) {
      const by = { personId: actor.personId, now };
      const applied = { wanted: checked.wanted, dropped: plan.dropped };
      const replaced = applyLines(reservation, applied, by);
      if (isOpen(reservation.statusAt(now))) await reassignDeciders(turn, reservation, checked.items);
      await this.store.replaceLines(tx, replaced);
    }
    if (isStanding && isTold) reservation.icalSequence += 1;
    reservation.touch(now);
    await this.store.save(tx, reservation, versionRead, deedOf(work, 'change', told));
    if (isTold) await this.mails.changed(turn, told, { reason: isOwn ? '' : (wish.reason ?? '') });
    await this.consents.asked(turn, told, askedBefore);
  }
}

/** What takes more is judged like a new request; the coordination may always take less. */
function refuseImpossible({ checked, isOwn }: Work): void {
  if (!checked) return;
  const { isMore, reasons, shortages } = checked;
  if (isMore) refuseUnfit({ reasons, shortages });
  else {
    const isBinding = ({ code }: Reason): boolean =>
      isOwn ? code !== 'out-of-stock' : code === 'beyond-horizon';
    refuseUnfit({ reasons: reasons.filter(isBinding), shortages: [] });
  }
}

/** Refuses (422) an occasion, as it is now, that is far from the loan as it would be. */
function refuseFar({ wish, checked, plan, found }: Work): void {
  if (!wish.occasion && !checked?.isMore) return;
  refuseFarOccasion(
    found.reservation,
    plan.wanted.map(({ period }) => period),
  );
}

const hasToWait = ({ turn, found, checked, isOwn }: Work): boolean =>
  isOwn && checked?.isMore === true && isUnderWay(found.reservation.statusAt(turn.now));

/** To be made before it is applied. */
function toldOf({ turn, found, plan, checked }: Work): ToldChange {
  const { items, places } = checked ?? found;
  const changes = checked ? toldChanges({ ...plan, wanted: checked.wanted }, items) : [];
  return { alliance: turn.actor.alliance, reservation: found.reservation, items, places, changes };
}

const deedOf = (
  { turn: { actor, now }, wish: { reason = '' } }: Work,
  what: 'change' | 'ask-change',
  { changes, alliance }: ToldChange,
) => ({
  personId: actor.personId,
  what,
  at: now,
  detail: detailOf(reason, changes, alliance.timeZone),
});

const reasonMissing = (): Refusal =>
  Refusal.invalidField('reason', {
    de: 'Bitte nennen Sie den Grund: Wer ausleiht, liest ihn.',
    en: 'Please say why: whoever borrows reads it.',
  });
