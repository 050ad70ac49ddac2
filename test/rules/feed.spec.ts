/** The feed: bookings at a level of detail, never a contact, and the same bytes for the same bookings. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { toICalendar, type Calendar } from '../../src/notifications/icalendar.js';
import {
  entriesOf as entriesOfRow,
  inOrder,
  lastChange,
  latest,
  MOST_ENTRIES,
  type FeedLook,
  type FeedRow,
  MOST_BYTES,
  withinBytes,
} from '../../src/reservations/feeds/feed.js';
import { statuses, type Status } from '../../src/reservations/record/lifecycle.js';
import { addMinutes } from '../../src/shared/period.js';

const FRIDAY = new Date('2027-05-14T15:00:00Z');
const CHANGED = new Date('2027-03-01T09:00:00Z');

const uid = (count: number): string => `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;

const row = (facts: Partial<FeedRow> = {}): FeedRow => ({
  reservationId: 'r-42',
  feedUid: uid(1),
  number: 'A-2027-0042',
  status: 'approved',
  sequence: 2,
  partnerName: 'Kita Sonnenschein',
  period: { from: FRIDAY, until: addMinutes(FRIDAY, 3 * 24 * 60) },
  things: [
    { name: 'Bierzeltgarnitur', quantity: 5 },
    { name: 'Faltpavillon', quantity: 1 },
  ],
  placeNames: ['Bauhof', 'Gemeindehaus'],
  occasion: { name: 'Sommerfest', isPublic: false, period: undefined },
  stops: [],
  walks: [],
  changedAt: CHANGED,
  ...facts,
});

const NAME = 'Bündnis Auental';

const pool: FeedLook = {
  scope: 'alliance',
  detail: 'full',
  link: 'https://leihen.example.org/auental',
};
/** The plain rule: all of it at once. */
const feedCalendar = (rows: readonly FeedRow[], look: FeedLook): Calendar => ({
  name: NAME,
  entries: latest(inOrder(rows.flatMap((one) => entriesOfRow(one, look)))),
});

const looks: FeedLook[] = (['alliance', 'partner'] as const).flatMap((scope) =>
  (['full', 'partners', 'desk', 'public'] as const).map((detail) => ({ ...pool, scope, detail })),
);

const entriesOf = (rows: FeedRow[], look: Partial<FeedLook> = {}) =>
  feedCalendar(rows, { ...pool, ...look }).entries;

const bytes = (rows: FeedRow[], look: Partial<FeedLook> = {}): string =>
  toICalendar(feedCalendar(rows, { ...pool, ...look }));

/** Lines as they were before RFC 5545 folded them. */
const unfolded = (text: string): string => text.replaceAll('\r\n ', '');

describe('a booking', () => {
  test('says in full who has what, where it stands, and its number', () => {
    expect(entriesOf([row()])).toEqual([
      {
        uid: uid(1),
        sequence: 2,
        status: 'CONFIRMED',
        period: row().period,
        summary: 'Kita Sonnenschein: 5 × Bierzeltgarnitur, 1 × Faltpavillon',
        location: 'Bauhof; Gemeindehaus',
        description: 'A-2027-0042\nSommerfest',
        url: `${pool.link}/requests/r-42`,
        isTransparent: false,
        stamp: CHANGED,
        lastModified: CHANGED,
      },
    ]);
  });

  test('says to the other partners neither number nor link', () => {
    const [entry] = entriesOf([row()], { detail: 'partners' });
    expect(entry?.summary).toBe('Kita Sonnenschein: 5 × Bierzeltgarnitur, 1 × Faltpavillon');
    expect(entry).not.toHaveProperty('description');
    expect(entry).not.toHaveProperty('url');
    expect(unfolded(bytes([row()], { detail: 'partners' }))).not.toMatch(
      /A-2027-0042|Sommerfest|leihen\.example\.org/,
    );
  });

  test('does not repeat one’s own name in one’s own feed', () => {
    expect(entriesOf([row()], { scope: 'partner' })[0]?.summary).toBe(
      '5 × Bierzeltgarnitur, 1 × Faltpavillon',
    );
  });
});

const statusOf = (status: Status, look: Partial<FeedLook>): string =>
  entriesOf([row({ status })], look)[0]?.status ?? 'nothing';

describe('a status', () => {
  test('shows what is or was promised, a request as tentative, and nothing that came to nothing', () => {
    expect(Object.fromEntries(statuses.map((status) => [status, statusOf(status, {})]))).toEqual({
      requested: 'TENTATIVE',
      approved: 'CONFIRMED',
      handed_over: 'CONFIRMED',
      returned: 'CONFIRMED',
      checked: 'CONFIRMED',
      declined: 'nothing',
      withdrawn: 'nothing',
      cancelled: 'nothing',
      expired: 'nothing',
    });
  });

  test('of a mere request is nobody else’s business', () => {
    expect(statusOf('requested', { detail: 'partners' })).toBe('nothing');
    expect(statusOf('requested', { detail: 'partners', scope: 'partner' })).toBe('nothing');
  });

  test('of a request is said in words too: not every program shows the difference', () => {
    expect(entriesOf([row({ status: 'requested' })])[0]?.summary).toMatch(/^Anfrage: /);
    expect(entriesOf([row()])[0]?.summary).not.toMatch(/Anfrage/);
  });
});

