/** Mail facts: what mails tell about an alliance and a reservation, and how quantities, places and times are said in them. */
import { amount, hasPlural } from '../shared/amounts.js';
import { span, type Period } from '../shared/period.js';
import { datedPeriod, pickUpInWords, returnInWords, type HandOver } from '../shared/spoken-time.js';
import { dictionary, type Language } from '../shared/words.js';
import { type Block, type Fact, facts, list, type MailColours } from './mail-layout.js';
import type { PickUpHelp } from './pick-up-help.js';

const words = dictionary(
  {
    oneMore: 'und 1 weiterer Gegenstand',
    more: (count: number) => `und ${count} weitere Gegenstände`,
    of: (part: number) => `${part} von `,
    occasion: 'Aktion',
    partner: 'Bündnispartner',
    onBehalfOf: 'Im Auftrag von',
    items: 'Gegenstände',
    pickUp: 'Abholung',
    returnDue: 'Rückgabe',
    place: 'Lagerort',
    address: 'Adresse',
    access: 'Zugang',
  },
  {
    oneMore: 'and 1 more item',
    more: (count: number) => `and ${count} more items`,
    of: (part: number) => `${part} of `,
    occasion: 'Occasion',
    partner: 'Partner',
    onBehalfOf: 'On behalf of',
    items: 'Items',
    pickUp: 'Pick-up',
    returnDue: 'Return',
    place: 'Storage place',
    address: 'Address',
    access: 'Access',
  },
);

export interface AllianceFacts {
  name: string;
  slug: string;
  place: string;
  contactName: string;
  contactPhone: string;
  /** When somebody answers the phone, in words. */
  contactHours: string;
  /** IANA name; times are said in it. */
  timeZone: string;
  /** Of the band on top and of buttons, as `#rrggbb`; missing in facts that were noted before there were any. */
  colours?: MailColours;
  /** Where links begin; no slash at its end. */
  baseUrl: string;
}

export interface LineFacts extends HandOver {
  itemName: string;
  unit: string;
  /** Asked. */
  quantity: number;
  /** Null while open, 0 when declined. */
  approvedQuantity: number | null;
  /** `address` is left out where it is private and nothing is approved; `accessNotes` are told after approval only. */
  place: { name: string; address?: string; accessNotes: string };
}

/** As they are told to one reader. */
export interface ReservationFacts {
  language: Language;
  /** When it is told. */
  toldAt: Date;
  /** The reader sent the request, and does not merely act for the same partner. */
  hasAsked: boolean;
  /** `A-2027-0042` */
  number: string;
  partnerName: string;
  /** Empty for most. */
  onBehalfOf: string;
  occasionName: string;
  contactName: string;
  note: string;
  pickUpAt: Date;
  returnDueAt: Date;
  decideBy: Date;
  lines: readonly LineFacts[];
  /** The reservation's page for whoever gets the mail. */
  link: string;
  /** What to bring and who opens; missing until something is approved. */
  pickUpHelp?: readonly PickUpHelp[];
}

/** One item with the number of units that a sentence is about. */
export interface Portion {
  line: LineFacts;
  quantity: number;
}

export const askedPortions = (reservation: ReservationFacts): Portion[] =>
  reservation.lines.map((line) => ({ line, quantity: line.quantity }));

/** What is promised; a line whose decision nobody noted counts in full. */
export const promisedPortions = (reservation: ReservationFacts): Portion[] =>
  reservation.lines
    .map((line) => ({ line, quantity: line.approvedQuantity ?? line.quantity }))
    .filter(({ quantity }) => quantity > 0);

/** What was asked and will not be given. */
export const refusedPortions = (reservation: ReservationFacts): Portion[] =>
  reservation.lines
    .map((line) => ({ line, quantity: line.quantity - (line.approvedQuantity ?? line.quantity) }))
    .filter(({ quantity }) => quantity > 0);

/** What somebody still has to decide on. */
export const openPortions = (reservation: ReservationFacts): Portion[] =>
  askedPortions(reservation).filter(({ line }) => line.approvedQuantity === null);

/** From the first pick-up to the last return; undefined for no lines. */
export const spanOf = (lines: readonly Pick<LineFacts, 'pickUpAt' | 'returnDueAt'>[]): Period | undefined =>
  span(lines.map(({ pickUpAt, returnDueAt }) => ({ from: pickUpAt, until: returnDueAt })));

