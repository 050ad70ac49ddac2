/** The words of partners, the people who act for them, and what people do for the whole alliance. */
import { dictionary } from '../../../shared/words.js';
import type { Visit } from '../../ui/visit.js';

export const partnerWords = dictionary(
  {
    title: 'Bündnispartner',
    new: 'Neuer Partner',
    whoSaysYes: 'Wer zusagt',
    paste: 'Mehrere Partner eintragen',
    none: 'Noch kein Bündnispartner.',
    next: 'Legen Sie den ersten an; dann laden Sie seine Leute ein.',
    statuses: {
      interested: 'interessiert',
      signed: 'hat unterzeichnet',
      active: 'aktiv',
      resting: 'ruht',
      left: 'ausgetreten',
    },
    agreement: 'Gründungsvereinbarung',
    accepted: (version: number) => `Fassung ${version} angenommen`,
    role: 'Tut',
    lends: 'verleiht',
    borrows: 'leiht aus',
    people: 'Wer für den Partner handelt',
    nobody: 'Noch niemand.',
    person: 'Person',
    address: 'E-Mail-Adresse',
    may: 'Darf',
    memberships: {
      member: 'anfragen und ausleihen',
      manager: 'auch Personen einladen und entfernen (Leitung)',
    },
    invite: 'Jemanden einladen',
    inviteHelp: 'Die Person bekommt eine E-Mail und meldet sich mit dieser Adresse an.',
    inviteNow: 'Einladen',
    remove: 'Entfernen',
    removeTitle: (name: string) => `${name} entfernen`,
    removeHelp: (person: string, partner: string) =>
      `${person} handelt dann nicht mehr für ${partner} und wird überall abgemeldet. Was angefragt und zugesagt ist, bleibt. Einladungen dieses Partners, die noch offen sind, gelten dann nicht mehr.`,
    keep: 'Nicht entfernen',
  },
  {
    title: 'Partners',
    new: 'New partner',
    whoSaysYes: 'Who says yes',
    paste: 'Enter several partners',
    none: 'No partner yet.',
    next: 'Add the first one; then invite its people.',
    statuses: {
      interested: 'interested',
      signed: 'has signed',
      active: 'active',
      resting: 'resting',
      left: 'has left',
    },
    agreement: 'Founding agreement',
    accepted: (version: number) => `version ${version} accepted`,
    role: 'Does',
    lends: 'lends',
    borrows: 'borrows',
    people: 'Who acts for the partner',
    nobody: 'Nobody yet.',
    person: 'Person',
    address: 'Mail address',
    may: 'May',
    memberships: { member: 'ask and borrow', manager: 'invite and remove people too (manager)' },
    invite: 'Invite somebody',
    inviteHelp: 'The person gets a mail, and signs in with this address.',
    inviteNow: 'Invite',
    remove: 'Remove',
    removeTitle: (name: string) => `Remove ${name}`,
    removeHelp: (person: string, partner: string) =>
      `${person} no longer acts for ${partner} then, and is signed out everywhere. What was asked for and promised stays. Invitations of this partner that are still open are no longer valid then.`,
    keep: 'Do not remove',
  },
);

/** "verleiht, leiht aus" */
export function whatItDoes(
  { language }: Visit,
  { isLender, isBorrower }: { isLender: boolean; isBorrower: boolean },
): string {
  const w = partnerWords[language];
  return [isLender && w.lends, isBorrower && w.borrows].filter(Boolean).join(', ');
}
