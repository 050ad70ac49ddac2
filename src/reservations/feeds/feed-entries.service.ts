/** The entries of a feed, each written once and kept by what it shows: after a change only what changed is read and written. */
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { writtenForFeed } from '../../notifications/icalendar.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import { hashed } from '../../partners/who/secrets.js';
import { dayAfter } from '../../shared/days.js';
import type { Period } from '../../shared/period.js';
import { Shelf } from '../../shared/shelf.js';
import { dayAt, startOfDay } from '../../shared/zone.js';
import { namesOf, reservationsOf } from './feed-facts.query.js';
import { feedRow, type FeedItem, type FeedNames, type FeedReservation, type Reading } from './feed-row.js';
import {
  drawingOn,
  idIn,
  seenAs,
  sightThrough,
  type FeedSubject,
  type Seen,
  type Sight,
} from './feed-window.query.js';
import type { FeedDetail } from './feed.entity.js';
import { entriesOf, inOrder, latest, type FeedLook, type Placed } from './feed.js';
import { stretchOf, type Stretch } from './stretch.js';

const DAYS_BACK = 396;
const DAYS_AHEAD = 731;
/** A thousand entries take less than one of them. */
const MOST_BYTES = 32_000_000;
/** What a reservation takes beside its entries, an entry beside its bytes, and a name. */
const BYTES_BESIDE = 300;
/** So many are written between two looks at what else waits, which takes a few milliseconds. */
const SLICE = 16;

export interface WrittenEntry extends Placed {
  bytes: Buffer;
}

/** Feeds that differ in their names only show the same. */
export interface FeedQuestion {
  alliance: Alliance;
  subject: FeedSubject;
  detail: FeedDetail;
  /** Where the alliance is looked at. */
  link: string;
  /** The word of the epoch. */
  epoch: string;
  now: Date;
}

export type Entries = readonly WrittenEntry[];

/** What one reservation shows. */
interface Written {
  entries: Entries;
  bytes: number;
}

interface Kept extends Sight {
  epoch: string;
  /** What the names are, as far as anybody asked. */
  facts: FeedNames | undefined;
  /** Each as it was seen. */
  written: readonly Written[];
  inOrder: Entries;
}

const nothing: Kept = { epoch: '', names: '', facts: undefined, seen: [], written: [], inOrder: [] };

/** What one snapshot says; what is new in it is written outside of the unit. */
export interface FoundEntries extends Sight {
  question: FeedQuestion;
  before: Kept;
  /** Of what is seen. */
  stretch: Stretch;
  changed: readonly FeedReservation[];
  facts: FeedNames;
  isAbout: Reading['isAbout'];
}

@Injectable()
export class FeedEntries {
  private readonly shelf = new Shelf<Kept>(MOST_BYTES);

  /** All that was kept while nothing has changed; else what one snapshot says, with only what has changed read in full. */
  async find(tx: EntityManager, question: FeedQuestion): Promise<Entries | FoundEntries> {
    const kept = this.shelf.get(keyOf(question));
    if (kept?.epoch === question.epoch) return latest(kept.inOrder);
    const { subject } = question;
    const { id: allianceId } = question.alliance;
    const itemIds = subject.itemId === null ? undefined : await drawingOn(tx, allianceId, subject.itemId);
    const { names, seen } = await sightThrough(tx, { allianceId, ...subject }, itemIds, windowOf(question));
    const before = kept?.names === names ? kept : nothing;
    const stretch = stretchOf(before.seen, seen);
    const known = knownIn(stretch, before);
    const unknown = seen.slice(stretch.from, stretch.now).filter((one) => !known.has(one));
    const changed = await reservationsOf(tx, allianceId, unknown.map(idIn));
    const facts = await namesOf(tx, allianceId, changed, before.facts);
    const isAbout = (item: FeedItem): boolean => isAboutItem(item, subject, itemIds);
    return { question, names, seen, before, stretch, changed, facts, isAbout };
  }

