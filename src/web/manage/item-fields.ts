/** The fields of an item's form: what each is called, how it is typed, and where it stands. */
import type { NewItemDto } from '../../items/item.dto.js';
import {
  answers,
  choice,
  choiceOrNone,
  day,
  euros,
  ids,
  idsOrNull,
  kilograms,
  lines,
  rows,
  span,
  text,
  whole,
} from './kinds.js';
import type { Field, Fields, Section } from './fields.js';

/** What matters first: with these a thing can be lent. */
const first = {
  name: { is: text, label: { de: 'Name', en: 'Name' } },
  quantity: {
    is: whole(null),
    label: { de: 'Bestand', en: 'Stock' },
    hint: {
      de: 'Leer nur bei einem Satz, der sich aus Teilen ergibt.',
      en: 'Empty only for a set that follows from its parts.',
    },
    wrong: {
      de: 'Bitte eine ganze Zahl von 0 bis 100.000.',
      en: 'Please a whole number from 0 to 100,000.',
    },
    withNext: true,
  },
  unit: {
    is: text,
    label: { de: 'Einheit', en: 'Unit' },
    hint: { de: 'Stück, Satz, Garnitur, Kiste, Paar …', en: 'piece, set, crate, pair …' },
  },
  ownerId: {
    is: choice,
    label: { de: 'Gehört', en: 'Belongs to' },
    inLog: { de: 'Gehört', en: 'owner' },
    wrong: { de: 'Bitte wählen Sie, wem es gehört.', en: 'Please choose whose it is.' },
  },
  storagePlaceId: {
    is: choice,
    label: { de: 'Lagerort', en: 'Storage place' },
    wrong: { de: 'Bitte wählen Sie einen Lagerort.', en: 'Please choose a storage place.' },
  },
  category: { is: text, label: { de: 'Kategorie', en: 'Category' } },
  inventoryNumber: {
    is: text,
    label: { de: 'Inventarnummer', en: 'Inventory number' },
    hint: {
      de: 'Steht auch auf dem Aufkleber. Jede Nummer gibt es nur einmal.',
      en: 'Also on the sticker. There is only one of each number.',
    },
  },
} satisfies Fields;

const made = {
  parts: {
    is: rows({
      itemId: {
        is: choice,
        label: { de: 'Teil', en: 'Part' },
        wrong: { de: 'Bitte wählen Sie einen Gegenstand.', en: 'Please choose an item.' },
      },
      quantity: { is: whole(null), label: { de: 'Anzahl von Teil', en: 'Number of part' } },
    }),
    label: { de: 'Teile', en: 'Parts' },
    hint: {
      de: 'Woraus eine Einheit besteht: 1 Tisch und 2 Bänke. Leere Zeilen zählen nicht. Mehr Zeilen erscheinen, sobald Sie gespeichert haben.',
      en: 'What one unit is made of: 1 table and 2 benches. Empty rows do not count. More rows appear once you have saved.',
    },
  },
} satisfies Fields;

const what = {
  kind: {
    is: answers,
    label: { de: 'So wird es verliehen', en: 'How it is lent' },
    wrong: { de: 'Bitte wählen Sie, wie es verliehen wird.', en: 'Please choose how it is lent.' },
  },
  description: { is: lines, label: { de: 'Beschreibung', en: 'Description' } },
  otherWords: {
    is: text,
    label: { de: 'Weitere Suchwörter', en: 'More search words' },
    inLog: { de: 'Suchwörter', en: 'search words' },
    hint: {
      de: 'Wonach Leute sonst suchen, mit Komma dazwischen: Musik, Party, Sitzen.',
      en: 'What people look for besides, with commas between: music, party, seats.',
    },
  },
} satisfies Fields;

const lending = {
  packStep: {
    is: whole(1),
    label: { de: 'Nur in Packungen zu', en: 'Only in packs of' },
    inLog: { de: 'Packung', en: 'pack' },
    hint: { de: '1 heißt: einzeln. 10 heißt: 10, 20, 30 …', en: '1 means: singly. 10 means: 10, 20, 30 …' },
    wrong: { de: 'Bitte eine ganze Zahl ab 1.', en: 'Please a whole number, 1 or more.' },
  },
  bufferMinutes: {
    is: span(null),
    label: { de: 'Pufferzeit nach jeder Ausleihe', en: 'Rest after each loan' },
    inLog: { de: 'Pufferzeit', en: 'rest' },
    hint: {
      de: 'Zum Trocknen, Prüfen, Holen. Leer: wie im Bündnis üblich. 0: keine.',
      en: 'For drying, checking, fetching. Empty: as usual in the alliance. 0: none.',
    },
    wrong: {
      de: 'Bitte eine ganze Zahl, höchstens 30 Tage, etwa 4 Stunden oder 1 Tag.',
      en: 'Please a whole number, 30 days at most, such as 4 hours or 1 day.',
    },
  },
} satisfies Fields;

