/** What a line says of an item, and in what it differs from the item that is there: a blank says nothing, and erases nothing. */
import type { Item } from '../item.entity.js';
import type { ItemColumn } from './item-columns.js';
import type { Draft } from './import-lines.js';

/** Columns of the item's row that a line can say. */
export type Facts = Partial<
  Pick<
    Item,
    | 'name'
    | 'quantity'
    | 'unit'
    | 'kind'
    | 'packStep'
    | 'category'
    | 'size'
    | 'weightGrams'
    | 'needsVehicle'
    | 'needsPersons'
    | 'needsOther'
    | 'depositCents'
    | 'depositBasis'
    | 'replacementValueCents'
    | 'bufferMinutes'
    | 'seasonNote'
    | 'inspectionDueOn'
    | 'description'
    | 'notes'
    | 'otherWords'
  >
>;

/** From what to what, for people; money in cents. */
export interface FieldChange {
  field: ItemColumn;
  from: string | number | boolean | null;
  to: string | number | boolean | null;
}

/** Which column each field of the row stands in. */
const columnOf = {
  name: 'name',
  quantity: 'quantity',
  unit: 'unit',
  kind: 'kind',
  packStep: 'packStep',
  category: 'category',
  size: 'size',
  weightGrams: 'weightGrams',
  needsVehicle: 'needsVehicle',
  needsPersons: 'needsPersons',
  needsOther: 'needsOther',
  depositCents: 'deposit',
  depositBasis: 'depositBasis',
  replacementValueCents: 'replacementValue',
  bufferMinutes: 'bufferMinutes',
  seasonNote: 'seasonNote',
  inspectionDueOn: 'inspectionDueOn',
  description: 'description',
  notes: 'notes',
  otherWords: 'otherWords',
} as const satisfies Record<keyof Facts, ItemColumn>;

const fields = Object.keys(columnOf) as (keyof Facts)[];

/** Only what the line really says; what stands in a draft is sound. */
export function factsOf(draft: Draft): Facts {
  const said: Record<keyof Facts, unknown> = { ...draft };
  return Object.fromEntries(
    fields.filter((field) => said[field] !== '' && said[field] !== null).map((field) => [field, said[field]]),
  );
}

/** Those that say something else than the item. */
export function differing(item: Item, facts: Facts): { facts: Facts; changes: FieldChange[] } {
  const changed = fields.filter(
    (field) => field in facts && facts[field] !== (item[field] ?? blankOf(field)),
  );
  return {
    facts: Object.fromEntries(changed.map((field) => [field, facts[field]])),
    changes: changed.map((field) => ({
      field: columnOf[field],
      from: item[field] ?? null,
      to: facts[field] ?? null,
    })),
  };
}

/** Other words were not always there. */
const blankOf = (field: keyof Facts): '' | null => (field === 'otherWords' ? '' : null);
