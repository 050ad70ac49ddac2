/** The wording of mails about a deposit: given back, or kept and why. */
import { plainEuros } from '../shared/euros.js';
import { dictionary } from '../shared/words.js';
import { type AllianceFacts, occasionBlock, promisedPortions, type ReservationFacts } from './mail-facts.js';
import { toBorrower } from './mail-frame.js';
import { button, facts, type MailText, paragraph } from './mail-layout.js';

export const depositMoves = ['returned', 'kept'] as const;

const words = dictionary(
  {
    see: 'Ansehen',
    returned: 'Kaution zurück',
    kept: 'Kaution einbehalten',
    returnedIs: (sum: string, number: string) => `zu ${number} wurden ${sum} Kaution zurückgegeben.`,
    keptIs: (sum: string, number: string) => `zu ${number} wurden ${sum} der Kaution einbehalten.`,
    held: (sum: string) => `Hinterlegt sind jetzt noch ${sum}.`,
    reason: 'Grund',
    ask: 'Stimmt das nicht, melden Sie sich bitte bei der Koordination.',
  },
  {
    see: 'Look at it',
    returned: 'Deposit given back',
    kept: 'Deposit kept',
    returnedIs: (sum: string, number: string) => `${sum} of the deposit for ${number} were given back.`,
    keptIs: (sum: string, number: string) => `${sum} of the deposit for ${number} were kept.`,
    held: (sum: string) => `${sum} are still held.`,
    reason: 'Reason',
    ask: 'If this is not right, please tell the coordination.',
  },
);

export interface DepositFacts {
  move: (typeof depositMoves)[number];
  /** Euro cents, like `heldCents`, which is what is left. */
  cents: number;
  heldCents: number;
  /** Empty where it says itself. */
  reason: string;
}

/** 19: to the borrower. */
export function depositMoved(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { move, cents, heldCents, reason }: DepositFacts,
): MailText {
  const { language, number, link } = reservation;
  const w = words[language];
  const sum = (of: number): string => plainEuros(of, language);
  const body = [
    paragraph(move === 'kept' ? w.keptIs(sum(cents), number) : w.returnedIs(sum(cents), number)),
    facts([w.reason, reason]),
    paragraph(w.held(sum(heldCents))),
    occasionBlock(reservation),
    paragraph(w.ask),
    button(w.see, link),
  ];
  return toBorrower(alliance, { reservation, what: w[move], portions: promisedPortions(reservation), body });
}
