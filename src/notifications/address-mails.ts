/** The wording of mails about a change of the address that somebody signs in with. They belong to no alliance. */
import { dayAndTime } from '../shared/spoken-time.js';
import { framed } from './mail-frame.js';
import { button, code, type MailText, paragraph } from './mail-layout.js';

/** To the new address: the code that proves it. */
export function addressCode(digits: string, minutes: number): MailText {
  const body = [
    paragraph('mit diesem Code bestätigen Sie, dass Sie sich künftig mit dieser Adresse anmelden:'),
    code(digits),
    paragraph(`Er gilt ${minutes} Minuten und nur einmal. Bitte geben Sie ihn nicht weiter.`),
    paragraph('Haben Sie das nicht gewollt? Dann ist nichts zu tun: Ohne den Code ändert sich nichts.'),
  ];
  return framed(undefined, 'Ihre neue Adresse bestätigen', body, WISHED);
}

/** To an address that somebody else wished for, though it is taken or kept. */
export function addressTaken(): MailText {
  const body = [
    paragraph(
      'jemand wollte sich künftig mit dieser Adresse anmelden. Sie ist aber schon vergeben oder wurde eben erst ' +
        'abgegeben. Deshalb bleibt alles, wie es ist.',
    ),
    paragraph('Waren Sie es selbst? Vielleicht melden Sie sich mit dieser Adresse schon an.'),
    paragraph('Waren Sie es nicht? Dann ist nichts zu tun.'),
  ];
  return framed(undefined, 'Diese Adresse ist schon vergeben', body, WISHED);
}

const WISHED = 'weil jemand diese Adresse als neue Anmeldeadresse angegeben hat';

export interface UndoFacts {
  link: string;
  until: Date;
}

/** To the old address: what happened, and the way back. */
export function addressChanged({ link, until }: UndoFacts): MailText {
  const body = [
    paragraph('Ihr Zugang hat jetzt eine andere Adresse: Mit dieser hier melden Sie sich nicht mehr an.'),
    paragraph('Alle Anmeldungen wurden beendet. Waren Sie es selbst, dann ist nichts weiter zu tun.'),
    paragraph(
      `Waren Sie es nicht? Dann holen Sie Ihre Adresse zurück, bis ${dayAndTime(until, ZONE, 'de')}. ` +
        'So lange bekommt sie niemand anderes.',
    ),
    button('Adresse zurückholen', link),
  ];
  return framed(
    undefined,
    'Ihre Anmeldeadresse wurde geändert',
    body,
    'weil dies bisher die Adresse Ihres Zugangs war',
  );
}

/** These mails belong to no alliance, and so to none of their zones. */
const ZONE = 'Europe/Berlin';
