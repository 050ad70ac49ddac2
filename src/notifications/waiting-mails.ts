/** Waiting mails: the wording of what became free and is held for whoever waits. */
import { amount } from '../shared/amounts.js';
import { datedPeriod, dayAndTime } from '../shared/spoken-time.js';
import { dictionary, type Language } from '../shared/words.js';
import { handOverTimes, type AllianceFacts } from './mail-facts.js';
import { framed } from './mail-frame.js';
import { button, facts, type MailText, paragraph } from './mail-layout.js';

const words = dictionary(
  {
    subject: (what: string, when: string) => `Jetzt frei: ${what}, ${when}`,
    isFree: 'worauf Sie auf der Warteliste gewartet haben, ist jetzt frei. Wir halten es für Sie vor.',
    item: 'Gegenstand',
    partner: 'Bündnispartner',
    until: 'Vorgemerkt bis',
    otherwise: 'Ohne Antwort bekommt es danach, wer als Nächstes wartet.',
    answer: 'Annehmen oder ablehnen',
    whyAsked: (alliance: string) => `weil Sie bei „${alliance}“ auf der Warteliste stehen`,
    whyPartner: (partner: string) => `weil Sie sich bei „${partner}“ um Ausleihen kümmern`,
  },
  {
    subject: (what: string, when: string) => `Free now: ${what}, ${when}`,
    isFree: 'what you waited for on the waiting list is free now. We hold it for you.',
    item: 'Item',
    partner: 'Partner',
    until: 'Held until',
    otherwise: 'Without an answer, whoever waits next gets it.',
    answer: 'Accept or pass',
    whyAsked: (alliance: string) => `because you are on the waiting list of “${alliance}”`,
    whyPartner: (partner: string) => `because you look after loans of “${partner}”`,
  },
);

export interface HeldFacts {
  language: Language;
  /** The reader put it on the list, and does not merely act for the same partner. */
  hasAsked: boolean;
  partnerName: string;
  itemName: string;
  unit: string;
  quantity: number;
  pickUpAt: Date;
  returnDueAt: Date;
  /** Until when it is held. */
  until: Date;
  /** Where it is answered. */
  link: string;
}

/** 9: what is free now, and held. */
export function waitingOffered(held: HeldFacts, alliance: AllianceFacts): MailText {
  const { language, itemName, quantity, unit, pickUpAt, returnDueAt, partnerName } = held;
  const w = words[language];
  const { timeZone } = alliance;
  const what = `${quantity} × ${itemName}`;
  const period = { from: pickUpAt, until: returnDueAt };
  const body = [
    paragraph(w.isFree),
    facts(
      [w.item, `${itemName}: ${amount(quantity, unit, language)}`],
      ...handOverTimes({ pickUpAt, returnDueAt }, { language, timeZone }),
      [w.partner, partnerName],
      [w.until, dayAndTime(held.until, timeZone, language)],
    ),
    button(w.answer, held.link),
    paragraph(w.otherwise),
  ];
  const subject = w.subject(what, datedPeriod(period, timeZone, language, held.until));
  const why = held.hasAsked ? w.whyAsked(alliance.name) : w.whyPartner(partnerName);
  return framed(alliance, { language, subject, body }, why);
}
