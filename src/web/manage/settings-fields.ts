/** The fields of the alliance's own settings: its rules and its portrait. */
import type { Fields } from './fields.js';
import {
  answers,
  choice,
  degrees,
  lines,
  mail,
  phone,
  rows,
  span,
  text,
  whole,
  yearlyDate,
} from './kinds.js';

/** Every rule has a number. */
const days = whole('');

export const rulesFields = {
  'rules.decisionDays': {
    is: days,
    label: {
      de: 'Wie lange Sie für eine Entscheidung haben (Tage)',
      en: 'How long you have for a decision (days)',
    },
    inLog: { de: 'Entscheidungsfrist', en: 'deadline of decisions' },
    hint: {
      de: 'Danach verfällt die Anfrage, und alles wird wieder frei.',
      en: 'After that the request lapses, and all of it is free again.',
    },
  },
  'rules.leadTimeDays': {
    is: days,
    label: {
      de: 'Kurzfristig ist eine Anfrage, wenn die Abholung näher ist als (Tage)',
      en: 'A request is short notice where the pick-up is nearer than (days)',
    },
    inLog: { de: 'Kurzfristig', en: 'short notice' },
    hint: {
      de: 'Sie wird angenommen und als kurzfristig gekennzeichnet.',
      en: 'It is taken, and marked as short notice.',
    },
  },
  'rules.horizonDays': {
    is: days,
    label: {
      de: 'Wie weit im Voraus jemand anfragen kann (Tage)',
      en: 'How far ahead somebody may ask (days)',
    },
    inLog: { de: 'Wie weit im Voraus', en: 'how far ahead' },
  },
  'rules.longestLoanDays': {
    is: days,
    label: { de: 'Wie lange eine Ausleihe höchstens dauert (Tage)', en: 'How long a loan may last (days)' },
    inLog: { de: 'Längste Ausleihe', en: 'longest loan' },
  },
  'rules.seasonOpensOn': {
    is: yearlyDate,
    label: {
      de: 'Ab welchem Tag eines Jahres man für das Jahr anfragen kann',
      en: 'From which day of a year on one may ask for that year',
    },
    inLog: { de: 'Anfragen ab', en: 'requests from' },
    hint: {
      de: 'Etwa 15.01., dann kann ab dem 15. Januar für Abholungen bis zum nächsten 14. Januar angefragt werden. Leer: jederzeit.',
      en: 'Such as 15.01.: from 15 January on one may ask for pick-ups until the next 14 January. Empty: at any time.',
    },
    wrong: { de: 'Bitte Tag und Monat, etwa 15.01.', en: 'Please day and month, such as 15.01.' },
  },
  'rules.interestedDaysAhead': {
    is: days,
    label: {
      de: 'Wie weit im Voraus Interessierte anfragen können, die noch nicht unterschrieben haben (Tage)',
      en: 'How far ahead interested partners may ask that have not signed yet (days)',
    },
    inLog: { de: 'Interessierte, Tage im Voraus', en: 'interested partners, days ahead' },
    hint: {
      de: 'So kommen die Bündnispartner zuerst. 0: Interessierte leihen nicht aus.',
      en: 'This way the partners come first. 0: interested ones do not borrow.',
    },
  },
  'rules.chainedLoanGapDays': {
    is: days,
    label: {
      de: 'Als eine lange Ausleihe gilt, wenn dazwischen weniger liegen als (Tage)',
      en: 'Loans count as one long loan where there is less between them than (days)',
    },
    inLog: { de: 'Ausleihen nacheinander', en: 'loans one after the other' },
    hint: {
      de: 'Leiht ein Partner dasselbe mehrmals nacheinander und zusammen zu lange, wird die Anfrage angenommen, und wer entscheidet, sieht es. 0: darauf wird nicht geachtet.',
      en: 'Where a partner borrows the same thing one time after the other, and too long together, the request is taken, and whoever decides sees it. 0: nobody looks at that.',
    },
  },
  'rules.cancelUntilDays': {
    is: days,
    label: {
      de: 'Bis wie viele Tage vor der Abholung ein Partner selbst stornieren kann',
      en: 'Until how many days before the pick-up a partner may cancel alone',
    },
    inLog: { de: 'Stornieren bis Tage vorher', en: 'cancelling until days before' },
    hint: {
      de: 'Danach geht es nur noch mit der Koordination. 0: immer.',
      en: 'After that only the coordination can do it. 0: always.',
    },
  },
  'rules.openRequestsPerPartner': {
    is: days,
    label: {
      de: 'Wie viele Anfragen eines Partners höchstens auf eine Entscheidung warten',
      en: 'How many requests of a partner may wait for a decision at most',
    },
    inLog: { de: 'Offene Anfragen je Partner', en: 'open requests of a partner' },
  },
  'rules.bufferMinutes': {
    is: span(''),
    label: { de: 'Pufferzeit nach jeder Ausleihe', en: 'Rest after each loan' },
    inLog: { de: 'Pufferzeit', en: 'rest' },
    hint: {
      de: 'Gilt, wo beim Gegenstand nichts anderes steht.',
      en: 'Holds where the item says nothing else.',
    },
    wrong: {
      de: 'Bitte eine ganze Zahl, höchstens 30 Tage, etwa 4 Stunden oder 1 Tag.',
      en: 'Please a whole number, 30 days at most, such as 4 hours or 1 day.',
    },
  },
} satisfies Fields;

