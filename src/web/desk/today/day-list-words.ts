/** The words of the list of a day. */
import { dictionary } from '../../../shared/words.js';

export const dayListWords = dictionary(
  {
    file: (place: string, day: string) => `Liste ${place} ${day}`,
    caption: (who: string) => `Gegenstände: ${who}`,
    thing: 'Gegenstand',
    count: 'Anzahl',
    out: 'Ausgegeben',
    back: 'Zurück',
    remark: 'Name, Bemerkung',
    occasion: 'Aktion',
    reservation: 'Nummer',
    contact: 'Kontakt',
    deposit: 'Kaution',
    due: (due: string) => `${due} fehlen noch`,
    held: (held: string) => `${held} hinterlegt`,
    accessories: (names: string) => `Zubehör: ${names}`,
    nothing: 'Heute und morgen ist hier nichts zu tun.',
    more: (count: number) =>
      `Das Blatt ist voll: ${count === 1 ? 'Ein weiterer Vorgang steht' : `${count} weitere Vorgänge stehen`} auf der Seite „Heute“.`,
    toDesk: 'Zurück zu heute',
  },
  {
    file: (place: string, day: string) => `List ${place} ${day}`,
    caption: (who: string) => `Things: ${who}`,
    thing: 'Thing',
    count: 'Number',
    out: 'Handed over',
    back: 'Back',
    remark: 'Name, remark',
    occasion: 'Occasion',
    reservation: 'Number of the loan',
    contact: 'Contact',
    deposit: 'Deposit',
    due: (due: string) => `${due} is still to be paid`,
    held: (held: string) => `${held} held`,
    accessories: (names: string) => `Accessories: ${names}`,
    nothing: 'There is nothing to do here today and tomorrow.',
    more: (count: number) =>
      `The sheet is full: ${count === 1 ? 'one more stands' : `${count} more stand`} on the page of today.`,
    toDesk: 'Back to today',
  },
);

export type DayListWords = (typeof dayListWords)['de'];
