/** The month of an item: from steps of availability to local days, each with the least that is free in it. */
import { overlaps, type Period } from '../../shared/period.js';
import { addDays, instantAt, localTime, startOfDay } from '../../shared/zone.js';

export interface MonthDay {
  /** 'YYYY-MM-DD' */
  day: string;
  free: number;
  isPast: boolean;
  isToday: boolean;
}

/** Monday to Sunday; undefined for days of other months. */
export type Week = readonly (MonthDay | undefined)[];

export interface FreeStep extends Period {
  free: number;
}

/** 'YYYY-MM' */
export const monthAt = (instant: Date, timeZone: string): string =>
  localTime(instant, timeZone).day.slice(0, 7);

export function monthAfter(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const months = year * 12 + number - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Noon of its first day, to say it in words. */
export const noonOf = (month: string, timeZone: string): Date => instantAt(`${month}-01`, '12:00', timeZone);

export const monthPeriod = (month: string, timeZone: string): Period => ({
  from: startOfDay(noonOf(month, timeZone), timeZone),
  until: startOfDay(noonOf(monthAfter(month, 1), timeZone), timeZone),
});

/** `steps` cover the month. */
export function weeksOf(month: string, steps: readonly FreeStep[], now: Date, timeZone: string): Week[] {
  const today = localTime(now, timeZone).day;
  const first = noonOf(month, timeZone);
  const noons = Array.from({ length: 31 }, (_, index) => addDays(first, index, timeZone));
  const days = noons
    .filter((noon) => monthAt(noon, timeZone) === month)
    .map((noon) => {
      const { day } = localTime(noon, timeZone);
      const free = leastFree(steps, dayPeriod(noon, timeZone));
      return { day, free, isPast: day < today, isToday: day === today };
    });
  const cells = [...otherDays(localTime(first, timeZone).weekday - 1), ...days];
  const full = [...cells, ...otherDays(-cells.length % 7)];
  return Array.from({ length: full.length / 7 }, (_, week) => full.slice(week * 7, week * 7 + 7));
}

/** A local day may have 23 or 25 hours. */
const dayPeriod = (noon: Date, timeZone: string): Period => ({
  from: startOfDay(noon, timeZone),
  until: startOfDay(addDays(noon, 1, timeZone), timeZone),
});

const leastFree = (steps: readonly FreeStep[], day: Period): number => {
  const within = steps.filter((step) => overlaps(step, day)).map(({ free }) => free);
  return within.length === 0 ? 0 : Math.min(...within);
};

const otherDays = (count: number): undefined[] => Array.from({ length: (count + 7) % 7 }, () => undefined);
