/** The words of the front page. */
import { dictionary } from '../../../shared/words.js';

export const landingWords = dictionary(
  {
    promise: 'Zelt, Bänke, Bühne: Irgendwo in Ihrer Nähe steht es schon.',
    what: 'In den Lokalen Bündnissen für Familie leihen Vereine, Kitas, Kirchen und Gemeinden einander, was sie haben.',
    find: 'Bündnis finden',
    label: 'Ort oder Name des Bündnisses',
    placeholder: 'Ort oder Name',
    search: 'Finden',
    count: (count: number) => (count === 1 ? '1 Bündnis' : `${count} Bündnisse`),
    hits: (count: number, search: string) =>
      `${count === 0 ? 'Kein Bündnis' : count === 1 ? '1 Bündnis' : `${count} Bündnisse`} zu „${search}“`,
    nothing: 'Vielleicht heißt Ihr Ort im Bündnis anders: Suchen Sie nach dem Nachbarort oder nach dem Land.',
    showAll: 'Alle Bündnisse zeigen',
    more: (count: number) =>
      count === 1 ? 'Ein weiteres finden Sie über die Suche.' : `${count} weitere finden Sie über die Suche.`,
    items: (count: number) => (count === 1 ? '1 Gegenstand' : `${count} Gegenstände`),
    partners: (count: number) => (count === 1 ? '1 Partner' : `${count} Partner`),
    map: 'Karte',
    mapOf: (places: string) => `Karte von Deutschland mit den Orten der Bündnisse: ${places}`,
    how: 'So geht das Leihen',
    steps: [
      ['Tage wählen', 'Die Liste zeigt, was dann frei ist.'],
      ['In den Korb legen', 'Sie sehen, was Sie mitbringen müssen.'],
      ['Anfrage senden', 'Sie brauchen nur Ihre E-Mail-Adresse, kein Passwort.'],
      ['Abholen und zurückbringen', 'Die Koordination sagt zu. Leihen kostet nichts.'],
    ],
    easy: 'Das Gleiche in Leichter Sprache',
    programs: 'Für Programme:',
  },
  {
    promise: 'Tent, benches, stage: somewhere near you it stands already.',
    what: 'In the local family alliances, clubs, day-care centres, churches and municipalities lend each other what they have.',
    find: 'Find an alliance',
    label: 'Place or name of the alliance',
    placeholder: 'Place or name',
    search: 'Find',
    count: (count: number) => (count === 1 ? '1 alliance' : `${count} alliances`),
    hits: (count: number, search: string) =>
      `${count === 0 ? 'No alliance' : count === 1 ? '1 alliance' : `${count} alliances`} for “${search}”`,
    nothing: 'Perhaps your place has another name in the alliance: search for the next town or the Land.',
    showAll: 'Show all alliances',
    more: (count: number) =>
      count === 1 ? 'Find one more by searching.' : `Find ${count} more by searching.`,
    items: (count: number) => (count === 1 ? '1 item' : `${count} items`),
    partners: (count: number) => (count === 1 ? '1 partner' : `${count} partners`),
    map: 'Map',
    mapOf: (places: string) => `Map of Germany with the places of the alliances: ${places}`,
    how: 'How to borrow',
    steps: [
      ['Choose days', 'The list shows what is free then.'],
      ['Put into the basket', 'You see what you have to bring.'],
      ['Send the request', 'You only need your mail address, no password.'],
      ['Fetch and bring back', 'The coordination approves. Borrowing costs nothing.'],
    ],
    easy: 'The same in easy language',
    programs: 'For programs:',
  },
);
