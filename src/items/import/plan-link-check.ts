/** Whether the items of a plan hold together: their parts, accessories and replacements are there, and each is sound by itself. */
import type { Search } from '../../shared/search.js';
import { countingOrder } from '../../shared/spelling.js';
import { itemFaults, type ItemShape } from '../item-rules.js';
import type { Item } from '../item.entity.js';
import type { Draft, Reason } from './import-lines.js';
import type { FieldChange } from './plan-facts.js';
import { linksOf, sameIds, sameParts, type PartOf } from './plan-links.js';
import type { Known, PlannedItem } from './plan-shapes.js';
import { itself, unknownNumber, unsound } from './plan-words.js';

/** A line of the plan; whoever has a reason is out. */
interface Checked {
  draft: Draft;
  reasons: Reason[];
  item: PlannedItem;
}

/** Lines that hang together in longer chains than this are no list of anybody. */
const MOST_ROUNDS = 20;

const hasLinks = ({ parts, accessories, replacements }: Draft): boolean =>
  parts !== '' || accessories !== '' || replacements !== '';

export class LinkCheck {
  private readonly parts: ReadonlyMap<string, readonly PartOf[]>;
  private readonly accessories: ReadonlyMap<string, readonly string[]>;
  private readonly standingIds: ReadonlyMap<string, string>;

  constructor(
    { items, parts, accessories }: Known,
    private readonly lines: readonly Checked[],
  ) {
    this.standingIds = new Map(
      items.map(({ id, numberOrder, inventoryNumber }) => [
        numberOrder ?? countingOrder(inventoryNumber),
        id,
      ]),
    );
    this.parts = grouped(
      parts,
      ({ setId }) => setId,
      ({ partId: itemId, quantity }) => ({ itemId, quantity }),
    );
    this.accessories = grouped(
      accessories,
      ({ itemId }) => itemId,
      ({ accessoryId }) => accessoryId,
    );
  }

  partsOf(id: string): readonly PartOf[] {
    return this.parts.get(id) ?? [];
  }

  accessoriesOf(id: string): readonly string[] {
    return this.accessories.get(id) ?? [];
  }

  /** Whoever loses a part is out as well, and so on. */
  *run(): Search<void> {
    for (let round = 1; ; round += 1) {
      const before = this.left().length;
      yield* this.link(round);
      yield* this.judge();
      if (this.left().length === before) return;
    }
  }

  private left(): Checked[] {
    return this.lines.filter(({ reasons }) => reasons.length === 0);
  }

  private *link(round: number): Search<void> {
    const coming = this.left().flatMap(({ draft, item }): [string, string][] =>
      draft.inventoryNumber === '' ? [] : [[countingOrder(draft.inventoryNumber), item.id]],
    );
    const ids = new Map([...this.standingIds, ...coming]);
    for (const { draft, item, reasons } of this.left()) {
      if (!hasLinks(draft)) continue;
      const { links, faults } = linksOf(draft, ids);
      item.links = links;
      reasons.push(...faults);
      if (round > MOST_ROUNDS) reasons.push(unknownNumber(draft.parts));
      if (links.replacementIds?.includes(item.id)) reasons.push(unsound(itself));
      yield;
    }
  }

  private *judge(): Search<void> {
    const parts = new Map(this.parts);
    for (const { item } of this.left()) if (item.links.parts) parts.set(item.id, item.links.parts);
    const partIds = new Set([...parts.values()].flat().map(({ itemId }) => itemId));
    for (const { item, reasons } of this.left()) {
      if (isShaped(item) || (partIds.has(item.id) && parts.has(item.id)))
        reasons.push(...itemFaults(shapeOf(item, parts, partIds)).map(({ message }) => unsound(message)));
      yield;
    }
  }
}

/** What a line says of it could be wrong; whatever stood before may stay. */
const isShaped = ({ standing, facts, links }: PlannedItem): boolean =>
  !standing ||
  facts.kind !== undefined ||
  facts.quantity !== undefined ||
  facts.packStep !== undefined ||
  links.parts !== undefined ||
  links.accessoryIds !== undefined;

function shapeOf(
  { id, standing, facts, links }: PlannedItem,
  parts: ReadonlyMap<string, readonly PartOf[]>,
  allPartIds: ReadonlySet<string>,
): ItemShape {
  const partIds = (parts.get(id) ?? []).map(({ itemId }) => itemId);
  return {
    kind: facts.kind ?? standing?.kind ?? 'bulk',
    quantity: facts.quantity ?? standing?.quantity ?? null,
    partIds,
    nestedPartIds: partIds.filter((partId) => partId === id || (parts.get(partId)?.length ?? 0) > 0),
    isPart: allPartIds.has(id),
    isOwnAccessory: links.accessoryIds?.includes(id) ?? false,
    packStep: facts.packStep,
  };
}

function grouped<Row, Value>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  valueOf: (row: Row) => Value,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(valueOf(row));
    else groups.set(keyOf(row), [valueOf(row)]);
  }
  return groups;
}

type Numbered = Pick<Item, 'inventoryNumber'>;

/** Of an item that stands: in which of its links the line says something else, told by their numbers. What differs not is said no more. */
export function linkChanges(
  item: PlannedItem,
  check: LinkCheck,
  named: ReadonlyMap<string, Numbered>,
): FieldChange[] {
  const { standing, links, id } = item;
  if (!standing) return [];
  const numbers = (ids: readonly string[]): string =>
    ids.map((one) => named.get(one)?.inventoryNumber ?? '').join('; ');
  const made = (parts: readonly PartOf[]): string =>
    parts.map((part) => `${named.get(part.itemId)?.inventoryNumber ?? ''}:${part.quantity}`).join('; ');
  const changes: FieldChange[] = [];
  if (links.parts) {
    if (sameParts(links.parts, check.partsOf(id))) delete links.parts;
    else changes.push({ field: 'parts', from: made(check.partsOf(id)), to: made(links.parts) });
  }
  if (links.accessoryIds) {
    if (sameIds(links.accessoryIds, check.accessoriesOf(id))) delete links.accessoryIds;
    else {
      const from = numbers(check.accessoriesOf(id));
      changes.push({ field: 'accessories', from, to: numbers(links.accessoryIds) });
    }
  }
  if (links.replacementIds) {
    const standingIds = standing.replacementIds;
    if (standingIds !== null && sameIds(links.replacementIds, standingIds)) delete links.replacementIds;
    else {
      const from = standingIds === null ? null : numbers(standingIds) || '-';
      changes.push({ field: 'replacements', from, to: numbers(links.replacementIds) || '-' });
    }
  }
  return changes;
}
