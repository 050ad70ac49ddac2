/** The words about photos and reported damage of a loan. */
import { dictionary } from '../../../shared/words.js';

export const photoWords = dictionary(
  {
    add: 'Foto hinzufügen',
    lineId: 'Was ist zu sehen?',
    photo: 'Foto',
    photoHelp:
      'JPEG, PNG oder WebP, höchstens 5 MB. Es wird verkleinert; wo es aufgenommen wurde, bleibt nicht darin.',
    description: 'Was sieht man darauf?',
    seenBy: 'Das Foto sehen die Ausleihenden, wer den Gegenstand verwaltet, und die Koordination.',
    save: 'Foto hinzufügen',
    without: 'Weiter ohne Foto',
    toLoan: 'Zurück zur Ausleihe',
    already: 'Schon dabei',
    nothingOut: 'Fotos gibt es ab der Ausgabe.',
    done: {
      back: 'Zurückgenommen',
      damage: 'Danke, der Schaden ist gemeldet',
    },
    doneHelp: 'Wenn Sie mögen, fügen Sie ein Foto hinzu.',
    report: 'Schaden melden',
    reportHelp:
      'Wir sagen es der Lagerbetreuung, dem Eigentümer und der Koordination. Bei der Rückgabe wird es angesehen.',
    damagedLine: 'Was ist beschädigt?',
    quantity: 'Wie viele?',
    note: 'Was ist damit?',
    send: 'Schaden melden',
    nothingToReport: 'Gerade ist davon nichts ausgegeben.',
    reported: (units: string) => `Schaden gemeldet: ${units}`,
  },
  {
    add: 'Add a photo',
    lineId: 'What does it show?',
    photo: 'Photo',
    photoHelp: 'JPEG, PNG or WebP, 5 MB at most. It is made smaller; where it was taken does not stay in it.',
    description: 'What is seen on it?',
    seenBy: 'The photo is seen by those who borrow, by who looks after the thing, and by the coordination.',
    save: 'Add the photo',
    without: 'Go on without a photo',
    toLoan: 'Back to the loan',
    already: 'Already there',
    nothingOut: 'There are photos from the hand-over on.',
    done: {
      back: 'Taken back',
      damage: 'Thank you, the damage is reported',
    },
    doneHelp: 'If you like, add a photo.',
    report: 'Report a damage',
    reportHelp:
      'We tell the keeper, the owner and the coordination. It is looked at when the things come back.',
    damagedLine: 'What is damaged?',
    quantity: 'How many?',
    note: 'What is wrong with it?',
    send: 'Report the damage',
    nothingToReport: 'Nothing of it is out just now.',
    reported: (units: string) => `Damage reported: ${units}`,
  },
);
