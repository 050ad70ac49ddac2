/** Answers whoever knows the address of a feed: what its maker may see now, made again only where it has changed. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../database/database.service.js';
import { aroundEntries } from '../../notifications/icalendar.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import { hashed } from '../../partners/who/secrets.js';
import { Clock } from '../../shared/clock.service.js';
import { Config } from '../../shared/config.js';
import { addMinutes, isBefore } from '../../shared/period.js';
import { wordOf } from '../record/epoch.js';
import { Epochs } from '../record/epochs.service.js';
import { feedOf } from './feed-access.query.js';
import { FeedCopies, type FeedCopy } from './feed-copies.service.js';
import { FeedEntries, type Entries, type FeedQuestion, type FoundEntries } from './feed-entries.service.js';
import { Feed } from './feed.entity.js';
import { lastChange, withinBytes } from './feed.js';

/** Whoever was known once is told to stop; whoever never was learns nothing. */
export type FeedAnswer = FeedCopy | 'unknown' | 'gone';

interface Fetched {
  address: string;
  feed: Feed;
  alliance: Alliance;
  now: Date;
}

@Injectable()
export class FeedReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly epochs: Epochs,
    private readonly entries: FeedEntries,
    private readonly copies: FeedCopies,
  ) {}

  /** Shows what its maker may see now: whoever lost the membership has lost the feed. */
  async fetch(secret: string, slug: string): Promise<FeedAnswer> {
    const now = this.clock.now();
    const address = addressOf(secret, slug);
    const known = await this.database.glance((tx) => feedOf(tx, secret, now));
    const isThere = known?.feed.slug === slug;
    if (!isThere || !known.reader) {
      this.copies.forget(address);
      return isThere ? 'gone' : 'unknown';
    }
    const { feed, reader } = known;
    const copy = await this.copy({ address, feed, alliance: reader.alliance, now });
    // A note that cannot be written now is no reason to withhold what was read.
    await this.noteUse(feed, now).catch(() => undefined);
    return copy;
  }

  /** However old it is, for the time when the database is away. */
  lastCopy(secret: string, slug: string): FeedCopy | undefined {
    return this.copies.last(addressOf(secret, slug));
  }

  /** The last one while its epoch lasts. */
  private async copy(fetched: Fetched): Promise<FeedCopy> {
    const { address, feed, alliance, now } = fetched;
    const epoch = this.epochs.known(alliance, now);
    const kept = epoch && this.copies.of(address, wordOf(epoch));
    if (kept) return kept;
    const { question, found } = await this.database.read((tx) => this.find(tx, fetched), alliance.id);
    const entries = 'question' in found ? await this.entries.write(found) : found;
    const body = withinBytes(entries, (some) => feedFile(feed.name, some));
    const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    const made = { slug: feed.slug, body, etag, lastModified: lastChange(entries), epoch: question.epoch };
    this.copies.keep(address, made);
    return made;
  }

  private async find(
    tx: EntityManager,
    { feed, alliance, now }: Fetched,
  ): Promise<{ question: FeedQuestion; found: Entries | FoundEntries }> {
    const epoch = wordOf(await this.epochs.of(tx, alliance, now));
    const link = `${this.config.baseUrl}/b/${alliance.slug}`;
    const question = { alliance, subject: feed, detail: feed.detail, link, epoch, now };
    return { question, found: await this.entries.find(tx, question) };
  }

  /** At most hourly: programs ask all day. */
  private async noteUse({ id, lastUsedAt }: Feed, now: Date): Promise<void> {
    if (lastUsedAt && isBefore(now, addMinutes(lastUsedAt, 60))) return;
    await this.database.transaction((tx) => tx.update(Feed, { id }, { lastUsedAt: now }));
  }
}

/** As `toICalendar` writes it. */
function feedFile(name: string, entries: Entries): Buffer {
  const { head, tail, none } = aroundEntries({ name });
  const written = entries.length === 0 ? [Buffer.from(none)] : entries.map(({ bytes }) => bytes);
  return Buffer.concat([Buffer.from(head), ...written, Buffer.from(tail)]);
}

/** Nobody finds a secret in memory that is in no table. */
const addressOf = (secret: string, slug: string): string => `${hashed(secret)}/${slug}`;
