/** An entity's rows in hand-written SQL: its columns to select, the entity that a row makes, and the quick way to write some. */
import { getMetadataArgsStorage, type EntityManager } from 'typeorm';
import { instantFrom, onPostgres, shapes } from './columns.js';
import { SnakeNames } from './naming.js';
import { changedBy, flagFrom, instant, json, jsonFrom, valueRows, type Parameter } from './sql.query.js';

/** A row as the engine gives it. */
export type Raw = Readonly<Record<string, unknown>>;

interface Kind {
  /** As it is selected, where the engines would answer it in different ways. */
  selected?: (column: string) => string;
  from: (raw: never) => unknown;
  to: (value: never) => Parameter;
}

interface Column extends Kind {
  property: string;
  name: string;
}

/** A column as a row of some query names it. */
interface Member extends Pick<Column, 'property' | 'from'> {
  key: string;
}

const plain: Kind = { from: (raw: unknown) => raw, to: (value: Parameter) => value };

const kinds = new Map<unknown, Kind>([
  [shapes.instant.type, { from: instantFrom, to: instant }],
  [shapes.flag.type, { from: flagFrom, to: (value: boolean) => value }],
  [shapes.json.type, { from: (raw: unknown) => jsonFrom(raw), to: json }],
  // PostgreSQL would answer an instant.
  [shapes.day.type, { ...plain, selected: (column) => `CAST(${column} AS text)` }],
]);

export class EntityRows<T extends { id: string }> {
  private readonly table: string;
  private readonly columns: readonly Column[];
  private readonly setting: string;
  private readonly settingAll: string;
  /** By alias: rows are read by the thousand, and a query has few aliases. */
  private readonly members = new Map<string, readonly Member[]>();

  constructor(private readonly entity: new () => T) {
    const known = getMetadataArgsStorage();
    this.table = known.tables.find(({ target }) => target === entity)?.name ?? '';
    this.columns = known.filterColumns(entity).map(({ propertyName: property, options: { type } }) => ({
      ...(kinds.get(type) ?? plain),
      property,
      name: new SnakeNames().columnName(property, property, []),
    }));
    this.setting = this.updateOfOne();
    this.settingAll = this.updateOfMany();
  }

  /** `item.id AS "item.id", …`: whole rows of the table that the query calls so. */
  selected(alias: string): string {
    return Object.entries(this.under(alias))
      .map(([name, column]) => `${column} AS "${name}"`)
      .join(', ');
  }

  /** The same for packed rows: each column by its name in the row. */
  under(alias: string): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.columns.map(({ property, name, selected = (column) => column }) => [
        `${alias}.${property}`,
        selected(`${alias}.${name}`),
      ]),
    );
  }

  /** Undefined where an outer join found none. */
  maybe(row: Raw, alias: string): T | undefined {
    return row[`${alias}.id`] === null ? undefined : this.read(row, alias);
  }

  read(row: Raw, alias: string): T {
    const entity = new this.entity();
    const values = entity as Record<string, unknown>;
    for (const { property, key, from } of this.membersOf(alias)) {
      const raw = row[key];
      values[property] = raw === null ? null : from(raw as never);
    }
    return entity;
  }

  private membersOf(alias: string): readonly Member[] {
    const known = this.members.get(alias);
    if (known) return known;
    const members = this.columns.map(({ property, from }) => ({
      property,
      from,
      key: `${alias}.${property}`,
    }));
    this.members.set(alias, members);
    return members;
  }

  async insert(tx: EntityManager, entities: readonly T[]): Promise<void> {
    const names = this.columns.map(({ name }) => name).join(', ');
    const rows = valueRows(entities.length, this.columns.length);
    const values = entities.flatMap((one) => this.valuesOf(one));
    await changedBy(tx, `INSERT INTO ${this.table} (${names}) VALUES ${rows}`, values);
  }

  /** Writes whole rows over those that are there. */
  async overwrite(tx: EntityManager, entities: readonly T[]): Promise<void> {
    const names = this.columns.map(({ name }) => name);
    const rows = valueRows(entities.length, names.length);
    const set = names.map((name) => `${name} = excluded.${name}`).join(', ');
    const text = `INSERT INTO ${this.table} (${names.join(', ')}) VALUES ${rows} ON CONFLICT (id) DO UPDATE SET ${set}`;
    await changedBy(
      tx,
      text,
      entities.flatMap((one) => this.valuesOf(one)),
    );
  }

  /** Writes the whole row where it is still of this version; answers how many there were. */
  update(tx: EntityManager, entity: T, version: number): Promise<number> {
    return changedBy(tx, this.setting, [...this.valuesOf(entity), entity.id, version]);
  }

  /** Writes whole rows by one statement; for tables without free text, which would pass through JSON. */
  async updateAll(tx: EntityManager, entities: readonly T[]): Promise<void> {
    const rows = entities.map((one) => {
      const values = this.valuesOf(one);
      return Object.fromEntries(this.columns.map(({ name }, index) => [name, values[index]]));
    });
    await changedBy(tx, this.settingAll, [json(rows)]);
  }

  private updateOfOne(): string {
    const set = this.columns.map(({ name }, index) => `${name} = $${index + 1}`).join(', ');
    const next = this.columns.length + 1;
    return `UPDATE ${this.table} SET ${set} WHERE id = $${next} AND version = $${next + 1}`;
  }

  private updateOfMany(): string {
    const names = this.columns.map(({ name }) => name);
    const set = names.map((name) => `${name} = given.${name}`).join(', ');
    const given = onPostgres
      ? `json_populate_recordset(NULL::${this.table}, $1::json) given`
      : `(SELECT ${names.map((name) => `value ->> '${name}' AS ${name}`).join(', ')} FROM json_each($1)) given`;
    return `UPDATE ${this.table} SET ${set} FROM ${given} WHERE ${this.table}.id = given.id`;
  }

  private valuesOf(entity: T): Parameter[] {
    return this.columns.map(({ property, to }) => {
      const value = (entity as unknown as Record<string, unknown>)[property] ?? null;
      return value === null ? null : to(value as never);
    });
  }
}
