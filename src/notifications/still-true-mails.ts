/** The wording of "Stimmt das noch?": once a year, what nobody has changed or confirmed, to whoever knows whether it holds. */
import { amount } from '../shared/amounts.js';
import { monthInWords } from '../shared/spoken-time.js';
import { dictionary, type Language } from '../shared/words.js';
import { dayAt } from '../shared/zone.js';
import type { AllianceFacts } from './mail-facts.js';
import { toWhoKnows } from './mail-frame.js';
import { type Block, button, list, type MailText, paragraph } from './mail-layout.js';

const words = dictionary(
  {
    subject: (what: string, month: string) => `Stimmt das noch? ${what}, Stand ${month}`,
    things: (count: number) => (count === 1 ? '1 Gegenstand' : `${count} Gegenstände`),
    places: (count: number) => (count === 1 ? '1 Lagerort' : `${count} Lagerorte`),
    and: (one: string, other: string) => `${one} und ${other}`,
    asks: (what: string) =>
      `um ${what} geht es: Was in der Liste steht, hat seit über einem Jahr niemand geändert oder bestätigt. Bitte sehen Sie einmal nach, ob es noch stimmt.`,
    thingsTitle: 'Gegenstände',
    placesTitle: 'Lagerorte',
    more: (count: number) => (count === 1 ? 'und 1 weiterer' : `und ${count} weitere`),
    how: 'Auf der Seite steht alles, was in der Liste steht. Stimmt es, genügt ein Knopf. Ist etwas anders, sehen Sie dort auch, wie es geändert wird.',
    see: 'Ansehen und bestätigen',
    again: 'Wir fragen das einmal im Jahr, und nur nach dem, was niemand geändert hat.',
  },
  {
    subject: (what: string, month: string) => `Does this still hold? ${what}, as of ${month}`,
    things: (count: number) => (count === 1 ? '1 item' : `${count} items`),
    places: (count: number) => (count === 1 ? '1 storage place' : `${count} storage places`),
    and: (one: string, other: string) => `${one} and ${other}`,
    asks: (what: string) =>
      `this is about ${what}: for more than a year nobody has changed or confirmed what the list says. Please see whether it still holds.`,
    thingsTitle: 'Items',
    placesTitle: 'Storage places',
    more: (count: number) => `and ${count} more`,
    how: 'The page has all that the list says. If it holds, one button is enough. Where something is different, it also says how that is changed.',
    see: 'Look and confirm',
    again: 'We ask this once a year, and only about what nobody has changed.',
  },
);

/** An item as the list has it; no quantity where a set was never counted. */
export interface Entry {
  name: string;
  quantity: number | null;
  unit: string;
}

export interface StillTrueFacts {
  language: Language;
  alliance: AllianceFacts;
  /** When the oldest of them was last true. */
  since: Date;
  /** Whose items they are. */
  partnerNames: readonly string[];
  /** Of many the first ones only. */
  entries: readonly Entry[];
  /** How many items there are. */
  count: number;
  placeNames: readonly string[];
  /** Where the reader can refuse further ones. */
  unsubscribe: string;
}

/** 20: once a year, to whoever owns items or keeps places. */
export function stillTrue(facts: StillTrueFacts): MailText {
  const { language, alliance, since, partnerNames, placeNames, unsubscribe } = facts;
  const w = words[language];
  const what = whatOf(facts);
  const month = monthInWords(dayAt(since, alliance.timeZone).toPlainYearMonth(), language);
  const body = [
    paragraph(w.asks(what)),
    ...thingsOf(facts),
    ...(placeNames.length === 0 ? [] : [list(w.placesTitle, placeNames)]),
    paragraph(w.how),
    button(w.see, `${alliance.baseUrl}/b/${alliance.slug}/manage/confirmations`),
    paragraph(w.again),
  ];
  const letter = { language, subject: w.subject(what, month), body, unsubscribe };
  return toWhoKnows(alliance, letter, [...partnerNames, ...placeNames]);
}

/** "12 Gegenstände und 1 Lagerort" */
function whatOf({ language, count, placeNames }: StillTrueFacts): string {
  const w = words[language];
  const [things, places] = [w.things(count), w.places(placeNames.length)];
  if (placeNames.length === 0) return things;
  return count === 0 ? places : w.and(things, places);
}

function thingsOf({ language, entries, count }: StillTrueFacts): Block[] {
  const w = words[language];
  if (entries.length === 0) return [];
  const lines = entries.map(({ name, quantity, unit }) =>
    quantity === null ? name : `${name}: ${amount(quantity, unit, language)}`,
  );
  const left = count - entries.length;
  return [list(w.thingsTitle, left > 0 ? [...lines, w.more(left)] : lines)];
}
