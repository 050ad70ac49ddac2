/** The words of the coordination's day. */
import { dictionary } from '../../../shared/words.js';

export const todayWords = dictionary(
  {
    title: 'Heute',
    waits: (count: number, when: string) =>
      count === 1
        ? `Eine Entscheidung wartet, ${when}.`
        : `${count} Entscheidungen warten, die erste ${when}.`,
    waitAlone: (count: number) =>
      count === 1 ? 'Eine Entscheidung wartet.' : `${count} Entscheidungen warten.`,
    nothingWaits: 'Nichts wartet auf eine Entscheidung.',
    decideNow: 'Jetzt entscheiden',
    numbers: 'Der Tag in Zahlen',
    tiles: {
      waiting: () => 'Zu entscheiden',
      pickUps: (count: number) => (count === 1 ? 'Abholung heute' : 'Abholungen heute'),
      returns: (count: number) => (count === 1 ? 'Rückgabe heute' : 'Rückgaben heute'),
      atRisk: () => 'In Gefahr',
      failedMails: (count: number) => (count === 1 ? 'E-Mail nicht angekommen' : 'E-Mails nicht angekommen'),
    },
    by: (when: string) => `bis ${when}`,
    byToday: (time: string) => `bis heute, ${time} Uhr`,
    first: 'Das zuerst',
    nothingFirst: 'Heute drängt nichts.',
    request: (by: string) => `Anfrage, ${by}`,
    fetches: (partner: string, when: string) => `${partner} möchte abholen: ${when}.`,
    toDecision: 'Ansehen und entscheiden',
    atRisk: 'In Gefahr',
    short: (partner: string, amount: string, free: string) =>
      `${partner}: Zugesagt ist ${amount}, da ${free === '0' ? 'ist nichts' : `sind nur ${free}`}.`,
    toPromise: 'Lösung suchen',
    week: 'Die nächsten sieben Tage',
    todayShort: 'Heute',
    weekday: (short: string) => `${short}.`,
    nothingMoves: 'Nichts wird abgeholt oder zurückgebracht.',
    toCalendar: 'Kalender öffnen',
    toDesk: 'Heute und morgen, zum Drucken',
    holidays: 'Bitte die nächsten Schulferien eintragen',
    holidaysUntil: (day: string) => `Bekannt sind sie bis ${day}.`,
    noHolidays: 'Es sind keine bekannt: Lagerorte werden auch in den Ferien angeboten.',
    enter: 'Schulferien',
    forCaller: 'Für jemanden anfragen',
    oClock: (time: string) => `${time} Uhr`,
  },
  {
    title: 'Today',
    waits: (count: number, when: string) =>
      count === 1
        ? `One decision is waiting, ${when}.`
        : `${count} decisions are waiting, the first ${when}.`,
    waitAlone: (count: number) =>
      count === 1 ? 'One decision is waiting.' : `${count} decisions are waiting.`,
    nothingWaits: 'Nothing waits for a decision.',
    decideNow: 'Decide now',
    numbers: 'The day in numbers',
    tiles: {
      waiting: () => 'To decide',
      pickUps: (count: number) => (count === 1 ? 'Pick-up today' : 'Pick-ups today'),
      returns: (count: number) => (count === 1 ? 'Return today' : 'Returns today'),
      atRisk: () => 'At risk',
      failedMails: (count: number) => (count === 1 ? 'Mail did not arrive' : 'Mails did not arrive'),
    },
    by: (when: string) => `by ${when}`,
    byToday: (time: string) => `by today, ${time}`,
    first: 'This first',
    nothingFirst: 'Nothing is pressing today.',
    request: (by: string) => `Request, ${by}`,
    fetches: (partner: string, when: string) => `${partner} would like to pick up: ${when}.`,
    toDecision: 'Look and decide',
    atRisk: 'At risk',
    short: (partner: string, amount: string, free: string) =>
      `${partner}: promised is ${amount}, and ${free === '0' ? 'none' : `only ${free}`} can be had.`,
    toPromise: 'Find a way',
    week: 'The next seven days',
    todayShort: 'Today',
    weekday: (short: string) => short,
    nothingMoves: 'Nothing is picked up or brought back.',
    toCalendar: 'Open the calendar',
    toDesk: 'Today and tomorrow, to print',
    holidays: 'Please enter the next school holidays',
    holidaysUntil: (day: string) => `They are known until ${day}.`,
    noHolidays: 'None are known: storage places are offered in the holidays as well.',
    enter: 'School holidays',
    forCaller: 'Ask for somebody',
    oClock: (time: string) => time,
  },
);

export type TodayWords = (typeof todayWords)['de'];
