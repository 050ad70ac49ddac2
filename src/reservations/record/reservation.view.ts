/** How a reservation reads over the wire. */
import {
  choice,
  instant,
  listOf,
  orMissing,
  orNull,
  Shows,
  text,
  whole,
} from '../../http/shown.decorators.js';
import type { Reason } from '../../shared/refusal.js';
import type { Language } from '../../shared/words.js';
import { countedKinds, type CountedKind } from '../../notifications/counted-words.js';
import { statuses, type Status } from './lifecycle.js';
import { changeView, CounterOfferView, offerView, PendingChangeView } from './pending-change.view.js';
import { lineView, LineView } from './reservation-line.view.js';
import type { Reservation } from './reservation.entity.js';

export class OccasionView {
  @Shows('What it is for.') name!: string;
  @Shows('When the occasion begins; null where nobody said.', orNull(instant)) startsAt!: string | null;
  @Shows('When it ends; null where nobody said.', orNull(instant)) endsAt!: string | null;
  @Shows('True where its name and times may stand in public calendars.') public!: boolean;
}

/** Empty for owners and keepers until something is approved. */
export class ContactView {
  @Shows('Who can be asked; empty where it is none of your business yet.') name!: string;
  @Shows('Telephone number; empty likewise.') phone!: string;
}

export class WarningView {
  @Shows('Stable, kebab-case, such as `short-notice`.') code!: string;
  @Shows('The warning for a person.') message!: string;
}

export class CountView {
  @Shows('What was done with so many.', choice(countedKinds)) what!: CountedKind;
  @Shows('Name of the item, as it was then.') itemName!: string;
  @Shows('Its unit.') unit!: string;
  @Shows('So many units.', whole) quantity!: number;
  @Shows('Of how many; missing where it is as many as promised.', orMissing(whole)) of?: number;
  @Shows('What was said of them; missing where nothing was.', orMissing(text)) note?: string;
}

export class HistoryView {
  @Shows('When it was done.', instant) at!: string;
  @Shows('Name of the person; null where the clock did it, empty where you may not know.', orNull(text))
  who!: string | null;
  @Shows('ask, approve, decline, withdraw, cancel, expire, change, ask-change, approve-change …')
  what!: string;
  @Shows('The reason that was given, if any.') detail!: string;
  @Shows('What was counted at the desk; empty for what counts nothing.', listOf(CountView))
  counts!: CountView[];
}

export class DamageReportView {
  @Shows('Of the report.') id!: string;
  @Shows('The line.') lineId!: string;
  @Shows('Units that are damaged, as the borrower says.', whole) quantity!: number;
  @Shows('What is wrong with them; empty where nothing was said.') note!: string;
  @Shows('When it was reported.', instant) at!: string;
  @Shows('Who reported it; empty where you may not know.') who!: string;
  @Shows('True once whoever took them back has looked.', { type: Boolean }) isSettled!: boolean;
}

