/** The last copy of each feed: sent again while nothing changes, and while the database is away. */
import { Injectable } from '@nestjs/common';
import { Shelf } from '../../shared/shelf.js';

const MOST_BYTES = 24_000_000;
/** What a copy takes beside its body. */
const BYTES_BESIDE = 500;

export interface FeedCopy {
  slug: string;
  body: Buffer;
  /** Weak, of the bytes. */
  etag: string;
  lastModified: Date | undefined;
  /** The word of the epoch that it was made in. */
  epoch: string;
}

@Injectable()
export class FeedCopies {
  private readonly copies = new Shelf<FeedCopy>(MOST_BYTES);

  keep(address: string, copy: FeedCopy): void {
    this.copies.put(address, copy, copy.body.length + BYTES_BESIDE);
  }

  /** However old it is. */
  last(address: string): FeedCopy | undefined {
    return this.copies.get(address);
  }

  /** As long as the epoch lasts. */
  of(address: string, epoch: string): FeedCopy | undefined {
    const copy = this.copies.get(address);
    return copy?.epoch === epoch ? copy : undefined;
  }

  /** A feed that is gone is forgotten at once. */
  forget(address: string): void {
    this.copies.drop(address);
  }
}
