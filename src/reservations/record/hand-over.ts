/** The hand-over of some lines as they read over the wire: when they are fetched first and brought back last, each with its opening. */
import { byTime } from '../../shared/period.js';
import type { HandOver } from '../../shared/spoken-time.js';
import type { LineView } from './reservation-line.view.js';

type LineTimes = Pick<LineView, 'pickUpAt' | 'pickUpUntil' | 'returnFrom' | 'returnDueAt'>;

export function handOverOf(lines: readonly LineTimes[]): HandOver {
  const read = lines.map(({ pickUpAt, pickUpUntil, returnFrom, returnDueAt }) => ({
    pickUpAt: new Date(pickUpAt),
    pickUpUntil: pickUpUntil === null ? null : new Date(pickUpUntil),
    returnFrom: returnFrom === null ? null : new Date(returnFrom),
    returnDueAt: new Date(returnDueAt),
  }));
  const [first] = read.toSorted((one, other) => byTime(one.pickUpAt, other.pickUpAt));
  const last = read.toSorted((one, other) => byTime(one.returnDueAt, other.returnDueAt)).at(-1);
  if (!first || !last) throw new Error('A reservation has at least one line.');
  const { pickUpAt, pickUpUntil } = first;
  const { returnFrom, returnDueAt } = last;
  return { pickUpAt, pickUpUntil, returnFrom, returnDueAt };
}
