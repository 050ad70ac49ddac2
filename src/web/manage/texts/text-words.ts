/** The words around an alliance's own texts, and which texts there are. */
import type { TextKind } from '../../../partners/alliances/alliance-text.entity.js';
import { dictionary } from '../../../shared/words.js';
import { Refusal } from '../../../shared/refusal.js';

/** In the order in which the coordination finds them. */
export const textWords = dictionary(
  {
    kinds: {
      'loan-rules': 'Leihordnung',
      'founding-agreement': 'Gründungsvereinbarung',
      imprint: 'Impressum',
      privacy: 'Datenschutz',
      accessibility: 'Erklärung zur Barrierefreiheit',
      'plain-language': 'Leichte Sprache',
      about: 'Über das Bündnis',
    },
    hints: {
      'loan-rules': 'Was beim Ausleihen gilt. Jede Anfrage merkt sich die Fassung, die beim Anfragen galt.',
      'founding-agreement':
        'Was Bündnispartner einander zusagen. Wer mitmachen möchte, nimmt die geltende Fassung an; sie wird festgehalten.',
      imprint: 'Wer für diese Seiten verantwortlich ist.',
      privacy: 'Welche Daten wozu und wie lange gespeichert werden.',
      accessibility: 'Was erreichbar ist, was noch nicht, und an wen man sich wendet.',
      'plain-language': 'Worum es hier geht, in Leichter Sprache.',
      about: 'Wer Sie sind und wie Sie zusammenarbeiten. Steht auf der Seite des Bündnisses.',
    },
    title: 'Texte',
    intro: 'Veröffentlichte Fassungen bleiben stehen. Eine Änderung ist eine neue Fassung.',
    version: (version: number) => `Fassung ${version}`,
    since: (version: number, day: string) => `Fassung ${version} vom ${day}`,
    states: {
      none: () => 'noch kein Text',
      draft: () => 'Entwurf – noch nicht gelesen',
      read: (_version: number, day: string) => `gelesen am ${day}`,
      outdated: (_version: number, day: string) =>
        `gelesen am ${day}. Seitdem haben sich Ihre Angaben geändert.`,
      own: (version: number, day: string) => `eigener Text vom ${day}, Fassung ${version}`,
    },
    read: 'Lesen',
    readTitle: (kind: string) => `${kind} lesen`,
    readHelp:
      'Dieser Text ist aus dem vorbereitet, was Leihbund über Ihr Bündnis weiß. Bitte lesen Sie ihn. Passt er nicht, schreiben Sie ihn um.',
    readNow: 'Gelesen, so veröffentlichen',
    rewrite: 'Umschreiben',
    contactBelow: 'Darunter steht auf der Seite, wie man Sie erreicht.',
    state: 'Stand',
    what: 'Text',
    edit: 'Text',
    format:
      'Leere Zeile: neuer Absatz. Zeile mit „# “ am Anfang: Überschrift. Zeile mit „- “ am Anfang: Punkt einer Liste.',
    preview: 'Vorschau',
    previewTitle: 'Vorschau: noch nicht veröffentlicht',
    publish: 'Veröffentlichen',
    current: 'So steht es jetzt auf der Seite',
    versions: 'Fassungen',
    when: 'Veröffentlicht',
    who: 'Von',
    open: 'Öffentliche Seite',
    none: {
      'loan-rules': 'Dieses Bündnis hat noch keine Leihordnung veröffentlicht.',
      'founding-agreement': 'Dieses Bündnis hat noch keine Gründungsvereinbarung veröffentlicht.',
    },
    older: 'Dies ist eine frühere Fassung.',
    toCurrent: 'Zur geltenden Fassung',
    allVersions: 'Alle Fassungen',
  },
  {
    kinds: {
      'loan-rules': 'Loan rules',
      'founding-agreement': 'Founding agreement',
      imprint: 'Legal notice',
      privacy: 'Privacy',
      accessibility: 'Accessibility statement',
      'plain-language': 'Easy language',
      about: 'About the alliance',
    },
    hints: {
      'loan-rules':
        'What holds for borrowing. Every request keeps the version that held when it was asked for.',
      'founding-agreement':
        'What partners promise each other. Whoever wants to take part accepts the version that holds; it is kept.',
      imprint: 'Who is responsible for these pages.',
      privacy: 'Which data are stored, what for, and how long.',
      accessibility: 'What is accessible, what is not yet, and whom to ask.',
      'plain-language': 'What this is about, in easy language.',
      about: 'Who you are and how you work together. Stands on the page of the alliance.',
    },
    title: 'Texts',
    intro: 'Published versions stay. A change is a new version.',
    version: (version: number) => `Version ${version}`,
    since: (version: number, day: string) => `Version ${version} of ${day}`,
    states: {
      none: () => 'no text yet',
      draft: () => 'draft – not read yet',
      read: (_version: number, day: string) => `read on ${day}`,
      outdated: (_version: number, day: string) =>
        `read on ${day}. What you say of yourselves has changed since.`,
      own: (version: number, day: string) => `own text of ${day}, version ${version}`,
    },
    read: 'Read',
    readTitle: (kind: string) => `Read: ${kind}`,
    readHelp:
      'This text is prepared from what Leihbund knows of your alliance. Please read it. If it does not fit, rewrite it.',
    readNow: 'Read, publish it like this',
    rewrite: 'Rewrite it',
    contactBelow: 'Below it the page says how to reach you.',
    state: 'State',
    what: 'Text',
    edit: 'Text',
    format:
      'Empty line: new paragraph. A line that begins with “# ”: heading. A line that begins with “- ”: list item.',
    preview: 'Preview',
    previewTitle: 'Preview: not published yet',
    publish: 'Publish',
    current: 'This is what the page says now',
    versions: 'Versions',
    when: 'Published',
    who: 'By',
    open: 'Public page',
    none: {
      'loan-rules': 'This alliance has not published loan rules yet.',
      'founding-agreement': 'This alliance has not published a founding agreement yet.',
    },
    older: 'This is an earlier version.',
    toCurrent: 'To the version that holds now',
    allVersions: 'All versions',
  },
);

export const allTextKinds = Object.keys(textWords.de.kinds) as TextKind[];

/** Texts that somebody agrees to: public in all their versions, never as a draft. */
export const agreedKinds = ['loan-rules', 'founding-agreement'] as const;
export type AgreedKind = (typeof agreedKinds)[number];

/** Where everybody reads a text; some stand on pages of their own. */
export const publicPath: Readonly<Record<TextKind, string>> = {
  'loan-rules': '/loan-rules',
  'founding-agreement': '/founding-agreement',
  imprint: '/impressum',
  privacy: '/datenschutz',
  accessibility: '/barrierefreiheit',
  'plain-language': '/leichte-sprache',
  about: '',
};

/** Refuses (404) what numbers none. */
export function versionNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw Refusal.notFound();
  return Number(text);
}