/** Subject: "Zusage: 5 Garnituren, Fr., 14.05. bis Mo., 17.05. (A-2027-0042)"; names nobody. */
export function subjectOf(
  what: string,
  reservation: ReservationFacts,
  portions: readonly Portion[],
  alliance: AllianceFacts,
): string {
  const whole = { from: reservation.pickUpAt, until: reservation.returnDueAt };
  const period = spanOf(portions.map(({ line }) => line)) ?? whole;
  const when = datedPeriod(period, alliance.timeZone, reservation.language, reservation.toldAt);
  const things = portions.map(({ line: { itemName, unit }, quantity }) => ({ itemName, unit, quantity }));
  return `${what}: ${inShort(things, reservation.language)}${when} (${reservation.number})`;
}

/** So many units of one item. */
export interface Thing {
  itemName: string;
  unit: string;
  quantity: number;
}

/** "5 Garnituren und 2 weitere Gegenstände, " */
export function inShort([first, ...others]: readonly Thing[], language: Language): string {
  if (!first) return '';
  if (others.length === 0) return `${briefly(first, language)}, `;
  const w = words[language];
  return `${briefly(first, language)} ${others.length === 1 ? w.oneMore : w.more(others.length)}, `;
}

/** "5 Garnituren" where the item's name says no more, else "2 Sätze Seitenwände", "10 × Biertisch"; names are German, so in English it is always the last. */
function briefly({ itemName, unit, quantity }: Thing, language: Language): string {
  const name = itemName.length > 60 ? `${itemName.slice(0, 59).trimEnd()}…` : itemName;
  if (unit === 'Stück' || language === 'en') return `${quantity} × ${name}`;
  if (!hasPlural(unit)) return `${quantity} × ${name} (${unit})`;
  const isInName = itemName.toLowerCase().includes(unit.toLowerCase());
  return isInName ? amount(quantity, unit) : `${amount(quantity, unit)} ${name}`;
}

/** "Bierzeltgarnitur: 5 Garnituren", and "3 von 5 Garnituren" where less is meant than was asked. */
export function inWords({ line, quantity }: Portion, language: Language): string {
  const part = quantity === line.quantity ? '' : words[language].of(quantity);
  return `${line.itemName}: ${part}${amount(line.quantity, line.unit, language)}`;
}

/** Who asks, and what for. */
export function occasionBlock(reservation: ReservationFacts, ...more: Fact[]): Block {
  const w = words[reservation.language];
  return facts(
    [w.occasion, reservation.occasionName],
    [w.partner, reservation.partnerName],
    [w.onBehalfOf, reservation.onBehalfOf],
    ...more,
  );
}

/** How the reader is told where and when. */
export interface Telling {
  language: Language;
  timeZone: string;
  /** How to get in is told only once something was approved. */
  isApproved: boolean;
}

/** What is fetched where and when: one pair of blocks for each storage place and period. */
export function handOverBlocks(portions: readonly Portion[], telling: Telling): Block[] {
  const groups = new Map<string, { where: Fact[]; items: string[] }>();
  for (const portion of portions) {
    const where = whereAndWhen(portion.line, telling);
    const key = JSON.stringify(where);
    const group = groups.get(key) ?? { where, items: [] };
    group.items.push(inWords(portion, telling.language));
    groups.set(key, group);
  }
  const title = words[telling.language].items;
  return [...groups.values()].flatMap(({ where, items }) => [list(title, items), facts(...where)]);
}

function whereAndWhen(line: LineFacts, telling: Telling): Fact[] {
  const { place } = line;
  const { language, isApproved } = telling;
  const w = words[language];
  return [
    ...handOverTimes(line, telling),
    [w.place, place.name],
    [w.address, place.address ?? ''],
    [w.access, isApproved ? place.accessNotes : ''],
  ];
}

/** When it is fetched and when it is due back. */
export function handOverTimes(
  handOver: HandOver,
  { language, timeZone }: Pick<Telling, 'language' | 'timeZone'>,
): Fact[] {
  const w = words[language];
  return [
    [w.pickUp, pickUpInWords(handOver, timeZone, language)],
    [w.returnDue, returnInWords(handOver, timeZone, language)],
  ];
}
