/** Columns that mean the same on SQLite and PostgreSQL; the types are chosen when this file is loaded. */
import { randomUUID } from 'node:crypto';
import { Column, PrimaryColumn, type ColumnOptions, type ColumnType } from 'typeorm';
import { v7 } from 'uuid';

export const meansPostgres = (url = ''): boolean => /^\s*postgres(ql)?:/i.test(url);

export const onPostgres = meansPostgres(process.env['DATABASE_URL']);

interface ColumnShape {
  type: ColumnType;
  length?: number;
  precision?: number;
}

const pick = (postgres: ColumnShape, sqlite: ColumnShape): ColumnShape => (onPostgres ? postgres : sqlite);

/** The shapes; entities use them through the decorators below, migrations through `migrations/tables.ts`. */
export const shapes = {
  id: pick({ type: 'uuid' }, { type: 'varchar', length: 36 }),
  instant: pick({ type: 'timestamptz', precision: 3 }, { type: 'datetime' }),
  day: { type: 'date' } as ColumnShape,
  integer: { type: 'integer' } as ColumnShape,
  flag: { type: 'boolean' } as ColumnShape,
  json: pick({ type: 'jsonb' }, { type: 'simple-json' }),
  longText: { type: 'text' } as ColumnShape,
  bytes: pick({ type: 'bytea' }, { type: 'blob' }),
  text: (length: number): ColumnShape => ({ type: 'varchar', length }),
};

type Options = Pick<ColumnOptions, 'nullable' | 'select'>;

/** The row's own id, a UUID of version 7. */
export const Id = (): PropertyDecorator => PrimaryColumn(shapes.id);
/** Another row's id. */
export const Ref = (options: Options = {}): PropertyDecorator => Column({ ...shapes.id, ...options });
/** UTC, milliseconds, `Date` in code. */
export const Instant = (options: Options = {}): PropertyDecorator =>
  Column({ ...shapes.instant, ...options });
/** A calendar day without time, 'YYYY-MM-DD' in code. */
export const Day = (options: Options = {}): PropertyDecorator => Column({ ...shapes.day, ...options });
export const Int = (options: Options = {}): PropertyDecorator => Column({ ...shapes.integer, ...options });
export const Flag = (options: Options = {}): PropertyDecorator => Column({ ...shapes.flag, ...options });
export const Json = (options: Options = {}): PropertyDecorator => Column({ ...shapes.json, ...options });
/** Text without a limit, byte for byte as it was written. */
export const LongText = (options: Options = {}): PropertyDecorator =>
  Column({ ...shapes.longText, ...options });
export const Bytes = (options: Options = {}): PropertyDecorator => Column({ ...shapes.bytes, ...options });
export const Text = (length: number, options: Options = {}): PropertyDecorator =>
  Column({ ...shapes.text(length), ...options });

/** A CHECK that two instants are no further apart; each engine counts days in its own words. */
export const atMostDaysApart = (from: string, until: string, days: number): string =>
  onPostgres
    ? `"${until}" - "${from}" <= interval '${days} days'`
    : `julianday("${until}") - julianday("${from}") <= ${days}`;

/** A new id: sorts by time of making, tells no secret. */
export const newId = (): string => v7();

/** A calendar UID: purely random (RFC 7986 5.3: nothing in it may identify a user or host). */
export const newUid = (): string => randomUUID();

/** An instant read by a hand-written query: PostgreSQL answers a Date, SQLite the text that TypeORM wrote. */
export const instantFrom = (raw: Date | string): Date =>
  raw instanceof Date ? raw : new Date(`${raw.replace(' ', 'T')}Z`);

/** For `IN (:...ids)`, which may not be empty in SQL: an id that nothing has stands in. */
export const orNothing = (ids: readonly string[]): readonly string[] =>
  ids.length > 0 ? ids : ['00000000-0000-0000-0000-000000000000'];

/** Sorts and compares text by its bytes on both engines; SQLite always does, PostgreSQL by the locale unless told. */
export const byteOrder = (column: string): string => (onPostgres ? `${column} COLLATE "C"` : column);