export class ReservationView {
  @Shows('Of the reservation.') id!: string;
  @Shows('What people call it.', { example: 'A-2027-0042' }) number!: string;
  @Shows('How far it is.', choice(statuses)) status!: Status;
  @Shows('Grows with each change; also the ETag.', whole) version!: number;
  @Shows('The partner who borrows.') partnerId!: string;
  @Shows('When it was asked for.', instant) askedAt!: string;
  @Shows('An undecided request ends then and gives its stock back.', instant) decideBy!: string;
  @Shows('Earliest of the lines; once all is decided, of those that are promised.', instant)
  pickUpAt!: string;
  @Shows('Latest of them.', instant) returnDueAt!: string;
  @Shows('What it is for.') occasion!: OccasionView;
  @Shows('Who can be asked about it.') contact!: ContactView;
  @Shows('Who fetched it, as it was said at the desk; empty where nobody was named, or you may not know.')
  collectedBy!: string;
  @Shows(
    'The borrower says since then that all is back, and nobody has looked yet; null for most.',
    orNull(instant),
  )
  returnReportedAt!: string | null;
  @Shows('True where something of it should be back by now.') isOverdue!: boolean;
  @Shows(
    'True where the stock covers it no longer, or a loan that is late still has what it needs within the next days.',
  )
  isAtRisk!: boolean;
  @Shows('A caller without internet for whom it was entered; empty for most.') onBehalfOf!: string;
  @Shows('True where nobody of the partner is mailed about it, since a caller without mail asked.')
  forCaller!: boolean;
  @Shows('A note for the coordination; empty where it is none of your business yet.') note!: string;
  @Shows('Why it was declined, cancelled or approved with less; empty otherwise.') reason!: string;
  @Shows(
    'Version of the loan rules that applied when it was asked for; null where there were none.',
    orNull(whole),
  )
  loanRulesVersion!: number | null;
  @Shows('The same: the version that whoever asked agreed to by asking.', orNull(whole))
  agreedLoanRulesVersion!: number | null;
  @Shows('What was taken all the same, but should be known; only when asking.', listOf(WarningView))
  warnings!: WarningView[];
  @Shows(
    'What was asked for; to owners and keepers, what is theirs or stands at their place.',
    listOf(LineView),
  )
  lines!: LineView[];
  @Shows('A change that waits to be decided; null for most.', orNull({ type: PendingChangeView }))
  pendingChange!: PendingChangeView | null;
  @Shows(
    'What is offered instead and waits for the borrower; null for most.',
    orNull({ type: CounterOfferView }),
  )
  counterOffer!: CounterOfferView | null;
  @Shows('Who did what, and when; only for a single reservation.', orMissing(listOf(HistoryView)))
  history?: HistoryView[];
  @Shows(
    'What the borrower reported as damaged while it was out; only for a single reservation.',
    orMissing(listOf(DamageReportView)),
  )
  damageReports?: DamageReportView[];
}

/** For whom and when it is written down. */
export interface Reading {
  now: Date;
  /** The reader may know whom to telephone, and what was noted for the coordination. */
  withContact: boolean;
  /** The stock does not cover it. */
  isAtRisk: boolean;
  warnings?: readonly Reason[] | undefined;
  /** Of the warnings. */
  language?: Language;
}

export function reservationView(
  reservation: Reservation,
  { now, withContact, isAtRisk, warnings = [], language = 'de' }: Reading,
): ReservationView {
  return {
    id: reservation.id,
    number: reservation.number,
    status: reservation.statusAt(now),
    version: reservation.version,
    partnerId: reservation.partnerId,
    askedAt: reservation.askedAt.toISOString(),
    decideBy: reservation.decideBy.toISOString(),
    pickUpAt: reservation.pickUpAt.toISOString(),
    returnDueAt: reservation.returnDueAt.toISOString(),
    occasion: {
      name: reservation.occasionName,
      startsAt: reservation.occasionStartsAt?.toISOString() ?? null,
      endsAt: reservation.occasionEndsAt?.toISOString() ?? null,
      public: reservation.occasionPublicSince !== null,
    },
    contact: withContact ? contactOf(reservation) : { name: '', phone: '' },
    collectedBy: (withContact && reservation.collectedBy) || '',
    returnReportedAt: reservation.returnReportedAt?.toISOString() ?? null,
    isOverdue: reservation.isOverdue(now),
    isAtRisk,
    onBehalfOf: withContact ? reservation.onBehalfOf : '',
    forCaller: reservation.forCallerSince !== null,
    note: withContact ? reservation.note : '',
    reason: reservation.reason,
    loanRulesVersion: reservation.loanRulesVersion,
    agreedLoanRulesVersion: reservation.loanRulesVersion,
    warnings: warnings.map(({ code, message }) => ({ code, message: message[language] })),
    lines: reservation.lines.map((line) => lineView(line, reservation.statusAt(now))),
    pendingChange: changeView(reservation.wishAt(now), withContact),
    counterOffer: offerView(reservation.offerAt(now), withContact),
  };
}

const contactOf = ({ contactName, contactPhone }: Reservation): ContactView => ({
  name: contactName,
  phone: contactPhone,
});
