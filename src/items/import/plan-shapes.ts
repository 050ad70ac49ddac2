/** What a plan is made of: what there is already, each item as a line would have it, and the lines. */
import type { Item } from '../item.entity.js';
import type { Counts } from './import-choices.js';
import type { Draft, ImportLine, Mend, Reason, Verdict } from './import-lines.js';
import type { Facts, FieldChange } from './plan-facts.js';
import type { Links } from './plan-links.js';
import type { Named, NewName } from './plan-names.js';

/** What there is already. */
export interface Known {
  items: readonly Item[];
  parts: readonly { setId: string; partId: string; quantity: number }[];
  accessories: readonly { itemId: string; accessoryId: string }[];
  partners: readonly Named[];
  places: readonly Named[];
}

/** An item as a line would have it. */
export interface PlannedItem {
  id: string;
  inventoryNumber: string;
  /** As it stands; undefined for a new one. */
  standing: Item | undefined;
  /** What is said of it; of one that stands what differs. */
  facts: Facts;
  ownerId: string;
  storagePlaceId: string;
  setAside: boolean | null;
  links: Links;
  changes: FieldChange[];
}

export interface PlannedLine {
  record: number;
  line: number;
  verdict: Verdict;
  reasons: readonly Reason[];
  draft: Draft | null;
  mend: Mend | null;
  isMended: boolean;
  /** Of a line that is taken. */
  item: PlannedItem | undefined;
}

export interface Plan {
  lines: PlannedLine[];
  partners: NewName[];
  places: NewName[];
}

/** A line that may be taken. */
export interface Entry {
  line: ImportLine;
  draft: Draft;
  isMended: boolean;
  standing: Item | undefined;
  id: string;
  owner: NewName | undefined;
  place: NewName | undefined;
  reasons: Reason[];
}

export const isChanged = ({ standing, changes }: PlannedItem): boolean =>
  standing !== undefined && changes.length > 0;

export function countsOf({ lines, partners, places }: Plan): Counts {
  const items = lines.flatMap(({ item }) => item ?? []);
  const review = lines.filter(({ verdict }) => verdict === 'review').length;
  const made = items.filter(({ standing }) => !standing).length;
  const changed = items.filter(isChanged).length;
  return {
    imported: items.length,
    review,
    skipped: lines.length - items.length - review,
    made,
    changed,
    unchanged: items.length - made - changed,
    partners: partners.length,
    places: places.length,
  };
}
