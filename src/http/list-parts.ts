/** Parts of a list: keyset paging by a cursor that only says after which row to go on. */
import { Refusal } from '../shared/refusal.js';
import type { Words } from '../shared/words.js';

export interface ListPart<T> {
  items: T[];
  /** Null on the last one. */
  nextCursor: string | null;
}

/** `rows` holds one more than `limit` where another part follows; `keyOf` names the last row shown. */
export function listPartOf<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => readonly string[],
): ListPart<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? encode(keyOf(last)) : null };
}

/** The same part, each entry as it is shown. */
export const eachOf = <T, V>(part: ListPart<T>, view: (row: T) => V): ListPart<V> => ({
  ...part,
  items: part.items.map((row) => view(row)),
});

const encode = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** The key after which the part begins; `length` strings, or a refusal. */
export function cursorKey(cursor: string, length: number): string[] {
  const key = decoded(cursor);
  if (key?.length === length) return key;
  throw Refusal.invalidField('cursor', noSuchPart);
}

/** True where a cursor carries a key of which every part passes its test. */
export function isCursorOf(cursor: string, parts: readonly ((part: string) => boolean)[]): boolean {
  const key = decoded(cursor);
  return key?.length === parts.length && key.every((part, index) => parts[index]!(part));
}

export const noSuchPart: Words = { de: 'Diese Seite gibt es nicht.', en: 'There is no such page.' };

/** Undefined for what is no cursor of ours. */
function decoded(cursor: string): string[] | undefined {
  if (!/^[\w-]+$/.test(cursor)) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(key) && key.every((part) => typeof part === 'string') ? key : undefined;
  } catch {
    return undefined;
  }
}
