/** All of a list, for choosing one in a form: the pages of a list one after the other. */
import type { ListPart } from '../../http/list-parts.js';

/** How many a select can offer and still be of use. */
const MOST = 1000;
const LIMIT = 200;

export async function allOf<T>(
  read: (query: { limit: number; cursor?: string }) => Promise<ListPart<T>>,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null | undefined;
  do {
    const page: ListPart<T> = await read({ limit: LIMIT, ...(cursor ? { cursor } : {}) });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && all.length < MOST);
  return all;
}
