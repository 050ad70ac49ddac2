/** Handing over: as planned, less, more, earlier, or with things that nobody asked for; what takes more is held against the one check. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../partners/who/actor.js';
import { PartnersService } from '../../partners/members/partners.service.js';
import type { Turn } from '../../partners/who/turns.service.js';
import { inDigits } from '../../shared/amounts.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { isBefore } from '../../shared/period.js';
import { endInWords } from '../../shared/spoken-time.js';
import type { Language } from '../../shared/words.js';
import { reasonsAgainstMore } from '../asking/lending-rules.js';
import { OffersService } from '../asking/offers.service.js';
import { unfit, WishCheck } from '../asking/wish-check.service.js';
import type { Counted } from '../../notifications/counted-words.js';
import { isInHandsOf } from '../record/relations.js';
import { ReservationLine } from '../record/reservation-line.entity.js';
import { ReservationStore, type Found } from '../record/reservation-store.service.js';
import type { ReservationView } from '../record/reservation.view.js';
import { DeskMails } from '../telling/desk-mails.service.js';
import type { AskedLine } from '../stock/ledger.js';
import { Deposits } from './deposits.service.js';
import type { HandedItemDto, HandOverDto } from './desk.dto.js';
import {
  countOf,
  DeskWork,
  linesInHand,
  requireInHand,
  type DeskDeed,
  type DeskOrder,
} from './desk-work.service.js';
import { issuesOf, takenBy, takesMore, type Issue } from './hand-over-rules.js';
import { itemsNamed, useUp } from './issued.query.js';
import { Stops } from './stops.service.js';

const ACTION = 'desk.hand-over';

/** Units of a line that are ever given out, as its counters hold them. */
const MOST = 100_000;

@Injectable()
export class HandOvers {
  constructor(
    private readonly work: DeskWork,
    private readonly store: ReservationStore,
    private readonly partners: PartnersService,
    private readonly check: WishCheck,
    private readonly stops: Stops,
    private readonly deposits: Deposits,
    private readonly offers: OffersService,
    private readonly mails: DeskMails,
  ) {}

  handOver(actor: Actor, id: string, said: HandOverDto, ifMatch?: string): Promise<ReservationView> {
    return this.work
      .do(actor, { action: ACTION, id, ifMatch }, (turn, found) => this.issue(turn, found, said))
      .catch(async (error: unknown) => {
        throw error instanceof NotFree ? await this.withOffers(actor, id, error) : error;
      });
  }

  /** In the turn in which it was asked for and promised. */
  handOverIn(turn: Turn, id: string, said: HandOverDto): Promise<ReservationView> {
    const order: DeskOrder = { action: ACTION, id, ifMatch: undefined };
    return this.work.doIn(turn, order, (_, found) => this.issue(turn, found, said));
  }

  /** They take a wider look at the stock, so they are worked out after the pool is free again. */
  private async withOffers(actor: Actor, id: string, refusal: NotFree): Promise<Refusal> {
    const wanted = { partnerId: '', lines: refusal.lines, except: id, atDesk: reasonsAgainstMore };
    const { kind, code, words, details } = await this.offers.completed(actor, wanted, refusal);
    // Whoever stands there comes now, or not at all.
    const offers = details.offers?.filter((offer) => offer.kind !== 'period') ?? [];
    return new Refusal(kind, code, words, { ...details, offers });
  }

  private async issue(turn: Turn, found: Found, said: HandOverDto): Promise<DeskDeed> {
    const { reservation } = found;
    const mine = linesInHand(turn, found);
    requireInHand(mine, found, said.lines);
    reservation.goOut(turn.now);
    const added = await this.add(turn, found, [
      ...(said.lines ?? []).flatMap(({ accessories = [] }) => accessories),
      ...(said.added ?? []),
    ]);
    const issues = [...issuesOf(mine, said.lines), ...added.map(asAdded)];
    if (said.depositCents !== undefined) await this.receive(turn, found, said.depositCents);
    await this.refuse(turn, found, { issues, overrule: said.overrule?.reason });
    await this.store.replaceLines(turn.tx, { added, dropped: [] });
    const isOtherwise = issues.some(
      ({ line, quantity, letsGo }) => letsGo || quantity > line.awaitedQuantity,
    );
    await this.give(turn, found, issues);
    reservation.spanPromised();
    reservation.collectedBy = said.collectedBy || reservation.collectedBy;
    reservation.settle(turn.now);
    const counts = countsOf(found, issues);
    const told = { alliance: turn.actor.alliance, ...found };
    return {
      what: 'handOver',
      detail: [said.overrule?.reason, said.note].filter(Boolean).join('\n'),
      counts,
      ...(isOtherwise ? { tell: () => this.mails.handedOver(turn, told, counts) } : {}),
    };
  }

  /** Before it is asked whether all was paid; nothing of it stands where the hand-over is refused. */
  private async receive(turn: Turn, { reservation }: Found, cents: number): Promise<void> {
    await this.deposits.write(turn, reservation, { kind: 'received', cents }, 'depositCents');
  }

