/** The wording of mails about what was done at the desk otherwise than planned, and whom it hurts. */
import { dictionary } from '../shared/words.js';
import { countedInWords, type Counted } from './counted-words.js';
import {
  type AllianceFacts,
  handOverBlocks,
  occasionBlock,
  promisedPortions,
  type ReservationFacts,
} from './mail-facts.js';
import { toBorrower, toCoordination, toKeeper, toOwner } from './mail-frame.js';
import { button, list, type MailText, paragraph } from './mail-layout.js';

const words = dictionary(
  {
    see: 'Ansehen',
    handedOver: 'Ausgegeben',
    otherwise: (number: string) => `zu ${number} wurde etwas anderes ausgegeben als geplant.`,
    counted: 'Gezählt wurde',
    staysFree: 'Was im Lager blieb, ist wieder frei.',
    lost: 'Nicht alles in Ordnung',
    lostIntro: (number: string) => `bei der Rückgabe zu ${number} war nicht alles in Ordnung.`,
    lostBorrower: 'Stimmt etwas davon nicht, melden Sie sich bitte bei der Koordination.',
    lostOwner:
      'Was beschädigt ist oder fehlt, wird nicht verliehen, bis jemand unter „Sperrzeiten“ sagt, dass es wieder da ist.',
    reported: 'Schaden gemeldet',
    reportedIntro: (partner: string, number: string) => `${partner} meldet zu ${number} einen Schaden.`,
    reportedWhat: 'Gemeldet ist',
    reportedNext:
      'Am Bestand ändert das noch nichts. Bei der Rücknahme steht es da und wird bestätigt oder berichtigt.',
    atRisk: 'In Gefahr',
    atRiskIntro: (number: string) => `zu Ihrer Reservierung ${number} gibt es ein Problem.`,
    atRiskWhat: 'Es fehlt',
    atRiskNext: 'Wir suchen eine Lösung und melden uns. Rufen Sie gern an.',
    outOfRisk: 'Entwarnung',
    outOfRiskIntro: (number: string) =>
      `zu Ihrer Reservierung ${number} ist alles wieder da. Es bleibt bei dem, was zugesagt ist.`,
  },
  {
    see: 'Look at it',
    handedOver: 'Handed over',
    otherwise: (number: string) => `something else than planned was handed over for ${number}.`,
    counted: 'What was counted',
    staysFree: 'What stayed in the store is free again.',
    lost: 'Not everything was fine',
    lostIntro: (number: string) => `not everything was fine when ${number} came back.`,
    lostBorrower: 'If something of it is not right, please tell the coordination.',
    lostOwner: 'What is damaged or missing is not lent until somebody says under “Closures” that it is back.',
    reported: 'Damage reported',
    reportedIntro: (partner: string, number: string) => `${partner} reports a damage for ${number}.`,
    reportedWhat: 'What is reported',
    reportedNext:
      'It changes no stock yet. It is shown when the things are taken back, to be confirmed or put right.',
    atRisk: 'At risk',
    atRiskIntro: (number: string) => `there is a problem with your reservation ${number}.`,
    atRiskWhat: 'What is missing',
    atRiskNext: 'We are looking for a way and will be in touch. Do phone.',
    outOfRisk: 'All clear',
    outOfRiskIntro: (number: string) =>
      `everything for your reservation ${number} is there again. What was promised stands.`,
  },
);

interface CountedFacts {
  counts: readonly Counted[];
}

/** 14: to the borrower, where it was not as planned. */
export function handedOverOtherwise(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { counts }: CountedFacts,
): MailText {
  const { language, number } = reservation;
  const w = words[language];
  const portions = promisedPortions(reservation);
  const body = [
    paragraph(w.otherwise(number)),
    occasionBlock(reservation),
    list(w.counted, inWords(counts, reservation)),
    paragraph(w.staysFree),
    ...handOverBlocks(portions, { language, timeZone: alliance.timeZone, isApproved: true }),
    button(w.see, reservation.link),
  ];
  return toBorrower(alliance, { reservation, what: w.handedOver, portions, body });
}

/** 17 and 18: what came back damaged or not at all, to who borrowed it and to whom it belongs. */
export function cameBackWithLosses(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { counts, ownerName }: CountedFacts & { ownerName?: string | undefined },
): MailText {
  const w = words[reservation.language];
  const isOwner = ownerName !== undefined;
  const body = [
    paragraph(w.lostIntro(reservation.number)),
    occasionBlock(reservation),
    list(w.counted, inWords(counts, reservation)),
    paragraph(isOwner ? w.lostOwner : w.lostBorrower),
    button(w.see, reservation.link),
  ];
  const news = { reservation, what: w.lost, portions: promisedPortions(reservation), body };
  return isOwner ? toOwner(alliance, news, ownerName) : toBorrower(alliance, news);
}

/** Why somebody hears of a damage that a borrower reports. */
export const damageReaders = ['owner', 'keeper', 'coordination'] as const;
export type DamageReader = (typeof damageReaders)[number];

/** 18: what a borrower reports as damaged while it is out; `whose`: the owner's name, or that of the place. */
export function damageReported(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { counts, why, whose }: CountedFacts & { why: DamageReader; whose: string },
): MailText {
  const w = words[reservation.language];
  const body = [
    paragraph(w.reportedIntro(reservation.partnerName, reservation.number)),
    occasionBlock(reservation),
    list(w.reportedWhat, inWords(counts, reservation)),
    paragraph(w.reportedNext),
    button(w.see, reservation.link),
  ];
  const news = { reservation, what: w.reported, portions: promisedPortions(reservation), body };
  if (why === 'owner') return toOwner(alliance, news, whose);
  return why === 'keeper' ? toKeeper(alliance, news, whose) : toCoordination(alliance, news);
}

/** 18: to a borrower whose promise the stock does not cover any more. */
export function promiseAtRisk(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { missing }: { missing: readonly string[] },
): MailText {
  const { language, number } = reservation;
  const w = words[language];
  const portions = promisedPortions(reservation);
  const body = [
    paragraph(w.atRiskIntro(number)),
    list(w.atRiskWhat, missing),
    paragraph(w.atRiskNext),
    occasionBlock(reservation),
    ...handOverBlocks(portions, { language, timeZone: alliance.timeZone, isApproved: true }),
    button(w.see, reservation.link),
  ];
  return toBorrower(alliance, { reservation, what: w.atRisk, portions, body });
}

/** To the same borrower, once the danger is over. */
export function promiseOutOfRisk(reservation: ReservationFacts, alliance: AllianceFacts): MailText {
  const { language, number } = reservation;
  const w = words[language];
  const portions = promisedPortions(reservation);
  const body = [
    paragraph(w.outOfRiskIntro(number)),
    occasionBlock(reservation),
    ...handOverBlocks(portions, { language, timeZone: alliance.timeZone, isApproved: true }),
    button(w.see, reservation.link),
  ];
  return toBorrower(alliance, { reservation, what: w.outOfRisk, portions, body });
}

const inWords = (counts: readonly Counted[], { language }: ReservationFacts): string[] =>
  counts.map((one) => countedInWords(one, language));
