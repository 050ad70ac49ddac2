/** The frame of a mail from an alliance: the greeting, who writes, how to reach them, and why one gets it. */
import { dictionary, type Language } from '../shared/words.js';
import type { AllianceFacts } from './mail-facts.js';
import { type Block, composed, facts, link, type MailText, paragraph } from './mail-layout.js';

const words = dictionary(
  {
    hello: 'Guten Tag,',
    whyBorrower: (alliance: string) => `weil Sie bei „${alliance}“ etwas angefragt haben`,
    whyCoordination: (alliance: string) => `weil Sie bei „${alliance}“ über Anfragen entscheiden`,
    why: (why: string) => `Sie bekommen diese E-Mail, ${why}.`,
    alliance: 'Bündnis',
    contact: 'Kontakt',
    phone: 'Telefon',
    hours: 'Erreichbar',
    imprint: 'Impressum',
    privacy: 'Datenschutz',
  },
  {
    hello: 'Hello,',
    whyBorrower: (alliance: string) => `because you asked for something at “${alliance}”`,
    whyCoordination: (alliance: string) => `because you decide on requests at “${alliance}”`,
    why: (why: string) => `You get this mail ${why}.`,
    alliance: 'Alliance',
    contact: 'Contact',
    phone: 'Phone',
    hours: 'Hours',
    imprint: 'Legal notice',
    privacy: 'Privacy',
  },
);

interface Letter {
  language: Language;
  subject: string;
  body: readonly Block[];
}

/** A mail to whoever asked for a reservation. */
export const toBorrower = (alliance: AllianceFacts, letter: Letter): MailText =>
  framed(alliance, letter, words[letter.language].whyBorrower(alliance.name));

/** A mail to whoever decides. */
export const toCoordination = (alliance: AllianceFacts, letter: Letter): MailText =>
  framed(alliance, letter, words[letter.language].whyCoordination(alliance.name));

/** `why` ends the sentence "Sie bekommen diese E-Mail, …". */
export function framed(
  alliance: AllianceFacts | undefined,
  { language, subject, body }: Letter,
  why: string,
): MailText {
  const w = words[language];
  const footer = [...(alliance ? sender(alliance, language) : []), paragraph(w.why(why))];
  return composed(subject, [paragraph(w.hello), ...body], footer, language);
}

/** A person to talk to, and the pages that the law asks for (§ 5 DDG, Art. 13 DSGVO). */
function sender(alliance: AllianceFacts, language: Language): Block[] {
  const w = words[language];
  const pages = `${alliance.baseUrl}/b/${alliance.slug}`;
  return [
    facts(
      [w.alliance, [alliance.name, alliance.place].filter(Boolean).join(', ')],
      [w.contact, alliance.contactName],
      [w.phone, alliance.contactPhone],
      [w.hours, alliance.contactHours],
    ),
    link(w.imprint, `${pages}/impressum`),
    link(w.privacy, `${pages}/datenschutz`),
  ];
}
