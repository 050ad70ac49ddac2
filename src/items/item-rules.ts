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
  /** True where it is named among its own accessories. */
  isOwnAccessory: boolean;
  /** As it is newly said; undefined where that stays. */
  packStep: number | undefined;
}

/** All faults at once; none for a sound item. */
export function itemFaults(item: ItemShape): FieldFault[] {
  const isComputed = item.kind === 'computed_set';
  const hasParts = item.partIds.length > 0;
  const { packStep = 1 } = item;
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
    item.isOwnAccessory &&
      fault('accessoryIds', 'Ein Gegenstand passt nicht zu sich selbst.', 'An item does not go with itself.'),
    // A stock that falls below its pack later is true all the same.
    item.quantity !== null &&
      item.quantity > 0 &&
      packStep > item.quantity &&
      fault(
        'packStep',
        `Es gibt nur ${item.quantity}: Eine Packung kann nicht größer sein.`,
        `There are only ${item.quantity}: a pack cannot be larger.`,
      ),
  ];
  return faults.filter((one) => one !== false);
}

const fault = (field: string, de: string, en: string): FieldFault => ({ field, message: { de, en } });
