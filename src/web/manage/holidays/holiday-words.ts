/** The words of the pages about school holidays. */
import { dictionary } from '../../../shared/words.js';

export const holidayWords = dictionary(
  {
    title: 'Schulferien',
    intro:
      'Lagerorte, die „In den Schulferien geschlossen“ sind, geben an diesen Tagen nichts aus und nehmen nichts zurück. Was zugesagt ist, bleibt zugesagt.',
    land: (land: string) => `Die Feiertage sind die von ${land}; sie stehen von selbst fest.`,
    noLand:
      'Ihr Land kennen wir nicht: Feiertage gelten deshalb keine. Wählen Sie es unter „Porträt und Liste“.',
    new: 'Von Hand eintragen',
    upload: 'Datei hochladen',
    none: 'Noch keine Schulferien eingetragen.',
    runsOut: 'Bitte die nächsten Ferien eintragen',
    runsOutHelp: (until: string) =>
      `Bekannt sind die Ferien bis ${until}. Danach würden Lagerorte auch in den Ferien angeboten.`,
    noneKnown: 'Noch sind keine bekannt: Lagerorte werden auch in den Ferien angeboten.',
    remove: 'Entfernen',
    removeTitle: 'Schulferien entfernen',
    removeHelp: 'Danach geben die Lagerorte an diesen Tagen wieder aus.',
    keep: 'Nicht entfernen',
    enter: 'Eintragen',
    days: 'Tage',
    uploadHelp:
      'Die Kalenderdatei (.ics) oder Tabelle (.csv), die Ihr Land veröffentlicht: höchstens 256 KB. Sie sehen zuerst, was wir gelesen haben; erst dann gilt etwas.',
    file: 'Datei',
    read: 'Datei lesen',
    readTitle: 'Das haben wir gelesen',
    readHelp: 'Noch ist nichts eingetragen. Stimmt es so? Was schon eingetragen ist, bleibt wie es ist.',
    nothingRead: 'In der Datei stehen keine Ferien, die wir lesen können.',
    faults: 'Das haben wir nicht gelesen',
    line: (position: number) => `Zeile ${position}`,
    entry: (position: number) => `Eintrag ${position}`,
    confirm: (count: number) =>
      count === 1 ? 'Diesen Eintrag übernehmen' : `Diese ${count} Einträge übernehmen`,
    another: 'Andere Datei wählen',
  },
  {
    title: 'School holidays',
    intro:
      'Storage places that are “closed in school holidays” give nothing out and take nothing back on these days. What was promised stays promised.',
    land: (land: string) =>
      `The public holidays are those of ${land}; they are known without anybody’s doing.`,
    noLand: 'We do not know your Land: so no public holidays hold. Choose it below “Portrait and list”.',
    new: 'Enter by hand',
    upload: 'Upload a file',
    none: 'No school holidays are entered yet.',
    runsOut: 'Please enter the next holidays',
    runsOutHelp: (until: string) =>
      `Holidays are known until ${until}. After that, places would be offered in the holidays as well.`,
    noneKnown: 'None are known yet: places are offered in the holidays as well.',
    remove: 'Remove',
    removeTitle: 'Remove school holidays',
    removeHelp: 'The places hand things over on these days again then.',
    keep: 'Do not remove',
    enter: 'Enter',
    days: 'Days',
    uploadHelp:
      'The calendar (.ics) or the table (.csv) that your Land publishes: 256 kB at most. You first see what we have read; only then anything counts.',
    file: 'File',
    read: 'Read the file',
    readTitle: 'This is what we have read',
    readHelp: 'Nothing is entered yet. Is it right? What is entered already stays as it is.',
    nothingRead: 'There are no holidays in the file that we can read.',
    faults: 'This we have not read',
    line: (position: number) => `Line ${position}`,
    entry: (position: number) => `Entry ${position}`,
    confirm: (count: number) => (count === 1 ? 'Take this entry' : `Take these ${count} entries`),
    another: 'Choose another file',
  },
);
