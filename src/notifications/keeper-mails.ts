/** The wording of the keeper's list: who comes on a day to the places that somebody keeps, and what goes out and comes back. */
import { amount } from '../shared/amounts.js';
import type { Period } from '../shared/period.js';
import { shortDay, shortHours } from '../shared/spoken-time.js';
import { dictionary, type Language } from '../shared/words.js';
import { dayAt } from '../shared/zone.js';
import type { AllianceFacts, Thing } from './mail-facts.js';
import { toKeepers } from './mail-frame.js';
import { type Block, button, list, type MailText, paragraph } from './mail-layout.js';

const words = dictionary(
  {
    out: (count: number) => (count === 1 ? '1 Ausgabe' : `${count} Ausgaben`),
    back: (count: number) => (count === 1 ? '1 Rücknahme' : `${count} Rücknahmen`),
    comes: (day: string) => `das steht am ${day} an.`,
    fetched: (place: string) => `${place}: wird abgeholt`,
    brought: (place: string) => `${place}: kommt zurück`,
    mayChange:
      'Bis dahin kann sich noch etwas ändern. Auf der Seite steht es immer, wie es ist, auch zum Ausdrucken.',
    see: 'Ausgabe und Rücknahme',
  },
  {
    out: (count: number) => (count === 1 ? '1 hand-over' : `${count} hand-overs`),
    back: (count: number) => (count === 1 ? '1 return' : `${count} returns`),
    comes: (day: string) => `this is what comes on ${day}.`,
    fetched: (place: string) => `${place}: to be fetched`,
    brought: (place: string) => `${place}: comes back`,
    mayChange:
      'Something may still change until then. The page always has it as it is, to be printed as well.',
    see: 'Hand-over and return',
  },
);

/** One partner at one place at one time. */
export interface Walk {
  hours: Period;
  number: string;
  partnerName: string;
  contactName: string;
  contactPhone: string;
  things: readonly Thing[];
}

export interface PlaceDay {
  placeName: string;
  pickUps: readonly Walk[];
  returns: readonly Walk[];
}

export interface KeeperFacts {
  language: Language;
  alliance: AllianceFacts;
  /** The day's first instant. */
  day: Date;
  places: readonly PlaceDay[];
  /** Where the reader can refuse further ones. */
  unsubscribe: string;
}

/** 13: the evening before, to whoever keeps the places. */
export function keeperList({ language, alliance, day, places, unsubscribe }: KeeperFacts): MailText {
  const w = words[language];
  const { timeZone, baseUrl, slug } = alliance;
  const when = shortDay(dayAt(day, timeZone), language);
  const titled = (title: string, walks: readonly Walk[]): Block[] =>
    walks.length === 0
      ? []
      : [
          list(
            title,
            walks.map((walk) => inOneLine(walk, timeZone, language)),
          ),
        ];
  const body = [
    paragraph(w.comes(when)),
    ...places.flatMap(({ placeName, pickUps, returns }) => [
      ...titled(w.fetched(placeName), pickUps),
      ...titled(w.brought(placeName), returns),
    ]),
    paragraph(w.mayChange),
    button(w.see, `${baseUrl}/b/${slug}/desk`),
  ];
  const [out, back] = [places.flatMap(({ pickUps }) => pickUps), places.flatMap(({ returns }) => returns)];
  const what = [
    ...(out.length > 0 ? [w.out(out.length)] : []),
    ...(back.length > 0 ? [w.back(back.length)] : []),
  ];
  const names = places.map(({ placeName }) => placeName);
  const subject = `${when}: ${what.join(', ')} (${names.join(', ')})`;
  return toKeepers(alliance, { language, subject, body, unsubscribe }, names);
}

/** "Fr., 14.05., 16:00–18:00: Bierbank: 10 Stück; Kita Sonnenschein, Mia Weiß, 030 23125 111 (A-2027-0042)" */
function inOneLine(walk: Walk, timeZone: string, language: Language): string {
  const { hours, number, partnerName, contactName, contactPhone, things } = walk;
  const what = things.map(
    ({ itemName, unit, quantity }) => `${itemName}: ${amount(quantity, unit, language)}`,
  );
  const who = [partnerName, contactName, contactPhone].filter(Boolean).join(', ');
  return `${shortHours(hours, timeZone, language)}: ${what.join(', ')}; ${who} (${number})`;
}
