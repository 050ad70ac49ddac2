/** Mail facts: what mails tell about an alliance and a reservation, and how quantities, places and times are said in them. */
import { amount, pluralOf } from '../shared/amounts.js';
import { dayAndTime, shortPeriod } from '../shared/spoken-time.js';
import { type Block, type Fact, facts, list } from './mail-layout.js';

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
  /** Where links begin; no slash at its end. */
  baseUrl: string;
}

export interface LineFacts {
  itemName: string;
  unit: string;
  /** Asked. */
  quantity: number;
  /** Null while open, 0 when declined. */
  approvedQuantity: number | null;
  pickUpAt: Date;
  returnDueAt: Date;
  /** `address` is left out where it is private and nothing is approved; `accessNotes` are told after approval only. */
  place: { name: string; address?: string; accessNotes: string };
}

export interface ReservationFacts {
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

/** Subject: "Zusage: 5 Garnituren, Fr., 14.05. bis Mo., 17.05. (A-2027-0042)"; names nobody. */
export function subjectOf(
  what: string,
  reservation: ReservationFacts,
  portions: readonly Portion[],
  alliance: AllianceFacts,
): string {
  const period = { from: reservation.pickUpAt, until: reservation.returnDueAt };
  const when = shortPeriod(period, alliance.timeZone, 'de');
  return [`${what}: ${inShort(portions)}${when} (${reservation.number})`].join('');
}

/** "5 Garnituren und 2 weitere Gegenstände, " */
function inShort([first, ...others]: readonly Portion[]): string {
  if (!first) return '';
  if (others.length === 0) return `${briefly(first)}, `;
  const more = others.length === 1 ? '1 weiterer Gegenstand' : `${others.length} weitere Gegenstände`;
  return `${briefly(first)} und ${more}, `;
}

/** "5 Garnituren" where the item's name says no more, else "2 Sätze Seitenwände", "10 × Biertisch". */
function briefly({ line: { itemName, unit }, quantity }: Portion): string {
  const name = itemName.length > 60 ? `${itemName.slice(0, 59).trimEnd()}…` : itemName;
  if (unit === 'Stück') return `${quantity} × ${name}`;
  if (pluralOf(unit) === undefined) return `${quantity} × ${name} (${unit})`;
  const isInName = itemName.toLowerCase().includes(unit.toLowerCase());
  return isInName ? amount(quantity, unit) : `${amount(quantity, unit)} ${name}`;
}

/** "Bierzeltgarnitur: 5 Garnituren", and "3 von 5 Garnituren" where less is meant than was asked. */
export function inWords({ line, quantity }: Portion): string {
  const part = quantity === line.quantity ? '' : `${quantity} von `;
  return `${line.itemName}: ${part}${amount(line.quantity, line.unit)}`;
}

/** Who asks, and what for. */
export const occasionBlock = (reservation: ReservationFacts, ...more: Fact[]): Block =>
  facts(
    ['Aktion', reservation.occasionName],
    ['Bündnispartner', reservation.partnerName],
    ['Im Auftrag von', reservation.onBehalfOf],
    ...more,
  );

/** What is fetched where and when: one pair of blocks for each storage place and period. */
export function handOverBlocks(portions: readonly Portion[], timeZone: string, isApproved: boolean): Block[] {
  const groups = new Map<string, { where: Fact[]; items: string[] }>();
  for (const portion of portions) {
    const where = whereAndWhen(portion.line, timeZone, isApproved);
    const key = JSON.stringify(where);
    const group = groups.get(key) ?? { where, items: [] };
    group.items.push(inWords(portion));
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ where, items }) => [list('Gegenstände', items), facts(...where)]);
}

const whereAndWhen = (
  { place, pickUpAt, returnDueAt }: LineFacts,
  timeZone: string,
  isApproved: boolean,
): Fact[] => [
  ['Abholung', dayAndTime(pickUpAt, timeZone, 'de')],
  ['Rückgabe', dayAndTime(returnDueAt, timeZone, 'de')],
  ['Lagerort', place.name],
  ['Adresse', place.address ?? ''],
  ['Zugang', isApproved ? place.accessNotes : ''],
];
