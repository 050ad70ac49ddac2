/** Reservations into a calendar, at a level of detail. Nobody's name, number, address or note is ever in it. */
import type { CalendarEntry } from '../../notifications/icalendar.js';
import { addMinutes, byTime, isEmpty, later, type Period } from '../../shared/period.js';
import type { FeedDetail, FeedScope } from './feed.entity.js';
import { isOpen, isPromised, type Status } from '../record/lifecycle.js';

/** One reservation as the feed reads it from the tables, as far as the feed is about it. */
export interface FeedRow {
  reservationId: string;
  feedUid: string;
  number: string;
  status: Status;
  /** Rises with each change of anything that is shown. */
  sequence: number;
  partnerName: string;
  occasion: {
    name: string;
    isPublic: boolean;
    /** Where somebody said when it is. */
    period: Period | undefined;
  };
  period: Period;
  things: readonly FeedThing[];
  placeNames: readonly string[];
  /** Each place with what is fetched there, and when; empty where all of it is fetched and brought back at once. */
  stops: readonly string[];
  /** Each way to a place: to fetch something there, or to bring it back. */
  walks: readonly FeedWalk[];
  /** The newest change of anything that is shown. */
  changedAt: Date;
}

export interface FeedThing {
  name: string;
  quantity: number;
}

export interface FeedWalk {
  uid: string;
  kind: 'pick-up' | 'return';
  /** The opening that was chosen; a moment where none was. */
  period: Period;
  placeName: string;
  things: readonly FeedThing[];
}

export interface FeedLook {
  scope: FeedScope;
  detail: FeedDetail;
  /** Where the alliance is looked at. */
  link: string;
}

/** Programs such as Google's take no more. */
export const MOST_ENTRIES = 1000;
export const MOST_BYTES = 1_000_000;

/** Long enough to be seen in a calendar. */
const WALK_MINUTES = 30;

/** As much of an entry as its place in the file takes. */
export type Placed = Pick<CalendarEntry, 'uid' | 'period' | 'stamp'>;

/** Sorted, so that the same reservations give the same bytes. */
export const inOrder = <Entry extends Placed>(entries: readonly Entry[]): Entry[] =>
  entries.toSorted(
    (one, other) => byTime(one.period.from, other.period.from) || (one.uid < other.uid ? -1 : 1),
  );

/** The oldest go first beyond the limit. */
export const latest = <Entry>(entries: readonly Entry[]): Entry[] => entries.slice(-MOST_ENTRIES);

/** The whole file, without its oldest entries where they would make it too long. `written` makes it. */
export function withinBytes<Entry>(
  entries: readonly Entry[],
  written: (entries: readonly Entry[]) => Buffer,
): Buffer {
  const body = written(entries);
  const { length } = entries;
  if (body.length <= MOST_BYTES || length === 0) return body;
  // Entries differ in length: what is left out is a little more than the excess, and asked again.
  const surplus = Math.min(length, Math.ceil((1 - MOST_BYTES / body.length) * length) + 1);
  return withinBytes(entries.slice(surplus), written);
}

/** When the newest of it changed; undefined for an empty feed. */
export const lastChange = (entries: readonly Placed[]): Date | undefined =>
  entries
    .map(({ stamp }) => stamp)
    .reduce<Date | undefined>((newest, at) => (newest ? later(newest, at) : at), undefined);

/** What stands in the calendar of a reservation, stamped by its newest change; none where nothing of it is shown. */
export function entriesOf(row: FeedRow, look: FeedLook): CalendarEntry[] {
  const status = shownAs(row.status);
  // A mere request is nobody else's business, and nobody's to hand out.
  if (!status || (status === 'TENTATIVE' && look.detail !== 'full')) return [];
  if (look.detail === 'desk') return row.walks.map((walk) => walkEntry(row, walk, look));
  if (look.detail === 'public') return row.occasion.isPublic ? [publicEntry(row)] : [];
  return [loanEntry(row, status, look)];
}

function loanEntry(row: FeedRow, status: 'CONFIRMED' | 'TENTATIVE', look: FeedLook): CalendarEntry {
  const whose = look.scope === 'partner' ? '' : `${row.partnerName}: `;
  return {
    ...common(row),
    uid: row.feedUid,
    status,
    period: row.period,
    summary: `${status === 'TENTATIVE' ? 'Anfrage: ' : ''}${whose}${inWords(row.things)}`,
    location: row.placeNames.join('; '),
    ...(look.detail === 'full' ? aboutOf(row, row.stops, look) : {}),
  };
}

/** What happens, and who does it; neither things nor places. */
const publicEntry = (row: FeedRow): CalendarEntry => ({
  ...common(row),
  uid: row.feedUid,
  status: 'CONFIRMED',
  period: row.occasion.period ?? row.period,
  summary: `${row.occasion.name} (${row.partnerName})`,
});

function walkEntry(
  row: FeedRow,
  { uid, kind, period, placeName, things }: FeedWalk,
  look: FeedLook,
): CalendarEntry {
  const isPickUp = kind === 'pick-up';
  const { from, until } = period;
  const moment = isPickUp
    ? { from, until: addMinutes(from, WALK_MINUTES) }
    : { from: addMinutes(until, -WALK_MINUTES), until };
  return {
    ...common(row),
    uid,
    status: 'CONFIRMED',
    period: isEmpty(period) ? moment : period,
    summary: `${isPickUp ? 'Abholung' : 'Rückgabe'}: ${row.partnerName}: ${inWords(things)}`,
    location: placeName,
    ...aboutOf(row, [], look),
  };
}

const common = ({ sequence, changedAt }: FeedRow) => ({
  sequence,
  isTransparent: false,
  stamp: changedAt,
  lastModified: changedAt,
});

/** For whoever may read the whole reservation; its page asks for a sign-in. */
const aboutOf = (
  { number, occasion, reservationId }: FeedRow,
  stops: FeedRow['stops'],
  { link }: FeedLook,
) => ({
  description: [number, occasion.name, ...stops].join('\n'),
  url: `${link}/requests/${reservationId}`,
});

export const inWords = (things: readonly FeedThing[]): string =>
  things.map(({ name, quantity }) => `${quantity} × ${name}`).join(', ');

/** Undefined for what is not shown. */
function shownAs(status: Status): 'CONFIRMED' | 'TENTATIVE' | undefined {
  if (isPromised(status)) return 'CONFIRMED';
  return isOpen(status) ? 'TENTATIVE' : undefined;
}
