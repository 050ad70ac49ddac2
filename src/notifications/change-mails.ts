/** Change mails: the wording of what is told when a loan changes, is to change, or stays as it was. */
import { dayAndTime } from '../shared/spoken-time.js';
import { dictionary } from '../shared/words.js';
import { nextSteps } from './decision-mails.js';
import { changesInWords, type LineChange } from './line-changes.js';
import {
  type AllianceFacts,
  askedPortions,
  handOverBlocks,
  occasionBlock,
  promisedPortions,
  type ReservationFacts,
} from './mail-facts.js';
import { toBorrower, toCoordination } from './mail-frame.js';
import { type Block, button, facts, list, type MailText, paragraph } from './mail-layout.js';
import { pickUpBlocks } from './pick-up-help.js';

const words = dictionary(
  {
    changed: 'Geändert',
    isChanged: (number: string) => `die Reservierung ${number} ist geändert. Es gilt jetzt, was hier steht.`,
    requestChanged: (number: string) =>
      `die Koordination hat Ihre Anfrage ${number} geändert. Über sie ist noch nicht entschieden.`,
    changes: 'Das ändert sich',
    reason: 'Grund',
    asked: 'Änderungswunsch',
    waits: (number: string) =>
      `zur Reservierung ${number} gibt es einen Änderungswunsch. Bis Sie entscheiden, gilt die Zusage, und beides ist vorgemerkt.`,
    decideBy: 'Bitte entscheiden bis',
    note: 'Hinweis',
    contact: 'Kontakt',
    standing: 'Zugesagt ist',
    toReservation: 'Reservierung ansehen',
    declined: 'Änderung nicht möglich',
    isDeclined: (number: string) =>
      `leider geht die gewünschte Änderung der Reservierung ${number} nicht. Die Zusage gilt, wie sie war.`,
    expired: 'Änderungswunsch abgelaufen',
    isExpired: (number: string, decideBy: string) =>
      `über Ihren Änderungswunsch zur Reservierung ${number} wurde nicht bis ${decideBy} entschieden. Das tut uns leid. Die Zusage gilt, wie sie war.`,
    wished: 'Gewünscht war',
  },
  {
    changed: 'Changed',
    isChanged: (number: string) => `the reservation ${number} has changed. What stands here holds now.`,
    requestChanged: (number: string) =>
      `the coordination has changed your request ${number}. It is not decided yet.`,
    changes: 'What changes',
    reason: 'Reason',
    asked: 'Change wished for',
    waits: (number: string) =>
      `somebody would like to change the reservation ${number}. Until you decide, the promise stands, and both are kept.`,
    decideBy: 'Please decide by',
    note: 'Note',
    contact: 'Contact',
    standing: 'What is promised',
    toReservation: 'See the reservation',
    declined: 'Change not possible',
    isDeclined: (number: string) =>
      `unfortunately the reservation ${number} cannot be changed as you wished. The promise stands as it was.`,
    expired: 'Change lapsed',
    isExpired: (number: string, decideBy: string) =>
      `the change that you wished for of the reservation ${number} was not decided by ${decideBy}. We are sorry. The promise stands as it was.`,
    wished: 'What was wished for',
  },
);

export interface ChangedFacts {
  changes: readonly LineChange[];
  /** What the coordination says to it; empty where the borrower changed it. */
  reason: string;
  /** False while it is a request. */
  isPromised: boolean;
  /** Downloads the calendar entry; left out where none comes along. */
  calendarLink?: string;
}

/** 10: what holds now, and what it was before. */
export function changed(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { changes, reason, isPromised, calendarLink }: ChangedFacts,
): MailText {
  const { language, number, link } = reservation;
  const w = words[language];
  const { timeZone } = alliance;
  const portions = isPromised ? promisedPortions(reservation) : askedPortions(reservation);
  const next = isPromised ? nextSteps(reservation, calendarLink) : [button(w.toReservation, link)];
  const body = [
    paragraph(isPromised ? w.isChanged(number) : w.requestChanged(number)),
    facts([w.reason, reason]),
    ...listed(w.changes, changesInWords(changes, { language, timeZone })),
    occasionBlock(reservation),
    ...handOverBlocks(portions, { language, timeZone, isApproved: isPromised }),
    ...(isPromised ? pickUpBlocks(reservation.pickUpHelp ?? [], language) : []),
    ...next,
  ];
  return toBorrower(alliance, { reservation, what: w.changed, portions, body });
}

export interface WishedFacts {
  changes: readonly LineChange[];
  decideBy: Date;
  note: string;
}

/** To the coordination: a change waits; what is promised stands below. */
export function changeAsked(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { changes, decideBy, note }: WishedFacts,
): MailText {
  const { language, number, contactName, link } = reservation;
  const w = words[language];
  const { timeZone } = alliance;
  const portions = promisedPortions(reservation);
  const body = [
    paragraph(w.waits(number)),
    facts([w.decideBy, dayAndTime(decideBy, timeZone, language)]),
    ...listed(w.changes, changesInWords(changes, { language, timeZone })),
    occasionBlock(reservation, [w.contact, contactName], [w.note, note]),
    paragraph(`${w.standing}:`),
    ...handOverBlocks(portions, { language, timeZone, isApproved: false }),
    button(w.toReservation, link),
  ];
  return toCoordination(alliance, { reservation, what: w.asked, portions, body });
}

export interface EndedFacts {
  changes: readonly LineChange[];
  decideBy: Date;
  /** Why it was declined; null where nobody decided in time. */
  reason: string | null;
}

/** To the borrower: nothing changes. */
export function changeEnded(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { changes, decideBy, reason }: EndedFacts,
): MailText {
  const { language, number, link } = reservation;
  const w = words[language];
  const { timeZone } = alliance;
  const portions = promisedPortions(reservation);
  const isExpired = reason === null;
  const body = [
    paragraph(
      isExpired ? w.isExpired(number, dayAndTime(decideBy, timeZone, language)) : w.isDeclined(number),
    ),
    facts([w.reason, reason ?? '']),
    ...listed(w.wished, changesInWords(changes, { language, timeZone })),
    paragraph(`${w.standing}:`),
    ...handOverBlocks(portions, { language, timeZone, isApproved: false }),
    button(w.toReservation, link),
  ];
  return toBorrower(alliance, {
    reservation,
    what: isExpired ? w.expired : w.declined,
    portions,
    body,
  });
}

const listed = (title: string, sentences: readonly string[]): Block[] =>
  sentences.length === 0 ? [] : [list(title, sentences)];
