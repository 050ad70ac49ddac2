/** The sheet of a day: of promised lines, those that are fetched on it and those that come back, by place and time. */
import { byTime, contains, isBefore, isSameInstant, type Period } from '../../shared/period.js';
import type { LocalDay } from '../../shared/zone.js';
import type { DaySheet, HandOver, LateWalks } from './day-sheet.view.js';

/** A promised line with what people call the things that it points to. */
export interface NamedLine extends Omit<HandOver, 'hours' | 'things'> {
  pickUp: Period;
  returnDue: Period;
  thing: Omit<HandOver['things'][number], 'quantity'>;
  /** Promised, and still in the store; and with the borrower. */
  awaited: number;
  out: number;
  /** Back, and not looked at; 0 for what was. */
  unchecked: number;
}

/** In the order of the places, then of the times. */
export const daySheet = (day: LocalDay, lines: readonly NamedLine[]): DaySheet => ({
  day: day.day,
  pickUps: together(
    lines.filter(({ pickUp, awaited }) => awaited > 0 && contains(day, pickUp.from)).map(fetched),
  ),
  returns: together(
    lines
      .filter(({ returnDue, awaited, out }) => awaited + out > 0 && endsWithin(day, returnDue))
      .map(broughtBack),
  ),
});

/** What should have been done on a day before. */
export const lateWalks = (day: Period, now: Date, lines: readonly NamedLine[]): LateWalks => ({
  overdue: together(
    lines
      .filter(
        ({ returnDue, out }) =>
          out > 0 && !isBefore(day.from, returnDue.until) && isBefore(returnDue.until, now),
      )
      .map(broughtBack),
  ),
  uncollected: together(
    lines
      .filter(
        // Of a loan, what nobody fetched keeps the rest from ending, however long its return is past.
        ({ pickUp, returnDue, awaited, isLoan }) =>
          awaited > 0 && isBefore(pickUp.from, day.from) && (isLoan || isBefore(now, returnDue.until)),
      )
      .map(fetched),
  ),
});

/** What came back and nobody has looked at. */
export const uncheckedWalks = (lines: readonly NamedLine[]): HandOver[] =>
  together(
    lines
      .filter(({ unchecked }) => unchecked > 0)
      .map((line) => during(line, line.returnDue, line.unchecked)),
  );

/** A return at midnight is the end of the day before. */
const endsWithin = (day: Period, { until }: Period): boolean =>
  isSameInstant(until, day.until) || (contains(day, until) && !isSameInstant(until, day.from));

const fetched = (line: NamedLine): HandOver => during(line, line.pickUp, line.awaited);
/** What nobody noted as handed over, is brought back all the same. */
const broughtBack = (line: NamedLine): HandOver => during(line, line.returnDue, line.out || line.awaited);

const during = (
  {
    pickUp: _pickUp,
    returnDue: _returnDue,
    awaited: _awaited,
    out: _out,
    unchecked: _unchecked,
    thing,
    ...facts
  }: NamedLine,
  hours: Period,
  quantity: number,
): HandOver => ({
  ...facts,
  hours,
  things: [{ ...thing, quantity }],
});

/** What one reservation does at one place at one time is one walk. */
function together(each: readonly HandOver[]): HandOver[] {
  const walks = new Map<string, HandOver>();
  for (const one of each) {
    const key = `${one.reservationId} ${one.placeId} ${one.hours.from.toISOString()} ${one.hours.until.toISOString()}`;
    const known = walks.get(key);
    walks.set(key, known ? { ...known, things: [...known.things, ...one.things] } : one);
  }
  return [...walks.values()].toSorted(
    (one, other) =>
      compared(one.placeName, other.placeName) ||
      compared(one.placeId, other.placeId) ||
      byTime(one.hours.from, other.hours.from) ||
      compared(one.number, other.number),
  );
}

const compared = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);
