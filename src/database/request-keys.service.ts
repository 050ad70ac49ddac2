/** Request keys: a repeated call with the same `Idempotency-Key` acts once and gets the first answer. */
import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { addMinutes } from '../shared/period.js';
import { Refusal } from '../shared/refusal.js';
import { Database } from './database.service.js';
import { RequestKey } from './request-key.entity.js';

/** Who repeats, and what; both hashes are SHA-256 in hexadecimal. */
export interface Repeatable {
  personId: string;
  request: { keyHash: string; requestHash: string } | undefined;
}

type Key = Pick<RequestKey, 'personId' | 'keyHash'>;

const KEPT_HOURS = 48;

@Injectable()
export class RequestKeys {
  constructor(private readonly database: Database) {}

  /**
   * Runs `work` unless this key was answered before. The key is written in the caller's transaction, so it stays
   * exactly when the work does; a parallel twin waits on the row and then finds the answer. `work` must return what
   * survives JSON unchanged. Refuses (422) a key that came with another request before.
   */
  async once<T>(
    tx: EntityManager,
    { personId, request }: Repeatable,
    now: Date,
    work: () => Promise<T>,
  ): Promise<T> {
    if (!request) return work();
    const key = { personId, keyHash: request.keyHash };
    await this.claim(tx, { ...key, requestHash: request.requestHash, createdAt: now });
    const answer = await this.answer(tx, key, request.requestHash);
    if (answer !== null) return JSON.parse(answer) as T;
    const value = await work();
    await tx.update(RequestKey, key, { answer: JSON.stringify(value ?? null) });
    return value;
  }

  /**
   * For answers that hold a secret and must not be kept: remembers only the id of what was made. A repetition makes
   * it anew and is told what to put an end to, so that of all the answers only the last is worth anything.
   */
  async anew<T extends { id: string }>(
    tx: EntityManager,
    { personId, request }: Repeatable,
    now: Date,
    work: (earlier: string | undefined) => Promise<T>,
  ): Promise<T> {
    if (!request) return work(undefined);
    const key = { personId, keyHash: request.keyHash };
    await this.claim(tx, { ...key, requestHash: request.requestHash, createdAt: now });
    // Of two repetitions at once the second must learn of what the first has made.
    await tx.update(RequestKey, key, { createdAt: now });
    const earlier = await this.answer(tx, key, request.requestHash);
    const made = await work(earlier ?? undefined);
    await tx.update(RequestKey, key, { answer: made.id });
    return made;
  }

  private async claim(tx: EntityManager, row: Omit<RequestKey, 'answer'>): Promise<void> {
    await tx.createQueryBuilder().insert().into(RequestKey).values(row).orIgnore().execute();
  }

  /** Null for a key that was claimed just now. */
  private async answer(tx: EntityManager, key: Key, requestHash: string): Promise<string | null> {
    const known = await tx.findOneByOrFail(RequestKey, key);
    if (known.requestHash !== requestHash) throw usedBefore();
    return known.answer;
  }

  /** Forgets what is older than two days; a client repeats within minutes. */
  async sweep(now: Date): Promise<void> {
    const createdAt = LessThan(addMinutes(now, -KEPT_HOURS * 60));
    await this.database.transaction((tx) => tx.delete(RequestKey, { createdAt }));
  }
}

function usedBefore(): Refusal {
  return Refusal.invalidField('Idempotency-Key', {
    de: 'Dieser Schlüssel gehört zu einer anderen Anfrage.',
    en: 'This key came with another request before.',
  });
}
