/** A replay: what many were told of one loan, put in the order of its versions and counted again with plain counters. */
import assert from 'node:assert/strict';

export type Deed =
  'approve' | 'cancel' | 'change' | 'wish' | 'approveChange' | 'declineChange' | 'out' | 'back';

export interface Said {
  quantity: number;
  missing: number;
  damaged: number;
}

/** What somebody was told in the end. */
export interface Done extends Said {
  deed: Deed;
  waits: boolean;
  view: View;
}

export interface View {
  id: string;
  version: number;
  status: string;
  lines: (Counters & { id: string; quantity: number })[];
}

type Counters = Record<
  `${'awaited' | 'out' | 'handedOver' | 'returned' | 'missing' | 'damaged'}Quantity`,
  number
>;

const nothing: Counters = {
  awaitedQuantity: 0,
  outQuantity: 0,
  handedOverQuantity: 0,
  returnedQuantity: 0,
  missingQuantity: 0,
  damagedQuantity: 0,
};

export const countersOf = ({ lines: [line] }: View): Counters => {
  const {
    awaitedQuantity,
    outQuantity,
    handedOverQuantity,
    returnedQuantity,
    missingQuantity,
    damagedQuantity,
  } = line!;
  return {
    awaitedQuantity,
    outQuantity,
    handedOverQuantity,
    returnedQuantity,
    missingQuantity,
    damagedQuantity,
  };
};

/** One deed after the other; each was told the counters that it left behind. One that changed nothing was told the version that it found. */
export function replayed(told: readonly Done[]): { counters: Counters; changes: number } {
  let counters = nothing;
  let [version, wished, changes, status] = [1, 0, 0, 'requested'];
  for (const one of told.toSorted((some, other) => some.view.version - other.view.version)) {
    if (one.view.version > version) changes += 1;
    if (one.view.version > version)
      counters = after(counters, one, { wished, isOut: status === 'handed_over' });
    assert.deepEqual(
      countersOf(one.view),
      counters,
      `${one.deed} ${one.quantity}, version ${one.view.version}`,
    );
    version = one.view.version;
    ({ status } = one.view);
    if (one.waits) wished = one.quantity;
  }
  return { counters, changes };
}

function after(
  counters: Counters,
  one: Done,
  { wished, isOut }: { wished: number; isOut: boolean },
): Counters {
  const { awaitedQuantity, outQuantity, handedOverQuantity, returnedQuantity } = counters;
  const { deed, quantity, missing, damaged, view, waits } = one;
  if (deed === 'out')
    return {
      ...counters,
      awaitedQuantity: 0,
      outQuantity: outQuantity + quantity,
      handedOverQuantity: handedOverQuantity + quantity,
    };
  if (deed === 'back')
    return {
      ...counters,
      outQuantity: outQuantity - quantity - missing,
      returnedQuantity: returnedQuantity + quantity,
      missingQuantity: counters.missingQuantity + missing,
      damagedQuantity: counters.damagedQuantity + damaged,
    };
  if (deed === 'approve') return { ...counters, awaitedQuantity: quantity };
  if (deed === 'cancel') return { ...counters, awaitedQuantity: 0 };
  const becomes = deed === 'approveChange' ? wished : quantity;
  const isApplied = deed !== 'declineChange' && !waits && !isOut && view.status === 'approved';
  return { ...counters, awaitedQuantity: isApplied ? becomes : awaitedQuantity };
}
