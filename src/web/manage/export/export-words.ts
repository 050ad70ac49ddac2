/** The words about lists to take along. */
import { dictionary } from '../../../shared/words.js';

export const exportWords = dictionary(
  {
    title: 'Listen mitnehmen',
    intro:
      'Ihre Daten gehören Ihnen: Hier bekommen Sie jede Liste ganz, als Datei. Die Liste der Gegenstände lässt sich auch wieder einlesen.',
    logged: 'Das Protokoll hält fest, wer wann welche Liste mitgenommen hat.',
    what: {
      items: 'Alles, was auf der Liste steht oder beiseitegelegt ist, mit allen Angaben.',
      partners: 'Die Bündnispartner mit Stand und Unterzeichnung, ohne die Personen, die für sie handeln.',
      reservations:
        'Was angefragt und zugesagt wurde, eine Zeile je Gegenstand, ohne Namen und Telefonnummern.',
      loans: 'Was ausgegeben wurde, mit Rückgabe, Fehlendem und Beschädigtem, ohne Namen und Telefonnummern.',
      money: 'Jeder Eintrag zu einer Kaution.',
      log: 'Wer wann was an den Grundlagen des Bündnisses geändert hat.',
    },
    workbook: 'Excel-Mappe (.xlsx)',
    csv: { excel: 'CSV für Excel', programs: 'CSV' },
    csvTitle: 'Welche CSV-Dateien?',
    readers: {
      excel: 'für Excel: Semikolon, Komma in Beträgen',
      programs: 'für andere Programme: Komma, Punkt in Beträgen (RFC 4180)',
    },
    chosen: 'gewählt',
  },
  {
    title: 'Take lists along',
    intro:
      'Your data are yours: here you get every list as a whole, as a file. The list of items can also be read in again.',
    logged: 'The log keeps who took which list along, and when.',
    what: {
      items: 'All that is on the list or set aside, with everything that is said of it.',
      partners: 'The partners with their state and signature, without the people who act for them.',
      reservations:
        'What was asked for and promised, a row for each item, without names and telephone numbers.',
      loans:
        'What was handed over, with what came back, is missing or damaged, without names and telephone numbers.',
      money: 'Every entry about a deposit.',
      log: 'Who changed what in the foundations of the alliance, and when.',
    },
    workbook: 'Excel workbook (.xlsx)',
    csv: { excel: 'CSV for Excel', programs: 'CSV' },
    csvTitle: 'Which CSV files?',
    readers: {
      excel: 'for Excel: with a mark of its encoding',
      programs: 'for other programs: plain (RFC 4180)',
    },
    chosen: 'chosen',
  },
);
