/** An item as a line would have it: new with all that it says, or what it says otherwise than what stands there. */
import type { Item } from '../item.entity.js';
import type { Draft } from './import-lines.js';
import { differing, factsOf, type Facts, type FieldChange } from './plan-facts.js';
import type { Named } from './plan-names.js';
import type { Entry, Known, PlannedItem } from './plan-shapes.js';

export function plannedItem({ draft, standing, id, owner, place }: Entry, known: Known): PlannedItem {
  const facts = factsOf(draft);
  const item = { id, standing, setAside: draft.setAside, links: {} };
  if (!standing) {
    const isSet = draft.parts !== '' && facts.quantity === undefined && facts.kind === undefined;
    const usual: Facts = isSet ? { unit: 'Stück', kind: 'computed_set' } : { unit: 'Stück' };
    const whose = { ownerId: owner!.id, storagePlaceId: place!.id };
    const { inventoryNumber } = draft;
    return { ...item, ...whose, inventoryNumber, facts: { ...usual, ...facts }, changes: [] };
  }
  const changed = differing(standing, facts);
  // What was said for all that say nothing says nothing of what is there.
  const ownerId = draft.owner === '' ? standing.ownerId : owner!.id;
  const storagePlaceId = draft.storagePlace === '' ? standing.storagePlaceId : place!.id;
  const changes = [...changed.changes, ...movesOf(standing, draft, { owner, place, known })];
  const { inventoryNumber } = standing;
  return { ...item, inventoryNumber, ownerId, storagePlaceId, facts: changed.facts, changes };
}

function movesOf(
  standing: Item,
  draft: Draft,
  { owner, place, known }: Pick<Entry, 'owner' | 'place'> & { known: Known },
): FieldChange[] {
  const { ownerId, storagePlaceId, setAsideAt } = standing;
  const isAside = setAsideAt !== null;
  const changes: (FieldChange | false)[] = [
    draft.owner !== '' &&
      owner!.id !== ownerId && {
        field: 'owner',
        from: nameIn(known.partners, ownerId),
        to: owner!.name,
      },
    draft.storagePlace !== '' &&
      place!.id !== storagePlaceId && {
        field: 'storagePlace',
        from: nameIn(known.places, storagePlaceId),
        to: place!.name,
      },
    draft.setAside !== null &&
      draft.setAside !== isAside && { field: 'setAside', from: isAside, to: draft.setAside },
  ];
  return changes.filter((change) => change !== false);
}

function nameIn(named: readonly Named[], id: string): string {
  const one = named.find((other) => other.id === id);
  return one?.shortName || one?.name || '';
}
