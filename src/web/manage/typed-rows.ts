/** Typed rows: forms offer some empty rows of a list, since nobody needs a script to add one. */
import type { Typed } from '../forms/typed.js';

/** The rows of `list` in which something was typed, each by the names of its fields. */
export function rowsOf(typed: Typed, list: string, fields: readonly string[]): Typed[] {
  const rows: Typed[] = [];
  for (let index = 0; index < MOST_ROWS; index += 1) {
    const said = fields.map((field) => [field, (typed[nameIn(list, index, field)] ?? '').trim()] as const);
    if (said.some(([, text]) => text !== '')) rows.push(Object.fromEntries(said));
  }
  return rows;
}

/** The same fields with the rows closed up, so that a fault's path names the row in which the form shows it. */
export function closedUp(typed: Typed, list: string, fields: readonly string[]): Typed {
  const others = Object.entries(typed).filter(([name]) => !name.startsWith(`${list}.`));
  const rows = rowsOf(typed, list, fields).flatMap((row, index) =>
    Object.entries(row).map(([field, text]) => [nameIn(list, index, field), text] as const),
  );
  return Object.fromEntries([...others, ...rows]);
}

/** How many rows a form shows: those that are filled, and some empty ones. */
export const rowCount = (typed: Typed, list: string, fields: readonly string[], empty: number): number =>
  Math.min(rowsOf(typed, list, fields).length + empty, MOST_ROWS);

/** `parts.0.itemId`; a list of single values has no field names: `accessoryIds.0`. */
export const nameIn = (list: string, index: number, field: string): string =>
  field === '' ? `${list}.${index}` : `${list}.${index}.${field}`;

const MOST_ROWS = 50;
