/** The wording of the mail that invites somebody to found an alliance. No alliance writes it: there is none yet. */
import { dayAndTime } from '../shared/spoken-time.js';
import { dictionary, type Language } from '../shared/words.js';
import { framed } from './mail-frame.js';
import { button, facts, link as linkTo, type MailText, paragraph } from './mail-layout.js';

const words = dictionary(
  {
    subject: (name: string) => (name === '' ? 'Ein Bündnis gründen' : `Gründen: ${name}`),
    what: (name: string) =>
      `Sie sind eingeladen, ${name === '' ? 'Ihr Bündnis' : `„${name}“`} bei Leihbund anzulegen. ` +
      'Partner vor Ort leihen einander dort, was sie haben: Zelte, Bänke, Werkzeug.',
    how: (address: string) =>
      `Sie melden sich mit ${address} an, ohne Passwort: Ein Code kommt per E-Mail. Dann nennen Sie Name, Ort und ` +
      'Rechtsträger. Sie koordinieren das Bündnis, und niemand sonst sieht es, bis Sie es öffentlich machen.',
    until: (until: string) => `Die Einladung gilt bis ${until} und nur einmal.`,
    found: 'Bündnis gründen',
    notYou: 'Möchten Sie kein Bündnis gründen? Dann ist nichts zu tun.',
    inviter: 'Eingeladen von',
    imprint: 'Impressum',
    privacy: 'Datenschutz',
    why: 'weil Ihnen jemand, der Leihbund betreibt, diese Einladung geschickt hat',
  },
  {
    subject: (name: string) => (name === '' ? 'Found an alliance' : `To found: ${name}`),
    what: (name: string) =>
      `You are invited to set up ${name === '' ? 'your alliance' : `“${name}”`} at Leihbund. ` +
      'There, local partners lend each other what they have: tents, benches, tools.',
    how: (address: string) =>
      `You sign in with ${address}, without a password: a code comes by mail. Then you say its name, its place and ` +
      'its legal bearer. You coordinate the alliance, and nobody else sees it until you make it public.',
    until: (until: string) => `The invitation is valid until ${until}, and only once.`,
    found: 'Found the alliance',
    notYou: 'You do not want to found an alliance? Then there is nothing to do.',
    inviter: 'Invited by',
    imprint: 'Legal notice',
    privacy: 'Privacy',
    why: 'because somebody who runs Leihbund sent you this invitation',
  },
);

export interface FoundingFacts {
  language: Language;
  /** As it was proposed; empty where it was not. */
  allianceName: string;
  /** The address to sign in with. */
  address: string;
  link: string;
  until: Date;
  inviterName: string;
  inviterEmail: string;
  baseUrl: string;
}

export function foundingInvited(invitation: FoundingFacts): MailText {
  const { language, allianceName, address, link, until, baseUrl } = invitation;
  const w = words[language];
  const body = [
    paragraph(w.what(allianceName)),
    paragraph(w.how(address)),
    paragraph(w.until(dayAndTime(until, ZONE, language))),
    button(w.found, link),
    paragraph(w.notYou),
    facts([w.inviter, `${invitation.inviterName}, ${invitation.inviterEmail}`]),
    linkTo(w.imprint, `${baseUrl}/impressum`),
    linkTo(w.privacy, `${baseUrl}/datenschutz`),
  ];
  return framed(undefined, { language, subject: w.subject(allianceName), body }, w.why);
}

/** What is not founded yet has no zone of its own. */
const ZONE = 'Europe/Berlin';
