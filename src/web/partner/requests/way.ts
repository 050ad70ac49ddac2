/** The way of a loan: its steps in order, which are done, and at which it stands; nothing for one that came to no loan. */
import type { Status } from '../../../reservations/record/lifecycle.js';

export const steps = ['asked', 'approved', 'fetched', 'returned', 'checked'] as const;

const done: Readonly<Partial<Record<Status, number>>> = {
  requested: 1,
  approved: 2,
  handed_over: 3,
  returned: 4,
  checked: steps.length,
};

/** How many of the steps are done; the next one is where it stands. Undefined where it will not go on. */
export const doneSteps = (status: Status): number | undefined => done[status];
