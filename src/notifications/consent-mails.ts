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
    decideBy: 'Entscheiden bis',
    after: 'Ohne Antwort bis dahin verfällt die Anfrage, und es ist nichts mehr vorgemerkt.',
    decide: 'Ansehen und entscheiden',
  },
  {
    subject: 'Your consent',
    asked: (number: string, owner: string) =>
      `somebody would like to borrow what belongs to “${owner}” (request ${number}). Please approve or decline.`,
    decideBy: 'Decide by',
    after: 'Without an answer by then the request lapses, and nothing is kept any more.',
    decide: 'Look at it and decide',
  },
);

/** 5: to whoever acts for the owner; the facts name what is theirs, and nothing else of the request. */
export function consentAsked(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { ownerName }: { ownerName: string },
): MailText {
  const { language, number, decideBy, link } = reservation;
  const w = words[language];
  const { timeZone } = alliance;
  const portions = askedPortions(reservation);
  const body = [
    paragraph(w.asked(number, ownerName)),
    facts([w.decideBy, dayAndTime(decideBy, timeZone, language)]),
    occasionBlock(reservation),
    ...handOverBlocks(portions, { language, timeZone, isApproved: false }),
    button(w.decide, link),
    paragraph(w.after),
  ];
  return toOwner(alliance, { reservation, what: w.subject, portions, body }, ownerName);
}
