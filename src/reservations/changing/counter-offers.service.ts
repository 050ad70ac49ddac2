/** Counter-offers: what whoever decides offers instead; it holds what it takes until its deadline, and who borrows accepts or declines it. */
import { Injectable } from '@nestjs/common';
import { expectVersion } from '../../http/etag.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { addMinutes } from '../../shared/period.js';
import { Refusal } from '../../shared/refusal.js';
import { reasonsAgainst, reasonsAgainstPromise } from '../asking/lending-rules.js';
import { OffersService } from '../asking/offers.service.js';
import { refuseUnfit } from '../asking/wish-check.service.js';
import { isOpen } from '../record/lifecycle.js';
import type { PendingChange } from '../record/pending-change.entity.js';
import { endChange, insertChange } from '../record/pending-changes.query.js';
import { relationsTo } from '../record/relations.js';
import { ReservationStore, type Found } from '../record/reservation-store.service.js';
import type { ReservationView } from '../record/reservation.view.js';
import { ReservationViews } from '../stock/reservation-views.service.js';
import { ChangeMails, type ToldChange } from '../telling/change-mails.service.js';
import { OfferMails } from '../telling/offer-mails.service.js';
import { ReservationMails } from '../telling/reservation-mails.service.js';
import { applyLines } from './applied.lines.js';
import { askedChange } from './asked.change.js';
import { ChangeCheck } from './change-check.service.js';
import { changesLines, planOf } from './change-plan.js';
import type { CounterOfferDto } from './change.dto.js';
import { detailOf, toldChanges } from './told-changes.js';
import { toldWish, wishOf } from './waiting.wish.js';

/** A request goes on waiting for so long once its offer has ended, so that somebody still decides on it. */
const DECIDE_AFTER_MINUTES = 3 * 24 * 60;

/** One offer for one reservation, with what the client expects to find. */
interface Order {
  id: string;
  wish: CounterOfferDto;
  ifMatch: string | undefined;
}

/** What was looked for, for offers where it is refused. */
interface Tried {
  wish?: Parameters<OffersService['completed']>[1];
}

/** An offer that stands, and the reservation that it is about. */
interface Standing {
  turn: Turn;
  found: Found;
  offer: PendingChange;
}

interface Answer {
  what: 'accept-offer' | 'decline-offer';
  id: string;
  ifMatch: string | undefined;
}

/** Changes the reservation, and answers what is noted, and how to tell of it. */
type Answering = (standing: Standing) => Promise<{ detail: string; tell: () => Promise<void> }>;

@Injectable()
export class CounterOffers {
  constructor(
    private readonly turns: Turns,
    private readonly check: ChangeCheck,
    private readonly offers: OffersService,
    private readonly store: ReservationStore,
    private readonly mails: ReservationMails,
    private readonly changes: ChangeMails,
    private readonly told: OfferMails,
    private readonly views: ReservationViews,
  ) {}

  /** Refuses (409) like a new request, with what else could be offered. */
  async offer(actor: Actor, order: Order): Promise<ReservationView> {
    const tried: Tried = {};
    try {
      return await this.turns.take(actor, (turn) => this.offerIn(turn, order, tried));
    } catch (error) {
      throw error instanceof Refusal && tried.wish
        ? await this.offers.completed(actor, tried.wish, error)
        : error;
    }
  }

  /** Checks the stock again, and the promise is made. */
  accept(actor: Actor, id: string, reason: string, ifMatch?: string): Promise<ReservationView> {
    const order = { what: 'accept-offer', id, ifMatch } as const;
    return this.answer(actor, order, (standing) => this.acceptance(standing, reason));
  }

  /** What stands goes on as it was. */
  decline(actor: Actor, id: string, reason: string, ifMatch?: string): Promise<ReservationView> {
    return this.answer(actor, { what: 'decline-offer', id, ifMatch }, async ({ turn, found, offer }) => {
      const told = await toldWish(turn.tx, turn.actor.alliance, found, offer);
      return { detail: reason, tell: () => this.told.answered(turn, told, { answer: 'declined', reason }) };
    });
  }

