/** The words of the table of many things. */
import { dictionary } from '../../../shared/words.js';

export const tableWords = dictionary(
  {
    title: 'Bestand als Tabelle',
    inventory: 'Bestand',
    help: 'Ändern Sie, was nicht stimmt, und speichern Sie einmal für alles. Ist eine Zeile falsch, wird nichts gespeichert, und nichts geht verloren.',
    anyPlace: 'alle Lagerorte',
    show: 'Zeigen',
    none: 'Hier steht noch nichts. Tragen Sie unten ein, was dazukommt.',
    fromParts: 'aus Teilen',
    more: 'Was dazukommt',
    moreHelp: 'Leere Zeilen zählen nicht. Die Inventarnummern zählt Leihbund weiter.',
    row: (number: number) => `Neue Zeile ${number}`,
    save: 'Alles speichern',
    choose: 'Bitte wählen',
    stale: 'Das hat inzwischen jemand geändert. Bitte prüfen Sie diese Zeile und speichern Sie noch einmal.',
    hurt: 'Diesen Anfragen und Zusagen fehlt jetzt etwas',
  },
  {
    title: 'Inventory as a table',
    inventory: 'Inventory',
    help: 'Change what is wrong, and save once for everything. If a row is wrong, nothing is saved, and nothing is lost.',
    anyPlace: 'all storage places',
    show: 'Show',
    none: 'Nothing stands here yet. Enter below what is new.',
    fromParts: 'from parts',
    more: 'What is new',
    moreHelp: 'Empty rows do not count. Inventory numbers are counted on for you.',
    row: (number: number) => `New row ${number}`,
    save: 'Save everything',
    choose: 'Please choose',
    stale: 'Somebody has changed this in the meantime. Please check this row and save again.',
    hurt: 'These requests and promises now lack something',
  },
);
