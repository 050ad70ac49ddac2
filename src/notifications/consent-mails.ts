/** Consent mails: the wording of asking an owner for a yes. */
import { dayAndTime } from '../shared/spoken-time.js';
import { dictionary, type Language } from '../shared/words.js';
import {
  type AllianceFacts,
  askedPortions,
  handOverBlocks,
  occasionBlock,
  type ReservationFacts,
  subjectOf,
} from './mail-facts.js';
import { toOwner, toOwners } from './mail-frame.js';
import { type Block, button, facts, type MailText, paragraph } from './mail-layout.js';

const words = dictionary(
  {
    subject: 'Ihre Zustimmung',
    asked: (number: string, owner: string) =>
      `jemand möchte ausleihen, was „${owner}“ gehört (Anfrage ${number}). Bitte sagen Sie zu oder ab.`,
    dueSubject: 'Erinnerung an Ihre Zustimmung',
    dueSeveral: (count: number) => `Erinnerung an Ihre Zustimmung: ${count} Anfragen`,
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
    dueSeveral: (count: number) => `A reminder of your consent: ${count} requests`,
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
  const body = [
    ...waiting(w.asked(reservation.number, ownerName), reservation, alliance),
    button(w.decide, reservation.link),
    paragraph(w.after),
  ];
  const portions = askedPortions(reservation);
  return toOwner(alliance, { reservation, what: w.subject, portions, body }, ownerName);
}

/** Of which request; whose part of it the facts name. */
export interface ConsentDueOf extends Owned {
  reservation: ReservationFacts;
}

interface ConsentDue {
  language: Language;
  alliance: AllianceFacts;
  requests: readonly ConsentDueOf[];
}

/** The same once more, two days before the deadline, of all that one person has not answered by then. */
export function consentDue({ language, alliance, requests }: ConsentDue): MailText {
  const w = words[language];
  const body = [
    ...requests.flatMap(({ reservation, ownerName }) =>
      waiting(w.due(reservation.number, ownerName), reservation, alliance),
    ),
    button(w.decide, whereToDecide(requests, alliance)),
    paragraph(w.afterDue),
  ];
  const owners = [...new Set(requests.map(({ ownerName }) => ownerName))];
  return toOwners(alliance, { language, subject: dueInShort(requests, language, alliance), body }, owners);
}

function waiting(before: string, reservation: ReservationFacts, { timeZone }: AllianceFacts): Block[] {
  const { language, decideBy } = reservation;
  return [
    paragraph(before),
    facts([words[language].decideBy, dayAndTime(decideBy, timeZone, language)]),
    occasionBlock(reservation),
    ...handOverBlocks(askedPortions(reservation), { language, timeZone, isApproved: false }),
  ];
}

/** One link: to the request, or to the list of all. */
function whereToDecide(requests: readonly ConsentDueOf[], { baseUrl, slug }: AllianceFacts): string {
  const [first] = requests;
  return first && requests.length === 1 ? first.reservation.link : `${baseUrl}/b/${slug}/consents`;
}

function dueInShort(requests: readonly ConsentDueOf[], language: Language, alliance: AllianceFacts): string {
  const w = words[language];
  const [first] = requests;
  if (!first || requests.length > 1) return w.dueSeveral(requests.length);
  return subjectOf(w.dueSubject, first.reservation, askedPortions(first.reservation), alliance);
}
