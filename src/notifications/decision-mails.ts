/** Decision mails: the wording of what answers a request, whether yes, in part, no, or too late. */
import { dayAndTime } from '../shared/spoken-time.js';
import { decisionWords } from './decision-words.js';
import {
  type AllianceFacts,
  askedPortions,
  handOverBlocks,
  inWords,
  occasionBlock,
  openPortions,
  type Portion,
  promisedPortions,
  refusedPortions,
  type ReservationFacts,
} from './mail-facts.js';
import { toBorrower } from './mail-frame.js';
import { type Block, button, facts, link, list, type MailText, paragraph, pointer } from './mail-layout.js';
import { pickUpBlocks } from './pick-up-help.js';

export interface ApprovalFacts {
  /** Downloads the calendar entry; left out for whoever wants none. */
  calendarLink?: string;
}

/** 6: everything was promised; `reason` where the coordination changed it before it was told. */
export function approved(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { reason = '', calendarLink }: ApprovalFacts & { reason?: string },
): MailText {
  const { language, number } = reservation;
  const w = decisionWords[language];
  const promised = promisedPortions(reservation);
  const body = [
    paragraph(w.isApproved(number)),
    facts([w.reason, reason]),
    occasionBlock(reservation),
    ...handOverBlocks(promised, { language, timeZone: alliance.timeZone, isApproved: true }),
    ...pickUpBlocks(reservation.pickUpHelp ?? [], language),
    ...nextSteps(reservation, calendarLink),
  ];
  return toBorrower(alliance, { reservation, what: w.approved, portions: promised, body });
}

/** 7: a part was promised; what is still open is said as such. */
export function partlyApproved(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { reason, calendarLink }: ApprovalFacts & { reason: string },
): MailText {
  const { language, number } = reservation;
  const w = decisionWords[language];
  const lines = reservation.lines.filter((line) => line.approvedQuantity !== null);
  const promised = promisedPortions({ ...reservation, lines });
  const listed = (title: string, portions: readonly Portion[]): Block[] =>
    portions.length === 0
      ? []
      : [
          list(
            title,
            portions.map((portion) => inWords(portion, language)),
          ),
        ];
  const body = [
    paragraph(w.isPartlyApproved(number)),
    ...handOverBlocks(promised, { language, timeZone: alliance.timeZone, isApproved: true }),
    ...pickUpBlocks(reservation.pickUpHelp ?? [], language),
    ...listed(w.refused, refusedPortions(reservation)),
    facts([w.reason, reason]),
    ...listed(w.open, openPortions(reservation)),
    occasionBlock(reservation),
    ...nextSteps(reservation, calendarLink),
  ];
  return toBorrower(alliance, { reservation, what: w.partlyApproved, portions: promised, body });
}

/** What to do now, and the entry that came along or can be downloaded. */
export function nextSteps(
  { language, link: page }: ReservationFacts,
  calendarLink: string | undefined,
): Block[] {
  const w = decisionWords[language];
  const steps = [paragraph(w.next), button(w.seeOrCancel, page)];
  if (calendarLink === undefined) return steps;
  return [
    ...steps,
    paragraph(w.entry),
    pointer(w.declineDoesNothing, page),
    paragraph(w.unknownSender),
    link(w.downloadEntry, calendarLink),
  ];
}

/** 8: nothing was promised. `alternatives` are whole sentences. */
export function declined(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { reason, alternatives }: { reason: string; alternatives: readonly string[] },
): MailText {
  const { language, number } = reservation;
  const w = decisionWords[language];
  const body = [
    paragraph(w.isDeclined(number)),
    facts([w.reason, reason]),
    ...whatInstead(reservation, alliance, alternatives),
  ];
  return toBorrower(alliance, { reservation, what: w.declined, portions: askedPortions(reservation), body });
}

/** 8, when nobody decided in time: nothing is held any more, and it was not the borrower's fault. */
export function expired(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { alternatives }: { alternatives: readonly string[] },
): MailText {
  const { language, number } = reservation;
  const w = decisionWords[language];
  const body = [
    paragraph(w.isExpired(number, dayAndTime(reservation.decideBy, alliance.timeZone, language))),
    paragraph(w.nothingKept),
    paragraph(w.askAgain),
    ...whatInstead(reservation, alliance, alternatives),
  ];
  return toBorrower(alliance, { reservation, what: w.expired, portions: askedPortions(reservation), body });
}

function whatInstead(
  reservation: ReservationFacts,
  { timeZone }: AllianceFacts,
  alternatives: readonly string[],
): Block[] {
  const { language } = reservation;
  const w = decisionWords[language];
  return [
    ...(alternatives.length === 0 ? [] : [list(w.instead, alternatives)]),
    occasionBlock(reservation),
    ...handOverBlocks(askedPortions(reservation), { language, timeZone, isApproved: false }),
    button(w.see, reservation.link),
  ];
}
