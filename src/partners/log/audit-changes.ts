/** What a log entry says of a change: from what to what, without a word in which somebody may have written about people. */

/** `from` and `to` are both missing where only the field is named. */
export interface AuditChange {
  field: string;
  from?: unknown;
  to?: unknown;
}

/** What of an entry is kept beside its code: what the thing was called then, and what changed in it. */
export interface AuditStory {
  called?: string;
  changes?: readonly AuditChange[];
}

/** As JSON; what is longer is named only. */
const LONGEST_VALUE = 400;

/** The fields that differ; the content of silent ones is not kept, since the log cannot be erased. */
export function changesBetween(before: object, after: object, silent: readonly string[] = []): AuditChange[] {
  const then = flat(before);
  return [...flat(after)].flatMap(([field, to]): AuditChange[] => {
    const from = then.get(field);
    if (asText(from) === asText(to)) return [];
    const isTold =
      !silent.includes(field) && [from, to].every((value) => asText(value).length <= LONGEST_VALUE);
    return [isTold ? { field, from: from ?? null, to: to ?? null } : { field }];
  });
}

/** Parts of a thing by their paths, such as `contact.phone`; lists stay whole. */
const flat = (thing: object): ReadonlyMap<string, unknown> =>
  new Map(
    Object.entries(thing).flatMap(([name, value]): [string, unknown][] =>
      isPart(value)
        ? Object.entries(value).map(([inner, one]) => [`${name}.${inner}`, one])
        : [[name, value]],
    ),
  );

const isPart = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const asText = (value: unknown): string => JSON.stringify(value ?? null);

/** As it is stored: nothing where there is nothing to tell. */
export const storyText = ({ called, changes = [] }: AuditStory): string | null =>
  called === undefined && changes.length === 0 ? null : JSON.stringify({ called, changes });

/** As it was stored; entries from before know nothing of it. */
export const storyOf = (text: string | null): AuditStory =>
  text === null ? {} : (JSON.parse(text) as AuditStory);
