/** Cautions: what a wish is taken with, and whoever asks should hear; whoever decides sees the same on the docket. */
import type { Item } from '../../items/item.entity.js';
import type { Reason } from '../../shared/refusal.js';
import { askerIsUnqualified, type Unqualified } from '../record/unqualified.js';
import { askerHearsOfInspection, dueInspections, inspectionsOf } from './inspection.js';
import { warningsFor } from './lending-rules.js';
import type { LendingFacts } from './lending-rule.js';

interface Cautious {
  facts: LendingFacts;
  items: readonly Pick<Item, 'id' | 'inspectionDueOn'>[];
  unqualified: readonly Unqualified[];
}

export function cautionsFor({ facts, items, unqualified }: Cautious): Reason[] {
  const dueOn = new Map(items.map(({ id, inspectionDueOn }) => [id, inspectionDueOn]));
  const inspections = inspectionsOf(facts.lines, (id) => dueOn.get(id));
  const due = new Map(dueInspections(inspections, facts.timeZone).map((one) => [one.itemId, one]));
  return [
    ...warningsFor(facts),
    ...unqualified.map(askerIsUnqualified),
    ...[...due.values()].map(askerHearsOfInspection),
  ];
}
