/** The wording of the mail that brings a message on a reservation: the message itself, and where to answer. */
import { dictionary } from '../shared/words.js';
import {
  type AllianceFacts,
  askedPortions,
  inWords,
  occasionBlock,
  type ReservationFacts,
} from './mail-facts.js';
import { toBorrower, toCoordination, toOwner } from './mail-frame.js';
import { button, facts, list, type MailText, paragraph } from './mail-layout.js';

const words = dictionary(
  {
    subject: 'Nachricht',
    intro: (who: string, number: string) => `${who} schreibt zu ${number}:`,
    coordination: 'Die Koordination',
    ofCoordination: 'Koordination',
    message: 'Nachricht',
    things: 'Worum es geht',
    answerThere: 'Bitte antworten Sie auf der Seite. Dort lesen es alle, die damit zu tun haben.',
    answer: 'Lesen und antworten',
  },
  {
    subject: 'Message',
    intro: (who: string, number: string) => `${who} writes about ${number}:`,
    coordination: 'The coordination',
    ofCoordination: 'coordination',
    message: 'Message',
    things: 'What it is about',
    answerThere: 'Please answer on the page. Everybody concerned reads it there.',
    answer: 'Read and answer',
  },
);

/** Why somebody gets it. */
export const messageReaders = ['borrower', 'owner', 'coordination'] as const;
export type MessageReader = (typeof messageReaders)[number];

export interface SaidFacts {
  /** Empty where that is none of the reader's business. */
  name: string;
  /** For which partner it was written; empty for the coordination. */
  partnerName: string;
  text: string;
}

interface MessageFacts {
  said: SaidFacts;
  why: MessageReader;
  /** The owner's name; empty for others. */
  whose: string;
}

/** `reservation.link` leads to where it is answered; an owner's has only their own lines. */
export function messageWritten(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { said, why, whose }: MessageFacts,
): MailText {
  const { language, number, link } = reservation;
  const w = words[language];
  const portions = askedPortions(reservation);
  const body = [
    paragraph(w.intro(authorOf(said, w), number)),
    facts([w.message, said.text]),
    button(w.answer, link),
    paragraph(w.answerThere),
    occasionBlock(reservation),
    list(
      w.things,
      portions.map((portion) => inWords(portion, language)),
    ),
  ];
  const news = { reservation, what: w.subject, portions, body };
  if (why === 'owner') return toOwner(alliance, news, whose);
  return why === 'borrower' ? toBorrower(alliance, news) : toCoordination(alliance, news);
}

function authorOf(
  { name, partnerName }: SaidFacts,
  w: { coordination: string; ofCoordination: string },
): string {
  if (name === '') return partnerName || w.coordination;
  return `${name} (${partnerName || w.ofCoordination})`;
}
