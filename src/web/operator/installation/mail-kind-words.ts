/** What kinds of mails are called where they are only counted. */
import type { MailKind } from '../../../notifications/mail-kinds.js';
import type { Language, Words } from '../../../shared/words.js';

const decision: Words = { de: 'Entscheidung über eine Anfrage', en: 'decision about a request' };
const news: Words = { de: 'Nachricht an die Koordination', en: 'notice to the coordination' };
const toDecide: Words = { de: 'Bitte um eine Entscheidung', en: 'request for a decision' };
const change: Words = { de: 'Änderung', en: 'change' };
const entry: Words = { de: 'Kalendereintrag', en: 'calendar entry' };
const desk: Words = { de: 'Ausgabe und Rückgabe', en: 'hand-over and return' };
const reminder: Words = { de: 'Erinnerung', en: 'reminder' };
const access: Words = { de: 'Zugang', en: 'access' };
const other: Words = { de: 'Sonstige', en: 'other' };

/** Several kinds are one to whoever counts them. */
const names: Partial<Record<MailKind, Words>> = {
  'sign-in-code': { de: 'Anmeldecode', en: 'sign-in code' },
  'address-code': { de: 'Adressänderung', en: 'change of address' },
  'address-taken': { de: 'Adressänderung', en: 'change of address' },
  'address-changed': { de: 'Adressänderung', en: 'change of address' },
  'founding-invited': { de: 'Einladung zu gründen', en: 'invitation to found' },
  invited: { de: 'Einladung', en: 'invitation' },
  'request-received': { de: 'Eingang einer Anfrage', en: 'receipt of a request' },
  'new-request': news,
  'withdrawn-notice': news,
  'cancelled-notice': news,
  'nobody-told': news,
  'new-applicant': news,
  approved: decision,
  'partly-approved': decision,
  declined: decision,
  expired: decision,
  withdrawn: decision,
  cancelled: decision,
  'counter-offer': decision,
  'offer-answered': news,
  'consent-asked': toDecide,
  'consent-due': toDecide,
  changed: change,
  'change-asked': change,
  'change-ended': change,
  'entry-taken': entry,
  'handed-on': entry,
  'handed-over': desk,
  losses: desk,
  'damage-reported': desk,
  deposit: desk,
  message: { de: 'Nachricht zu einer Anfrage', en: 'message on a request' },
  'at-risk': { de: 'Warnung vor einem Engpass', en: 'warning of a shortage' },
  'out-of-risk': { de: 'Warnung vor einem Engpass', en: 'warning of a shortage' },
  digest: news,
  'keeper-list': reminder,
  'still-true': { de: 'Frage, ob Einträge noch stimmen', en: 'question whether entries still hold' },
  reminder,
  overdue: reminder,
  'stand-in': { de: 'Vertretung', en: 'standing in' },
  admitted: access,
  'not-admitted': access,
};

/** Also of kinds that an earlier version of the program wrote. */
export const mailKindInWords = (kind: string, language: Language): string =>
  (Object.hasOwn(names, kind) ? (names[kind as MailKind] ?? other) : other)[language];
