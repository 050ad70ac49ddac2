/** The wording of mails: facts in, subject, text and HTML out. What answers a request stands in `decision-mails.ts`. */
import { dayAndTime } from '../shared/spoken-time.js';
import type { Language } from '../shared/words.js';
import {
  type AllianceFacts,
  askedPortions,
  handOverBlocks,
  occasionBlock,
  promisedPortions,
  type ReservationFacts,
} from './mail-facts.js';
import { framed, toBorrower, toCoordination } from './mail-frame.js';
import { button, code, facts, type MailText, paragraph } from './mail-layout.js';
import { mailWords } from './mail-words.js';

export interface SignInFacts {
  language: Language;
  digits: string;
  /** Signs in only the browser that asked for it. */
  link: string;
  minutes: number;
}

/** 1: the code that signs in, and the link beside it. `office` is whom one can ask. */
export function signInCode(
  { language, digits, link, minutes }: SignInFacts,
  office?: AllianceFacts,
): MailText {
  const w = mailWords[language].code;
  const body = [
    paragraph(w.here),
    code(digits),
    paragraph(w.lives(minutes)),
    paragraph(w.sameDevice),
    button(w.toSignIn, link),
    paragraph(w.notYou),
  ];
  return framed(office, { language, subject: w.subject(minutes), body }, w.why);
}

/** As what somebody was entered: for a partner, or with a role such as "Koordination". */
export type InvitationFacts = ({ partnerNames: readonly string[] } | { role: string }) & {
  language: Language;
  /** The address to sign in with. */
  address: string;
  link: string;
  /** Why some of the partners cannot borrow, and what they can do, in whole sentences; none for those that can. */
  barred?: readonly string[];
};

/** Somebody now belongs to a partner or was given a role: how to get in. */
export function invited(invitation: InvitationFacts, alliance: AllianceFacts): MailText {
  const { language, address, link, barred = [] } = invitation;
  const w = mailWords[language].invited;
  const body = [
    paragraph(whatFor(invitation, alliance)),
    ...barred.map(paragraph),
    paragraph(w.how(address)),
    button(w.toSignIn, link),
  ];
  return framed(alliance, { language, subject: w.subject(alliance.name), body }, w.why(alliance.name));
}

function whatFor(invitation: InvitationFacts, { name }: AllianceFacts): string {
  const w = mailWords[invitation.language].invited;
  if ('role' in invitation) return w.role(name, invitation.role);
  const { partnerNames, barred = [] } = invitation;
  const say = barred.length === 0 ? w.partner : w.entered;
  return say(name, w.names(partnerNames));
}

/** 2: to whoever asked. Before the approval it is an Anfrage and nothing more. */
export function requestReceived(reservation: ReservationFacts, alliance: AllianceFacts): MailText {
  const { language } = reservation;
  const w = mailWords[language].received;
  const asked = askedPortions(reservation);
  const { timeZone } = alliance;
  const body = [
    paragraph(w.is(reservation.number)),
    paragraph(w.next(dayAndTime(reservation.decideBy, timeZone, language))),
    occasionBlock(reservation),
    ...handOverBlocks(asked, { language, timeZone, isApproved: false }),
    button(w.see, reservation.link),
  ];
  return toBorrower(alliance, { reservation, what: w.subject, portions: asked, body });
}

/** 3: to the coordination. `isUrgent` where the pick-up is near. */
export function newRequest(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { isUrgent }: { isUrgent: boolean },
): MailText {
  const { language } = reservation;
  const w = mailWords[language].newRequest;
  const asked = askedPortions(reservation);
  const { timeZone } = alliance;
  const what = isUrgent ? w.urgentSubject : w.subject;
  const body = [
    paragraph(w.waits(reservation.number)),
    paragraph(isUrgent ? w.urgent : ''),
    facts([w.decideBy, dayAndTime(reservation.decideBy, timeZone, language)]),
    occasionBlock(reservation, [w.contact, reservation.contactName], [w.note, reservation.note]),
    ...handOverBlocks(asked, { language, timeZone, isApproved: false }),
    button(w.decide, reservation.link),
  ];
  return toCoordination(alliance, { reservation, what, portions: asked, body });
}

export interface WithdrawalFacts {
  by: 'borrower' | 'alliance';
  /** Empty where none was given. */
  reason: string;
  reader: 'borrower' | 'coordination';
}

/** Before the decision: the request is off, and nothing is kept any more. */
export function withdrawn(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { by, reason, reader }: WithdrawalFacts,
): MailText {
  const { language } = reservation;
  const w = mailWords[language].withdrawn;
  const asked = askedPortions(reservation);
  const who =
    by === 'borrower' ? reservation.partnerName : mailWords[language].cancelled.coordination(alliance.name);
  const body = [
    paragraph(w.is(reservation.number)),
    facts([w.by, who], [w.reason, reason]),
    occasionBlock(reservation),
    ...handOverBlocks(asked, { language, timeZone: alliance.timeZone, isApproved: false }),
    button(w.see, reservation.link),
  ];
  const frame = reader === 'borrower' ? toBorrower : toCoordination;
  return frame(alliance, { reservation, what: w.subject, portions: asked, body });
}

/** To the coordination: nobody acts for the partner any more, so somebody has to phone. `unsaid` is what a mail would have said. */
export function nobodyTold(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { unsaid, contactPhone }: { unsaid: string; contactPhone: string },
): MailText {
  const { language } = reservation;
  const w = mailWords[language].nobodyTold;
  const body = [
    paragraph(w.is(reservation.number, reservation.partnerName)),
    facts([w.unsaid, unsaid], [w.contact, reservation.contactName], [w.phone, contactPhone]),
    paragraph(w.next),
    button(w.see, reservation.link),
  ];
  return toCoordination(alliance, {
    reservation,
    what: w.subject,
    portions: askedPortions(reservation),
    body,
  });
}

export interface CancellationFacts {
  by: 'borrower' | 'alliance';
  /** Empty where none was given. */
  reason: string;
  /** Who reads it; the borrower unless said otherwise. */
  reader?: 'borrower' | 'coordination';
  /** False where no entry goes along that the mail could take out. */
  hasEntry?: boolean;
}

/** 11: what was promised is off; the same to both sides, only that the borrower has a calendar entry. */
export function cancelled(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { by, reason, reader = 'borrower', hasEntry = reader === 'borrower' }: CancellationFacts,
): MailText {
  const { language } = reservation;
  const w = mailWords[language].cancelled;
  const promised = promisedPortions(reservation);
  const who = by === 'borrower' ? reservation.partnerName : w.coordination(alliance.name);
  const body = [
    paragraph(w.is(reservation.number)),
    facts([w.by, who], [w.reason, reason]),
    occasionBlock(reservation),
    ...handOverBlocks(promised, { language, timeZone: alliance.timeZone, isApproved: false }),
    paragraph(hasEntry ? w.entryGone : ''),
    button(w.see, reservation.link),
  ];
  const frame = reader === 'borrower' ? toBorrower : toCoordination;
  return frame(alliance, { reservation, what: w.subject, portions: promised, body });
}
