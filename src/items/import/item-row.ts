/** An item as a row of the list that people take along: read in again, it changes nothing. */
import { parseDay } from '../../shared/input-text.js';
import type { Cell } from '../../shared/table-cells.js';
import type { Language } from '../../shared/words.js';
import type { Item } from '../item.entity.js';
import { choiceWords } from './choice-words.js';
import { itemColumns, type ItemColumn } from './item-columns.js';
import type { Facts } from './plan-facts.js';

/** In the order of the table. */
export const columnsOfItems = Object.keys(itemColumns) as ItemColumn[];

export type ItemRow = Readonly<Record<ItemColumn, Cell>>;

type Plain = Exclude<keyof Facts, 'quantity'> | 'inventoryNumber' | 'replacementIds' | 'setAsideAt';

/** An item with what stands beside it, by names and ids. */
export interface ListedItem {
  item: Pick<Item, Plain>;
  /** As it was counted; null of a computed set. */
  quantity: number | null;
  owner: { name: string };
  place: { name: string };
  parts: readonly { itemId: string; quantity: number }[];
  accessoryIds: readonly string[];
}

/** `numbers`: the inventory numbers of whatever is made of others, goes with them, or replaces them, by their ids. */
export function itemRow(
  { item, quantity, owner, place, parts, accessoryIds }: ListedItem,
  numbers: ReadonlyMap<string, string>,
  language: Language,
): ItemRow {
  const w = choiceWords[language];
  const bases: Readonly<Record<string, string>> = w.bases;
  const numberOf = (id: string): string => numbers.get(id) ?? '';
  return {
    inventoryNumber: item.inventoryNumber,
    name: item.name,
    quantity,
    unit: item.unit,
    kind: w.kinds[item.kind],
    packStep: item.packStep,
    category: item.category,
    owner: owner.name,
    storagePlace: place.name,
    size: item.size,
    weightGrams: item.weightGrams,
    needsVehicle: item.needsVehicle,
    needsPersons: item.needsPersons,
    needsOther: item.needsOther,
    deposit: { cents: item.depositCents },
    // What was typed freely once stands as it is.
    depositBasis: Object.hasOwn(bases, item.depositBasis) ? bases[item.depositBasis]! : item.depositBasis,
    replacementValue: item.replacementValueCents === null ? null : { cents: item.replacementValueCents },
    bufferMinutes: item.bufferMinutes,
    seasonNote: item.seasonNote,
    inspectionDueOn: parseDay(item.inspectionDueOn ?? undefined) ?? null,
    description: item.description,
    notes: item.notes,
    otherWords: item.otherWords ?? '',
    parts: parts.map((part) => `${numberOf(part.itemId)}:${part.quantity}`).join(BETWEEN),
    accessories: accessoryIds.map(numberOf).join(BETWEEN),
    replacements: replacementsIn(item.replacementIds, numberOf),
    setAside: item.setAsideAt === null ? w.no : w.yes,
  };
}

const BETWEEN = '; ';
/** Somebody said that nothing can replace it; nothing said is left empty. */
const NONE = '-';

const replacementsIn = (ids: readonly string[] | null, numberOf: (id: string) => string): string =>
  ids?.length === 0 ? NONE : (ids ?? []).map(numberOf).join(BETWEEN);
