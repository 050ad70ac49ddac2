/** The frame of a mail from an alliance: the greeting, who writes, how to reach them, and why one gets it. */
import type { AllianceFacts } from './mail-facts.js';
import { type Block, composed, facts, link, type MailText, paragraph } from './mail-layout.js';

/** A mail to whoever asked for a reservation. */
export const toBorrower = (alliance: AllianceFacts, subject: string, body: readonly Block[]): MailText =>
  framed(alliance, subject, body, `weil Sie bei „${alliance.name}“ etwas angefragt haben`);

/** A mail to whoever decides. */
export const toCoordination = (alliance: AllianceFacts, subject: string, body: readonly Block[]): MailText =>
  framed(alliance, subject, body, `weil Sie bei „${alliance.name}“ über Anfragen entscheiden`);

/** `why` ends the sentence "Sie bekommen diese E-Mail, …". */
export const framed = (
  alliance: AllianceFacts | undefined,
  subject: string,
  body: readonly Block[],
  why: string,
): MailText =>
  composed(
    subject,
    [paragraph('Guten Tag,'), ...body],
    [...(alliance ? sender(alliance) : []), paragraph(`Sie bekommen diese E-Mail, ${why}.`)],
  );

/** A person to talk to, and the pages that the law asks for (§ 5 DDG, Art. 13 DSGVO). */
function sender(alliance: AllianceFacts): Block[] {
  const pages = `${alliance.baseUrl}/b/${alliance.slug}`;
  return [
    facts(
      ['Bündnis', [alliance.name, alliance.place].filter(Boolean).join(', ')],
      ['Kontakt', alliance.contactName],
      ['Telefon', alliance.contactPhone],
      ['Erreichbar', alliance.contactHours],
    ),
    link('Impressum', `${pages}/impressum`),
    link('Datenschutz', `${pages}/datenschutz`),
  ];
}
