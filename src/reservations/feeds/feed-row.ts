/** One reservation as a feed shows it: those of its lines that the feed is about, with the names of what they point to. */
import { handOverTimes } from '../../notifications/mail-facts.js';
import { isBefore, later, span, type Period } from '../../shared/period.js';
import type { HandOver } from '../../shared/spoken-time.js';
import type { Status } from '../record/lifecycle.js';
import { inWords, type FeedRow, type FeedThing, type FeedWalk } from './feed.js';

/** What a feed reads of a reservation that it shows; one past its deadline is none of them. */
export interface FeedReservation {
  id: string;
  feedUid: string;
  number: string;
  status: Status;
  version: number;
  partnerId: string;
  occasion: {
    name: string;
    isPublic: boolean;
    startsAt: Date | null;
    endsAt: Date | null;
  };
  updatedAt: Date;
  lines: readonly FeedLine[];
}

export interface FeedLine extends HandOver {
  id: string;
  itemId: string;
  /** Promised, or asked while that is open. */
  quantity: number;
}

export interface FeedNamed {
  id: string;
  name: string;
  /** How often it was changed. */
  changes: number;
  updatedAt: Date;
}

export interface FeedItem extends FeedNamed {
  ownerId: string;
  placeId: string;
}

/** What reservations and lines point to, by id. */
export interface FeedNames {
  items: ReadonlyMap<string, FeedItem>;
  partners: ReadonlyMap<string, FeedNamed>;
  places: ReadonlyMap<string, FeedNamed>;
}

interface ShownLine {
  line: FeedLine;
  item: FeedItem;
  place: FeedNamed;
}

export interface Reading {
  timeZone: string;
  /** Which of the lines the feed is about. */
  isAbout: (item: FeedItem) => boolean;
  /** A UUID that is always the same for this text, and tells nothing of it. */
  uidOf: (text: string) => string;
}

/** Undefined where nothing of it is left to show. */
export function feedRow(
  reservation: FeedReservation,
  names: FeedNames,
  { timeZone, isAbout, uidOf }: Reading,
): FeedRow | undefined {
  const all = reservation.lines.map((line) => shownLine(line, names));
  const shown = all.filter(({ item, line }) => line.quantity > 0 && isAbout(item));
  const period = span(shown.map(({ line }) => periodOf(line)));
  if (!period) return undefined;
  const partner = names.partners.get(reservation.partnerId)!;
  const changes = [partner, ...shown.flatMap(({ item, place }) => [item, place])];
  return {
    reservationId: reservation.id,
    feedUid: reservation.feedUid,
    number: reservation.number,
    status: reservation.status,
    sequence: sequenceOf(reservation, partner, all),
    partnerName: partner.name,
    occasion: occasionOf(reservation),
    period,
    things: shown.map(thingOf),
    placeNames: [...new Set(shown.map(({ place }) => place.name))],
    // Worked out where they are shown only: both take long.
    get stops() {
      return stopsOf(shown, timeZone);
    },
    get walks() {
      return [...walksOf(shown, 'pick-up', uidOf), ...walksOf(shown, 'return', uidOf)];
    },
    changedAt: changes.map(({ updatedAt }) => updatedAt).reduce(later, reservation.updatedAt),
  };
}

function shownLine(line: FeedLine, { items, places }: FeedNames): ShownLine {
  const item = items.get(line.itemId)!;
  return { line, item, place: places.get(item.placeId)! };
}

const periodOf = ({ pickUpAt, returnDueAt }: FeedLine): Period => ({ from: pickUpAt, until: returnDueAt });

const thingOf = ({ item, line }: ShownLine): FeedThing => ({ name: item.name, quantity: line.quantity });

/** A sum of counters that only grow, over all lines, so that one that is refused takes nothing out of it. */
const sequenceOf = ({ version }: FeedReservation, partner: FeedNamed, all: readonly ShownLine[]): number =>
  [partner, ...all.flatMap(({ item, place }) => [item, place])].reduce(
    (sum, { changes }) => sum + changes,
    version - 1,
  );

/** None where a single one says no more than the entry itself. */
function stopsOf(shown: readonly ShownLine[], timeZone: string): string[] {
  const stops = new Map<string, ShownLine[]>();
  for (const one of shown) {
    const key = JSON.stringify([one.place.id, periodOf(one.line)]);
    stops.set(key, [...(stops.get(key) ?? []), one]);
  }
  if (stops.size < 2) return [];
  return [...stops.values()].map((here) => {
    const [{ place, line }] = here as [ShownLine, ...ShownLine[]];
    const things = inWords(here.map(thingOf));
    const times = handOverTimes(line, { language: 'de', timeZone }).map(([what, when]) => `${what} ${when}`);
    return `${place.name}: ${[things, ...times].join('; ')}`;
  });
}

function occasionOf({ occasion }: FeedReservation): FeedRow['occasion'] {
  const { name, isPublic, startsAt: from, endsAt: until } = occasion;
  return { name, isPublic, period: from && until && isBefore(from, until) ? { from, until } : undefined };
}

/** What goes to one place at one time is one walk, called by the first of its lines, so that it keeps its name. */
function walksOf(shown: readonly ShownLine[], kind: FeedWalk['kind'], uidOf: Reading['uidOf']): FeedWalk[] {
  const walks = new Map<string, FeedWalk>();
  for (const one of shown) {
    const { line, place } = one;
    const period = walkPeriod(line, kind);
    const key = JSON.stringify([place.id, period]);
    const known = walks.get(key);
    walks.set(key, {
      ...(known ?? { uid: uidOf(`${kind} ${line.id}`), kind, period, placeName: place.name }),
      things: [...(known?.things ?? []), thingOf(one)],
    });
  }
  return [...walks.values()];
}

const walkPeriod = (line: FeedLine, kind: FeedWalk['kind']): Period =>
  kind === 'pick-up'
    ? { from: line.pickUpAt, until: line.pickUpUntil ?? line.pickUpAt }
    : { from: line.returnFrom ?? line.returnDueAt, until: line.returnDueAt };
