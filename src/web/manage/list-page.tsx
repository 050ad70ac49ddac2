/** The page of a list: the way to a new one, what there is, and the next part. */
import type { ComponentChildren } from 'preact';
import { Empty } from '../ui/empty.js';
import type { Page } from '../ui/page.js';
import { ButtonLink } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';
import { managePage, manageOf, NextPart, Table, type Column } from './manage-frame.js';

interface Listed<T> {
  /** Below the housekeeping's start: `items`. */
  path: string;
  /** `none` is said instead of an empty table, and `next` what to do then. */
  words: { title: string; new: string; intro?: string; none?: string; next?: string };
  columns: readonly Column<T>[];
  rows: readonly T[];
  /** Of the next part; null on the last one. */
  cursor: string | null;
  /** What was asked for, and the form that asks. */
  query?: Readonly<Record<string, string>>;
  search?: ComponentChildren;
  done?: string | undefined;
  /** What needs a hand, above all else. */
  needs?: ComponentChildren;
}

export function listPage<T extends { id: string }>(visit: Visit, list: Listed<T>): Page {
  const { path, words: w, columns, rows, cursor, query = {}, search, done, needs } = list;
  const at = `${manageOf(visit)}/${path}`;
  const children = (
    <>
      {needs}
      {w.intro !== undefined && <p>{w.intro}</p>}
      <ButtonLink href={`${at}/new`} weight="primary">
        {w.new}
      </ButtonLink>
      {search}
      {rows.length === 0 && w.none !== undefined ? (
        <Empty title={w.none}>{w.next !== undefined && <p>{w.next}</p>}</Empty>
      ) : (
        <Table caption={w.title} columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
      <NextPart visit={visit} path={at} cursor={cursor} query={query} />
    </>
  );
  return managePage(visit, { title: w.title, look: 'wide', done, children });
}
