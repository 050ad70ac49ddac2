/** The wording of reminders: what is fetched or brought back soon, and what should be back; of several loans in one mail. */
import { shortDay } from '../shared/spoken-time.js';
import { dictionary, type Language } from '../shared/words.js';
import { dayAt, endingTime } from '../shared/zone.js';
import {
  handOverBlocks,
  occasionBlock,
  promisedPortions,
  spanOf,
  subjectOf,
  type AllianceFacts,
  type ReservationFacts,
} from './mail-facts.js';
import { toBorrowers } from './mail-frame.js';
import { type Block, button, type MailText, paragraph } from './mail-layout.js';
import { pickUpBlocks } from './pick-up-help.js';

const words = dictionary(
  {
    'pick-up': 'Abholung',
    return: 'Rückgabe',
    overdue: 'Noch nicht zurück',
    on: (what: string, day: string) => `${what} am ${day}`,
    several: (count: number) => `Noch nicht zurück: ${count} Ausleihen`,
    fetchSoon: (number: string) => `Ihre Reservierung ${number} liegt bald für Sie bereit.`,
    bringSoon: (number: string) =>
      `die Ausleihe ${number} geht bald zu Ende. Bitte denken Sie an die Rückgabe.`,
    cannot: 'Klappt es nicht? Dann sagen Sie bitte früh Bescheid. Andere warten vielleicht darauf.',
    late: [
      (number: string) =>
        `zu ${number} ist noch nicht alles zurück. Vielleicht ist es nur untergegangen: Bitte bringen Sie es bald.`,
      (number: string) =>
        `zu ${number} ist noch immer nicht alles zurück. Bitte bringen Sie es in den nächsten Tagen.`,
      (number: string) =>
        `zu ${number} fehlt seit einer Woche etwas. Bitte rufen Sie uns an, wenn etwas dazwischenkam.`,
    ],
    lastly: (number: string) =>
      `zu ${number} fehlt seit zwei Wochen etwas. Dies ist unsere letzte Erinnerung. Bitte melden Sie sich bei uns.`,
    isBack:
      'Ist alles längst zurück? Dann melden Sie es bitte auf der Seite der Ausleihe, und wir fragen nicht mehr.',
    see: 'Ansehen',
    seeAll: 'Meine Anfragen und Ausleihen',
  },
  {
    'pick-up': 'Pick-up',
    return: 'Return',
    overdue: 'Not back yet',
    on: (what: string, day: string) => `${what} on ${day}`,
    several: (count: number) => `Not back yet: ${count} loans`,
    fetchSoon: (number: string) => `your reservation ${number} will soon be ready for you.`,
    bringSoon: (number: string) => `the loan ${number} ends soon. Please remember to bring it back.`,
    cannot: 'Can you not make it? Then please tell us early. Others may be waiting.',
    late: [
      (number: string) =>
        `not everything of ${number} is back yet. It may have slipped your mind: please bring it soon.`,
      (number: string) =>
        `not everything of ${number} is back even now. Please bring it in the next few days.`,
      (number: string) =>
        `something of ${number} has been missing for a week. Please phone us if anything came up.`,
    ],
    lastly: (number: string) =>
      `something of ${number} has been missing for two weeks. This is our last reminder. Please get in touch with us.`,
    isBack: 'Is everything back already? Then please say so on the page of the loan, and we ask no more.',
    see: 'Look at it',
    seeAll: 'My requests and loans',
  },
);

/** Of which loan, and what is soon to be done; its lines are those that it is about. */
export interface RemindedOf {
  what: 'pick-up' | 'return';
  reservation: ReservationFacts;
}

interface Reminding<Loan> {
  language: Language;
  alliance: AllianceFacts;
  loans: readonly Loan[];
}

interface ReminderFacts extends Reminding<RemindedOf> {
  /** Where the reader can refuse further ones. */
  unsubscribe: string;
}

/** 12 and 15: what is fetched and brought back in the next days. */
export function reminder({ language, alliance, loans, unsubscribe }: ReminderFacts): MailText {
  const body = [
    ...loans.flatMap((loan) => ahead(loan, alliance)),
    paragraph(words[language].cannot),
    seeing(loans, language, alliance),
  ];
  const subject = aheadInShort(loans, language, alliance);
  return toBorrowers(alliance, { language, subject, body, unsubscribe }, reservationsOf(loans));
}

function ahead({ what, reservation }: RemindedOf, alliance: AllianceFacts): Block[] {
  const { language, number, pickUpHelp = [] } = reservation;
  const w = words[language];
  const say = what === 'pick-up' ? w.fetchSoon : w.bringSoon;
  return [
    paragraph(say(number)),
    ...thingsOf(reservation, alliance),
    ...(what === 'pick-up' ? pickUpBlocks(pickUpHelp, language) : []),
  ];
}

/** "Abholung: 5 Garnituren, …", and of several "Abholung am Fr., 14.05., Rückgabe am Mo., 17.05." */
function aheadInShort(loans: readonly RemindedOf[], language: Language, alliance: AllianceFacts): string {
  const w = words[language];
  const [first, ...others] = loans;
  if (first && others.length === 0)
    return subjectOf(w[first.what], first.reservation, promisedPortions(first.reservation), alliance);
  const all = loans.map((loan) => w.on(w[loan.what], dayOf(loan, language, alliance)));
  return [...new Set(all)].join(', ');
}

/** Of the first of its lines. */
function dayOf({ what, reservation }: RemindedOf, language: Language, { timeZone }: AllianceFacts): string {
  const period = spanOf(reservation.lines) ?? { from: reservation.pickUpAt, until: reservation.returnDueAt };
  const day = what === 'pick-up' ? dayAt(period.from, timeZone) : endingTime(period.until, timeZone).day;
  return shortDay(day, language);
}

/** What should be back; `nth` says how often somebody was asked for it, this time included. */
export interface OverdueOf {
  nth: number;
  reservation: ReservationFacts;
}

/** 16: friendly first, and at most four times. */
export function overdue({ language, alliance, loans }: Reminding<OverdueOf>): MailText {
  const w = words[language];
  const body = [
    ...loans.flatMap(({ nth, reservation }) => [
      paragraph((w.late[nth - 1] ?? w.lastly)(reservation.number)),
      ...thingsOf(reservation, alliance),
    ]),
    paragraph(w.isBack),
    seeing(loans, language, alliance),
  ];
  const [first] = loans;
  const subject =
    first && loans.length === 1
      ? subjectOf(w.overdue, first.reservation, promisedPortions(first.reservation), alliance)
      : w.several(loans.length);
  return toBorrowers(alliance, { language, subject, body }, reservationsOf(loans));
}

const thingsOf = (reservation: ReservationFacts, { timeZone }: AllianceFacts): Block[] => {
  const { language } = reservation;
  const telling = { language, timeZone, isApproved: true };
  return [occasionBlock(reservation), ...handOverBlocks(promisedPortions(reservation), telling)];
};

interface About {
  reservation: ReservationFacts;
}

const reservationsOf = (loans: readonly About[]): ReservationFacts[] =>
  loans.map(({ reservation }) => reservation);

/** One link: to the loan, or to the list of all. */
function seeing(loans: readonly About[], language: Language, { baseUrl, slug }: AllianceFacts): Block {
  const w = words[language];
  const [first] = loans;
  return first && loans.length === 1
    ? button(w.see, first.reservation.link)
    : button(w.seeAll, `${baseUrl}/b/${slug}/requests`);
}