const others = {
  accessoryIds: {
    is: ids({ is: choice, label: { de: 'Passt dazu', en: 'Goes well with' } }),
    label: { de: 'Passt dazu', en: 'Goes well with' },
    hint: {
      de: 'Was oft zusammen ausgeliehen wird. Leere Zeilen zählen nicht.',
      en: 'What is often borrowed along with it. Empty rows do not count.',
    },
  },
  replacementIds: {
    is: idsOrNull({ is: choice, label: { de: 'Ersatz', en: 'Replacement' } }),
    label: { de: 'Was es ersetzen kann', en: 'What can replace it' },
    inLog: { de: 'Ersatz', en: 'replacements' },
    hint: {
      de: 'Wird angeboten, wenn zu wenig frei ist. Ohne Angabe: was in Art, Kategorie und Einheit gleich ist.',
      en: 'Offered where too few are free. Where nothing is said: what has the same kind, category and unit.',
    },
  },
} satisfies Fields;

const needs = {
  size: { is: text, label: { de: 'Maße', en: 'Size' } },
  weightGrams: {
    is: kilograms,
    label: { de: 'Gewicht eines Stücks in Kilogramm', en: 'Weight of one in kilograms' },
    inLog: { de: 'Gewicht', en: 'weight' },
    hint: { de: 'Etwa 12,5', en: 'Such as 12.5' },
    wrong: {
      de: 'Bitte ein Gewicht in Kilogramm mit Komma, etwa 12,5.',
      en: 'Please a weight in kilograms, such as 12.5.',
    },
  },
  needsVehicle: { is: text, label: { de: 'Fahrzeug', en: 'Vehicle' } },
  needsPersons: {
    is: whole(null),
    label: { de: 'Personen zum Tragen', en: 'People to carry it' },
    inLog: { de: 'Personen zum Tragen', en: 'people to carry' },
    wrong: { de: 'Bitte eine ganze Zahl von 0 bis 100.', en: 'Please a whole number from 0 to 100.' },
  },
  needsOther: {
    is: text,
    label: { de: 'Sonst noch nötig', en: 'What else it takes' },
    inLog: { de: 'Sonst noch nötig', en: 'other needs' },
  },
  requiredQualificationId: {
    is: choiceOrNone,
    label: { de: 'Verlangte Qualifikation', en: 'Required qualification' },
    inLog: { de: 'Verlangte Qualifikation', en: 'required qualification' },
    hint: {
      de: 'Etwa eine Einweisung oder ein Führerschein. Die Koordination pflegt die Liste in der Verwaltung.',
      en: 'Such as an instruction or a driving licence. The coordination keeps the list in the housekeeping.',
    },
  },
} satisfies Fields;

const money = {
  replacementValueCents: {
    is: euros(null),
    label: { de: 'Wiederbeschaffungswert eines Stücks in Euro', en: 'Replacement value of one in euros' },
    inLog: { de: 'Wert', en: 'value' },
    hint: { de: 'Etwa 150,00', en: 'Such as 150.00' },
    wrong: {
      de: 'Bitte einen Betrag in Euro, etwa 150,00.',
      en: 'Please an amount in euros, such as 150.00.',
    },
  },
  depositCents: {
    is: euros(0),
    label: { de: 'Kaution in Euro', en: 'Deposit in euros' },
    inLog: { de: 'Kaution', en: 'deposit' },
    hint: { de: 'Etwa 150,00', en: 'Such as 150.00' },
    wrong: { de: 'Bitte einen Betrag in Euro, etwa 50,00.', en: 'Please an amount in euros, such as 50.00.' },
  },
  depositBasis: {
    is: choice,
    label: { de: 'Die Kaution gilt', en: 'The deposit is' },
    inLog: { de: 'Kaution gilt', en: 'deposit basis' },
    wrong: { de: 'Bitte wählen Sie, wofür die Kaution gilt.', en: 'Please choose what the deposit is for.' },
  },
} satisfies Fields;

const more = {
  seasonNote: {
    is: text,
    label: { de: 'Wann es nicht verliehen wird', en: 'When it is not lent' },
    inLog: { de: 'Saison', en: 'season' },
  },
  inspectionDueOn: {
    is: day,
    label: { de: 'Nächste Prüfung', en: 'Next inspection' },
    inLog: { de: 'Prüfung', en: 'inspection' },
    wrong: { de: 'Bitte einen Tag, etwa 14.05.2027.', en: 'Please a day, such as 14 May 2027.' },
  },
  notes: {
    is: lines,
    label: { de: 'Pflege und Hinweise', en: 'Care and notes' },
    inLog: { de: 'Hinweise', en: 'notes' },
  },
} satisfies Fields;

/** Every field that can be said of a new item; the compiler misses one that is not here. */
export const itemFields = {
  ...first,
  ...made,
  ...what,
  ...lending,
  ...others,
  ...needs,
  ...money,
  ...more,
} satisfies Record<keyof NewItemDto, Field>;

/** What the form asks first, without a heading. */
export const firstFields: Fields = first;

/** What a set is made of; the rows have a heading of their own. */
export const partFields: Fields = made;

/** What is folded away until somebody wants to say it. */
export const moreSections: readonly Section[] = [
  { title: { de: 'Was es ist', en: 'What it is' }, fields: what },
  { title: { de: 'Wie es verliehen wird', en: 'How it is lent' }, fields: lending },
  { fields: others },
  { title: { de: 'Was man dafür braucht', en: 'What it takes' }, fields: needs },
  { title: { de: 'Wert und Kaution', en: 'Value and deposit' }, fields: money },
  { title: { de: 'Was noch zu wissen ist', en: 'What else to know' }, fields: more },
];
