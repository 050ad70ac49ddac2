/** Offer mails: the wording of a counter-offer, and of what became of it. */
import { dayAndTime } from '../shared/spoken-time.js';
import { dictionary } from '../shared/words.js';
import { changesInWords, type LineChange } from './line-changes.js';
import {
  type AllianceFacts,
  askedPortions,
  handOverBlocks,
  occasionBlock,
  type Portion,
  type ReservationFacts,
} from './mail-facts.js';
import { toBorrower, toCoordination } from './mail-frame.js';
import { button, facts, list, type MailText, paragraph } from './mail-layout.js';

export const offerAnswers = ['accepted', 'declined', 'expired'] as const;
export type OfferAnswer = (typeof offerAnswers)[number];

const words = dictionary(
  {
    subject: 'Gegenvorschlag',
    offered: (number: string) => `so wie bisher geht es bei ${number} leider nicht. Das ginge stattdessen:`,
    instead: 'Gegenvorschlag',
    message: 'Nachricht',
    until: 'Bitte antworten bis',
    held: 'Bis dahin ist beides für Sie vorgemerkt: was bisher dasteht, und dieser Vorschlag.',
    before: 'Bisher',
    answer: 'Ansehen und antworten',
    answered: {
      accepted: 'Gegenvorschlag angenommen',
      declined: 'Gegenvorschlag abgelehnt',
      expired: 'Gegenvorschlag abgelaufen',
    },
    isAnswered: {
      accepted: (number: string) => `der Gegenvorschlag zu ${number} ist angenommen. Er ist zugesagt.`,
      declined: (number: string) =>
        `der Gegenvorschlag zu ${number} ist abgelehnt. Es gilt weiter, was vorher dastand.`,
      expired: (number: string) =>
        `auf den Gegenvorschlag zu ${number} kam keine Antwort. Es gilt weiter, was vorher dastand.`,
    },
    toDecide: 'Ist die Anfrage noch offen, entscheiden bitte Sie.',
    reason: 'Grund',
    see: 'Ansehen',
  },
  {
    subject: 'Counter-offer',
    offered: (number: string) =>
      `${number} is unfortunately not possible as it stands. This would be possible instead:`,
    instead: 'Counter-offer',
    message: 'Message',
    until: 'Please answer by',
    held: 'Until then both are kept for you: what stands so far, and this offer.',
    before: 'So far',
    answer: 'Look at it and answer',
    answered: {
      accepted: 'Counter-offer accepted',
      declined: 'Counter-offer declined',
      expired: 'Counter-offer lapsed',
    },
    isAnswered: {
      accepted: (number: string) => `the counter-offer for ${number} is accepted. It is approved.`,
      declined: (number: string) => `the counter-offer for ${number} is declined. What stood before goes on.`,
      expired: (number: string) =>
        `the counter-offer for ${number} was not answered. What stood before goes on.`,
    },
    toDecide: 'If the request is still open, please decide on it.',
    reason: 'Reason',
    see: 'See it',
  },
);

export interface OfferFacts {
  changes: readonly LineChange[];
  until: Date;
  message: string;
}

/** 7: what could be had instead; `reservation.link` leads to where it is answered. */
export function counterOffer(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { changes, until, message }: OfferFacts,
): MailText {
  const { language, number, link } = reservation;
  const w = words[language];
  const { timeZone } = alliance;
  const body = [
    paragraph(w.offered(number)),
    list(w.instead, changesInWords(changes, { language, timeZone })),
    facts([w.message, message], [w.until, dayAndTime(until, timeZone, language)]),
    paragraph(w.held),
    button(w.answer, link),
    paragraph(`${w.before}:`),
    occasionBlock(reservation),
    ...handOverBlocks(askedPortions(reservation), { language, timeZone, isApproved: false }),
  ];
  return toBorrower(alliance, { reservation, what: w.subject, portions: offered(changes), body });
}

export interface OfferAnsweredFacts {
  changes: readonly LineChange[];
  answer: OfferAnswer;
  reason: string;
}

/** To the coordination: what became of it. */
export function offerAnswered(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { changes, answer, reason }: OfferAnsweredFacts,
): MailText {
  const { language, number, link } = reservation;
  const w = words[language];
  const { timeZone } = alliance;
  const body = [
    paragraph(w.isAnswered[answer](number)),
    facts([w.reason, reason]),
    list(w.instead, changesInWords(changes, { language, timeZone })),
    ...(answer === 'accepted' ? [] : [paragraph(w.toDecide)]),
    occasionBlock(reservation),
    button(w.see, link),
  ];
  return toCoordination(alliance, {
    reservation,
    what: w.answered[answer],
    portions: offered(changes),
    body,
  });
}

/** For the subject: what would be lent. */
const offered = (changes: readonly LineChange[]): Portion[] =>
  changes.flatMap(({ itemName, unit, after }) => {
    if (!after) return [];
    const nowhere = { name: '', accessNotes: '' };
    const line = { ...after, itemName, unit, approvedQuantity: null, place: nowhere };
    return [{ line, quantity: after.quantity }];
  });