  /** In order; in slices, since a whole feed takes long. */
  async write({ question, names, seen, before, stretch, facts, ...found }: FoundEntries): Promise<Entries> {
    const fresh = new Map<Seen, Written>();
    for (const reservation of found.changed) {
      if (fresh.size % SLICE === SLICE - 1) await turnOfTheLoop();
      fresh.set(seenAs(reservation), written(reservation, question, { facts, isAbout: found.isAbout }));
    }
    const known = knownIn(stretch, before);
    const now = seen.slice(stretch.from, stretch.now).map((one) => fresh.get(one) ?? known.get(one)!);
    const gone = new Set(entriesIn([...known.values()]));
    const still = before.inOrder.filter((entry) => !gone.has(entry));
    const kept = {
      epoch: question.epoch,
      names,
      facts,
      seen,
      written: before.written.toSpliced(stretch.from, stretch.before - stretch.from, ...now),
      inOrder: inOrder([...still, ...entriesIn(now)]),
    };
    this.shelf.put(keyOf(question), kept, bytesOf(kept));
    return latest(kept.inOrder);
  }
}

const entriesIn = (all: readonly Written[]): WrittenEntry[] => all.flatMap(({ entries }) => entries);

/** What is not here is where it was. */
const knownIn = (
  { from, before: until }: Stretch,
  { seen, written: all }: Kept,
): ReadonlyMap<Seen, Written> =>
  new Map(seen.slice(from, until).map((one, index) => [one, all[from + index]!]));

const keyOf = ({ alliance, subject, detail, link }: FeedQuestion): string => {
  const { scope, partnerId, itemId, storagePlaceId } = subject;
  return JSON.stringify([link, alliance.timeZone, detail, scope, partnerId, itemId, storagePlaceId]);
};

/** Moves once a local day, so that a feed does not change with every minute. */
function windowOf({ alliance: { timeZone }, now }: FeedQuestion): Period & { now: Date } {
  const today = dayAt(now, timeZone);
  return {
    now,
    from: startOfDay(dayAfter(today, -DAYS_BACK), timeZone),
    until: startOfDay(dayAfter(today, DAYS_AHEAD), timeZone),
  };
}

function written(
  reservation: FeedReservation,
  { alliance: { timeZone }, subject: { scope }, detail, link }: FeedQuestion,
  { facts, isAbout }: Pick<FoundEntries, 'facts' | 'isAbout'>,
): Written {
  const row = feedRow(reservation, facts, { timeZone, isAbout, uidOf });
  const look: FeedLook = { scope, detail, link };
  const entries = (row ? entriesOf(row, look) : []).map(({ uid, period, stamp, ...shown }) => {
    return { uid, period, stamp, bytes: Buffer.from(writtenForFeed({ uid, period, stamp, ...shown })) };
  });
  return {
    entries,
    bytes: entries.reduce((sum, { bytes }) => sum + bytes.length + BYTES_BESIDE, BYTES_BESIDE),
  };
}

const bytesOf = ({ written: all, facts }: Kept & { facts: FeedNames }): number =>
  all.reduce((sum, { bytes }) => sum + bytes, 0) +
  BYTES_BESIDE * (facts.items.size + facts.partners.size + facts.places.size);

/** In the form of RFC 9562, version 8: a bare UUID that says nothing. */
function uidOf(text: string): string {
  const hash = hashed(text);
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `a${hash.slice(17, 20)}`];
  return [...parts, hash.slice(20, 32)].join('-');
}

/** As the window narrows to reservations, so this to their lines. */
function isAboutItem(item: FeedItem, subject: FeedSubject, itemIds: readonly string[] | undefined): boolean {
  if (itemIds) return itemIds.includes(item.id);
  if (subject.scope === 'owner') return item.ownerId === subject.partnerId;
  return subject.scope !== 'storagePlace' || item.placeId === subject.storagePlaceId;
}
