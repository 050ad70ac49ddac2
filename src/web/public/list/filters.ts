/** What narrows the list, and in which view it stands. */

export interface Filters {
  search: string;
  category: string;
  /** An id. */
  storagePlace: string;
  /** An id. */
  owner: string;
  /** 'true': only what is free. */
  free: string;
  /** 'table'; cards otherwise. */
  view: string;
  cursor: string | undefined;
  headings: readonly string[];
  places: readonly { id: string; name: string }[];
  owners: readonly { id: string; name: string }[];
}

type Set = Pick<Filters, 'search' | 'category' | 'storagePlace' | 'owner' | 'free' | 'view'>;

/** Those that are set, as parts of an address. */
export const setFilters = ({ search, category, storagePlace, owner, free, view }: Set): [string, string][] =>
  Object.entries({ search, category, storagePlace, owner, free, view }).filter(([, value]) => value !== '');

/** How many of those that hide behind "Filter". */
export const countOf = ({ storagePlace, owner, free }: Set): number =>
  [storagePlace, owner, free].filter((value) => value !== '').length;

export const isNarrowed = (filters: Filters): boolean =>
  setFilters({ ...filters, view: '' }).length > 0 || filters.cursor !== undefined;

/** All of the list is on this page, so that a category on it is whole. */
export const isWhole = (filters: Filters, nextCursor: string | null): boolean =>
  nextCursor === null && filters.cursor === undefined;
