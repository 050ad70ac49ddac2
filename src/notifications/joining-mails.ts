/** The wording of mails to people who join by an invitation that was passed on. */
import { dictionary, type Language } from '../shared/words.js';
import type { AllianceFacts } from './mail-facts.js';
import { framed } from './mail-frame.js';
import { code, type MailText, paragraph } from './mail-layout.js';

const words = dictionary(
  {
    subject: (minutes: number) => `Ihr Code zum Mitmachen (gilt ${minutes} Minuten)`,
    here: (partner: string, alliance: string) =>
      `mit diesem Code handeln Sie künftig für „${partner}“ bei „${alliance}“ und melden sich mit dieser Adresse an:`,
    lives: (minutes: number) =>
      `Er gilt ${minutes} Minuten und nur einmal. Bitte geben Sie ihn nicht weiter.`,
    notYou: 'Haben Sie das nicht gewollt? Dann ist nichts zu tun: Ohne den Code geschieht nichts.',
    why: 'weil jemand diese Adresse auf der Seite einer Einladung angegeben hat',
  },
  {
    subject: (minutes: number) => `Your code to join (valid for ${minutes} minutes)`,
    here: (partner: string, alliance: string) =>
      `with this code you act for “${partner}” of “${alliance}” from now on, and sign in with this address:`,
    lives: (minutes: number) => `It is valid for ${minutes} minutes and only once. Please do not pass it on.`,
    notYou: 'Did you not want this? Then there is nothing to do: nothing happens without the code.',
    why: 'because somebody gave this address on the page of an invitation',
  },
);

export interface JoiningFacts {
  language: Language;
  digits: string;
  minutes: number;
  partnerName: string;
}

/** To an address that somebody typed in: no name, which may be anybody's joke. */
export function joinCode(
  { language, digits, minutes, partnerName }: JoiningFacts,
  alliance: AllianceFacts,
): MailText {
  const w = words[language];
  const body = [
    paragraph(w.here(partnerName, alliance.name)),
    code(digits),
    paragraph(w.lives(minutes)),
    paragraph(w.notYou),
  ];
  return framed(alliance, { language, subject: w.subject(minutes), body }, w.why);
}
