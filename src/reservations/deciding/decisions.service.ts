/** Decisions: approving (whole or in part), declining, withdrawing, cancelling, and letting go what nobody decided in time. */
import { Injectable } from '@nestjs/common';
import { expectVersion } from '../../http/etag.js';
import type { Item } from '../../items/item.entity.js';
import type { Actor } from '../../partners/who/actor.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { PartnersService } from '../../partners/members/partners.service.js';
import { Refusal } from '../../shared/refusal.js';
import { endInWords } from '../../shared/spoken-time.js';
import type { Language, Words } from '../../shared/words.js';
import { alreadyDecided, answeredFor, approvedQuantities, mayDecideLine } from './approval.js';
import { ReservationMails, type Side, type Told } from '../telling/reservation-mails.service.js';
import { refuseLateCancelling } from '../record/cancelling.query.js';
import type { Move } from '../record/lifecycle.js';
import { OffersService } from '../asking/offers.service.js';
import { ownItemIds, relationsTo } from '../record/relations.js';
import type { ReservationLine } from '../record/reservation-line.entity.js';
import { endOffer } from '../record/pending-changes.query.js';
import { ReservationStore, type Found } from '../record/reservation-store.service.js';
import type { ApprovalDto } from '../record/reservation.dto.js';
import type { Reservation } from '../record/reservation.entity.js';
import type { ReservationView } from '../record/reservation.view.js';
import type { Ledger } from '../stock/ledger.js';
import { ReservationViews } from '../stock/reservation-views.service.js';
import { refuseUnfit, WishCheck } from '../asking/wish-check.service.js';

type DecisionAction =
  'reservations.approve' | 'reservations.decline' | 'reservations.withdraw' | 'reservations.cancel';

/** One move on one reservation, with what the client expects to find. */
interface Order {
  action: DecisionAction;
  id: string;
  ifMatch: string | undefined;
  move: Move;
  reason: string;
}

/** Changes the reservation it finds. */
type Decision = (turn: Turn, found: Found) => Promise<Decided>;

interface Decided {
  /** Where there is something to tell. */
  tell: Tell | undefined;
  /** From which it was granted. */
  ledger?: Ledger;
}

type Tell = () => Promise<void>;

interface Decidable {
  /** That the actor may decide. */
  open: ReservationLine[];
  /** That are decided where none is named. */
  whole: ReservationLine[];
}

@Injectable()
export class DecisionsService {
  constructor(
    private readonly turns: Turns,
    private readonly partners: PartnersService,
    private readonly check: WishCheck,
    private readonly store: ReservationStore,
    private readonly offers: OffersService,
    private readonly mails: ReservationMails,
    private readonly views: ReservationViews,
  ) {}

  /** Refuses whoever has no say about it, whatever became of it. */
  async requireSay(actor: Actor, id: string): Promise<void> {
    await this.turns.look(actor, async ({ tx }) => {
      const { reservation, items } = await this.store.find(tx, actor, id);
      actor.require('reservations.approve', relationsTo(actor, reservation.partnerId, items));
    });
  }

  /** Lines not named get what was asked for. Checks the stock again: it may have shrunk since. */
  approve(actor: Actor, id: string, approval: ApprovalDto, ifMatch?: string): Promise<ReservationView> {
    const { reason = '' } = approval;
    const order = { action: 'reservations.approve', id, ifMatch, move: 'approve', reason } as const;
    return this.decide(actor, order, this.approval(approval));
  }

  /** In the turn in which it is asked for: what cannot be promised was never asked for. */
  approveAtOnce(turn: Turn, id: string): Promise<ReservationView> {
    const order = {
      action: 'reservations.approve',
      id,
      ifMatch: undefined,
      move: 'approve',
      reason: '',
    } as const;
    return this.decideIn(turn, order, this.approval({}));
  }

  private approval({ lines = [], reason = '' }: ApprovalDto): Decision {
    return async (turn, found) => {
      const { reservation, items } = found;
      const { open, whole } = decidable(turn, found);
      const among = { open, whole, all: reservation.lines };
      const quantities = approvedQuantities(among, lines, packStepIn(items));
      if (!reservation.lines.some((line) => (quantities.get(line.id) ?? line.approvedQuantity ?? 0) > 0))
        throw nothingLeft();
      for (const line of open.filter(({ id }) => quantities.has(id)))
        line.decide(quantities.get(line.id)!, turn.actor.personId, turn.now);
      reservation.give(reason);
      const ledger = await this.granting(turn, reservation);
      return { tell: this.settle(turn, found), ledger };
    };
  }

  decline(actor: Actor, id: string, reason: string, ifMatch?: string): Promise<ReservationView> {
    const order = { action: 'reservations.decline', id, ifMatch, move: 'decline', reason } as const;
    return this.decide(actor, order, async (turn, found) => {
      for (const line of decidable(turn, found).whole) line.decide(0, actor.personId, turn.now);
      found.reservation.give(reason);
      return { tell: this.settle(turn, found) };
    });
  }

