/** The wording of mails: facts in, subject, text and HTML out. What answers a request stands in `decision-mails.ts`. */
import { dayAndTime } from '../shared/spoken-time.js';
import {
  type AllianceFacts,
  askedPortions,
  handOverBlocks,
  occasionBlock,
  promisedPortions,
  type ReservationFacts,
  subjectOf,
} from './mail-facts.js';
import { framed, toBorrower, toCoordination } from './mail-frame.js';
import { button, code, facts, type MailText, paragraph } from './mail-layout.js';

export interface SignInFacts {
  digits: string;
  /** Signs in only the browser that asked for it. */
  link: string;
  minutes: number;
}

/** 1: the code that signs in, and the link beside it. Belongs to no alliance. */
export function signInCode({ digits, link, minutes }: SignInFacts): MailText {
  const body = [
    paragraph('mit diesem Code melden Sie sich an:'),
    code(digits),
    paragraph(`Er gilt ${minutes} Minuten und nur einmal. Bitte geben Sie ihn nicht weiter.`),
    paragraph(
      'Lesen Sie diese E-Mail auf dem Gerät, an dem Sie sich anmelden? Dann geht es auch ohne Tippen:',
    ),
    button('Zur Anmeldung', link),
    paragraph('Haben Sie keinen Code angefordert? Dann ist nichts zu tun: Ohne ihn kommt niemand hinein.'),
  ];
  const why = 'weil jemand mit Ihrer Adresse eine Anmeldung begonnen hat';
  return framed(undefined, `Ihr Anmeldecode (gilt ${minutes} Minuten)`, body, why);
}

/** As what somebody was entered: for a partner, or with a role such as "Koordination". */
export type InvitationFacts = ({ partnerName: string } | { role: string }) & {
  /** The address to sign in with. */
  address: string;
  link: string;
};

/** Somebody now belongs to a partner or was given a role: how to get in. */
export function invited(invitation: InvitationFacts, alliance: AllianceFacts): MailText {
  const body = [
    paragraph(
      'role' in invitation
        ? `Sie haben jetzt bei „${alliance.name}“ diese Aufgabe: ${invitation.role}.`
        : `Sie können jetzt bei „${alliance.name}“ für „${invitation.partnerName}“ Gegenstände ausleihen.`,
    ),
    paragraph(
      'Sie brauchen kein Passwort. Öffnen Sie die Seite und geben Sie diese E-Mail-Adresse ein: ' +
        `${invitation.address}. Sie bekommen dann einen Code, mit dem Sie sich anmelden.`,
    ),
    button('Zur Anmeldung', invitation.link),
  ];
  const why = `weil jemand von „${alliance.name}“ Sie eingetragen hat`;
  return framed(alliance, `Ihr Zugang bei ${alliance.name}`, body, why);
}

/** 2: to whoever asked. Before the approval it is an Anfrage and nothing more. */
export function requestReceived(reservation: ReservationFacts, alliance: AllianceFacts): MailText {
  const asked = askedPortions(reservation);
  const decideBy = dayAndTime(reservation.decideBy, alliance.timeZone, 'de');
  return toBorrower(alliance, subjectOf('Anfrage eingegangen', reservation, asked, alliance), [
    paragraph(`Ihre Anfrage ${reservation.number} ist eingegangen. Sie ist noch nicht bestätigt.`),
    paragraph(
      `Die Entscheidung fällt bis ${decideBy}. So lange ist alles für Sie vorgemerkt. ` +
        'Sie bekommen dann wieder eine E-Mail.',
    ),
    occasionBlock(reservation),
    ...handOverBlocks(asked, alliance.timeZone, false),
    button('Anfrage ansehen', reservation.link),
  ]);
}

/** 3: to the coordination. `isUrgent` where the pick-up is near. */
export function newRequest(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { isUrgent }: { isUrgent: boolean },
): MailText {
  const asked = askedPortions(reservation);
  const what = isUrgent ? 'Kurzfristige Anfrage' : 'Neue Anfrage';
  return toCoordination(alliance, subjectOf(what, reservation, asked, alliance), [
    paragraph(`die Anfrage ${reservation.number} wartet auf eine Entscheidung.`),
    paragraph(isUrgent ? 'Sie ist kurzfristig: Die Abholung ist schon bald.' : ''),
    facts(['Bitte entscheiden bis', dayAndTime(reservation.decideBy, alliance.timeZone, 'de')]),
    occasionBlock(reservation, ['Kontakt', reservation.contactName], ['Anmerkung', reservation.note]),
    ...handOverBlocks(asked, alliance.timeZone, false),
    button('Anfrage ansehen und entscheiden', reservation.link),
  ]);
}

export interface CancellationFacts {
  by: 'borrower' | 'alliance';
  /** Empty where none was given. */
  reason: string;
  /** Who reads it; the borrower unless said otherwise. */
  reader?: 'borrower' | 'coordination';
}

/** 11: what was promised is off; the same to both sides, only that the borrower has a calendar entry. */
export function cancelled(
  reservation: ReservationFacts,
  alliance: AllianceFacts,
  { by, reason, reader = 'borrower' }: CancellationFacts,
): MailText {
  const promised = promisedPortions(reservation);
  const who = by === 'borrower' ? reservation.partnerName : `Koordination von „${alliance.name}“`;
  const [frame, calendar] = reader === 'borrower' ? [toBorrower, ENTRY_GONE] : [toCoordination, ''];
  return frame(alliance, subjectOf('Storniert', reservation, promised, alliance), [
    paragraph(`die Reservierung ${reservation.number} ist storniert. Nichts davon wird ausgegeben.`),
    facts(['Storniert von', who], ['Grund', reason]),
    occasionBlock(reservation),
    ...handOverBlocks(promised, alliance.timeZone, false),
    paragraph(calendar),
    button('Reservierung ansehen', reservation.link),
  ]);
}

const ENTRY_GONE =
  'Steht der Termin in Ihrem Kalender, dann nimmt diese E-Mail ihn heraus. Bleibt er stehen, löschen Sie ihn bitte.';
