/** The tables as they stand in the end, looked up once by what they belong to. */
import type { Installation, Row } from '../support/installation.js';

export interface Tables {
  reservations: readonly Row[];
  linesOf: ReadonlyMap<string, readonly Row[]>;
  historyOf: ReadonlyMap<string, readonly Row[]>;
  mailsOf: ReadonlyMap<string, readonly Row[]>;
  keys: readonly Row[];
  items: readonly Row[];
  closures: readonly Row[];
  audit: readonly Row[];
  /** Ids by the word in the address. */
  alliances: ReadonlyMap<string, string>;
}

const queries = [
  'SELECT * FROM reservations',
  'SELECT * FROM reservation_lines ORDER BY position',
  'SELECT * FROM reservation_history ORDER BY id',
  `SELECT id, series, kind, recipient FROM outbox_mails WHERE series LIKE '% %'`,
  'SELECT person_id, key_hash, answer FROM request_keys',
  'SELECT id, alliance_id, name, quantity, notes FROM items',
  'SELECT * FROM closures',
  `SELECT what, subject_id FROM audit_entries`,
  'SELECT id, slug FROM alliances',
];

/** All at one moment. */
export async function tablesOf(installation: Installation): Promise<Tables> {
  const [reservations, lines, history, mails, keys, items, closures, audit, alliances] =
    await installation.ask(...queries);
  return {
    reservations: reservations!,
    linesOf: grouped(lines!, ({ reservation_id }) => String(reservation_id)),
    historyOf: grouped(history!, ({ reservation_id }) => String(reservation_id)),
    mailsOf: grouped(mails!, ({ series }) => String(series).split(' ')[0]!),
    keys: keys!,
    items: items!,
    closures: closures!,
    audit: audit!,
    alliances: new Map(alliances!.map(({ id, slug }) => [String(slug), String(id)])),
  };
}

/** Every row of an alliance, in every table that says whose it is. */
export async function rowsOf(installation: Installation, slug: string): Promise<string[]> {
  const [names, [alliance]] = (await installation.ask(
    installation.engine === 'SQLite'
      ? `SELECT m.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND c.name = 'alliance_id' ORDER BY m.name`
      : `SELECT table_name AS name FROM information_schema.columns
         WHERE column_name = 'alliance_id' AND table_schema = 'public' ORDER BY table_name`,
    `SELECT * FROM alliances WHERE slug = '${slug}'`,
  )) as [Row[], Row[]];
  const id = String(alliance!['id']);
  const tables = names.map(({ name }) => String(name)).filter((name) => name !== 'outbox_mails');
  const found = await installation.ask(
    ...tables.map((name) => `SELECT * FROM ${name} WHERE alliance_id = '${id}'`),
    `SELECT id, series, kind, recipient FROM outbox_mails WHERE alliance_id = '${id}'`,
  );
  const rows = found.flatMap((some, index) =>
    some.map((row) => `${tables[index] ?? 'outbox_mails'} ${JSON.stringify(row)}`),
  );
  return [`alliances ${JSON.stringify(alliance)}`, ...rows.toSorted()];
}

export function grouped<T>(many: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of many) {
    const known = groups.get(by(one));
    if (known) known.push(one);
    else groups.set(by(one), [one]);
  }
  return groups;
}

/** PostgreSQL answers a Date, SQLite text in UTC. */
export const time = (raw: unknown): number =>
  (raw instanceof Date ? raw : new Date(`${String(raw).replace(' ', 'T')}Z`)).getTime();