  /** By either side, before the decision. */
  withdraw(actor: Actor, id: string, reason: string, ifMatch?: string): Promise<ReservationView> {
    const order = { action: 'reservations.withdraw', id, ifMatch, move: 'withdraw', reason } as const;
    return this.decide(actor, order, async (turn, found) => {
      found.reservation.move('withdraw', turn.now);
      const side = sideOf(turn, found);
      return { tell: () => this.mails.withdrawn(turn, told(turn, found), side, reason) };
    });
  }

  /** By either side, after the decision; the alliance gives a reason, the borrower comes before the return. */
  cancel(actor: Actor, id: string, reason: string, ifMatch?: string): Promise<ReservationView> {
    const order = { action: 'reservations.cancel', id, ifMatch, move: 'cancel', reason } as const;
    return this.decide(actor, order, async (turn, found) => {
      const { reservation } = found;
      const side = sideOf(turn, found);
      if (!actor.isCoordination && reservation.isPastReturn(turn.now))
        throw returnPassed(actor.alliance, reservation);
      await refuseLateCancelling(turn, found, reservation.lines);
      if (side === 'alliance' && reason === '') throw reasonMissing();
      reservation.move('cancel', turn.now);
      reservation.reason = reason;
      reservation.icalSequence += 1;
      return { tell: () => this.mails.cancelled(turn, told(turn, found), side) };
    });
  }

  private decide(actor: Actor, order: Order, decision: Decision): Promise<ReservationView> {
    return this.turns.take(actor, (turn) => this.decideIn(turn, order, decision));
  }

  /** The four beats that all decisions share. */
  private async decideIn(turn: Turn, order: Order, decision: Decision): Promise<ReservationView> {
    const { tx, actor, now } = turn;
    const found = await this.store.find(tx, actor, order.id);
    const { reservation, items } = found;
    actor.require(order.action, relationsTo(actor, reservation.partnerId, items));
    expectVersion(order.ifMatch, reservation.version);
    const versionRead = reservation.version;
    const { tell, ledger } = await decision(turn, found);
    await endOffer(tx, reservation);
    const done = { personId: actor.personId, what: order.move, at: now, detail: order.reason };
    await this.store.save(tx, reservation, versionRead, done);
    await tell?.();
    return this.views.saved(turn, reservation, ledger);
  }

  /** Refuses (409) what could be asked for once and cannot be lent now. */
  private async granting(turn: Turn, { id, partnerId, lines }: Reservation): Promise<Ledger> {
    const partner = await this.partners.find(turn.tx, turn.actor, partnerId);
    // What waits for somebody else is asked about when they decide, and not said to whoever decides now.
    const promised = lines.filter(({ isUndecided, holds }) => holds && !isUndecided).map(({ held }) => held);
    const checked = await this.check.promise(turn, { partner, lines: promised }, id);
    refuseUnfit(checked);
    return checked.ledger;
  }

  /** Approved or declined once no line is open; until then only the lines know. */
  private settle(turn: Turn, found: Found): Tell | undefined {
    const { reservation } = found;
    const move = reservation.followLines(turn.now);
    if (move === 'approve') return () => this.mails.approved(turn, told(turn, found));
    if (move === 'decline')
      return async () =>
        this.mails.declined(turn, told(turn, found), await this.alternatives(turn, reservation));
    reservation.touch(turn.now);
    return undefined;
  }

  private async alternatives(turn: Turn, { partnerId, asked }: Reservation): Promise<Words[]> {
    const found = await this.offers.insteadOfDeclined(turn, partnerId, asked);
    return found.map(({ message }) => message);
  }
}

const told = ({ actor: { alliance } }: Turn, found: Found): Told => ({ alliance, ...found });

const sideOf = ({ actor }: Turn, { reservation }: Found): Side =>
  actor.actsFor(reservation.partnerId) ? 'borrower' : 'alliance';

/** Refuses (409) where everything is decided already, or the deadline has passed. */
function decidable({ actor, now }: Turn, { reservation, items }: Found): Decidable {
  reservation.requireOpen(now);
  const decider = { isCoordination: actor.isCoordination, ownItemIds: ownItemIds(actor, items) };
  const open = reservation.lines.filter((line) => mayDecideLine(decider, line));
  if (open.length === 0) throw alreadyDecided();
  return { open, whole: answeredFor(decider, reservation.lines) };
}

const nothingLeft = (): Refusal =>
  Refusal.invalidField('lines', {
    de: 'So bliebe nichts zugesagt. Bitte sagen Sie mit einem Grund ab.',
    en: 'This approves nothing. Please decline with a reason.',
  });

const reasonMissing = (): Refusal =>
  Refusal.invalidField('reason', { de: 'Bitte nennen Sie den Grund.', en: 'Please say why.' });

function returnPassed(alliance: Alliance, { returnDueAt }: Reservation): Refusal {
  const said = (language: Language): string => endInWords(returnDueAt, alliance.timeZone, language);
  return new Refusal('conflict', 'return-passed', {
    de: `Rückgabe war am ${said('de')}: Stornieren geht danach nicht mehr. Bitte rufen Sie die Koordination an.`,
    en: `Return was on ${said('en')}: it cannot be cancelled after that. Please telephone the coordination.`,
  });
}

const packStepIn =
  (items: readonly Item[]) =>
  (itemId: string): number =>
    items.find(({ id }) => id === itemId)?.packStep ?? 1;
