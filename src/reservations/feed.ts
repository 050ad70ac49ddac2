/** Reservations into a calendar, at a level of detail. Nobody's name, number, address or note is ever in it. */
import type { Calendar, CalendarEntry } from '../notifications/icalendar.js';
import { byTime, later, type Period } from '../shared/period.js';
import type { FeedDetail, FeedScope } from './feed.entity.js';
import type { Status } from './lifecycle.js';

/** One booking as the feed reads it from the tables. */
export interface FeedRow {
  feedUid: string;
  number: string;
  status: Status;
  icalSequence: number;
  partnerName: string;
  period: Period;
  things: readonly { name: string; quantity: number }[];
  placeNames: readonly string[];
  /** The newest change of anything that is shown. */
  changedAt: Date;
}

export interface FeedLook {
  name: string;
  scope: FeedScope;
  detail: FeedDetail;
  /** Where the alliance is looked at. */
  link: string;
}

/** Programs such as Google's take no more. */
export const MOST_ENTRIES = 1000;

const shown: Readonly<Partial<Record<Status, 'CONFIRMED' | 'TENTATIVE'>>> = {
  requested: 'TENTATIVE',
  approved: 'CONFIRMED',
  handed_over: 'CONFIRMED',
  returned: 'CONFIRMED',
  checked: 'CONFIRMED',
};

/** Sorted, and stamped by the newest change, so that the same bookings give the same bytes. The oldest go first beyond the limit. */
export function feedCalendar(rows: readonly FeedRow[], look: FeedLook): Calendar {
  const entries = rows
    .toSorted(
      (one, other) => byTime(one.period.from, other.period.from) || (one.feedUid < other.feedUid ? -1 : 1),
    )
    .flatMap((row) => entryOf(row, look) ?? [])
    .slice(-MOST_ENTRIES);
  return { name: look.name, entries };
}

/** When the newest of it changed; undefined for an empty feed. */
export const lastChange = ({ entries }: Calendar): Date | undefined =>
  entries
    .map(({ stamp }) => stamp)
    .reduce<Date | undefined>((newest, at) => (newest ? later(newest, at) : at), undefined);

function entryOf(row: FeedRow, { scope, detail, link }: FeedLook): CalendarEntry | undefined {
  const status = shown[row.status];
  // A mere request is nobody else's business.
  if (!status || (status === 'TENTATIVE' && detail === 'partners')) return undefined;
  const things = row.things.map(({ name, quantity }) => `${quantity} × ${name}`).join(', ');
  const whose = scope === 'partner' ? '' : `${row.partnerName}: `;
  return {
    uid: row.feedUid,
    sequence: row.icalSequence,
    status,
    period: row.period,
    summary: `${status === 'TENTATIVE' ? 'Anfrage: ' : ''}${whose}${things}`,
    location: row.placeNames.join('; '),
    ...(detail === 'full' ? { description: row.number, url: link } : {}),
    isTransparent: false,
    stamp: row.changedAt,
    lastModified: row.changedAt,
  };
}
