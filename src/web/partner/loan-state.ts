/** The state of a request or loan in words: what it is, and what the borrower does next. Overdue is derived, never stored. */
import type { ReservationView } from '../../reservations/reservation.view.js';
import { isBefore } from '../../shared/period.js';
import { dayAndTime } from '../../shared/spoken-time.js';
import type { Language } from '../../shared/words.js';
import { dictionary } from '../../shared/words.js';

export interface LoanState {
  kind: 'info' | 'success' | 'warning' | 'danger';
  /** One or two words, for a badge. */
  badge: string;
  /** With the time that matters. */
  sentence: string;
  /** Empty where there is nothing to do. */
  next: string;
}

const words = dictionary(
  {
    requested: 'Anfrage',
    decisionBy: (at: string) => `Entscheidung bis ${at}`,
    waitNext: 'Sie müssen nichts tun. Die Koordination entscheidet und schreibt Ihnen.',
    approved: 'Zugesagt',
    partly: 'Teilweise zugesagt',
    pickUpAt: (at: string) => `Abholung am ${at}`,
    pickUpNext: 'Bitte holen Sie zur Ausgabezeit ab. Ändert sich etwas, stornieren Sie bitte früh.',
    pickUpMissed: (at: string) => `Abholung war am ${at}`,
    out: 'Ausgegeben',
    returnBy: (at: string) => `Rückgabe bis ${at}`,
    returnNext: 'Bitte bringen Sie alles pünktlich zurück.',
    overdue: 'Überfällig',
    overdueSince: (at: string) => `Überfällig seit ${at}`,
    overdueNext: 'Bitte bringen Sie die Sachen so bald wie möglich zurück oder rufen Sie an.',
    returned: 'Zurückgegeben',
    returnedSaid: 'Zurückgegeben, wird noch geprüft',
    checked: 'Abgeschlossen',
    checkedSaid: 'Zurückgegeben und geprüft',
    declined: 'Abgesagt',
    declinedSaid: 'Die Anfrage wurde abgesagt',
    withdrawn: 'Zurückgezogen',
    withdrawnSaid: 'Die Anfrage wurde zurückgezogen',
    cancelled: 'Storniert',
    cancelledSaid: 'Die Zusage wurde storniert',
    expired: 'Abgelaufen',
    expiredSaid: 'Nicht rechtzeitig entschieden oder nicht abgeholt',
    expiredNext: 'Es ist nichts mehr vorgemerkt. Fragen Sie bei Bedarf neu an.',
  },
  {
    requested: 'Request',
    decisionBy: (at: string) => `Decision by ${at}`,
    waitNext: 'You need not do anything. The coordination decides and writes to you.',
    approved: 'Approved',
    partly: 'Approved in part',
    pickUpAt: (at: string) => `Pick-up on ${at}`,
    pickUpNext: 'Please fetch the things at the hand-over time. If plans change, please cancel early.',
    pickUpMissed: (at: string) => `Pick-up was on ${at}`,
    out: 'Handed over',
    returnBy: (at: string) => `Return by ${at}`,
    returnNext: 'Please bring everything back in time.',
    overdue: 'Overdue',
    overdueSince: (at: string) => `Overdue since ${at}`,
    overdueNext: 'Please bring the things back as soon as you can, or telephone.',
    returned: 'Returned',
    returnedSaid: 'Returned, still to be checked',
    checked: 'Done',
    checkedSaid: 'Returned and checked',
    declined: 'Declined',
    declinedSaid: 'The request was declined',
    withdrawn: 'Withdrawn',
    withdrawnSaid: 'The request was withdrawn',
    cancelled: 'Cancelled',
    cancelledSaid: 'The approval was cancelled',
    expired: 'Expired',
    expiredSaid: 'Not decided in time, or not collected',
    expiredNext: 'Nothing is held any more. Please ask again if you need it.',
  },
);

type Words = (typeof words)['de'];

interface Telling {
  view: ReservationView;
  now: Date;
  w: Words;
  said: (at: string) => string;
}

export function loanState(view: ReservationView, now: Date, timeZone: string, language: Language): LoanState {
  const said = (at: string): string => dayAndTime(new Date(at), timeZone, language);
  const telling = { view, now, w: words[language], said };
  return running(telling) ?? over(telling);
}

function running({ view, now, w, said }: Telling): LoanState | undefined {
  const { status, decideBy, pickUpAt, returnDueAt, lines } = view;
  if (status === 'requested')
    return { kind: 'info', badge: w.requested, sentence: w.decisionBy(said(decideBy)), next: w.waitNext };
  if (status === 'approved') {
    const isPart = lines.some(({ quantity, approvedQuantity }) => (approvedQuantity ?? quantity) < quantity);
    const isMissed = isBefore(new Date(pickUpAt), now);
    const sentence = isMissed ? w.pickUpMissed(said(pickUpAt)) : w.pickUpAt(said(pickUpAt));
    return {
      kind: isMissed ? 'warning' : 'success',
      badge: isPart ? w.partly : w.approved,
      sentence,
      next: w.pickUpNext,
    };
  }
  if (status !== 'handed_over') return undefined;
  return isBefore(new Date(returnDueAt), now)
    ? { kind: 'danger', badge: w.overdue, sentence: w.overdueSince(said(returnDueAt)), next: w.overdueNext }
    : { kind: 'info', badge: w.out, sentence: w.returnBy(said(returnDueAt)), next: w.returnNext };
}

function over({ view: { status }, w }: Telling): LoanState {
  if (status === 'expired')
    return { kind: 'warning', badge: w.expired, sentence: w.expiredSaid, next: w.expiredNext };
  const ended = status as 'returned' | 'checked' | 'declined' | 'withdrawn' | 'cancelled';
  const kind = ended === 'declined' || ended === 'cancelled' ? 'warning' : 'info';
  return { kind, badge: w[ended], sentence: w[`${ended}Said`], next: '' };
}
