/** Rows: what stands in the tables, to prove afterwards that nothing changed. */
import { Database } from '../../src/database/database.service.js';
import { entities } from '../../src/entities.js';
import type { TestApp } from './app.js';

type Row = Record<string, unknown>;

/** By the name of the entity; each row as JSON, in a fixed order. */
export type Dump = Record<string, string[]>;

export async function everything(app: TestApp): Promise<Dump> {
  return asDump(await tables(app));
}

/** The rows of one alliance, and of the people and their tokens and sessions who belong to it. */
export async function everythingOf(app: TestApp, slug: string): Promise<Dump> {
  const all = await tables(app);
  const alliance = rowsOf(all, 'Alliance').find((row) => row['slug'] === slug);
  if (!alliance) throw new Error(`There is no alliance ${slug}.`);
  const isHere = (row: Row): boolean => row['allianceId'] === alliance['id'];
  const ties = [...rowsOf(all, 'Membership'), ...rowsOf(all, 'Role')].filter(isHere);
  const people = new Set(ties.map((row) => row['personId']));
  const belongs = (entity: string, row: Row): boolean => {
    if (entity === 'Alliance') return row === alliance;
    if (entity === 'Person') return people.has(row['id']);
    return isHere(row) || (row['allianceId'] === undefined && people.has(row['personId']));
  };
  return asDump(
    all.map(([entity, rows]) => [entity, rows.filter((row) => belongs(entity, row))] as [string, Row[]]),
  );
}

/** What an import writes to: items with their links, partners and places of one alliance. */
export async function inventoryOf(app: TestApp, slug: string): Promise<Dump> {
  const all = await everythingOf(app, slug);
  const kinds = ['Item', 'ItemPart', 'ItemAccessory', 'Partner', 'StoragePlace'];
  return Object.fromEntries(kinds.map((kind) => [kind, all[kind]!]));
}

/** Every id that a dump's rows have. */
export const idsIn = (dump: Dump): string[] =>
  Object.values(dump)
    .flat()
    .flatMap((json) => (JSON.parse(json) as { id?: string }).id ?? []);

/** What is different, for people to read; empty where nothing is. */
export function changes(before: Dump, after: Dump): string[] {
  return Object.keys(before).flatMap((entity) => {
    const [old, present] = [before[entity] ?? [], after[entity] ?? []];
    const gone = old.filter((row) => !present.includes(row)).map((row) => `- ${entity} ${row}`);
    const come = present.filter((row) => !old.includes(row)).map((row) => `+ ${entity} ${row}`);
    return [...gone, ...come];
  });
}

function tables(app: TestApp): Promise<[string, Row[]][]> {
  return app.get(Database).read(async (tx) => {
    const found: [string, Row[]][] = [];
    for (const entity of entities)
      found.push([tx.getRepository(entity).metadata.name, (await tx.find(entity)) as Row[]]);
    return found;
  });
}

const rowsOf = (all: readonly [string, Row[]][], entity: string): Row[] =>
  all.find(([name]) => name === entity)?.[1] ?? [];

const asDump = (all: readonly [string, Row[]][]): Dump =>
  Object.fromEntries(
    all.map(([entity, rows]) => [entity, rows.map((row) => JSON.stringify(row)).toSorted()]),
  );
