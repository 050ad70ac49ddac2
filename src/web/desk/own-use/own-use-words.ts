/** The words of the page on which owners take their own things. */
import { dictionary } from '../../../shared/words.js';

export const ownUseWords = dictionary(
  {
    title: 'Eigenbedarf',
    back: 'Zum Gegenstand',
    done: { taken: 'Eingetragen. Es ist für Sie da.', ended: 'Beendet. Alles ist wieder frei.' },
    from: 'Erster Tag',
    until: 'Letzter Tag',
    quantity: 'Wie viele',
    thereAre: (all: string) => `Insgesamt gibt es ${all}.`,
    reason: 'Wofür',
    reasonHint: 'Alle im Bündnis lesen es: bitte keine Namen.',
    take: 'Eigenbedarf eintragen',
    forceHelp:
      'Als Koordination können Sie es trotzdem eintragen, mit dem Grund. Wer etwas verliert, bekommt eine E-Mail.',
    force: 'Trotzdem eintragen',
    ofParts: 'Das besteht aus Teilen. Bitte tragen Sie den Eigenbedarf bei den Teilen ein.',
    atRisk: 'Dafür reicht der Bestand gerade nicht',
    undecided: 'angefragt, noch nicht entschieden',
    promised: 'zugesagt',
    taken: 'Ihr Eigenbedarf',
    none: 'Nichts eingetragen.',
    end: 'Beenden',
  },
  {
    title: 'Own use',
    back: 'To the item',
    done: { taken: 'Entered. It is there for you.', ended: 'Ended. All of it is free again.' },
    from: 'First day',
    until: 'Last day',
    quantity: 'How many',
    thereAre: (all: string) => `There are ${all} in all.`,
    reason: 'What for',
    reasonHint: 'Everybody in the alliance reads it: no names, please.',
    take: 'Enter own use',
    forceHelp:
      'As the coordination you can enter it all the same, with the reason. Whoever loses something gets a mail.',
    force: 'Enter all the same',
    ofParts: 'This is made of parts. Please enter the own use of the parts.',
    atRisk: 'At present the stock is too small for these',
    undecided: 'asked for, not decided yet',
    promised: 'approved',
    taken: 'Your own use',
    none: 'Nothing entered.',
    end: 'End it',
  },
);
