/** Consent mails: the wording of asking an owner for a yes. */
import { dayAndTime } from '../shared/spoken-time.js';
import { dictionary } from '../shared/words.js';
import {
  type AllianceFacts,
  askedPortions,
  handOverBlocks,
  occasionBlock,
  type ReservationFacts,
} from './mail-facts.js';
import { toOwner } from './mail-frame.js';
import { button, facts, type MailText, paragraph } from './mail-layout.js';

const words = dictionary(
  {
    subject: 'Ihre Zustimmung',
    asked: (number: string, owner: string) =>
      `jemand möchte ausleihen, was „${owner}“ gehört (Anfrage ${number}). Bitte sagen Sie zu oder ab.`,
    dueSubject: 'Erinnerung an Ihre Zustimmung',
    due: (number: string, owner: string) =>
      `es wartet noch jemand auf Ihre Antwort: Anfrage ${number} über etwas, das „${owner}“ gehört. Bitte sagen Sie zu oder ab.`,
    afterDue: 'Ohne Ihre Antwort kann ab dem Tag davor auch die Koordination entscheiden.',
    decideBy: 'Entscheiden bis',
    after: 'Ohne Antwort bis dahin verfällt die Anfrage, und es ist nichts mehr vorgemerkt.',
    decide: 'Ansehen und entscheiden',
  },
  {
    subject: 'Your consent',
    asked: (number: string, owner: string) =>
      `somebody would like to borrow what belongs to “${owner}” (request ${number}). Please approve or decline.`,
    dueSubject: 'A reminder of your consent',
    due: (number: string, owner: string) =>
      `somebody still waits for your answer: request ${number} about something that belongs to “${owner}”. Please approve or decline.`,
    afterDue: 'Without your answer the coordination can decide as well from the day before on.',
    decideBy: 'Decide by',
    after: 'Without an answer by then the request lapses, and nothing is kept any more.',
    decide: 'Look at it and decide',
  },
);

interface Owned {
  ownerName: string;
}

/** 5: to whoever acts for the owner; the facts name what is theirs, and nothing else of the request. */
export function consentAsked(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { ownerName }: Owned,
): MailText {
  const w = words[reservation.language];
  const said = { subject: w.subject, before: w.asked(reservation.number, ownerName), after: w.after };
  return asking(reservation, alliance, { ownerName, ...said });
}

/** The same once more, two days before the deadline. */
export function consentDue(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { ownerName }: Owned,
): MailText {
  const w = words[reservation.language];
  const said = { subject: w.dueSubject, before: w.due(reservation.number, ownerName), after: w.afterDue };
  return asking(reservation, alliance, { ownerName, ...said });
}

function asking(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { ownerName, subject, before, after }: Owned & Record<'subject' | 'before' | 'after', string>,
): MailText {
  const { language, decideBy, link } = reservation;
  const w = words[language];
  const { timeZone } = alliance;
  const portions = askedPortions(reservation);
  const body = [
    paragraph(before),
    facts([w.decideBy, dayAndTime(decideBy, timeZone, language)]),
    occasionBlock(reservation),
    ...handOverBlocks(portions, { language, timeZone, isApproved: false }),
    button(w.decide, link),
    paragraph(after),
  ];
  return toOwner(alliance, { reservation, what: subject, portions, body }, ownerName);
}
