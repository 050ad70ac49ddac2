/** Taking back: in whole or in part, well, damaged or missing; and what follows: found again, looked at, reported, never fetched. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../partners/who/actor.js';
import type { Turn } from '../../partners/who/turns.service.js';
import { addMinutes, isBefore } from '../../shared/period.js';
import { Refusal } from '../../shared/refusal.js';
import { isAwaited, isReturned } from '../record/lifecycle.js';
import type { Counted } from '../../notifications/counted-words.js';
import { settleReports } from '../record/damage-reports.query.js';
import type { ReservationLine } from '../record/reservation-line.entity.js';
import type { Found } from '../record/reservation-store.service.js';
import type { ReservationView } from '../record/reservation.view.js';
import type { TakeBackDto } from './desk.dto.js';
import { countOf, DeskWork, linesInHand, requireInHand } from './desk-work.service.js';
import { ReservationMails } from '../telling/reservation-mails.service.js';
import { countedOf, Losses } from './losses.service.js';
import { returnsOf, type Return } from './take-back-rules.js';

/** A person may say that nobody came, so long after the pick-up. */
const NOT_COLLECTED_MINUTES = 24 * 60;
/** Said to the borrower in the mail that takes the entry out, where nobody said more. */
const NOT_COLLECTED = 'Es wurde nicht abgeholt.';

@Injectable()
export class TakeBacks {
  constructor(
    private readonly work: DeskWork,
    private readonly losses: Losses,
    private readonly mails: ReservationMails,
  ) {}

  takeBack(actor: Actor, id: string, said: TakeBackDto, ifMatch?: string): Promise<ReservationView> {
    const order = { action: 'desk.take-back', id, ifMatch } as const;
    return this.work.do(actor, order, async (turn, found) => {
      const { reservation } = found;
      reservation.requireLoan(turn.now);
      const mine = linesInHand(turn, found);
      requireInHand(mine, found, said.lines);
      const returns = returnsOf(mine, said.lines);
      if (!returns.some(({ back, missing, found: turnedUp }) => back + missing + turnedUp > 0))
        throw nothingComesBack();
      const tell = await this.losses.note(turn, found, returns);
      for (const one of returns) one.line.takeBack(one, turn.now);
      await settleReports(turn.tx, lookedAt(returns), turn.now);
      if (!reservation.lines.some(({ outQuantity }) => outQuantity > 0)) reservation.returnReportedAt = null;
      reservation.settle(turn.now);
      if (said.checked && isReturned(reservation.statusAt(turn.now))) check(turn, found, mine);
      return {
        what: 'takeBack',
        detail: said.note ?? '',
        counts: countsOf(found, returns),
        ...(tell && { tell }),
      };
    });
  }

  /** It was looked at, by whoever has it in hand. */
  check(actor: Actor, id: string, note: string, ifMatch?: string): Promise<ReservationView> {
    const order = { action: 'desk.check', id, ifMatch } as const;
    return this.work.do(actor, order, async (turn, found) => {
      const mine = linesInHand(turn, found);
      if (mine.length === 0) throw Refusal.forbidden();
      found.reservation.settle(turn.now);
      check(turn, found, mine);
      return { what: 'check', detail: note };
    });
  }

  /** The borrower has put it back where nobody was; whoever keeps it looks later. */
  report(actor: Actor, id: string, note: string, ifMatch?: string): Promise<ReservationView> {
    const order = { action: 'desk.report-return', id, ifMatch } as const;
    return this.work.do(actor, order, async ({ now }, { reservation }) => {
      if (!reservation.lines.some(({ outQuantity }) => outQuantity > 0)) throw nothingComesBack();
      reservation.returnReportedAt = now;
      reservation.touch(now);
      return { what: 'reportReturn', detail: note };
    });
  }

  /** Nobody fetched it: what waits is free for others. */
  release(actor: Actor, id: string, note: string, ifMatch?: string): Promise<ReservationView> {
    const order = { action: 'desk.release', id, ifMatch } as const;
    return this.work.do(actor, order, async (turn, found) => {
      const { reservation } = found;
      reservation.requireUnderWay(turn.now);
      const waiting = linesInHand(turn, found).filter(({ awaitedQuantity }) => awaitedQuantity > 0);
      refuseTooEarly(turn, waiting);
      const counts = waiting.map((line) =>
        countOf(found, line.itemId, { what: 'let-go', quantity: line.awaitedQuantity }),
      );
      for (const line of waiting) line.letGo();
      const done = { what: 'release', detail: note, counts };
      if (!isAwaited(reservation.statusAt(turn.now)) || reservation.lines.some(({ holds }) => holds)) {
        reservation.settle(turn.now);
        return done;
      }
      return { ...done, tell: this.end(turn, found, note) };
    });
  }

  /** Nothing of the promise is left: its entry goes out of every calendar. */
  private end(turn: Turn, found: Found, note: string): () => Promise<void> {
    const { reservation } = found;
    reservation.move('expire', turn.now);
    reservation.reason = note || NOT_COLLECTED;
    reservation.icalSequence += 1;
    return () => this.mails.cancelled(turn, { alliance: turn.actor.alliance, ...found }, 'alliance');
  }
}

/** Everybody looks at what they have in hand; once all was looked at, nothing more becomes of the loan. */
function check({ now }: Turn, { reservation }: Found, mine: readonly ReservationLine[]): void {
  reservation.requireReturned(now);
  for (const line of mine) if (line.isUnchecked) line.checkedAt = now;
  if (reservation.lines.some(({ isUnchecked }) => isUnchecked)) reservation.touch(now);
  else reservation.move('check', now);
}

/** Lines of which whoever took them back found the damage, or saw the last of them. */
const lookedAt = (returns: readonly Return<ReservationLine>[]): string[] =>
  returns.filter(({ line, damaged }) => damaged > 0 || line.outQuantity === 0).map(({ line }) => line.id);

const countsOf = (found: Found, returns: readonly Return<ReservationLine>[]): Counted[] =>
  returns.flatMap((one) => countedOf(found, one));

/** Refuses (409) where nothing waits so long that nobody will come any more. */
function refuseTooEarly({ now }: Turn, waiting: readonly ReservationLine[]): void {
  const isLate = ({ pickUpAt }: ReservationLine): boolean =>
    !isBefore(now, addMinutes(pickUpAt, NOT_COLLECTED_MINUTES));
  if (waiting.length > 0 && waiting.every(isLate)) return;
  throw new Refusal('conflict', 'not-overdue', {
    de: 'Freigeben geht erst einen Tag nach der vereinbarten Abholung, und nur, was noch da ist.',
    en: 'It can be released a day after the pick-up, and only what was not fetched.',
  });
}

const nothingComesBack = (): Refusal =>
  Refusal.invalidField('lines', {
    de: 'Davon ist nichts mehr ausgegeben. Bitte laden Sie die Seite neu.',
    en: 'Nothing of it is out any more. Please reload the page.',
  });
