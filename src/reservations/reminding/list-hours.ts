/** List hours: when a keeper hears what a day brings, the evening before, or in the morning where nobody ran in the evening. */
import { dayAfter } from '../../shared/days.js';
import { earlier, isBefore } from '../../shared/period.js';
import { dayAt, instantAt, localDay, type LocalDay } from '../../shared/zone.js';
import { eveningOf } from './timed-hours.js';

const EVENING = '17:00';
/** Then the day has begun. */
const TOO_LATE = '10:00';

interface DueList {
  day: LocalDay;
  dueAt: Date;
  /** From then on nobody wants it any more, and nothing leaves in the night. */
  staleAt: Date;
}

/** Undefined while there is none. */
export function listDueAt(now: Date, timeZone: string): DueList | undefined {
  const today = dayAt(now, timeZone);
  const due = [today, dayAfter(today, 1)]
    .map((day) => ({
      day: localDay(day, timeZone),
      dueAt: instantAt(dayAfter(day, -1), EVENING, timeZone),
      until: instantAt(day, TOO_LATE, timeZone),
    }))
    .find(({ dueAt, until }) => !isBefore(now, dueAt) && isBefore(now, until));
  return due && { day: due.day, dueAt: due.dueAt, staleAt: earlier(due.until, eveningOf(today, timeZone)) };
}
