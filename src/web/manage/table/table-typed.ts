/** What was typed into the table: the rows that differ from what was shown, and the new ones. */
import type { ItemFacts, ItemView } from '../../../items/item.dto.js';
import { isId } from '../../../shared/input-text.js';
import { inDigits } from '../../../shared/amounts.js';
import type { Language } from '../../../shared/words.js';
import { wholeNumber, type Typed } from '../../forms/typed.js';

export const TABLE_FIELDS = ['quantity', 'storagePlaceId', 'category'] as const;
export const NEW_FIELDS = ['name', 'quantity', 'unit', 'storagePlaceId', 'ownerId'] as const;
/** Forms have no more than 200 fields: rows of three, and new ones of five. */
export const SHOWN_ROWS = 25;
export const NEW_ROWS = 10;

type Seen = Readonly<Record<string, Typed>>;

export const nameOf = (id: string, field: string): string => `rows.${id}.${field}`;
export const newName = (row: number, field: string): string => `new.${row}.${field}`;

/** What a set has follows from its parts too, so it is not counted here. */
export const isCounted = ({ parts }: Pick<ItemView, 'parts'>): boolean => parts.length === 0;

const shownOf = (item: ItemView, language: Language): Typed => ({
  ...(isCounted(item) && { quantity: inDigits(item.quantity, language) }),
  storagePlaceId: item.storagePlace.id,
  category: item.category,
});

/** The fields as they are shown, with what was shown beside them. */
export function tableTyped(items: readonly ItemView[], language: Language): Typed {
  const seen = Object.fromEntries(items.map((item) => [item.id, shownOf(item, language)]));
  const fields = Object.entries(seen).flatMap(([id, row]) =>
    Object.entries(row).map(([field, text]) => [nameOf(id, field), text]),
  );
  return { ...(Object.fromEntries(fields) as Typed), seen: JSON.stringify(seen) };
}

/** What was typed, over what stands now in the rows that somebody else has changed: what one did not touch is new, and was seen. */
export function seenAnew(
  typed: Typed,
  items: readonly ItemView[],
  stale: ReadonlySet<string>,
  language: Language,
): Typed {
  const before = seenIn(typed);
  const changed = items.filter(({ id }) => stale.has(id));
  const now = Object.fromEntries(changed.map((item) => [item.id, shownOf(item, language)]));
  const fields = Object.entries(now).flatMap(([id, row]) =>
    Object.entries(row)
      .filter(([field]) => typed[nameOf(id, field)] === before[id]?.[field])
      .map(([field, text]) => [nameOf(id, field), text]),
  );
  const shown = Object.fromEntries(fields) as Typed;
  return { ...typed, ...shown, seen: JSON.stringify({ ...before, ...now }) };
}

export interface ChangedRow {
  id: string;
  changes: object;
  seen: Typed;
}

export function changedRows(typed: Typed): ChangedRow[] {
  return Object.entries(seenIn(typed)).flatMap(([id, seen]) => {
    const said = Object.keys(seen).map((field) => [field, typed[nameOf(id, field)] ?? seen[field]!] as const);
    const differing = said.filter(([field, text]) => text.trim() !== seen[field]);
    const changes = differing.map(([field, text]) => [field, valueOf(field, text)]);
    return changes.length === 0 ? [] : [{ id, changes: Object.fromEntries(changes), seen }];
  });
}

const valueOf = (field: string, text: string): unknown =>
  field === 'quantity' ? (wholeNumber(text) ?? null) : text.trim();

/** True where the thing stands as it was shown. */
export const isAsSeen = (standing: ItemFacts, seen: Typed): boolean =>
  Object.entries(seen).every(([field, text]) => {
    const value = standing[field as (typeof TABLE_FIELDS)[number]];
    return field === 'quantity' ? wholeNumber(text) === value : text === value;
  });

/** Those in which a name or a number was typed: place, owner and unit may be filled in already. */
export function newRows(typed: Typed): { row: number; facts: Record<string, unknown> }[] {
  return Array.from({ length: NEW_ROWS }, (_, row) => row).flatMap((row) => {
    const said = Object.fromEntries(
      NEW_FIELDS.map((field) => [field, (typed[newName(row, field)] ?? '').trim()]),
    );
    if (said['name'] === '' && said['quantity'] === '') return [];
    return [{ row, facts: { ...said, quantity: wholeNumber(said['quantity']) ?? null } }];
  });
}

/** Whoever writes the field by hand may write nonsense; then nothing was seen, and nothing is changed. */
function seenIn({ seen = '' }: Typed): Seen {
  try {
    const said = JSON.parse(seen) as unknown;
    const rows = Object.entries(typeof said === 'object' && said !== null ? said : {});
    return Object.fromEntries(rows.slice(0, SHOWN_ROWS).flatMap(([id, row]) => rowIn(id, row)));
  } catch {
    return {};
  }
}

function rowIn(id: string, row: unknown): [string, Typed][] {
  if (!isId(id) || typeof row !== 'object' || row === null) return [];
  const known = TABLE_FIELDS.flatMap((field): [string, string][] => {
    const text = (row as Readonly<Record<string, unknown>>)[field];
    return typeof text === 'string' ? [[field, text]] : [];
  });
  return [[id, Object.fromEntries(known)]];
}
