/** What all pages of the housekeeping share: the way back, what was just done, tables, the next part of a list. */
import type { ComponentChildren, VNode } from 'preact';
import { dictionary } from '../../shared/words.js';
import type { Page } from '../ui/page.js';
import { Alert, ButtonLink, Link, Title } from '../ui/parts.js';
import { homeOf, type Visit } from '../ui/visit.js';

const words = dictionary(
  {
    back: 'Verwaltung',
    path: 'Wo Sie sind',
    next: 'Weitere anzeigen',
    saved: 'Gespeichert.',
    created: 'Angelegt.',
    closed: 'Die Sperrzeit ist eingetragen.',
    removed: 'Entfernt.',
    invited: 'Eingeladen. Die E-Mail ist unterwegs.',
    given: 'Die Rolle ist vergeben.',
    taken: 'Die Rolle ist zurückgenommen.',
    published: 'Veröffentlicht. Frühere Fassungen bleiben lesbar.',
    aside: 'Von der Liste genommen. Was zugesagt ist, bleibt zugesagt.',
    back_on: 'Wieder auf der Liste.',
  },
  {
    back: 'Manage',
    path: 'Where you are',
    next: 'Show more',
    saved: 'Saved.',
    created: 'Created.',
    closed: 'The closure is entered.',
    removed: 'Removed.',
    invited: 'Invited. The mail is on its way.',
    given: 'The role is given.',
    taken: 'The role is taken back.',
    published: 'Published. Earlier versions stay readable.',
    aside: 'Taken off the list. What was promised stays promised.',
    back_on: 'On the list again.',
  },
);

const deeds = [
  'saved',
  'created',
  'closed',
  'removed',
  'invited',
  'given',
  'taken',
  'published',
  'aside',
  'back_on',
] as const;
export type Deed = (typeof deeds)[number];

/** The alliance's housekeeping. */
export const manageOf = (visit: Visit): string => `${homeOf(visit.actor!)}/manage`;

/** Where a form leads when it has done its work; the page there says so. */
export const after = (path: string, deed: Deed): string => `${path}?done=${deed}`;

interface Framed {
  title: string;
  /** Pages between the housekeeping's start and this one. */
  above?: readonly (readonly [path: string, label: string])[];
  /** What `?done=` says. */
  done?: string | undefined;
  isWide?: boolean;
  children: ComponentChildren;
}

/** Only the coordination has a start page to go back to. */
export function managePage(
  visit: Visit,
  { title, above = [], done, isWide = false, children }: Framed,
): Page {
  const w = words[visit.language];
  const deed = deeds.find((one) => one === done);
  const start = visit.actor!.isCoordination ? ([[manageOf(visit), w.back]] as const) : [];
  const body = (
    <>
      <WayBack label={w.path} pages={[...start, ...above]} />
      <Title>{title}</Title>
      {deed && <Alert kind="success" title={w[deed]} isFocused />}
      {children}
    </>
  );
  return { title, body, place: 'manage', isWide };
}

const WayBack = ({
  label,
  pages,
}: {
  label: string;
  pages: readonly (readonly [string, string])[];
}): VNode | null =>
  pages.length === 0 ? null : (
    <nav aria-label={label} class="lb-no-print">
      <ol class="lb-way">
        {pages.map(([path, name]) => (
          <li key={path}>
            <Link href={path}>{name}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );

export interface Column<T> {
  head: string;
  cell: (row: T) => ComponentChildren;
  isNumber?: boolean;
}

interface TableProps<T> {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
}

/** Whoever has no mouse scrolls by keys. */
const focusable = { tabIndex: 0 };

/** The first column names the row. Scrolls in its own box where the screen is narrow. */
export const Table = <T,>({ caption, columns, rows, keyOf }: TableProps<T>): VNode => (
  <section class="lb-scroll" aria-label={caption} {...focusable}>
    <table class="kern-table lb-table">
      <caption class="lb-caption">{caption}</caption>
      <thead class="kern-table__head">
        <tr class="kern-table__row">
          {columns.map(({ head, isNumber }) => (
            <th scope="col" class={`kern-table__header${numeric('header', isNumber)}`} key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="kern-table__body">
        {rows.map((row) => (
          <tr class="kern-table__row" key={keyOf(row)}>
            {columns.map(({ head, cell, isNumber }, index) =>
              index === 0 ? (
                <th scope="row" class="kern-table__header" key={head}>
                  {cell(row)}
                </th>
              ) : (
                <td class={`kern-table__cell${numeric('cell', isNumber)}`} key={head}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const numeric = (part: 'header' | 'cell', isNumber = false): string =>
  isNumber ? ` kern-table__${part}--numeric` : '';

/** Nothing on the last part of a list. `query` is what else was asked for. */
export const NextPart = ({
  visit,
  path,
  cursor,
  query = {},
}: {
  visit: Visit;
  path: string;
  cursor: string | null;
  query?: Readonly<Record<string, string>>;
}): VNode | null =>
  cursor === null ? null : (
    <p class="kern-body">
      <ButtonLink href={`${path}?${new URLSearchParams({ ...query, cursor }).toString()}`}>
        {words[visit.language].next}
      </ButtonLink>
    </p>
  );
