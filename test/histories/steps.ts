/** What may happen in a history, drawn at random; which loan a step is about is counted among those that there are by then. */
import * as fc from 'fast-check';
import type { Thing } from './pencil.js';

export type Step =
  | { do: 'ask'; thing: Thing; quantity: number; from: number; hours: number; isPromised: boolean }
  | ({ do: 'out' } & Counts)
  | ({ do: 'back' } & Counts)
  | { do: 'approve'; which: number; quantity: number }
  | { do: Plain; which: number }
  | { do: 'change'; which: number; byBorrower: boolean; more: number; later: number; longer: number }
  | { do: 'close'; thing: Thing; units: number; from: number; hours: number }
  | { do: 'reopen'; which: number }
  | { do: 'count'; quantity: number }
  | { do: 'wait'; hours: number };

/** Said of a loan, and nothing else. */
const plain = [
  'cancel',
  'release',
  'check',
  'decline',
  'withdraw',
  'approveChange',
  'declineChange',
  'withdrawChange',
] as const;
export type Plain = (typeof plain)[number];

export interface Counts {
  which: number;
  quantity: number;
  damaged: number;
  missing: number;
  found: number;
  all: boolean;
}

const which = fc.nat(29);
const upTo = (most: number) => fc.integer({ min: 0, max: most });
const things = fc.constantFrom<Thing[]>('bench', 'bench', 'row');

/** Three times of four. */
const often = fc.constantFrom(true, true, true, false);
const few = fc.constantFrom(0, 0, 0, 1, 2);

const asks = fc.record({
  do: fc.constant('ask' as const),
  thing: things,
  quantity: fc.integer({ min: 1, max: 6 }),
  from: fc.integer({ min: 1, max: 20 }),
  hours: fc.integer({ min: 8, max: 48 }),
  isPromised: often,
});
const atTheDesk = fc.record({
  do: fc.constantFrom('out' as const, 'back' as const),
  which,
  quantity: fc.oneof(upTo(2), upTo(6)),
  damaged: few,
  missing: few,
  found: few,
  all: fc.boolean(),
});
const approvals = fc.record({
  do: fc.constant('approve' as const),
  which,
  quantity: fc.integer({ min: 1, max: 8 }),
});
/** Mostly small, and often nothing. */
const shift = fc.oneof(fc.constant(0), fc.integer({ min: -10, max: 12 }));
const changes = fc.record({
  do: fc.constant('change' as const),
  which,
  byBorrower: often,
  more: fc.oneof(fc.constant(0), fc.integer({ min: -3, max: 3 })),
  later: shift,
  longer: shift,
});
const closings = fc.record({
  do: fc.constant('close' as const),
  thing: things,
  units: fc.integer({ min: 1, max: 5 }),
  from: upTo(20),
  hours: fc.integer({ min: 1, max: 30 }),
});
const reopenings = fc.record({ do: fc.constant('reopen' as const), which });
const counts = fc.record({ do: fc.constant('count' as const), quantity: fc.integer({ min: 3, max: 14 }) });
const waits = fc.record({ do: fc.constant('wait' as const), hours: fc.oneof(upTo(8), upTo(30)) });
const plains = fc.record({ do: fc.constantFrom(...plain), which });

export const histories = fc.record({
  /** Hours that a thing rests after each loan. */
  rest: fc.constantFrom(0, 0, 2),
  steps: fc.array(
    fc.oneof(
      { arbitrary: asks, weight: 7 },
      { arbitrary: atTheDesk, weight: 16 },
      { arbitrary: changes, weight: 5 },
      { arbitrary: approvals, weight: 2 },
      { arbitrary: plains, weight: 6 },
      { arbitrary: closings, weight: 1 },
      { arbitrary: reopenings, weight: 1 },
      { arbitrary: counts, weight: 1 },
      { arbitrary: waits, weight: 6 },
    ),
    { minLength: 20, maxLength: 45, size: 'max' },
  ),
});
