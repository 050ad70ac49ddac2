/** Asking: a partner's wish is checked against every rule and the stock, and held until it is decided. */
import { Injectable } from '@nestjs/common';
import { newId, newUid } from '../../database/columns.js';
import type { Actor } from '../../partners/who/actor.js';
import type { Partner } from '../../partners/who/partner.entity.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { isBefore, span } from '../../shared/period.js';
import { existing, Refusal } from '../../shared/refusal.js';
import type { Language } from '../../shared/words.js';
import { decideByOf } from '../record/deadline.js';
import type { AskedLine } from '../stock/ledger.js';
import type { PlaceWish } from '../stock/obtainable.js';
import { askerOf, type Asker } from './asker.query.js';
import { chainWarnings } from './chained-loans.query.js';
import { mayAskFor } from './borrower.query.js';
import { cautionsFor } from './cautions.js';
import type { Wish } from './lending-facts.js';
import { reasonsAgainstWalkIn } from './lending-rules.js';
import type { LendingLine } from './lending-rule.js';
import { assignDeciders } from '../record/deciders.query.js';
import { isOpen, isPromised } from '../record/lifecycle.js';
import { unqualifiedIn } from '../record/requirements.query.js';
import { ConsentMails } from '../telling/consent-mails.service.js';
import { ReservationMails, type Told } from '../telling/reservation-mails.service.js';
import { windowsOf } from './line-windows.js';
import { occasionFaults } from './occasion-rules.js';
import { OffersService } from './offers.service.js';
import { reasonsAgainstOneMore } from './open-requests.js';
import { ReservationLine } from '../record/reservation-line.entity.js';
import { ReservationStore } from '../record/reservation-store.service.js';
import type { NewReservationDto } from '../record/reservation.dto.js';
import { Reservation } from '../record/reservation.entity.js';
import type { ReservationView } from '../record/reservation.view.js';
import { ReservationViews } from '../stock/reservation-views.service.js';
import { refuseUnfit, WishCheck, type CheckedWish } from './wish-check.service.js';

/** How it is asked. */
export interface Manner {
  /** Decides in the same turn, and tells of it: one event is one mail, and that is the decision's. */
  decide?: (turn: Turn, id: string) => Promise<ReservationView>;
  /** Somebody stands at the open door: whoever lends it decides for whom, and nobody asks when the door opens. */
  isAtTheDoor?: boolean;
  /** The things are wished for days: each is held at the hours of its place, as far as others leave them. */
  places?: readonly PlaceWish[];
  /** What it takes was held for it until now. */
  held?: HeldBefore;
}

/** In the same turn: what was held is let go before the wish is checked, and hears what it has become. */
export interface HeldBefore {
  letGo: (turn: Turn) => Promise<void>;
  became: (turn: Turn, reservationId: string) => Promise<void>;
}

@Injectable()
export class AskingService {
  constructor(
    private readonly turns: Turns,
    private readonly check: WishCheck,
    private readonly offers: OffersService,
    private readonly store: ReservationStore,
    private readonly mails: ReservationMails,
    private readonly consents: ConsentMails,
    private readonly views: ReservationViews,
  ) {}

  /** Refuses (409) with all reasons at once; where the stock is the reason, with offers that fit. */
  async ask(
    actor: Actor,
    wish: NewReservationDto,
    language: Language,
    { decide, isAtTheDoor = false, places, held }: Manner = {},
  ): Promise<ReservationView> {
    let lines: readonly AskedLine[] = linesOf(wish);
    const atDesk = isAtTheDoor ? reasonsAgainstWalkIn : undefined;
    const faults = occasionFaults(wish.occasion, span(lines.map(({ period }) => period))!);
    if (faults.length > 0) throw Refusal.invalid(faults);
    try {
      return await this.turns.take(actor, async (turn) => {
        await held?.letGo(turn);
        const asker = await knownAsker(turn, wish.partnerId, isAtTheDoor);
        const { partner } = asker;
        const checked = await this.checked(turn, { partner, lines, places }, isAtTheDoor);
        lines = checked.lines;
        const manner = { decide, isAtTheDoor, language };
        const { told, view } = await this.take(turn, wish, { ...checked, asker }, manner);
        await held?.became(turn, view.id);
        if (decide && told.reservation.lines.some(({ awaitsCoordination }) => awaitsCoordination))
          return this.decided(turn, told, await decide(turn, view.id));
        await this.tell(turn, told);
        return view;
      });
    } catch (error) {
      // Offers take a wider look at the stock, so they are worked out after the pool is free again.
      throw error instanceof Refusal
        ? await this.offers.completed(actor, { partnerId: wish.partnerId, lines, atDesk }, error)
        : error;
    }
  }

  /** One mail for the whole, once it is complete. */
  private async tell(turn: Turn, told: Told): Promise<void> {
    if (isPromised(told.reservation.statusAt(turn.now))) return this.mails.approved(turn, told);
    await this.mails.requested(turn, told);
    await this.consents.asked(turn, told);
  }

  /** What was decided at once may wait for an owner all the same. */
  private async decided(turn: Turn, { alliance }: Told, view: ReservationView): Promise<ReservationView> {
    if (!isOpen(view.status)) return view;
    await this.tell(turn, { alliance, ...(await this.store.find(turn.tx, turn.actor, view.id)) });
    return view;
  }

