/** The wording of mails about a change of the address that somebody signs in with. `office` is whom one can ask. */
import { dayAndTime } from '../shared/spoken-time.js';
import { dictionary, type Language } from '../shared/words.js';
import type { AllianceFacts } from './mail-facts.js';
import { framed } from './mail-frame.js';
import { button, code, type MailText, paragraph } from './mail-layout.js';

const words = dictionary(
  {
    confirm: 'Ihre neue Adresse bestätigen',
    here: 'mit diesem Code bestätigen Sie, dass Sie sich künftig mit dieser Adresse anmelden:',
    lives: (minutes: number) =>
      `Er gilt ${minutes} Minuten und nur einmal. Bitte geben Sie ihn nicht weiter.`,
    notYou: 'Haben Sie das nicht gewollt? Dann ist nichts zu tun: Ohne den Code ändert sich nichts.',
    given: 'weil jemand diese Adresse als neue Anmeldeadresse angegeben hat',
    taken: 'Diese Adresse ist schon vergeben',
    isTaken:
      'jemand wollte sich künftig mit dieser Adresse anmelden. Sie ist aber schon vergeben oder wurde eben erst ' +
      'abgegeben. Deshalb bleibt alles, wie es ist.',
    wasYou: 'Waren Sie es selbst? Vielleicht melden Sie sich mit dieser Adresse schon an.',
    wasNotYou: 'Waren Sie es nicht? Dann ist nichts zu tun.',
    changed: 'Ihre Anmeldeadresse wurde geändert',
    isChanged: 'Ihr Zugang hat jetzt eine andere Adresse: Mit dieser hier melden Sie sich nicht mehr an.',
    ended: 'Alle Anmeldungen wurden beendet. Waren Sie es selbst, dann ist nichts weiter zu tun.',
    wayBack: (until: string) =>
      `Waren Sie es nicht? Dann holen Sie Ihre Adresse zurück, bis ${until}. So lange bekommt sie niemand anderes.`,
    takeBack: 'Adresse zurückholen',
    wasYours: 'weil dies bisher die Adresse Ihres Zugangs war',
  },
  {
    confirm: 'Confirm your new address',
    here: 'with this code you confirm that you will sign in with this address from now on:',
    lives: (minutes: number) => `It is valid for ${minutes} minutes and only once. Please do not pass it on.`,
    notYou: 'Did you not want this? Then there is nothing to do: nothing changes without the code.',
    given: 'because somebody gave this address as a new one to sign in with',
    taken: 'This address is taken already',
    isTaken:
      'somebody wanted to sign in with this address from now on. But it is taken already, or was given up just now. ' +
      'So everything stays as it is.',
    wasYou: 'Was it you? Perhaps you sign in with this address already.',
    wasNotYou: 'Was it not you? Then there is nothing to do.',
    changed: 'The address with which you sign in has changed',
    isChanged: 'Your account now has another address: with this one you no longer sign in.',
    ended: 'All sessions have ended. If it was you, there is nothing more to do.',
    wayBack: (until: string) =>
      `Was it not you? Then take your address back, by ${until}. Until then nobody else gets it.`,
    takeBack: 'Take the address back',
    wasYours: 'because this was the address of your account until now',
  },
);

/** To the new address: the code that proves it. */
export function addressCode(
  digits: string,
  minutes: number,
  language: Language,
  office?: AllianceFacts,
): MailText {
  const w = words[language];
  const body = [paragraph(w.here), code(digits), paragraph(w.lives(minutes)), paragraph(w.notYou)];
  return framed(office, { language, subject: w.confirm, body }, w.given);
}

/** To an address that somebody else gave, though it is taken or kept. */
export function addressTaken(language: Language, office?: AllianceFacts): MailText {
  const w = words[language];
  const body = [paragraph(w.isTaken), paragraph(w.wasYou), paragraph(w.wasNotYou)];
  return framed(office, { language, subject: w.taken, body }, w.given);
}

export interface UndoFacts {
  language: Language;
  link: string;
  until: Date;
}

/** To the old address: what happened, and the way back. */
export function addressChanged({ language, link, until }: UndoFacts, office?: AllianceFacts): MailText {
  const w = words[language];
  const body = [
    paragraph(w.isChanged),
    paragraph(w.ended),
    paragraph(w.wayBack(dayAndTime(until, ZONE, language))),
    button(w.takeBack, link),
  ];
  return framed(office, { language, subject: w.changed, body }, w.wasYours);
}

/** An account belongs to no alliance, and so to none of their zones. */
const ZONE = 'Europe/Berlin';
