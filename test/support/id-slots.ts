/** The places in a call where an id stands: in the path, in the query, and anywhere in the body. */
import { isId } from '../../src/shared/input-text.js';
import { isIdSchema, type Route } from './routes.js';
import type { Filled } from './valid-calls.js';

export interface Slot {
  /** `personId`, `?partner`, `lines.0.itemId` */
  at: string;
  /** The id that stands there. */
  id: string;
  /** The call with another id there. */
  with: (id: string) => Filled;
}

export function slotsOf(route: Route, filled: Filled): Slot[] {
  // The name of a file, for one, is none.
  const inPath = Object.entries(filled.params ?? {}).filter(([, present]) => isId(present));
  const params = inPath.map(([name, present]) => ({
    at: name,
    id: present,
    with: (id: string): Filled => ({ ...filled, params: { ...filled.params, [name]: id } }),
  }));
  const ids = new Set(route.query.filter(({ schema }) => isIdSchema(schema)).map(({ name }) => name));
  const asked = Object.entries(filled.query ?? {})
    .filter(([name]) => ids.has(name))
    .map(([name, present]) => ({
      at: `?${name}`,
      id: present,
      with: (id: string): Filled => ({ ...filled, query: { ...filled.query, [name]: id } }),
    }));
  const inBody = idPaths(filled.body ?? {}).map((path) => ({
    at: path.join('.'),
    id: String(path.reduce<unknown>((above, key) => (above as Record<string, unknown>)[key], filled.body)),
    with: (id: string): Filled => ({
      ...filled,
      body: replaced(filled.body ?? {}, path, id) as Record<string, unknown>,
    }),
  }));
  return [...params, ...asked, ...inBody];
}

function idPaths(value: unknown, path: string[] = []): string[][] {
  if (isId(value)) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => idPaths(below, [...path, key]));
}

function replaced(value: unknown, [key, ...rest]: readonly string[], id: string): unknown {
  if (key === undefined) return id;
  const copy: unknown = structuredClone(value);
  const fields = copy as Record<string, unknown>;
  fields[key] = replaced(fields[key], rest, id);
  return copy;
}