export const portraitFields = {
  name: {
    is: text,
    label: { de: 'Name des Bündnisses', en: 'Name of the alliance' },
    inLog: { de: 'Name', en: 'name' },
    hint: { de: 'Steht auch als Absender auf den E-Mails.', en: 'Also the sender of its mails.' },
  },
  place: { is: text, label: { de: 'Ort', en: 'Place' } },
  state: {
    is: choice,
    label: { de: 'Land', en: 'Land' },
    hint: {
      de: 'An den Feiertagen des Landes wird nichts ausgegeben und nichts zurückgenommen, wo ein Lagerort nichts anderes sagt.',
      en: 'On the public holidays of the Land nothing is given out or taken back, where a storage place says nothing else.',
    },
  },
  legalBearer: {
    is: text,
    label: { de: 'Rechtsträger', en: 'Legal bearer' },
    hint: {
      de: 'Wer für die Daten verantwortlich ist und im Impressum steht.',
      en: 'Who is responsible for the data and stands in the legal notice.',
    },
  },
  about: {
    is: { ...lines, isOptional: true },
    label: { de: 'Was das Bündnis ist', en: 'What the alliance is' },
    inLog: { de: 'Kurztext', en: 'short text' },
    hint: {
      de: 'Ein oder zwei Sätze in Ihren Worten, zuoberst auf dem Porträt. Leer steht dort ein üblicher Satz.',
      en: 'One or two sentences in your words, on top of the portrait. Empty, a usual sentence stands there.',
    },
  },
  colour: {
    is: answers,
    label: { de: 'Farbe', en: 'Colour' },
    wrong: { de: 'Bitte wählen Sie eine Farbe.', en: 'Please choose a colour.' },
  },
  latitude: {
    is: degrees,
    label: { de: 'Breitengrad', en: 'Latitude' },
    hint: {
      de: 'Wo das Bündnis auf der Karte aller Bündnisse steht, etwa 52,313. Leer steht es nicht darauf.',
      en: 'Where the alliance stands on the map of all alliances, such as 52.313. Empty, it does not stand there.',
    },
    wrong: {
      de: 'Bitte eine Zahl von 45 bis 56, etwa 52,313.',
      en: 'Please a number from 45 to 56, such as 52.313.',
    },
  },
  longitude: {
    is: degrees,
    label: { de: 'Längengrad', en: 'Longitude' },
    wrong: {
      de: 'Bitte eine Zahl von 5 bis 16, etwa 13,027.',
      en: 'Please a number from 5 to 16, such as 13.027.',
    },
  },
  'contact.name': {
    is: text,
    label: { de: 'Wen man fragt', en: 'Whom to ask' },
    inLog: { de: 'Ansprechstelle', en: 'contact' },
    hint: { de: 'Ein Amt oder Büro, keine Privatperson.', en: 'An office, not a private person.' },
    autocomplete: 'off',
  },
  'contact.phone': { is: phone, label: { de: 'Telefon', en: 'Phone' } },
  'contact.email': {
    is: mail,
    label: { de: 'E-Mail-Adresse', en: 'Mail address' },
    hint: { de: 'Hier kommen Antworten auf E-Mails an.', en: 'Replies to mails arrive here.' },
    autocomplete: 'off',
  },
  'contact.hours': { is: text, label: { de: 'Sprechzeiten', en: 'Office hours' } },
  visibility: {
    is: answers,
    label: { de: 'Wer die Liste sieht', en: 'Who sees the list' },
    inLog: { de: 'wer die Liste sieht', en: 'who sees the list' },
    wrong: { de: 'Bitte wählen Sie eine Antwort.', en: 'Please choose an answer.' },
  },
  categoryWords: {
    is: rows({
      category: {
        is: choice,
        label: { de: 'Kategorie', en: 'Category' },
        wrong: { de: 'Bitte wählen Sie eine Kategorie.', en: 'Please choose a category.' },
      },
      words: { is: text, label: { de: 'Suchwörter', en: 'Search words' } },
    }),
    label: { de: 'Weitere Suchwörter für Kategorien', en: 'More search words for categories' },
    inLog: { de: 'Suchwörter', en: 'search words' },
    hint: {
      de: 'Wonach Leute sonst suchen, mit Komma dazwischen: „Musik, Party“ bei „Ton und Bild“. Leere Zeilen zählen nicht.',
      en: 'What people look for besides, with commas: “music, party” for sound. Empty rows do not count.',
    },
  },
} satisfies Fields;