  /** New lines, which hold nothing yet. Refuses (404) what does not exist here, and (403) what is in other hands. */
  private async add(
    { tx, actor, now }: Turn,
    { reservation, items }: Found,
    wanted: readonly HandedItemDto[],
  ): Promise<ReservationLine[]> {
    if (wanted.length === 0) return [];
    if (!isBefore(now, reservation.returnDueAt)) throw returnPassed(actor, reservation.returnDueAt);
    const known = await itemsNamed(tx, actor.allianceId, wanted);
    const last = Math.max(...reservation.lines.map(({ position }) => position));
    const added = wanted.map(({ itemId, quantity }, index) => {
      const item = existing(known.find(({ id }) => id === itemId));
      if (!isInHandsOf(actor, item)) throw Refusal.forbidden();
      const place = {
        allianceId: actor.allianceId,
        reservationId: reservation.id,
        position: last + index + 1,
      };
      const period = { from: now, until: reservation.returnDueAt };
      const line = ReservationLine.open(
        place,
        { itemId, quantity, period, pickUpUntil: null, returnFrom: null },
        now,
      );
      line.decide(0, actor.personId, now);
      line.heldUntil = null;
      return line;
    });
    reservation.lines.push(...added);
    items.push(...known.filter(({ id }) => !items.some((one) => one.id === id)));
    return added;
  }

  /** Refuses (409) what is not possible now, and (422) where nothing would go out. */
  private async refuse(
    turn: Turn,
    found: Found,
    { issues, overrule }: { issues: readonly Issue[]; overrule: string | undefined },
  ): Promise<void> {
    const given = issues.filter(({ quantity }) => quantity > 0);
    if (given.length === 0) throw nothingGoesOut();
    const over = given.find(({ line }) => !isBefore(turn.now, line.returnDueAt));
    if (over) throw returnPassed(turn.actor, over.line.returnDueAt);
    if (given.some(({ line, quantity }) => line.handedOverQuantity + quantity > MOST)) throw tooMany();
    await this.stops.refuse(turn, found, given, overrule);
    await this.refuseMore(turn, found, issues);
  }

  private async refuseMore(turn: Turn, { reservation }: Found, issues: readonly Issue[]): Promise<void> {
    if (!issues.some((issue) => takesMore(issue, turn.now))) return;
    const taken = reservation.lines.map((line) => {
      const issue = issues.find((one) => one.line.id === line.id) ?? { line, quantity: 0, letsGo: false };
      const asked: AskedLine = { itemId: line.itemId, ...takenBy(issue, turn.now) };
      return { asked, isMore: takesMore(issue, turn.now) };
    });
    const lines = taken.map(({ asked }) => asked).filter(({ quantity }) => quantity > 0);
    const more = new Set(taken.filter(({ isMore }) => isMore).map(({ asked }) => asked));
    const partner = await this.partners.find(turn.tx, turn.actor, reservation.partnerId);
    const refusal = unfit(
      await this.check.more(turn, { partner, lines, more, reservationId: reservation.id }),
    );
    if (refusal) throw new NotFree(refusal, lines);
  }

  private async give(
    { tx, now }: Turn,
    { items }: Found,
    issues: readonly Issue<ReservationLine>[],
  ): Promise<void> {
    for (const { line, quantity, letsGo } of issues) {
      const item = existing(items.find(({ id }) => id === line.itemId));
      if (quantity > 0 && isBefore(now, line.pickUpAt))
        Object.assign(line, { pickUpAt: now, pickUpUntil: null });
      if (quantity > 0) {
        line.handOver(quantity, item.kind !== 'consumable', now);
        await useUp(tx, item, quantity, now);
      }
      if (letsGo) line.letGo();
    }
  }
}

/** That more is not free, with all that would be taken: what could be had instead is found out afterwards. */
class NotFree extends Refusal {
  constructor(
    { kind, code, words, details }: Refusal,
    readonly lines: readonly AskedLine[],
  ) {
    super(kind, code, words, details);
  }
}

const asAdded = (line: ReservationLine): Issue<ReservationLine> => ({
  line,
  quantity: line.quantity,
  letsGo: false,
});

/** Before anything is given: what was promised is read from the lines. */
function countsOf(found: Found, issues: readonly Issue<ReservationLine>[]): Counted[] {
  return issues.map(({ line, quantity }) =>
    countOf(found, line.itemId, {
      what: 'handed-over',
      quantity,
      ...(line.handedOverQuantity === line.approvedQuantity ? {} : { of: line.approvedQuantity ?? 0 }),
    }),
  );
}

const tooMany = (): Refusal =>
  Refusal.invalidField('lines', {
    de: `Von einer Position können insgesamt höchstens ${inDigits(MOST, 'de')} ausgegeben werden.`,
    en: `Of one line at most ${inDigits(MOST, 'en')} can be handed over in all.`,
  });

const nothingGoesOut = (): Refusal =>
  Refusal.invalidField('lines', {
    de: 'So ginge nichts hinaus. Wird nichts abgeholt, geben Sie die Reservierung bitte frei.',
    en: 'Nothing would go out. If nothing is fetched, please release the reservation.',
  });

function returnPassed({ alliance }: Actor, returnDueAt: Date): Refusal {
  const said = (language: Language): string => endInWords(returnDueAt, alliance.timeZone, language);
  return new Refusal('conflict', 'return-passed', {
    de: `Rückgabe war am ${said('de')}: Ausgeben geht danach nicht mehr.`,
    en: `Return was on ${said('en')}: nothing can be handed over after that.`,
  });
}
