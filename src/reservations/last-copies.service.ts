/** The last copy of each feed, kept in memory for the time when the database is away. */
import { Injectable } from '@nestjs/common';
import { hashed } from '../partners/secrets.js';
import type { FeedAnswer, RenderedFeed } from './feeds.service.js';

const MOST_COPIES = 500;

@Injectable()
export class LastCopies {
  private readonly copies = new Map<string, RenderedFeed>();

  /** A feed that is gone is forgotten at once. The oldest copy makes room for a new one. */
  keep(address: string, answer: FeedAnswer): void {
    const key = hashed(address);
    this.copies.delete(key);
    if (typeof answer === 'string') return;
    this.copies.set(key, answer);
    const [oldest] = this.copies.keys();
    if (this.copies.size > MOST_COPIES && oldest !== undefined) this.copies.delete(oldest);
  }

  of(address: string): RenderedFeed | undefined {
    return this.copies.get(hashed(address));
  }
}
