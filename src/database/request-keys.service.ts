/** Request keys: a repeated call with the same `Idempotency-Key` acts once and gets the first answer. */
import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { addMinutes } from '../shared/period.js';
import { Refusal } from '../shared/refusal.js';
import { Database } from './database.service.js';
import { RequestKey } from './request-key.entity.js';
import { changedBy, instant, rowsOf } from './sql.query.js';

/** Who repeats, and what; both hashes are SHA-256 in hexadecimal. */
export interface Repeatable {
  personId: string;
  request: { keyHash: string; requestHash: string } | undefined;
}

type Key = Pick<RequestKey, 'personId' | 'keyHash' | 'requestHash'>;

/** Of two at once the second waits for the first on the row, and then learns what it was answered. */
const claiming = (createdAt: string): string => `INSERT INTO request_keys
  (person_id, key_hash, request_hash, answer, created_at) VALUES ($1, $2, $3, NULL, $4)
  ON CONFLICT (person_id, key_hash) DO UPDATE SET created_at = ${createdAt}
  RETURNING request_hash AS "requestHash", answer`;

const CLAIM = claiming('request_keys.created_at');
const CLAIM_ANEW = claiming('excluded.created_at');

const ANSWERED = `UPDATE request_keys SET answer = $1 WHERE person_id = $2 AND key_hash = $3`;

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
    const key = { personId, ...request };
    const answer = await claim(tx, CLAIM, key, now);
    if (answer !== null) return JSON.parse(answer) as T;
    const value = await work();
    await answered(tx, key, JSON.stringify(value ?? null));
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
    const key = { personId, ...request };
    const earlier = await claim(tx, CLAIM_ANEW, key, now);
    const made = await work(earlier ?? undefined);
    await answered(tx, key, made.id);
    return made;
  }

  /** Forgets what is older than two days; a client repeats within minutes. */
  async sweep(now: Date): Promise<void> {
    const createdAt = LessThan(addMinutes(now, -KEPT_HOURS * 60));
    await this.database.transaction((tx) => tx.delete(RequestKey, { createdAt }));
  }
}

/** Null for a key that was claimed just now. Refuses (422) one that came with another request before. */
async function claim(
  tx: EntityManager,
  text: string,
  { personId, keyHash, requestHash }: Key,
  now: Date,
): Promise<string | null> {
  const given = [personId, keyHash, requestHash, instant(now)];
  const [row] = await rowsOf<Pick<RequestKey, 'requestHash' | 'answer'>>(tx, text, given);
  if (row?.requestHash !== requestHash) throw usedBefore();
  return row.answer;
}

const answered = (tx: EntityManager, { personId, keyHash }: Key, answer: string): Promise<number> =>
  changedBy(tx, ANSWERED, [answer, personId, keyHash]);

function usedBefore(): Refusal {
  return Refusal.invalidField('Idempotency-Key', {
    de: 'Dieser Schlüssel gehört zu einer anderen Anfrage.',
    en: 'This key came with another request before.',
  });
}
