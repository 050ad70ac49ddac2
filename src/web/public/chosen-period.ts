/** The chosen period: the days somebody looks at the list for, what they mean, and what is wrong with them. */
import type { DaysAndTimes } from '../../items/hand-over-times.js';
import { dayAfter } from '../../shared/days.js';
import { isBefore, isEmpty, type Period } from '../../shared/period.js';
import { Refusal, type FieldFault } from '../../shared/refusal.js';
import { instantAt, startOfDay } from '../../shared/zone.js';
import type { Typed } from '../forms/typed.js';
import { daysFaults, daysFrom, daysIn, noDays, timesFaults, type WishedDays } from '../forms/wished-days.js';

export interface ChosenPeriod {
  days: WishedDays;
  /** Undefined while none is chosen, and where the days make none. */
  period: Period | undefined;
  /** What is wrong with the days. */
  refusal: Refusal | undefined;
}

/** What the address says; else what was chosen before, for the basket, unless that is over by now. */
export function chosenPeriod(
  queried: Typed,
  before: WishedDays,
  { now, timeZone }: { now: Date; timeZone: string },
): ChosenPeriod {
  const isAsked = ['from', 'until', 'fromTime', 'untilTime'].some((name) => queried[name]);
  const chosen = periodIn(daysIn(isAsked ? queried : { ...before }), now, timeZone);
  return chosen.refusal && !isAsked ? noPeriod : chosen;
}

const noPeriod: ChosenPeriod = { days: noDays, period: undefined, refusal: undefined };

function periodIn(days: WishedDays, now: Date, timeZone: string): ChosenPeriod {
  if (Object.values(days).every((part) => part === '')) return noPeriod;
  const faults = faultsOf(days);
  const period = faults.length === 0 ? periodOf(days, timeZone) : undefined;
  if (period) faults.push(...faultsOfPeriod(period, now));
  if (faults.length === 0) return { days, period, refusal: undefined };
  return { days, period: undefined, refusal: Refusal.invalid(faults) };
}

const faultsOf = (days: WishedDays): FieldFault[] => [...daysFaults(days), ...timesFaults(days)];

/** Of sound days; those without times are whole local days. */
export function periodOf(wished: WishedDays, timeZone: string): Period {
  const { from, until } = daysFrom(wished)!;
  const { fromTime, untilTime } = wished;
  return {
    from: fromTime === '' ? startOfDay(from, timeZone) : instantAt(from, fromTime, timeZone),
    until:
      untilTime === '' ? startOfDay(dayAfter(until, 1), timeZone) : instantAt(until, untilTime, timeZone),
  };
}

function faultsOfPeriod(period: Period, now: Date): FieldFault[] {
  if (isEmpty(period))
    return [fault('until', 'Das Ende liegt vor dem Anfang.', 'The end lies before the beginning.')];
  if (isBefore(period.until, now))
    return [fault('until', 'Dieser Zeitraum ist schon vorbei.', 'This period is over already.')];
  return [];
}

const fault = (field: string, de: string, en: string): FieldFault => ({ field, message: { de, en } });

/** For the services; undefined while no sound days are chosen. */
export function wishedDays({ days, period }: ChosenPeriod): DaysAndTimes | undefined {
  const wished = daysFrom(days);
  return period && wished && { ...days, ...wished };
}

/** The days as part of an address, without `?`; empty where none is chosen. */
export const daysQuery = (days: WishedDays): string =>
  new URLSearchParams(Object.entries(days).filter(([, value]) => value !== '')).toString();
