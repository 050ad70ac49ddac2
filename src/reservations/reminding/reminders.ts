/** Reminders: of which pick-ups and returns of a loan somebody is to be reminded now. Each is due once; what is too late is dropped. */
import { dayAfter } from '../../shared/days.js';
import { byTime, contains, isBefore, type Period } from '../../shared/period.js';
import { dayAt, localDay } from '../../shared/zone.js';
import { isTimely, morningOf } from './timed-hours.js';

export const reminderKinds = ['pick-up', 'return', 'overdue'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

interface Step {
  kind: ReminderKind;
  /** The how manieth of its kind, from 1. */
  nth: number;
  /** So many days after that of the pick-up, or of the return that was agreed. */
  after: number;
}

/** Friendly first, and then ever more rarely. */
const OVERDUE_DAYS = [1, 3, 7, 14];

const steps: readonly Step[] = [
  { kind: 'pick-up', nth: 1, after: -2 },
  { kind: 'return', nth: 1, after: -1 },
  ...OVERDUE_DAYS.map((after, index): Step => ({ kind: 'overdue', nth: index + 1, after })),
];

/** As much of a line as it takes to know. */
export interface RemindedLine {
  pickUpAt: Date;
  returnDueAt: Date;
  /** Promised and still in the store. */
  awaitedQuantity: number;
  outQuantity: number;
  /** Null while nobody decided. */
  decidedAt: Date | null;
  handedOverAt: Date | null;
}

export interface RemindedLoan<Line extends RemindedLine> {
  /** Promised, and not all back. */
  isUnderWay: boolean;
  /** The borrower says that all is back; null where nobody says so. */
  returnReportedAt: Date | null;
  lines: readonly Line[];
}

export interface Reminder<Line> {
  kind: ReminderKind;
  dueAt: Date;
  /** The how manieth of its kind, from 1. */
  nth: number;
  lines: readonly Line[];
}

/** What is due now and not stale yet is about pick-ups or returns in this period, which is a day. */
export interface Window {
  kind: ReminderKind;
  nth: number;
  dueAt: Date;
  /** Its first instant belongs to it for pick-ups, its last one for returns: what is due at midnight is due on the day that ends. */
  day: Period;
}

export function windowsAt(now: Date, timeZone: string): Window[] {
  const today = dayAt(now, timeZone);
  return [dayAfter(today, -1), today]
    .filter((dueDay) => isTimely(dueDay, now, timeZone))
    .flatMap((dueDay) =>
      steps.map(({ after, ...step }) => ({
        ...step,
        dueAt: morningOf(dueDay, timeZone),
        day: localDay(dayAfter(dueDay, -after), timeZone),
      })),
    );
}

export function remindersOf<Line extends RemindedLine>(
  loan: RemindedLoan<Line>,
  now: Date,
  timeZone: string,
): Reminder<Line>[] {
  if (!loan.isUnderWay) return [];
  return windowsAt(now, timeZone).flatMap(({ kind, nth, dueAt, day }) => {
    const lines = choose[kind](loan, { dueAt, day, now });
    return lines.length === 0 ? [] : [{ kind, nth, dueAt, lines }];
  });
}

interface Moment {
  dueAt: Date;
  day: Period;
  now: Date;
}

type Choose = <Line extends RemindedLine>(loan: RemindedLoan<Line>, moment: Moment) => Line[];

/** Whoever was promised or given something after a reminder was due has just been told. */
const knewBefore = (since: Date | null, dueAt: Date): boolean => since !== null && isBefore(since, dueAt);

const choose: Readonly<Record<ReminderKind, Choose>> = {
  'pick-up': ({ lines }, { dueAt, day, now }) =>
    lines.filter(
      ({ awaitedQuantity, pickUpAt, decidedAt }) =>
        awaitedQuantity > 0 &&
        contains(day, pickUpAt) &&
        isBefore(now, pickUpAt) &&
        knewBefore(decidedAt, dueAt),
    ),
  return: (loan, { dueAt, day, now }) =>
    outOf(loan).filter(
      ({ returnDueAt, handedOverAt }) =>
        endsIn(day, returnDueAt) && isBefore(now, returnDueAt) && knewBefore(handedOverAt, dueAt),
    ),
  // Counted from what should have been back first, so that there are never more than four for one return that was agreed.
  overdue: (loan, { day, now }) => {
    const late = outOf(loan).filter(({ returnDueAt }) => isBefore(returnDueAt, now));
    const [first] = late.map(({ returnDueAt }) => returnDueAt).toSorted(byTime);
    return first && endsIn(day, first) ? late : [];
  },
};

/** Nobody is asked for what they say is back. */
const outOf = <Line extends RemindedLine>({ lines, returnReportedAt }: RemindedLoan<Line>): Line[] =>
  returnReportedAt === null ? lines.filter(({ outQuantity }) => outQuantity > 0) : [];

const endsIn = ({ from, until }: Period, instant: Date): boolean =>
  isBefore(from, instant) && !isBefore(until, instant);
