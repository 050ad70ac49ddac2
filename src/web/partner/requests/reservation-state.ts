/** The state of a request or loan in words: what it is, and what the borrower does next. Overdue is derived, never stored. */
import {
  isAwaited,
  isOpen,
  isOut,
  isPastReturn,
  lapsedStatus,
} from '../../../reservations/record/lifecycle.js';
import { handOverOf } from '../../../reservations/record/hand-over.js';
import type { ReservationView } from '../../../reservations/record/reservation.view.js';
import { isBefore } from '../../../shared/period.js';
import { dayAndTime, endInWords, pickUpInWords } from '../../../shared/spoken-time.js';
import type { Language } from '../../../shared/words.js';
import { dictionary } from '../../../shared/words.js';
import type { Looking } from '../../ui/state.js';

export interface ReservationState extends Looking {
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
    waitNextByPhone: 'Sie müssen nichts tun. Die Koordination entscheidet und gibt Ihnen Bescheid.',
    offered: 'Gegenvorschlag',
    answerBy: (at: string) => `Antwort bis ${at}`,
    offeredNext: 'Die Koordination schlägt etwas anderes vor. Bitte sehen Sie es an und antworten Sie.',
    approved: 'Zugesagt',
    partly: 'Teilweise zugesagt',
    pickUpAt: (at: string) => `Abholung am ${at}`,
    pickUpNext: 'Bitte holen Sie zur Ausgabezeit ab. Ändert sich etwas, stornieren Sie bitte früh.',
    pickUpNextByPhone: 'Bitte holen Sie zur Ausgabezeit ab. Ändert sich etwas, rufen Sie bitte früh an.',
    pickUpMissed: (at: string) => `Abholung war am ${at}`,
    atRisk: 'In Gefahr',
    atRiskNext: 'Die Koordination sucht mit Ihnen eine Lösung. Rufen Sie gern an.',
    returnWas: (at: string) => `Rückgabe war am ${at}`,
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
    waitNextByPhone: 'You need not do anything. The coordination decides and lets you know.',
    offered: 'Counter-offer',
    answerBy: (at: string) => `Answer by ${at}`,
    offeredNext: 'The coordination offers something else. Please look at it and answer.',
    approved: 'Approved',
    partly: 'Approved in part',
    pickUpAt: (at: string) => `Pick-up on ${at}`,
    pickUpNext: 'Please fetch the things at the hand-over time. If plans change, please cancel early.',
    pickUpNextByPhone:
      'Please fetch the things at the hand-over time. If plans change, please telephone early.',
    pickUpMissed: (at: string) => `Pick-up was on ${at}`,
    atRisk: 'At risk',
    atRiskNext: 'The coordination is looking for a way out with you. Do phone.',
    returnWas: (at: string) => `Return was on ${at}`,
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

/** How each state looks (docs/design.md). */
const looks = {
  requested: { look: 'ask', sign: 'ask' },
  approved: { look: 'ok', sign: 'check' },
  atRisk: { look: 'warn', sign: 'warn' },
  missed: { look: 'warn', sign: 'late' },
  out: { look: 'out', sign: 'out' },
  overdue: { look: 'bad', sign: 'late' },
  returned: { look: 'ok', sign: 'back' },
  checked: { look: 'end', sign: 'check' },
  declined: { look: 'end', sign: 'cross' },
  withdrawn: { look: 'end', sign: 'end' },
  cancelled: { look: 'end', sign: 'cross' },
  expired: { look: 'end', sign: 'wait' },
} as const satisfies Record<string, Looking>;

type Words = (typeof words)['de'];

interface Reader {
  timeZone: string;
  language: Language;
  /** Whoever it is for reads no mails and no pages, but can telephone. */
  isByPhone?: boolean;
}

interface Telling {
  view: ReservationView;
  now: Date;
  w: Words;
  said: (at: string) => string;
  /** When it is fetched, and until when it is to be back. */
  fetched: string;
  due: string;
}

export function reservationState(
  view: ReservationView,
  now: Date,
  { timeZone, language, isByPhone = false }: Reader,
): ReservationState {
  const said = (at: string): string => dayAndTime(new Date(at), timeZone, language);
  const w = isByPhone ? byPhone(words[language]) : words[language];
  const { lines } = view;
  const promised = lines.filter(({ approvedQuantity }) => approvedQuantity !== 0);
  const handOver = handOverOf(promised.length > 0 ? promised : lines);
  const fetched = pickUpInWords(handOver, timeZone, language);
  const due = endInWords(handOver.returnDueAt, timeZone, language);
  const telling = { view, now, w, said, fetched, due };
  return running(telling) ?? over(telling);
}

const byPhone = (w: Words): Words => ({ ...w, waitNext: w.waitNextByPhone, pickUpNext: w.pickUpNextByPhone });

function running({ view, now, w, said, fetched, due }: Telling): ReservationState | undefined {
  const { status, pickUpAt, returnDueAt, lines, isAtRisk } = view;
  if (isOpen(status)) return waiting({ view, w, said });
  if (isAwaited(status)) {
    const isPart = lines.some(({ quantity, approvedQuantity }) => (approvedQuantity ?? quantity) < quantity);
    const badge = isPart ? w.partly : w.approved;
    if (isPastReturn(status, new Date(returnDueAt), now))
      return { ...looks.returned, badge, sentence: w.returnWas(due), next: '' };
    const isMissed = isBefore(new Date(pickUpAt), now);
    const sentence = isMissed ? w.pickUpMissed(fetched) : w.pickUpAt(fetched);
    if (isAtRisk) return { ...looks.atRisk, badge: w.atRisk, sentence, next: w.atRiskNext };
    return { ...(isMissed ? looks.missed : looks.approved), badge, sentence, next: w.pickUpNext };
  }
  if (!isOut(status)) return undefined;
  return view.isOverdue
    ? { ...looks.overdue, badge: w.overdue, sentence: w.overdueSince(due), next: w.overdueNext }
    : { ...looks.out, badge: w.out, sentence: w.returnBy(due), next: w.returnNext };
}

/** For whoever decides; or for the borrower, where something else is offered. */
function waiting({ view, w, said }: Pick<Telling, 'view' | 'w' | 'said'>): ReservationState {
  const { counterOffer, decideBy } = view;
  return counterOffer
    ? {
        ...looks.requested,
        badge: w.offered,
        sentence: w.answerBy(said(counterOffer.until)),
        next: w.offeredNext,
      }
    : { ...looks.requested, badge: w.requested, sentence: w.decisionBy(said(decideBy)), next: w.waitNext };
}

function over({ view: { status }, w }: Telling): ReservationState {
  if (status === lapsedStatus)
    return { ...looks.expired, badge: w.expired, sentence: w.expiredSaid, next: w.expiredNext };
  const ended = status as 'returned' | 'checked' | 'declined' | 'withdrawn' | 'cancelled';
  return { ...looks[ended], badge: w[ended], sentence: w[`${ended}Said`], next: '' };
}
