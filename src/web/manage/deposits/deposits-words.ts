/** The words about all deposits of an alliance. */
import { dictionary } from '../../../shared/words.js';

export const depositsWords = dictionary(
  {
    title: 'Kautionen',
    intro:
      'Was für Ausleihen hinterlegt, zurückgegeben oder einbehalten wurde. Was noch hinterlegt ist, steht oben.',
    none: 'Es wurde noch keine Kaution eingetragen. Eingetragen wird sie beim Ausgeben oder auf der Seite der Ausleihe.',
    all: 'Alle zusammen',
    each: 'Je Ausleihe',
    loan: 'Ausleihe',
    partner: 'Bündnispartner',
    received: 'Erhalten',
    returned: 'Zurückgegeben',
    kept: 'Einbehalten',
    held: 'Noch hinterlegt',
    csv: 'Alle Einträge als Tabelle (CSV)',
    more: (count: number) => `Die übrigen ${count} stehen in der Tabelle.`,
  },
  {
    title: 'Deposits',
    intro: 'What was paid, given back or kept for loans. What is still held comes first.',
    none: 'No deposit was entered yet. It is entered when things are handed over, or on the page of the loan.',
    all: 'All together',
    each: 'For each loan',
    loan: 'Loan',
    partner: 'Partner',
    received: 'Received',
    returned: 'Given back',
    kept: 'Kept',
    held: 'Still held',
    csv: 'All entries as a table (CSV)',
    more: (count: number) => `The other ${count} are in the table.`,
  },
);