describe('a contact', () => {
  /** All that a booking knows of people; no row has room for it, and none of it is looked at. */
  const secrets = {
    contactName: 'Anna Auer',
    contactPhone: '030 23125 111',
    note: 'Schlüssel unter der Matte',
    occasionName: 'Hochzeit',
    onBehalfOf: 'Oma Erna',
    email: 'anna@example.org',
    address: 'Am Hof 3',
  };

  test('would be seen', () => {
    expect(unfolded(bytes([row({ partnerName: secrets.contactName })]))).toContain(secrets.contactName);
  });

  test('is never in a feed, even where a careless query brought it along', () => {
    for (const look of looks) {
      const file = unfolded(bytes([{ ...row(), ...secrets }], look));
      for (const secret of Object.values(secrets)) expect(file).not.toContain(secret);
      expect(file).not.toMatch(/ATTENDEE|ORGANIZER|CONTACT|mailto/i);
    }
  });
});

describe('the same bookings', () => {
  const some = fc
    .uniqueArray(fc.record({ count: fc.nat(99), hour: fc.nat(5), status: fc.constantFrom(...statuses) }), {
      selector: ({ count }) => count,
      maxLength: 12,
    })
    .map((all) =>
      all.map(({ count, hour, status }) => {
        const from = addMinutes(FRIDAY, hour * 60);
        return row({ feedUid: uid(count), status, period: { from, until: addMinutes(from, 60) } });
      }),
    );
  const twice = some.chain((rows) =>
    fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
  );

  test('are the same bytes, in whatever order they were read', () => {
    fc.assert(fc.property(twice, ([one, other]) => expect(bytes(other)).toBe(bytes(one))));
  });

  test('are other bytes when one of them changed', () => {
    expect(bytes([row({ changedAt: addMinutes(CHANGED, 1) })])).not.toBe(bytes([row()]));
  });

  test('stand in the order of their pick-ups', () => {
    fc.assert(
      fc.property(some, (rows) => {
        const starts = entriesOf(rows).map(({ period }) => period.from.valueOf());
        expect(starts).toEqual(starts.toSorted((one, other) => one - other));
      }),
    );
  });

  test('keep the rows as they were handed in', () => {
    const rows = [row({ feedUid: uid(2) }), row({ feedUid: uid(1) })];
    feedCalendar(rows, pool);
    expect(rows.map(({ feedUid }) => feedUid)).toEqual([uid(2), uid(1)]);
  });
});

const onDay = (count: number): FeedRow => {
  const from = addMinutes(FRIDAY, count * 24 * 60);
  return row({ feedUid: uid(count), period: { from, until: addMinutes(from, 60) } });
};

describe('beyond the limit', () => {
  const days = Array.from({ length: MOST_ENTRIES + 5 }, (_, count) => onDay(count));

  test('1000 bookings are all there', () => {
    expect(entriesOf(days.slice(0, 1000))).toHaveLength(1000);
  });

  test('the oldest go, the newest stay', () => {
    const kept = entriesOf(days.toReversed()).map((entry) => entry.uid);
    expect(kept).toHaveLength(1000);
    expect(kept[0]).toBe(uid(5));
    expect(kept.at(-1)).toBe(uid(MOST_ENTRIES + 4));
  });

  test('what is not shown takes no place', () => {
    const later = addMinutes(FRIDAY, 9_999_999);
    const gone = days.map((one) => ({
      ...one,
      status: 'cancelled' as const,
      period: { from: later, until: addMinutes(later, 60) },
    }));
    expect(entriesOf([...days.slice(0, 3), ...gone])).toHaveLength(3);
  });
});

describe('the last change', () => {
  test('is that of the booking that changed last, wherever it stands', () => {
    const rows = [5, 90, 30].map((minutes, count) =>
      row({ feedUid: uid(count), changedAt: addMinutes(CHANGED, minutes) }),
    );
    expect(lastChange(feedCalendar(rows, pool).entries)).toEqual(addMinutes(CHANGED, 90));
  });

  test('of an empty feed is none, and the feed is a whole file all the same', () => {
    expect(lastChange(feedCalendar([], pool).entries)).toBeUndefined();
    expect(bytes([])).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
  });
});

describe('the file', () => {
  const long = (count: number): FeedRow[] =>
    Array.from({ length: count }, (_, index) =>
      row({
        feedUid: uid(index),
        period: { from: addMinutes(FRIDAY, index * 60), until: addMinutes(FRIDAY, index * 60 + 30) },
        things: [{ name: `${'Ö'.repeat(199)}${index}`, quantity: 1 }],
        stops: Array.from({ length: 6 }, () => `${'Gemeindehaus '.repeat(12)}${index}`),
      }),
    );
  const written = (rows: FeedRow[]): string =>
    withinBytes(feedCalendar(rows, pool).entries, (entries) =>
      Buffer.from(toICalendar({ name: NAME, entries })),
    ).toString();

  test('stays within a megabyte: the oldest go, the newest stay', () => {
    const body = written(long(1000));
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(MOST_BYTES);
    expect(Buffer.byteLength(body)).toBeGreaterThan(MOST_BYTES * 0.95);
    expect(body).toContain(uid(999));
    expect(body).not.toContain(uid(0));
  });

  test('is whole where it is short enough', () => {
    expect(written(long(10))).toBe(toICalendar(feedCalendar(long(10), pool)));
  });
});
