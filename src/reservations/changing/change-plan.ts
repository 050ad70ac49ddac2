/** The plan of a change: what the lines of a loan are to be, which of them go, and until when that is to be decided. */
import { earlier, isBefore, type Period } from '../../shared/period.js';
import { decideByOf } from '../record/deadline.js';
import { isOut } from '../record/lifecycle.js';
import type { ReservationLine } from '../record/reservation-line.entity.js';
import type { Reservation } from '../record/reservation.entity.js';
import { onlyReturnsOf } from './out-lines.js';
import { droppedOf, isDifferent, wantedLines } from './wanted-lines.js';
import type { NamedLine, Wanted, WantedTimes } from './wanted-lines.js';

export interface Plan {
  wanted: readonly Wanted<ReservationLine>[];
  dropped: readonly ReservationLine[];
}

interface Wish extends WantedTimes {
  lines?: readonly NamedLine[] | undefined;
}

/** Refuses what cannot become of this loan. */
export function planOf(reservation: Reservation, wish: Wish, now: Date): Plan {
  const { lines, pickUpAt, returnDueAt } = reservation;
  const wanted = wantedLines(lines, wish, { from: pickUpAt, until: returnDueAt });
  if (isOut(reservation.statusAt(now))) return { wanted: onlyReturnsOf(lines, wanted), dropped: [] };
  const dropped = wish.lines === undefined ? [] : droppedOf(lines, wanted);
  // What was declined takes nothing, and stays in the record.
  return { wanted, dropped: dropped.filter(({ holds }) => holds) };
}

export const changesLines = ({ wanted, dropped }: Plan): boolean =>
  wanted.some(isDifferent) || dropped.length > 0;

/** Lines that are given up, whole or in part: left out, fewer, or fetched later. */
export const givenUpOf = ({ wanted, dropped }: Plan): ReservationLine[] => [
  ...dropped,
  ...wanted.flatMap(({ line, quantity, period }) =>
    line && (quantity < line.heldQuantity || isBefore(line.period.from, period.from)) ? [line] : [],
  ),
];

/** As for a request; but before anything that the loan has ahead, or would have: whoever waits must know where they are by then. */
export function changeDeadline(now: Date, decisionDays: number, periods: readonly Period[]): Date {
  const ahead = periods.flatMap(({ from, until }) => [from, until]).filter((at) => isBefore(now, at));
  if (ahead.length === 0) throw new Error('What takes more ends in the future.');
  return decideByOf(now, decisionDays, ahead.reduce(earlier));
}
