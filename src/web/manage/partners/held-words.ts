/** The words of who has which qualification. */
import { dictionary } from '../../../shared/words.js';

export const heldWords = dictionary(
  {
    title: 'Qualifikationen',
    of: (partner: string) => `Qualifikationen: ${partner}`,
    way: 'Qualifikationen dieser Personen',
    none: 'Für niemanden ist etwas eingetragen.',
    person: 'Person',
    which: 'Qualifikation',
    until: 'Gilt bis',
    endless: 'ohne Ende',
    over: 'abgelaufen',
    entered: 'Eingetragen',
    by: (who: string, day: string) => `von ${who} am ${day}`,
    on: (day: string) => `am ${day}`,
    enter: 'Eintragen',
    enterTitle: 'Etwas eintragen',
    careful:
      'Tragen Sie nur ein, wer was bis wann hat. Nachweise, Ausweisnummern und Geburtsdaten gehören nicht hierher: Lassen Sie sich den Nachweis zeigen.',
    noList: 'Noch gibt es keine Qualifikation. Legen Sie in der Verwaltung zuerst eine an.',
    remove: 'Löschen',
    choose: 'Bitte wählen',
  },
  {
    title: 'Qualifications',
    of: (partner: string) => `Qualifications: ${partner}`,
    way: 'Qualifications of these people',
    none: 'Nothing is entered of anybody.',
    person: 'Person',
    which: 'Qualification',
    until: 'Valid until',
    endless: 'without an end',
    over: 'has ended',
    entered: 'Entered',
    by: (who: string, day: string) => `by ${who} on ${day}`,
    on: (day: string) => `on ${day}`,
    enter: 'Enter',
    enterTitle: 'Enter something',
    careful:
      'Enter only who has what until when. Certificates, ID numbers and dates of birth do not belong here: have the proof shown to you.',
    noList: 'There is no qualification yet. Add one in the housekeeping first.',
    remove: 'Delete',
    choose: 'Please choose',
  },
);
