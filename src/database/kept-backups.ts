/** Kept backups: which files of the backup folder stay once a new one has been made. */

/** The newest of each of so many days, and of each of so many weeks (safety.md, K03). */
const DAYS = 7;
const WEEKS = 4;

const DAY_MS = 86_400_000;
/** 1 January 1970 was a Thursday: with these days before it, weeks begin on Mondays. */
const DAYS_BEFORE_THURSDAY = 3;

/** Those that `backup` makes; what is called otherwise was not made by it, and is not its to remove. */
const made = /^leihbund-(\d{4})(\d\d)(\d\d)T\d{6}Z\.(sqlite|dump)$/;

/** An instant as names have it: 20270514T030000Z. */
export const momentOf = (instant: Date): string => instant.toISOString().replace(/[-:]|\.\d+/g, '');

/** Without its ending. */
export const backupName = (instant: Date): string => `leihbund-${momentOf(instant)}`;

/** Kept until somebody removes them: there are as many as there were updates. */
export const nameBeforeUpdate = (instant: Date): string => `leihbund-before-update-${momentOf(instant)}`;

/**
 * The backups that may go. Days and weeks without any are not counted, so that whatever stood still for long still has
 * its old ones. All of the newest day stay: one of them may be from just before a mistake.
 */
export function spareBackups(names: readonly string[]): string[] {
  const newestFirst = names.filter((name) => made.test(name)).toSorted(byName);
  const days = new Set<number>();
  const weeks = new Set<number>();
  const newest = dayNumber(newestFirst[0] ?? '');
  return newestFirst.filter((name) => {
    const number = dayNumber(name);
    const isOfDays = isNextOf(days, number, DAYS);
    const isOfWeeks = isNextOf(weeks, Math.floor((number + DAYS_BEFORE_THURSDAY) / 7), WEEKS);
    return !isOfDays && !isOfWeeks && number !== newest;
  });
}

/** True for the first of each day or week, as long as there are not enough of them. */
function isNextOf(seen: Set<number>, number: number, most: number): boolean {
  if (seen.has(number) || seen.size === most) return false;
  seen.add(number);
  return true;
}

const byName = (one: string, other: string): number => (one > other ? -1 : one < other ? 1 : 0);

/** Days since 1970, in UTC like the names. */
function dayNumber(name: string): number {
  const [, year, month, day] = made.exec(name) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MS;
}
