/** Decision mails: the wording of what answers a request, whether yes, in part, no, or too late. */
import { dayAndTime } from '../shared/spoken-time.js';
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
  subjectOf,
} from './mail-facts.js';
import { toBorrower } from './mail-frame.js';
import { type Block, button, facts, link, list, type MailText, paragraph } from './mail-layout.js';

export interface ApprovalFacts {
  /** Downloads the calendar entry; left out for whoever wants none. */
  calendarLink?: string;
}

/** 6: everything was promised. */
export function approved(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { calendarLink }: ApprovalFacts,
): MailText {
  const promised = promisedPortions(reservation);
  return toBorrower(alliance, subjectOf('Zusage', reservation, promised, alliance), [
    paragraph(`Ihre Anfrage ${reservation.number} ist zugesagt. Alles ist für Sie reserviert.`),
    occasionBlock(reservation),
    ...handOverBlocks(promised, alliance.timeZone, true),
    ...nextSteps(reservation, calendarLink),
  ]);
}

/** 7: a part was promised; what is still open is said as such. */
export function partlyApproved(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { reason, calendarLink }: ApprovalFacts & { reason: string },
): MailText {
  const lines = reservation.lines.filter((line) => line.approvedQuantity !== null);
  const promised = promisedPortions({ ...reservation, lines });
  return toBorrower(alliance, subjectOf('Teilweise Zusage', reservation, promised, alliance), [
    paragraph(`Ihre Anfrage ${reservation.number} ist zum Teil zugesagt. Das ist für Sie reserviert:`),
    ...handOverBlocks(promised, alliance.timeZone, true),
    ...listed('Nicht zugesagt', refusedPortions(reservation)),
    facts(['Grund', reason]),
    ...listed('Noch nicht entschieden', openPortions(reservation)),
    occasionBlock(reservation),
    ...nextSteps(reservation, calendarLink),
  ]);
}

const listed = (title: string, portions: readonly Portion[]): Block[] =>
  portions.length === 0 ? [] : [list(title, portions.map(inWords))];

function nextSteps({ link: page }: ReservationFacts, calendarLink: string | undefined): Block[] {
  const steps = [
    paragraph(
      'Bitte holen Sie zur angegebenen Zeit ab. Ändert sich etwas, dann sagen Sie bitte früh Bescheid.',
    ),
    button('Reservierung ansehen oder stornieren', page),
  ];
  if (calendarLink === undefined) return steps;
  return [
    ...steps,
    paragraph('Diese E-Mail bringt einen Kalendereintrag mit.'),
    paragraph(`Ablehnen im Kalender storniert nicht; bitte hier: ${page}`),
    link('Kein Eintrag angekommen? Hier herunterladen', calendarLink),
  ];
}

/** 8: nothing was promised. `alternatives` are whole sentences. */
export function declined(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { reason, alternatives }: { reason: string; alternatives: readonly string[] },
): MailText {
  return toBorrower(alliance, subjectOf('Absage', reservation, askedPortions(reservation), alliance), [
    paragraph(`leider müssen wir Ihre Anfrage ${reservation.number} absagen.`),
    facts(['Grund', reason]),
    ...whatInstead(reservation, alliance, alternatives),
  ]);
}

/** 8, when nobody decided in time: nothing is held any more, and it was not the borrower's fault. */
export function expired(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { alternatives }: { alternatives: readonly string[] },
): MailText {
  const decideBy = dayAndTime(reservation.decideBy, alliance.timeZone, 'de');
  const subject = subjectOf('Anfrage abgelaufen', reservation, askedPortions(reservation), alliance);
  return toBorrower(alliance, subject, [
    paragraph(
      `über Ihre Anfrage ${reservation.number} wurde nicht bis ${decideBy} entschieden. Das tut uns leid.`,
    ),
    paragraph('Die Anfrage ist damit abgelaufen. Es ist nichts mehr für Sie vorgemerkt.'),
    paragraph('Brauchen Sie die Gegenstände noch? Dann rufen Sie bitte an oder fragen Sie neu an.'),
    ...whatInstead(reservation, alliance, alternatives),
  ]);
}

function whatInstead(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  alternatives: readonly string[],
): Block[] {
  return [
    ...(alternatives.length === 0 ? [] : [list('Das geht stattdessen', alternatives)]),
    occasionBlock(reservation),
    ...handOverBlocks(askedPortions(reservation), alliance.timeZone, false),
    button('Anfrage ansehen', reservation.link),
  ];
}
