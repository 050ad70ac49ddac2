/** The words of the page on which several partners and people are entered as pasted lines. */
import { dictionary } from '../../../shared/words.js';
import type { Field } from '../fields.js';
import { flag, lines } from '../kinds.js';
import { partnerFields } from '../partner-fields.js';
import type { PartnerLinesDto } from '../../../partners/members/partner-lines.dto.js';

export const pasteFields = {
  text: {
    is: lines,
    label: { de: 'Ihre Liste', en: 'Your list' },
    hint: {
      de: 'Je Person eine Zeile: Partner, Person, E-Mail-Adresse. Wenn Sie mögen, auch Leitung, Kurzname und Art der Einrichtung. Höchstens 200 Zeilen.',
      en: 'One line for each person: partner, person, mail address. If you like, also manager, short name and kind of organisation. At most 200 lines.',
    },
  },
  status: partnerFields.status,
  agreementSignedOn: partnerFields.agreementSignedOn,
  isLender: partnerFields.isLender,
  isBorrower: partnerFields.isBorrower,
  withoutPeople: {
    is: flag,
    label: {
      de: 'Auch Partner ohne E-Mail-Adresse eintragen',
      en: 'Enter partners without a mail address too',
    },
    hint: {
      de: 'Sie werden Partner ohne Person. Einladen können Sie später.',
      en: 'They become partners without a person. You can invite somebody later.',
    },
  },
} satisfies Record<keyof PartnerLinesDto, Field>;

export const pasteWords = dictionary(
  {
    intro:
      'Kopieren Sie die Zeilen aus einer Tabelle oder einer E-Mail. Zuerst sehen Sie, was daraus wird. Eingetragen wird nichts, bevor Sie es sagen.',
    example: 'Zum Beispiel',
    exampleLines: 'Sportverein Auental e. V.; Anna Auer; anna@example.org; Leitung',
    ofAll: 'Für alle Partner der Liste',
    ofAllHint:
      'Das gilt für neue Partner und für die, die bisher nur interessiert waren. Andere bleiben, wie sie sind, und bekommen nur die neuen Personen dazu.',
    check: 'Ansehen, was daraus wird',
    checkAgain: 'Noch einmal ansehen',
    take: (count: number) => (count === 1 ? 'Eine Zeile eintragen' : `${count} Zeilen eintragen`),
    mails: (people: number) =>
      people === 0
        ? 'Dabei wird niemand eingeladen.'
        : people === 1
          ? 'Dabei bekommt eine Person eine Einladung per E-Mail.'
          : `Dabei bekommen ${people} Personen je eine Einladung per E-Mail.`,
    piles: {
      import: (count: number) => `Wird übernommen: ${count}`,
      review: (count: number) => `Bitte ansehen: ${count}`,
      skip: (count: number) => `Ausgelassen: ${count}`,
    },
    reviewHelp: 'Diese Zeilen können Sie unten in Ihrer Liste verbessern.',
    blank: (count: number) => (count === 1 ? 'Eine leere Zeile.' : `${count} leere Zeilen.`),
    line: 'Zeile',
    lineOf: (line: number) => `Zeile ${line}`,
    partner: 'Partner',
    person: 'Person',
    address: 'E-Mail-Adresse',
    may: 'Rolle',
    roles: { member: 'Mitglied', manager: 'Leitung' },
    more: 'Außerdem',
    reason: 'Warum',
    pasted: 'Ihre Zeile',
    isNew: 'neu',
    isThere: 'gibt es schon',
    isRaised: 'bisher interessiert',
    shortName: (name: string) => `Kurzname: ${name}`,
    kind: (name: string) => `Art: ${name}`,
    unread: (texts: string) => `Nicht übernommen: ${texts}`,
    changed: 'Sie haben etwas geändert. Bitte sehen Sie es noch einmal an, bevor Sie es eintragen.',
    nothing: 'Keine Zeile kann so übernommen werden.',
    done: (partners: number, people: number) =>
      `Eingetragen: ${partners === 1 ? 'ein neuer Partner' : `${partners} neue Partner`}, ${people === 1 ? 'eine Einladung' : `${people} Einladungen`}.`,
    left: 'Diese Zeilen sind noch offen. Sie stehen unten und lassen sich dort verbessern.',
    toPartners: 'Zu den Bündnispartnern',
  },
  {
    intro:
      'Copy the lines from a spreadsheet or a mail. First you see what becomes of them. Nothing is entered before you say so.',
    example: 'For example',
    exampleLines: 'Sports Club Auental; Anna Auer; anna@example.org; manager',
    ofAll: 'For all partners of the list',
    ofAllHint:
      'This goes for new partners and for those that were only interested so far. Others stay as they are, and only get the new people.',
    check: 'See what becomes of it',
    checkAgain: 'See it again',
    take: (count: number) => (count === 1 ? 'Enter one line' : `Enter ${count} lines`),
    mails: (people: number) =>
      people === 0
        ? 'Nobody is invited with it.'
        : people === 1
          ? 'One person is mailed an invitation.'
          : `${people} people are mailed an invitation each.`,
    piles: {
      import: (count: number) => `Taken: ${count}`,
      review: (count: number) => `Please look at: ${count}`,
      skip: (count: number) => `Left out: ${count}`,
    },
    reviewHelp: 'You can mend these lines in your list below.',
    blank: (count: number) => (count === 1 ? 'One empty line.' : `${count} empty lines.`),
    line: 'Line',
    lineOf: (line: number) => `Line ${line}`,
    partner: 'Partner',
    person: 'Person',
    address: 'Mail address',
    may: 'Role',
    roles: { member: 'member', manager: 'manager' },
    more: 'Besides',
    reason: 'Why',
    pasted: 'Your line',
    isNew: 'new',
    isThere: 'is there already',
    isRaised: 'only interested so far',
    shortName: (name: string) => `Short name: ${name}`,
    kind: (name: string) => `Kind: ${name}`,
    unread: (texts: string) => `Not taken: ${texts}`,
    changed: 'You have changed something. Please look at it again before you enter it.',
    nothing: 'No line can be taken like this.',
    done: (partners: number, people: number) =>
      `Entered: ${partners === 1 ? 'one new partner' : `${partners} new partners`}, ${people === 1 ? 'one invitation' : `${people} invitations`}.`,
    left: 'These lines are still open. They stand below and can be mended there.',
    toPartners: 'To the partners',
  },
);
