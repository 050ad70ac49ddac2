/** Prepared texts: what an alliance says as long as it has not written its own, made of what is known of it. Shaped as `web/ui/plain-text.tsx` reads it. */
import type { Language, Words } from '../../shared/words.js';
import type { AllianceView } from './alliance.view.js';
import { easyText } from './easy-text.js';
import { foundingAgreementDraft } from './founding-agreement-draft.js';
import { loanRulesDraft } from './loan-rules-draft.js';

/** Somebody has to read these before they are the alliance's own word. */
export const draftKinds = [
  'imprint',
  'privacy',
  'accessibility',
  'loan-rules',
  'founding-agreement',
] as const;
export type DraftKind = (typeof draftKinds)[number];

export type PreparedKind = DraftKind | 'plain-language';

export type PreparedFacts = Pick<AllianceView, 'name' | 'place' | 'state' | 'legalBearer' | 'contact'>;

export const isDraftKind = (kind: string): kind is DraftKind => draftKinds.some((one) => one === kind);

/** What is not known yet stands there as a gap, so that whoever reads it sees it. */
export const preparedText = (kind: PreparedKind, facts: PreparedFacts, language: Language): string =>
  texts[kind][language]({ ...facts, legalBearer: facts.legalBearer || gap[language] });

const gap: Words = { de: '[Rechtsträger: bitte ergänzen]', en: '[legal bearer: please add]' };

type Facts = PreparedFacts;

type Told = Readonly<Record<Language, (facts: Facts) => string>>;

const imprint: Told = {
  de: ({ name, legalBearer, place }) => `${name} wird getragen von:

${legalBearer}
${place}

Der Rechtsträger verantwortet den Inhalt dieser Seiten. Leihe ist unentgeltlich (§ 598 BGB). Der Leihvertrag besteht zwischen dem Bündnispartner, dem etwas gehört, und dem, der es ausleiht.`,
  en: ({ name, legalBearer, place }) => `${name} is carried by:

${legalBearer}
${place}

The legal bearer answers for the content of these pages. Lending is free of charge (§ 598 BGB). The contract is between the partner that owns a thing and the one that borrows it.`,
};

/** The same for every page of the installation. */
export const cookies: Words = {
  de: `# Cookies

Leihbund setzt nur Cookies, die für Ihren Besuch nötig sind, und lädt nichts von fremden Servern. Niemand verfolgt Sie.

- Anmeldung: hält Sie angemeldet.
- Anmeldecode: merkt sich zehn Minuten lang, dass Sie in diesem Browser einen Code angefordert haben.
- Sprache: merkt sich ein Jahr lang die Sprache, die Sie gewählt haben.
- Korb: merkt sich 60 Tage lang, was Sie ausgesucht und zu Ihrer Anfrage geschrieben haben. Es steht nur in Ihrem Browser, bis Sie die Anfrage senden oder um Zugang bitten.`,
  en: `# Cookies

Leihbund sets only cookies that your visit needs and loads nothing from other servers. Nobody tracks you.

- Session: keeps you signed in.
- Sign-in code: remembers for ten minutes that you asked for a code in this browser.
- Language: remembers for a year the language that you chose.
- Basket: remembers for 60 days what you picked and wrote for your request. It stays in your browser until you send the request or ask for access.`,
};