  private checked(
    turn: Turn,
    { places, ...wish }: Wish & Pick<Manner, 'places'>,
    isAtTheDoor: boolean,
  ): Promise<CheckedWish> {
    if (places) return this.check.places(turn, { partner: wish.partner, places });
    return isAtTheDoor ? this.check.walkIn(turn, wish) : this.check.request(turn, wish);
  }

  private async take(
    turn: Turn,
    wish: NewReservationDto,
    checked: CheckedWish & { asker: Asker },
    { decide, isAtTheDoor, language }: Pick<Manner, 'decide' | 'isAtTheDoor'> & { language: Language },
  ): Promise<{ told: Told; view: ReservationView }> {
    const { tx, actor, now } = turn;
    const crowd = reasonsAgainstOneMore(checked.asker.open, actor.alliance.rules.openRequestsPerPartner);
    refuseUnfit({ ...checked, reasons: [...crowd, ...checked.reasons] });
    const chained = await chainWarnings(turn, checked.facts, wish.partnerId);
    const reservation = requested(turn, wish, checked.asker, checked.facts.lines);
    const { lines, partnerId } = reservation;
    const { items } = checked;
    const unqualified = await unqualifiedIn(turn, { lines, items, partnerId });
    if (!isAtTheDoor)
      await assignDeciders(turn, reservation, { items, rules: checked.asker.rules, unqualified });
    const move = decide ? undefined : agreed(reservation, now);
    await this.store.insert(tx, reservation, { personId: actor.personId, what: 'ask', at: now });
    if (move) await this.store.remember(tx, reservation, { personId: null, what: move, at: now });
    const warnings = [...cautionsFor({ facts: checked.facts, items, unqualified }), ...chained];
    return {
      told: { alliance: actor.alliance, reservation, items, places: checked.places },
      view: await this.views.asked(turn, reservation, { ledger: checked.ledger, warnings, language }),
    };
  }
}

/** What the rules say yes to is promised at once; answers what became of the whole by it. */
function agreed(reservation: Reservation, now: Date): 'approve' | 'decline' | undefined {
  for (const line of reservation.lines) if (line.decider === 'automatic') line.agree(now);
  return reservation.followLines(now);
}

/** A person asks for the partners they act for, the coordination for any (a caller without internet). */
async function knownAsker(
  turn: Turn,
  partnerId: string,
  isAtTheDoor: boolean,
): Promise<Asker & { partner: Partner }> {
  const asker = await askerOf(turn, partnerId);
  const partner = existing(asker.partner);
  if (!isAtTheDoor && !mayAskFor(turn.actor, partnerId)) throw Refusal.forbidden();
  return { ...asker, partner };
}

function requested(
  { actor, now }: Turn,
  wish: NewReservationDto,
  { numberYear, highestNumber, loanRulesVersion }: Asker,
  lines: readonly LendingLine[],
): Reservation {
  const { alliance } = actor;
  const numberInYear = highestNumber + 1;
  const whole = span(lines.map(({ period }) => period))!;
  // What is fetched at this moment is decided in this turn.
  const heldUntil = isBefore(now, whole.from) ? whole.from : whole.until;
  const id = newId();
  const decideBy = decideByOf(now, alliance.rules.decisionDays, heldUntil);
  const reservation = Reservation.requested({
    id,
    allianceId: alliance.id,
    askedBy: actor.personId,
    forCallerSince: isForCaller(actor, wish) ? now : null,
    numberYear,
    numberInYear,
    number: spokenNumber(alliance.numberLetters, numberYear, numberInYear),
    ...said(wish),
    occasionPublicSince: wish.occasion.public ? now : null,
    askedAt: now,
    updatedAt: now,
    decideBy,
    loanRulesVersion,
    icalUid: newUid(),
    feedUid: newUid(),
  });
  reservation.lines = lines.map((line, index) =>
    ReservationLine.open(
      { allianceId: alliance.id, reservationId: id, position: index + 1 },
      { ...line, ...windowsOf(line, alliance.timeZone) },
      decideBy,
    ),
  );
  reservation.spanLines();
  return reservation;
}

/** The lines of a body, with the times of the whole where a line says none. */
const linesOf = (wish: NewReservationDto): AskedLine[] =>
  wish.lines.map(({ itemId, quantity, pickUpAt, returnDueAt }) => ({
    itemId,
    quantity,
    period: { from: pickUpAt ?? wish.pickUpAt, until: returnDueAt ?? wish.returnDueAt },
  }));

/** What the borrower says of it. */
const said = ({
  partnerId,
  occasion,
  contact,
  note = '',
  onBehalfOf = '',
}: NewReservationDto): Partial<Reservation> => ({
  partnerId,
  occasionName: occasion.name,
  occasionStartsAt: occasion.startsAt ?? null,
  occasionEndsAt: occasion.endsAt ?? null,
  contactName: contact.name,
  contactPhone: contact.phone ?? '',
  note,
  onBehalfOf,
});

/** Whoever asks for a partner of their own is told in any case. */
const isForCaller = (actor: Actor, { partnerId, onBehalfOf = '', forCaller }: NewReservationDto): boolean =>
  !actor.actsFor(partnerId) && (forCaller ?? onBehalfOf !== '');

/** `A-2027-0042`: what people say on the phone. */
const spokenNumber = (letters: string, year: number, running: number): string =>
  `${letters}-${year}-${String(running).padStart(4, '0')}`;
