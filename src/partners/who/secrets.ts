/** Secrets that people and programs carry: how they are made, stored and compared. */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 256 random bits, 43 characters that fit into an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Six digits. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** SHA-256 in hexadecimal; enough for secrets of 256 bits, and for codes that live ten minutes and five tries. */
export const hashed = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** In constant time. */
export const isSameHash = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
