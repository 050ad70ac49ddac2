/** What must hold of an item by itself: its kind, its quantity and its parts agree. */
import type { FieldFault } from '../shared/refusal.js';
import type { ItemKind } from './item.entity.js';

export interface ItemShape {
  kind: ItemKind;
  quantity: number | null;
  partIds: readonly string[];
  /** Those of its parts that have parts themselves. */
  nestedPartIds: readonly string[];
  /** True where another item has this one as a part. */
  isPart: boolean;
}

/** All faults at once; none for a sound item. */
export function itemFaults(item: ItemShape): FieldFault[] {
  const isComputed = item.kind === 'computed_set';
  const hasParts = item.partIds.length > 0;
  const faults: (FieldFault | false)[] = [
    isComputed &&
      !hasParts &&
      fault('parts', 'Ein Satz aus Teilen braucht Teile.', 'A computed set needs parts.'),
    isComputed &&
      item.quantity !== null &&
      fault('quantity', 'Der Bestand ergibt sich aus den Teilen.', 'The quantity follows from the parts.'),
    !isComputed &&
      item.quantity === null &&
      fault('quantity', 'Bitte den Bestand angeben.', 'Please give the quantity.'),
    new Set(item.partIds).size < item.partIds.length &&
      fault('parts', 'Jedes Teil bitte nur einmal nennen.', 'Please name each part only once.'),
    item.nestedPartIds.length > 0 &&
      fault('parts', 'Ein Teil darf nicht selbst aus Teilen bestehen.', 'A part must not have parts itself.'),
    item.isPart &&
      hasParts &&
      fault('parts', 'Was selbst ein Teil ist, hat keine Teile.', 'What is a part has no parts.'),
  ];
  return faults.filter((one) => one !== false);
}

const fault = (field: string, de: string, en: string): FieldFault => ({ field, message: { de, en } });
