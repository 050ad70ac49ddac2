/** Reasons: why a line is looked at or left out, in words that a volunteer understands. */
import type { Words } from '../../shared/words.js';
import type { Reason } from './import-lines.js';

const said = {
  'blank-row': () => both('Leere Zeile.', 'Blank row.'),
  'title-line': () => both('Steht über der Tabelle.', 'Stands above the table.'),
  'header-row': () => both('Zeile mit den Überschriften.', 'Row with the headings.'),
  'repeated-header': () =>
    both(
      'Noch einmal die Zeile mit den Überschriften, wie auf jeder gedruckten Seite.',
      'The headings again, as on each printed page.',
    ),
  'page-header': () => both('Kopfzeile einer gedruckten Seite.', 'Header of a printed page.'),
  'sum-row': () => both('Eine Summe, kein Gegenstand.', 'A sum, no item.'),
  footnote: () => both('Fußnote unter der Tabelle.', 'A note below the table.'),
  'section-row': (name) =>
    both(
      `Zwischenüberschrift: „${name}“ wird Kategorie der Zeilen darunter.`,
      `A heading: “${name}” becomes the category of the lines below.`,
    ),
  'sub-line': () =>
    both(
      'Gehört zur Zeile darüber und ist kein eigener Gegenstand.',
      'Belongs to the line above and is no item of its own.',
    ),
  'short-row': (missing) =>
    both(
      `Am Ende der Zeile fehlen Spalten (${missing}). Vielleicht ist etwas verrutscht.`,
      `Columns are missing at the end of the row (${missing}). Perhaps something has slipped.`,
    ),
  'cell-beyond': (text) => both(`„${text}“ steht neben der Tabelle.`, `“${text}” stands beside the table.`),
  'name-missing': () => both('Der Name fehlt.', 'The name is missing.'),
  'owner-missing': () => both('Es steht nicht da, wem das gehört.', 'It does not say whose it is.'),
  'place-missing': () => both('Der Lagerort fehlt.', 'The storage place is missing.'),
  'quantity-missing': () => both('Der Bestand fehlt.', 'The quantity is missing.'),
  'quantity-unclear': (cell) => both(`„${cell}“ ist keine Zahl.`, `“${cell}” is no number.`),
  'quantity-too-large': (cell) => both(`„${cell}“ ist mehr als 100.000.`, `“${cell}” is more than 100,000.`),
  'approximate-quantity': (cell) => both(`„${cell}“ ist nur ungefähr.`, `“${cell}” is only about.`),
  range: (cell) => both(`„${cell}“ ist keine einzelne Zahl.`, `“${cell}” is not one number.`),
  'defective-share': (cell) =>
    both(`„${cell}“: Ein Teil ist nicht zu verleihen.`, `“${cell}”: some cannot be lent.`),
  'pack-in-quantity': (cell) =>
    both(
      `„${cell}“ sagt auch, wie viel in einer Packung ist.`,
      `“${cell}” also says how much is in one pack.`,
    ),
  'remark-in-quantity': (cell) =>
    both(
      `Beim Bestand steht mehr als eine Zahl: „${cell}“.`,
      `The quantity says more than a number: “${cell}”.`,
    ),
  fraction: (cell) => both(`„${cell}“ ist keine ganze Zahl.`, `“${cell}” is no whole number.`),
  'scientific-quantity': (cell) =>
    both(`„${cell}“ hat das Tabellenprogramm verkürzt.`, `“${cell}” was shortened by the spreadsheet.`),
  'number-word': (cell) => both(`„${cell}“ ist als Wort geschrieben.`, `“${cell}” is written as a word.`),
  'dash-before-number': (cell) =>
    both(`Vor der Zahl steht ein Strich: „${cell}“.`, `A dash stands before the number: “${cell}”.`),
  'date-in-quantity': (cell) =>
    both(
      `„${cell}“ ist ein Datum; vielleicht war es eine Spanne.`,
      `“${cell}” is a date; perhaps it was a range.`,
    ),
  'flag-in-quantity': (cell) => both(`„${cell}“ ist keine Zahl.`, `“${cell}” is no number.`),
  'error-cell': (cell) =>
    both(
      `„${cell}“: Hier hat das Tabellenprogramm nicht rechnen können.`,
      `“${cell}”: the spreadsheet could not calculate this.`,
    ),
  'amount-unclear': (cell) => both(`„${cell}“ ist kein Betrag.`, `“${cell}” is no amount.`),
  'amount-too-large': (cell) =>
    both(`Der Betrag „${cell}“ ist zu groß.`, `The amount “${cell}” is too large.`),
  'approximate-amount': (cell) =>
    both(`Der Betrag „${cell}“ ist nur ungefähr.`, `The amount “${cell}” is only about.`),
  'scientific-amount': (cell) =>
    both(
      `Den Betrag „${cell}“ hat das Tabellenprogramm verkürzt.`,
      `The amount “${cell}” was shortened by the spreadsheet.`,
    ),
  'deposit-basis': (cell) =>
    both(`„${cell}“ sagt auch, wofür die Kaution ist.`, `“${cell}” also says what the deposit is for.`),
  'unit-unclear': (cell) => both(`Die Einheit „${cell}“ ist unklar.`, `The unit “${cell}” is unclear.`),
  ditto: (cell) =>
    both(`„${cell}“ meint wohl die Zeile darüber.`, `“${cell}” probably means the line above.`),
  'date-in-size': (cell) =>
    both(
      `„${cell}“: Aus den Maßen hat das Tabellenprogramm wohl ein Datum gemacht.`,
      `“${cell}”: the spreadsheet probably made a date of the size.`,
    ),
  'serial-date': (cell) =>
    both(
      `„${cell}“ ist wohl ein Datum, das als Zahl gespeichert ist.`,
      `“${cell}” is probably a date kept as a number.`,
    ),
  'day-unclear': (cell) => both(`„${cell}“ ist kein Tag.`, `“${cell}” is no day.`),
  'weight-unclear': (cell) => both(`„${cell}“ ist kein Gewicht.`, `“${cell}” is no weight.`),
  'number-unclear': (cell) =>
    both(`„${cell}“ ist hier keine passende Zahl.`, `“${cell}” is no number that fits here.`),
  'choice-unclear': (cell) =>
    both(`„${cell}“ passt nicht in diese Spalte.`, `“${cell}” does not fit into this column.`),
  'too-long': (cell) => both(`Zu lang: „${cell} …“.`, `Too long: “${cell} …”.`),
  'pack-too-large': () =>
    both('Die Abgabemenge ist größer als der Bestand.', 'The pack step is larger than the quantity.'),
  'possible-duplicate': (other) =>
    both(`Vielleicht derselbe Gegenstand wie ${other}.`, `Perhaps the same item as ${other}.`),
  'other-size': (other) =>
    both(`Heißt wie ${other}, hat aber andere Maße.`, `Is called like ${other}, but has another size.`),
  'number-used-twice': (number) =>
    both(
      `Die Nummer „${number}“ steht schon weiter oben.`,
      `The number “${number}” stands further up already.`,
    ),
  'defect-noted': (note) =>
    both(`In den Bemerkungen steht ein Mangel: „${note}“.`, `The notes tell of a defect: “${note}”.`),
  withdrawn: (note) => both(`Nicht mehr zu verleihen: „${note}“.`, `No longer lent: “${note}”.`),
  'accessory-relation': (text) =>
    both(`„${text}“: Das ist wohl Zubehör.`, `“${text}”: this is probably an accessory.`),
  'packs-in-notes': (note) =>
    both(`„${note}“: Vielleicht nur in ganzen Packungen.`, `“${note}”: perhaps in whole packs only.`),
  consumable: (note) =>
    both(`„${note}“: Das ist wohl Verbrauchsmaterial.`, `“${note}”: this is probably consumable.`),
} as const satisfies Readonly<Record<string, (text: string) => Words>>;

export type ReasonCode = keyof typeof said;

function both(de: string, en: string): Words {
  return { de, en };
}

const LONGEST_QUOTED = 60;

/** What is cited is cut where it is long. */
export const reason = (code: ReasonCode, text = ''): Reason => ({
  code,
  words: said[code](text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED - 1)}…` : text),
});
