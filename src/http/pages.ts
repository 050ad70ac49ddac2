/** Pages of a list: keyset paging by a cursor that only says after which row to go on. */
import { Refusal } from '../shared/refusal.js';

export interface Page<T> {
  items: T[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** `rows` holds one more than `limit` where another page follows; `keyOf` names the last row shown. */
export function pageOf<T>(rows: readonly T[], limit: number, keyOf: (row: T) => readonly string[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? encode(keyOf(last)) : null };
}

const encode = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** The key after which the page begins; `length` strings, or a refusal. */
export function cursorKey(cursor: string, length: number): string[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === length && key.every((part) => typeof part === 'string'))
      return key;
  } catch {
    // Whatever it was, it is no cursor of ours; said below.
  }
  throw Refusal.invalidField('cursor', { de: 'Diese Seite gibt es nicht.', en: 'There is no such page.' });
}
