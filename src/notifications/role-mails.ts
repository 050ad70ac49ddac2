/** The wording of the mails to both sides when a role is handed on. */
import { dictionary, type Language } from '../shared/words.js';
import type { AllianceFacts } from './mail-facts.js';
import { framed } from './mail-frame.js';
import { button, type MailText, paragraph } from './mail-layout.js';

export const handingSides = ['successor', 'predecessor'] as const;
export const handedRoles = ['coordinator', 'deputy', 'keeper'] as const;

const words = dictionary(
  {
    roles: { coordinator: 'Koordination', deputy: 'Stellvertretung', keeper: 'Lagerbetreuung' },
    successor: {
      subject: (role: string, alliance: string) => `${alliance}: Sie übernehmen die ${role}`,
      is: (role: string, alliance: string, other: string) =>
        `Sie haben bei „${alliance}“ die ${role} von ${other} übernommen.`,
      how: (address: string) =>
        `Sie brauchen kein Passwort. Melden Sie sich bitte neu an, mit dieser E-Mail-Adresse: ${address}.`,
      contact: (name: string) =>
        `Als Kontakt des Bündnisses steht überall: ${name}. Stimmt das nicht mehr? Sie ändern es unter Verwaltung, Porträt und Liste.`,
      go: 'Zur Anmeldung',
      why: (alliance: string) => `weil Ihnen bei „${alliance}“ eine Rolle übergeben wurde`,
    },
    predecessor: {
      subject: (role: string, alliance: string) => `${alliance}: Sie haben die ${role} übergeben`,
      is: (role: string, alliance: string, other: string) =>
        `die ${role} bei „${alliance}“ hat jetzt ${other}. Vielen Dank für alles, was Sie getan haben!`,
      how: (address: string) =>
        `Haben Sie hier noch andere Aufgaben? Die behalten Sie. Melden Sie sich dafür bitte neu an, wie bisher mit dieser E-Mail-Adresse: ${address}.`,
      go: 'Zur Anmeldung',
      why: (alliance: string) => `weil Sie bei „${alliance}“ eine Rolle hatten`,
    },
  },
  {
    roles: {
      coordinator: 'coordination',
      deputy: 'stand-in for the coordination',
      keeper: 'care of the store',
    },
    successor: {
      subject: (role: string, alliance: string) => `${alliance}: you take over the ${role}`,
      is: (role: string, alliance: string, other: string) =>
        `you have taken over the ${role} of “${alliance}” from ${other}.`,
      how: (address: string) =>
        `You need no password. Please sign in again, with this mail address: ${address}.`,
      contact: (name: string) =>
        `The contact of the alliance is everywhere: ${name}. Is that no longer right? You change it under Manage, Portrait and list.`,
      go: 'To the sign-in',
      why: (alliance: string) => `because a role of “${alliance}” was handed on to you`,
    },
    predecessor: {
      subject: (role: string, alliance: string) => `${alliance}: you have handed on the ${role}`,
      is: (role: string, alliance: string, other: string) =>
        `the ${role} of “${alliance}” is now with ${other}. Many thanks for all that you have done!`,
      how: (address: string) =>
        `Do you have other tasks here? You keep them. For them please sign in again, as before with this mail address: ${address}.`,
      go: 'To the sign-in',
      why: (alliance: string) => `because you had a role of “${alliance}”`,
    },
  },
);

export interface HandingFacts {
  language: Language;
  reader: (typeof handingSides)[number];
  role: (typeof handedRoles)[number];
  /** Of the other side. */
  otherName: string;
  /** The reader's, to sign in with. */
  address: string;
  link: string;
}

export function roleHandedOn(
  { language, reader, role: which, otherName, address, link }: HandingFacts,
  alliance: AllianceFacts,
): MailText {
  const role = words[language].roles[which];
  const { successor } = words[language];
  const w = words[language][reader];
  const isForContact = reader === 'successor' && which === 'coordinator';
  const body = [
    paragraph(w.is(role, alliance.name, otherName)),
    paragraph(w.how(address)),
    ...(isForContact ? [paragraph(successor.contact(alliance.contactName))] : []),
    button(w.go, link),
  ];
  return framed(alliance, { language, subject: w.subject(role, alliance.name), body }, w.why(alliance.name));
}
