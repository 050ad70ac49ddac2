/** The words of an item's form. */
import { dictionary } from '../../../shared/words.js';

export const itemFormWords = dictionary(
  {
    next: 'Noch ein Gegenstand',
    newSet: 'Neuer Satz',
    count: 'Neu rechnen',
    set: 'Satz',
    thereAre: (amount: string, free: number, sets: number) =>
      `Es gibt ${amount}, heute frei: ${free}. Reicht für ${sets}.`,
    makes: (sets: string, free: number) => `Das ergibt ${sets}, heute frei: ${free}.`,
    scarce: (name: string) => `Knapp ist „${name}“.`,
    created: (name: string) => `„${name}“ ist angelegt.`,
    more: 'Mehr Angaben',
    create: 'Anlegen',
    save: 'Speichern',
    andAnother: 'Anlegen und noch eins',
    near: 'Gibt es das schon?',
    nearHelp: 'Das klingt gleich oder fast gleich:',
    createAnyway: 'Trotzdem anlegen',
    saveAnyway: 'Trotzdem so nennen',
    of: (owner: string, place: string) => `gehört ${owner}, ${place}`,
  },
  {
    next: 'One more item',
    newSet: 'New set',
    count: 'Count again',
    set: 'set',
    thereAre: (amount: string, free: number, sets: number) =>
      `There are ${amount}, free today: ${free}. Enough for ${sets}.`,
    makes: (sets: string, free: number) => `That makes ${sets}, free today: ${free}.`,
    scarce: (name: string) => `“${name}” is what limits it.`,
    created: (name: string) => `“${name}” is created.`,
    more: 'More details',
    create: 'Create',
    save: 'Save',
    andAnother: 'Create and one more',
    near: 'Is it there already?',
    nearHelp: 'This sounds the same, or nearly:',
    createAnyway: 'Create it all the same',
    saveAnyway: 'Call it so all the same',
    of: (owner: string, place: string) => `belongs to ${owner}, ${place}`,
  },
);
