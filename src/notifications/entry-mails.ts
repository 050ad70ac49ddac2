/** The wording of mails about a calendar entry alone: it moves to another mailbox, or leaves one. Nothing changes for the loan. */
import { dictionary } from '../shared/words.js';
import {
  type AllianceFacts,
  handOverBlocks,
  occasionBlock,
  promisedPortions,
  type ReservationFacts,
} from './mail-facts.js';
import { nextSteps } from './decision-mails.js';
import { toBorrower, toFormer } from './mail-frame.js';
import { type MailText, paragraph } from './mail-layout.js';

/** Why an entry moves: its person has another address, or no longer acts for the partner. */
export type MoveReason = 'moved' | 'removed';

/** Why one is taken out of a mailbox that is told nothing else: it moved, or all of it is off. */
export type TakeReason = MoveReason | 'cancelled';

const words = dictionary(
  {
    subject: 'Reservierung',
    here: {
      moved: (number: string) =>
        `Sie haben eine neue E-Mail-Adresse. Die Reservierung ${number} gilt unverändert.`,
      removed: (number: string, partner: string) =>
        `wer sich um die Reservierung ${number} gekümmert hat, ist nicht mehr für „${partner}“ eingetragen. ` +
        'Die Reservierung gilt unverändert; über sie schreiben wir ab jetzt Ihnen.',
    },
    takenSubject: 'Kalendereintrag entfernt',
    taken: {
      moved: (number: string) =>
        `Ihre E-Mail-Adresse hat sich geändert. Die Reservierung ${number} gilt unverändert; über sie schreiben wir jetzt an die neue Adresse.`,
      removed: (number: string, partner: string) =>
        `Sie sind nicht mehr für „${partner}“ eingetragen und bekommen deshalb keine E-Mails mehr über die Reservierung ${number}.`,
      cancelled: (number: string) => `die Reservierung ${number} ist storniert.`,
    },
    goes: 'Diese E-Mail nimmt den Termin aus diesem Kalender heraus. Bleibt er stehen, löschen Sie ihn bitte.',
  },
  {
    subject: 'Reservation',
    here: {
      moved: (number: string) => `You have a new mail address. The reservation ${number} holds as before.`,
      removed: (number: string, partner: string) =>
        `whoever looked after the reservation ${number} is no longer entered for “${partner}”. ` +
        'The reservation holds as before; from now on we write to you about it.',
    },
    takenSubject: 'Calendar entry removed',
    taken: {
      moved: (number: string) =>
        `Your mail address has changed. The reservation ${number} holds as before; we now write about it to the new address.`,
      removed: (number: string, partner: string) =>
        `You are no longer entered for “${partner}”, and so get no more mails about the reservation ${number}.`,
      cancelled: (number: string) => `the reservation ${number} is cancelled.`,
    },
    goes: 'This mail takes the date out of this calendar. If it stays there, please delete it.',
  },
);

export interface SuccessionFacts {
  why: MoveReason;
  /** Downloads the calendar entry; left out where none comes along. */
  calendarLink?: string;
}

/** To whoever is told of a standing reservation from now on. */
export function handedOn(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { why, calendarLink }: SuccessionFacts,
): MailText {
  const { language, number, partnerName } = reservation;
  const w = words[language];
  const portions = promisedPortions(reservation);
  const body = [
    paragraph(w.here[why](number, partnerName)),
    occasionBlock(reservation),
    ...handOverBlocks(portions, { language, timeZone: alliance.timeZone, isApproved: true }),
    ...nextSteps(reservation, calendarLink),
  ];
  return toBorrower(alliance, { reservation, what: w.subject, portions, body });
}

/** To the mailbox that an entry leaves: neither where nor how to get in. */
export function entryTaken(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { why }: { why: TakeReason },
): MailText {
  const { language, number, partnerName } = reservation;
  const w = words[language];
  const body = [paragraph(w.taken[why](number, partnerName)), paragraph(w.goes)];
  const portions = promisedPortions(reservation);
  return toFormer(alliance, { reservation, what: w.takenSubject, portions, body });
}
