/** The words of the calendar of the pool. */
import { dictionary } from '../ui/dictionary.js';

export const calendarWords = dictionary(
  {
    title: 'Kalender des Bestands',
    caption: (month: string) =>
      `${month}: was an jedem Tag frei ist, und darunter, wer wie viel hat. Zahlen sind freie Einheiten.`,
    scroll: 'Kalender, seitlich verschiebbar',
    item: 'Gegenstand',
    of: (total: number, unit: string) => `von ${total} ${unit}`,
    today: 'heute',
    before: 'Monat davor',
    after: 'Monat danach',
    jump: 'Monat mit diesem Tag',
    place: 'Lagerort',
    category: 'Überschrift',
    all: 'alle',
    show: 'Anzeigen',
    print: 'Zum Drucken: A4 quer.',
    nothing: 'Mit dieser Auswahl gibt es keine Gegenstände.',
    legend: 'Zeichen',
    states: {
      requested: 'angefragt',
      approved: 'zugesagt',
      out: 'ausgegeben',
      overdue: 'überfällig',
      closed: 'Sperrzeit',
    },
    details: 'Belegung im Einzelnen',
    detailsNone: 'In diesem Monat ist nichts vergeben oder angefragt.',
    until: (from: string, until: string) => `${from} bis ${until}`,
    inSet: (name: string) => `im Satz „${name}“`,
    toTable: 'Zurück zur Tabelle',
  },
  {
    title: 'Calendar of the pool',
    caption: (month: string) =>
      `${month}: what is free each day, and below it who has how many. Numbers are free units.`,
    scroll: 'Calendar, scrolls sideways',
    item: 'Item',
    of: (total: number, unit: string) => `of ${total} ${unit}`,
    today: 'today',
    before: 'Month before',
    after: 'Month after',
    jump: 'Month with this day',
    place: 'Storage place',
    category: 'Heading',
    all: 'all',
    show: 'Show',
    print: 'For printing: A4 landscape.',
    nothing: 'There are no items with this choice.',
    legend: 'Signs',
    states: {
      requested: 'requested',
      approved: 'approved',
      out: 'handed over',
      overdue: 'overdue',
      closed: 'closure',
    },
    details: 'Who has what',
    detailsNone: 'Nothing is promised or asked for in this month.',
    until: (from: string, until: string) => `${from} to ${until}`,
    inSet: (name: string) => `in the set “${name}”`,
    toTable: 'Back to the table',
  },
);

export type CalendarWords = (typeof calendarWords)['de'];
