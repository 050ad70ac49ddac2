/** What all pages of the housekeeping share: the way back, what was just done, tables, the next part of a list. */
import type { ComponentChildren, VNode } from 'preact';
import { dictionary } from '../../shared/words.js';
import type { Page } from '../ui/page.js';
import { Alert, ButtonLink, Link, Title } from '../ui/parts.js';
import { homeOf, type Visit } from '../ui/visit.js';

const words = dictionary(
  { back: 'Verwaltung', path: 'Wo Sie sind', next: 'Weitere anzeigen' },
  { back: 'Manage', path: 'Where you are', next: 'Show more' },
);

/** What a form has just done. */
const deeds = dictionary(
  {
    saved: 'Gespeichert.',
    created: 'Angelegt.',
    closed: 'Die Sperrzeit ist eingetragen.',
    removed: 'Entfernt.',
    invited: 'Eingeladen. Die E-Mail ist unterwegs.',
    revoked: 'Die Einladung gilt nicht mehr.',
    given: 'Die Rolle ist vergeben.',
    taken: 'Die Rolle ist zurückgenommen.',
    handed: 'Die Rolle ist übergeben. Beide bekommen eine E-Mail.',
    entered: 'Eingetragen.',
    published: 'Veröffentlicht. Frühere Fassungen bleiben lesbar.',
    aside: 'Von der Liste genommen. Was zugesagt ist, bleibt zugesagt.',
    back_on: 'Wieder auf der Liste.',
    shown: 'Das Bündnis ist jetzt öffentlich.',
    hidden: 'Das Bündnis ist verborgen.',
    confirmed: 'Danke! Das ist bestätigt.',
  },
  {
    saved: 'Saved.',
    created: 'Created.',
    closed: 'The closure is entered.',
    removed: 'Removed.',
    invited: 'Invited. The mail is on its way.',
    revoked: 'The invitation is no longer valid.',
    given: 'The role is given.',
    taken: 'The role is taken back.',
    handed: 'The role is handed on. Both get a mail.',
    entered: 'Entered.',
    published: 'Published. Earlier versions stay readable.',
    aside: 'Taken off the list. What was promised stays promised.',
    back_on: 'On the list again.',
    shown: 'The alliance is public now.',
    hidden: 'The alliance is hidden.',
    confirmed: 'Thank you! That is confirmed.',
  },
);

type Deed = keyof typeof deeds.de;

const isDeed = (name: string): name is Deed => Object.hasOwn(deeds.de, name);

/** The alliance's housekeeping. */
export const manageOf = (visit: Visit): string => `${homeOf(visit.actor!)}/manage`;

/** Where a form leads when it has done its work; the page there says so. */
export const after = (path: string, deed: Deed): string => `${path}?done=${deed}`;

type Way = readonly (readonly [path: string, label: string])[];

interface Framed {
  title: string;
  /** Pages between the housekeeping's start and this one. */
  above?: Way;
  /** What `?done=` says. */
  done?: string | undefined;
  look?: Page['look'];
  children: ComponentChildren;
}

/** Only the coordination has a start page to go back to. */
export function managePage(
  visit: Visit,
  { title, above = [], done = '', look = 'read', children }: Framed,
): Page {
  const w = words[visit.language];
  const start = visit.actor!.isCoordination ? ([[manageOf(visit), w.back]] as const) : [];
  const body = (
    <>
      <WayBack label={w.path} pages={[...start, ...above]} />
      <Title>{title}</Title>
      {isDeed(done) && <Alert kind="success" title={deeds[visit.language][done]} isFocused />}
      {children}
    </>
  );
  return { title, body, look, ...(isOfMenu(visit) ? { place: 'manage' } : {}) };
}

/** In the menu of whoever is no coordination stand the people of their partners only. */
const isOfMenu = ({ actor, path }: Visit): boolean =>
  actor!.isCoordination || /\/manage\/(partners|people)\b/.test(path);

const WayBack = ({ label, pages }: { label: string; pages: Way }): VNode | null =>
  pages.length === 0 ? null : (
    <nav aria-label={label} class="lb-no-print">
      <ol class="lb-path">
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

/** The first column names the row. On a narrow screen cells stand below each other. */
export const Table = <T,>({ caption, columns, rows, keyOf }: TableProps<T>): VNode => (
  <section class="lb-scroll" aria-label={caption} {...focusable}>
    <table class="lb-table lb-cells">
      <caption class="lb-caption">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ head, isNumber }) => (
            <th scope="col" class={isNumber ? 'lb-number' : undefined} key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ head, cell, isNumber }, index) =>
              index === 0 ? (
                <th scope="row" key={head}>
                  {cell(row)}
                </th>
              ) : (
                <td data-head={head} class={isNumber ? 'lb-number' : undefined} key={head}>
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

interface NextProps {
  visit: Visit;
  path: string;
  cursor: string | null;
  /** What else was asked for. */
  query?: Readonly<Record<string, string>>;
}

/** Nothing on the last part of a list. */
export const NextPart = ({ visit, path, cursor, query = {} }: NextProps): VNode | null =>
  cursor === null ? null : (
    <p>
      <ButtonLink href={`${path}?${new URLSearchParams({ ...query, cursor }).toString()}`}>
        {words[visit.language].next}
      </ButtonLink>
    </p>
  );
