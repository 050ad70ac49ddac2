/** Mail outcomes: in a person's words, where a mail is and why. Never the server's own words, which may tell about others. */
import type { Words } from '../shared/words.js';
import { isGivenUp } from './delivery-rules.js';
import type { OutboxMail } from './outbox-mail.entity.js';

export type Journey = Pick<
  OutboxMail,
  'state' | 'attempts' | 'lastCode' | 'lastText' | 'createdAt' | 'endedAt' | 'subject'
>;

/** Stands where a server's words would, in a mail that waited in a backup. */
export const RESTORED = 'RESTORED';

const NO_SUCH_ADDRESS = new Set([550, 551, 553]);
const NOT_AVAILABLE = 421;

export function outcomeOf(mail: Journey): Words {
  switch (mail.state) {
    case 'sent':
      return isFiled(mail) ? filed : accepted;
    case 'superseded':
      return superseded;
    case 'expired':
      return tooLate;
    case 'dead':
      return whyDead(mail);
    default:
      return whyWaiting(mail);
  }
}

/** No server answered it: where none is configured, mails are written as files. */
export const isFiled = ({ state, lastCode }: Pick<Journey, 'state' | 'lastCode'>): boolean =>
  state === 'sent' && lastCode === null;

function whyDead({ attempts, lastCode, lastText, createdAt, endedAt, subject }: Journey): Words {
  if (lastCode === null && lastText === RESTORED) return restored;
  if (subject === null) return unwritten;
  if (lastCode !== null && lastCode >= 500) return NO_SUCH_ADDRESS.has(lastCode) ? noSuchAddress : refused;
  return isGivenUp(attempts, createdAt, endedAt ?? createdAt) ? givenUp : unfit;
}

function whyWaiting({ attempts, lastCode }: Journey): Words {
  if (lastCode !== null && lastCode >= 500) return ourFault;
  if (lastCode !== null && lastCode !== NOT_AVAILABLE) return later;
  return attempts === 0 ? waiting : unreachable;
}

const accepted: Words = {
  de: 'Der Mailserver hat sie angenommen.',
  en: 'The mail server has accepted it.',
};
const filed: Words = {
  de: 'Es ist kein Mailserver eingerichtet: Sie liegt als Datei auf dem Server und hat niemanden erreicht.',
  en: 'There is no mail server: it lies as a file on this server and has reached nobody.',
};
const superseded: Words = {
  de: 'Eine neuere E-Mail zum selben Termin hat sie überholt. Sie wurde nicht gesendet.',
  en: 'A newer mail about the same appointment overtook it. It was not sent.',
};
const tooLate: Words = {
  de: 'Sie kam zu spät, um noch zu nützen. Sie wurde nicht gesendet.',
  en: 'It came too late to be of use. It was not sent.',
};
const noSuchAddress: Words = {
  de: 'Unter dieser Adresse kommt keine E-Mail an. Bitte rufen Sie an und berichtigen Sie die Adresse.',
  en: 'No mail arrives at this address. Please call, and correct the address.',
};
const refused: Words = {
  de: 'Der Mailserver hat sie endgültig abgewiesen. Bitte rufen Sie an.',
  en: 'The mail server refused it for good. Please call.',
};
const givenUp: Words = {
  de: 'Vier Tage lang nahm der Mailserver sie nicht an. Bitte rufen Sie an.',
  en: 'For four days the mail server did not take it. Please call.',
};
const restored: Words = {
  de: 'Sie wartete, als die Sicherung entstand, die eingespielt wurde. Vielleicht ging sie seither hinaus; noch einmal wird sie nicht gesendet. Bitte rufen Sie an.',
  en: 'It waited when the backup was made that was restored. It may have left since; it is not sent again. Please call.',
};
const unfit: Words = {
  de: 'Sie ist zu groß, oder die Adresse ist keine. Bitte rufen Sie an.',
  en: 'It is too large, or the address is none. Please call.',
};
const unwritten: Words = {
  de: 'Sie konnte nicht verfasst werden. Bitte rufen Sie an, und sagen Sie es dem Betrieb.',
  en: 'It could not be written. Please call, and tell the operator.',
};
const ourFault: Words = {
  de: 'Der Mailserver nimmt von uns gerade nichts an. Das muss der Betrieb beheben; die E-Mail geht nicht verloren.',
  en: 'The mail server takes nothing from us at present. The operator must mend that; the mail is not lost.',
};
const later: Words = {
  de: 'Der Mailserver nimmt sie noch nicht an. Wir versuchen es wieder.',
  en: 'The mail server does not take it yet. We try again.',
};
const unreachable: Words = {
  de: 'Der Mailserver hat nicht geantwortet. Wir versuchen es wieder.',
  en: 'The mail server did not answer. We try again.',
};
const waiting: Words = {
  de: 'Sie wartet darauf, gesendet zu werden.',
  en: 'It waits to be sent.',
};