const privacy: Told = {
  de: (
    facts,
  ) => `Verantwortlich im Sinne der DSGVO ist: ${facts.legalBearer}, ${facts.place}. Auskunft, Berichtigung und Löschung erhalten Sie dort; wie Sie die Stelle erreichen, steht unten.

# Was gespeichert wird

- Wer sich anmeldet: E-Mail-Adresse, Name und für welchen Bündnispartner jemand handelt.
- Wer anfragt: die Aktion, der Zeitraum, die Gegenstände und die angegebene Kontaktperson mit Telefonnummer.
- Wer um Zugang bittet: Name, E-Mail-Adresse, Telefonnummer, für wen, und was im Korb lag. Das wird mit der Entscheidung gelöscht, spätestens nach 30 Tagen.
- Wer an einem Lagerort aufschließt: Name und Telefonnummer. Sie stehen erst in einer Zusage.
- Was damit geschah: Zusagen, Absagen, Ausgaben und Rücknahmen mit Zeitpunkt, und welche E-Mails verschickt wurden.

Das ist nötig, damit die Partner einander verlässlich leihen können. Die Liste und die freien Mengen nennen keine Personen. Private Adressen stehen erst in einer Zusage.

${cookies.de}

# Ihre Rechte

Sie können Auskunft, Berichtigung, Löschung, Einschränkung und Übertragung Ihrer Daten verlangen und sich bei der Datenschutzaufsicht beschweren.`,
  en: (
    facts,
  ) => `Responsible in the sense of the GDPR is: ${facts.legalBearer}, ${facts.place}. There you get information about, correction of and deletion of your data; how to reach the office stands below.

# What is stored

- Of whoever signs in: mail address, name, and the partner somebody acts for.
- Of whoever asks: the occasion, the period, the items, and the contact person given, with a phone number.
- Of whoever asks for access: name, mail address, phone number, for whom, and what was in the basket. It is erased with the decision, after 30 days at the latest.
- Of whoever opens a storage place: name and phone number. They stand in an approval only.
- What became of it: approvals, refusals, hand-overs and returns with their times, and which mails were sent.

This is needed so that the partners can lend each other reliably. The list and what is free name no people. Private addresses stand in an approval only.

${cookies.en}

# Your rights

You can demand information, correction, deletion, restriction and transfer of your data, and complain to the data protection authority.`,
};

const accessibility: Told = {
  de: ({ name, state }) => `Diese Erklärung gilt für die Seiten von ${name} in Leihbund.

# Wie barrierefrei die Seiten sind

Ziel ist die WCAG 2.2, Stufe AA. Die Seiten wurden von denen geprüft, die sie entwickeln: mit einem Prüfprogramm (axe), nur mit der Tastatur, ohne JavaScript, bei 200 % Vergrößerung und auf 320 Pixel breiten Bildschirmen. Eine Prüfung durch eine unabhängige Stelle gab es noch nicht.

# Was noch nicht barrierefrei ist

- Was Bündnispartner selbst schreiben, zum Beispiel Beschreibungen von Gegenständen, kann schwer verständlich sein.
- Es gibt keine Videos in Deutscher Gebärdensprache.
- Namen und Beschreibungen der Gegenstände gibt es nur auf Deutsch.
- Ob ein Lagerort ohne Stufen erreichbar ist, steht auf der Seite des Gegenstands nur, wenn das Bündnis es eingetragen hat.

# Eine Barriere melden

Sie kommen irgendwo nicht weiter? Schreiben Sie oder rufen Sie an, die Stelle steht unten. Was Sie leihen möchten, können Sie dort auch ohne diese Seiten anfragen.

Bekommen Sie keine hilfreiche Antwort, können Sie sich an die Stelle wenden, die in ${state} über die Barrierefreiheit öffentlicher Websites wacht.`,
  en: ({ name, state }) => `This statement is about the pages of ${name} in Leihbund.

# How accessible the pages are

The aim is WCAG 2.2, level AA. The pages were checked by those who develop them: with a checking program (axe), by keyboard only, without JavaScript, at 200 % zoom and on screens 320 pixels wide. No independent body has checked them yet.

# What is not accessible yet

- What partners write themselves, such as descriptions of items, may be hard to understand.
- There are no videos in German sign language.
- Names and descriptions of items are in German only.
- Whether a storage place has steps is said on the page of an item only where the alliance has entered it.

# Report a barrier

Are you stuck somewhere? Write or call; the office stands below. You can also ask there, without these pages, for what you want to borrow.

If you get no helpful answer, you can turn to the body that watches over the accessibility of public websites in ${state}.`,
};

const texts: Readonly<Record<PreparedKind, Told>> = {
  imprint,
  privacy,
  accessibility,
  'loan-rules': loanRulesDraft,
  'founding-agreement': foundingAgreementDraft,
  'plain-language': { de: ({ name }) => easyText.de(name), en: ({ name }) => easyText.en(name) },
};
