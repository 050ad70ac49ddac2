/** The words about photos of the inventory. */
import { dictionary } from '../../../shared/words.js';

export const photosWords = dictionary(
  {
    title: 'Fotos',
    of: (name: string) => `Fotos: ${name}`,
    none: 'Noch kein Foto. Bis dahin zeigt die Liste eine Zeichnung.',
    firstShows: 'Das erste Foto steht in der Liste.',
    photo: 'Foto',
    photoHelp:
      'JPEG, PNG oder WebP, höchstens 5 MB. Es wird verkleinert; wo es aufgenommen wurde, bleibt nicht darin.',
    description: 'Was sieht man darauf?',
    add: 'Foto hinzufügen',
    full: (most: number) => `Mehr als ${most} Fotos gibt es von einem Gegenstand nicht.`,
    save: 'Speichern',
    earlier: 'Nach vorn',
    later: 'Nach hinten',
    remove: 'Entfernen',
    numbered: (number: number) => `Foto ${number}`,
    many: 'Viele Fotos auf einmal',
    manyHelp:
      'Jedes Foto findet seinen Gegenstand selbst: Die Inventarnummer steht im Dateinamen, etwa „A-012.jpg“ oder „a12 von hinten.jpg“.',
    files: 'Fotos wählen',
    send: 'Hinzufügen',
    stands: (name: string, number: string) => `Das Foto steht jetzt bei „${name}“ (${number}).`,
    outcomes: 'Was daraus wurde',
    failed: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  },
  {
    title: 'Photos',
    of: (name: string) => `Photos: ${name}`,
    none: 'No photo yet. Until then the list shows a drawing.',
    firstShows: 'The first photo stands in the list.',
    photo: 'Photo',
    photoHelp: 'JPEG, PNG or WebP, 5 MB at most. It is made smaller; where it was taken does not stay in it.',
    description: 'What is seen on it?',
    add: 'Add a photo',
    full: (most: number) => `There are no more than ${most} photos of one item.`,
    save: 'Save',
    earlier: 'Earlier',
    later: 'Later',
    remove: 'Remove',
    numbered: (number: number) => `Photo ${number}`,
    many: 'Many photos at once',
    manyHelp:
      'Each photo finds its item by itself: the inventory number is in the name of the file, such as “A-012.jpg” or “a12 from behind.jpg”.',
    files: 'Choose photos',
    send: 'Add',
    stands: (name: string, number: string) => `The photo now stands with “${name}” (${number}).`,
    outcomes: 'What became of them',
    failed: 'That did not work. Please try again.',
  },
);
