/** The words of a keeper's day. */
import { dictionary } from '../../../shared/words.js';

export const deskWords = dictionary(
  {
    title: 'Abholungen und Rückgaben',
    tomorrow: (day: string) => `Morgen, ${day}`,
    pickUps: (count: number) => `Abholungen: ${count}`,
    returns: (count: number) => `Rückgaben: ${count}`,
    nothing: 'Heute und morgen wird nichts abgeholt oder zurückgebracht.',
    byItself: 'Was zugesagt ist, steht zu seiner Zeit von selbst hier.',
    oClock: (time: string) => `${time} Uhr`,
    toRequest: 'Ansehen',
    noSignal: 'Kein Empfang im Keller?',
    paper: 'Drucken Sie die Liste vorher aus: mit Kästchen zum Abhaken und Platz für Namen und Bemerkung.',
    list: (place: string) => `Liste für heute: ${place}`,
  },
  {
    title: 'Pick-ups and returns',
    tomorrow: (day: string) => `Tomorrow, ${day}`,
    pickUps: (count: number) => `Pick-ups: ${count}`,
    returns: (count: number) => `Returns: ${count}`,
    nothing: 'Nothing is fetched or brought back today and tomorrow.',
    byItself: 'What is promised comes here by itself when it is time.',
    oClock: (time: string) => time,
    toRequest: 'Look at it',
    noSignal: 'No signal in the cellar?',
    paper: 'Print the list beforehand: with boxes to tick and room for a name and a remark.',
    list: (place: string) => `List for today: ${place}`,
  },
);

export type DeskWords = (typeof deskWords)['de'];