  private async offerIn(turn: Turn, { id, wish, ifMatch }: Order, tried: Tried): Promise<ReservationView> {
    const { tx, actor, now } = turn;
    const found = await this.offerable(turn, id, ifMatch);
    const { reservation } = found;
    const { partnerId, version: versionRead } = reservation;
    const isRequest = isOpen(reservation.statusAt(now));
    const plan = planOf(reservation, wish, now);
    if (!changesLines(plan)) throw nothingOffered();
    tried.wish = { partnerId, lines: plan.wanted, except: id };
    const question = { wanted: plan.wanted, rules: reasonsAgainst, isWhole: isRequest };
    const { items, places, wanted, ...checked } = await this.check.of(turn, found, question);
    refuseUnfit(checked);
    const changes = toldChanges({ ...plan, wanted }, items);
    const said = { note: reservation.note, offerMessage: wish.message };
    const offer = askedChange(turn, reservation, { wanted }, said);
    if (reservation.pendingChange) await endChange(tx, reservation.pendingChange);
    await insertChange(tx, offer);
    reservation.pendingChange = offer;
    if (isRequest) reservation.waitUntil(addMinutes(offer.decideBy, DECIDE_AFTER_MINUTES));
    reservation.touch(now);
    const told = { alliance: actor.alliance, reservation, items, places, changes };
    await this.store.save(tx, reservation, versionRead, deedOf(turn, 'offer', wish.message, told));
    await this.told.offered(turn, told, offer);
    return this.views.saved(turn, reservation);
  }

  private async offerable({ tx, actor, now }: Turn, id: string, ifMatch: string | undefined): Promise<Found> {
    const found = await this.store.find(tx, actor, id);
    const { reservation, items } = found;
    actor.require('reservations.offer', relationsTo(actor, reservation.partnerId, items));
    expectVersion(ifMatch, reservation.version);
    reservation.requireUnfetched(now);
    return found;
  }

  private async acceptance({ turn, found, offer }: Standing, reason: string): ReturnType<Answering> {
    const { tx, actor, now } = turn;
    const { reservation } = found;
    const isRequest = isOpen(reservation.statusAt(now));
    const plan = planOf(reservation, wishOf(offer, reservation.lines), now);
    const question = { wanted: plan.wanted, rules: reasonsAgainstPromise, isWhole: isRequest };
    const { items, places, wanted, ...checked } = await this.check.of(turn, found, question);
    refuseUnfit(checked);
    const changes = toldChanges({ ...plan, wanted }, items);
    const by = { personId: offer.askedBy, now };
    await this.store.replaceLines(tx, applyLines(reservation, { ...plan, wanted }, by));
    if (isRequest) promise(found, by);
    else reservation.icalSequence += 1;
    const told = { alliance: actor.alliance, reservation, items, places, changes };
    return {
      detail: detailOf(reason, changes, actor.alliance.timeZone),
      tell: async () => {
        if (isRequest) await this.mails.approved(turn, told);
        else await this.changes.changed(turn, told, { reason: '', isAtOnce: true });
        await this.told.answered(turn, told, { answer: 'accepted', reason });
      },
    };
  }

  /** The four beats that both answers share. */
  private answer(actor: Actor, order: Answer, answering: Answering): Promise<ReservationView> {
    return this.turns.take(actor, async (turn) => {
      const { tx, now } = turn;
      const found = await this.store.find(tx, actor, order.id);
      const { reservation, items } = found;
      actor.require('reservations.answer-offer', relationsTo(actor, reservation.partnerId, items));
      expectVersion(order.ifMatch, reservation.version);
      const offer = reservation.offerAt(now);
      if (!offer) throw noneStands();
      const versionRead = reservation.version;
      await endChange(tx, offer);
      reservation.pendingChange = undefined;
      const { detail, tell } = await answering({ turn, found, offer });
      reservation.touch(now);
      const deed = { personId: actor.personId, what: order.what, at: now, detail };
      await this.store.save(tx, reservation, versionRead, deed);
      await tell();
      return this.views.saved(turn, reservation);
    });
  }
}

/** What nobody decided on yet is what was offered, and whoever offered it has decided. */
function promise({ reservation }: Found, { personId, now }: { personId: string; now: Date }): void {
  for (const line of reservation.lines)
    if (line.approvedQuantity === null) line.decide(line.quantity, personId, now);
  reservation.move('approve', now);
  reservation.spanPromised();
}

const deedOf = ({ actor, now }: Turn, what: 'offer', said: string, { changes, alliance }: ToldChange) => ({
  personId: actor.personId,
  what,
  at: now,
  detail: detailOf(said, changes, alliance.timeZone),
});

const nothingOffered = (): Refusal =>
  Refusal.invalidField('lines', {
    de: 'Das steht schon so da. Bitte bieten Sie etwas anderes an.',
    en: 'That is what stands there already. Please offer something else.',
  });

const noneStands = (): Refusal =>
  new Refusal('conflict', 'no-counter-offer', {
    de: 'Hier steht kein Gegenvorschlag (mehr). Bitte laden Sie die Seite neu.',
    en: 'No counter-offer stands here. Please reload.',
  });
