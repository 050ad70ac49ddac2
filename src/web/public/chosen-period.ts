/** The chosen period: the days somebody looks at the list for, what they mean, and what is wrong with them. */
import { isTimeOfDay } from '../../shared/input-text.js';
import { isBefore, isEmpty, type Period } from '../../shared/period.js';
import { Refusal, type FieldFault } from '../../shared/refusal.js';
import { addDays, instantAt, startOfDay } from '../../shared/zone.js';
import type { Typed } from '../ui/typed.js';
import { daysFaults, type WishedDays } from '../ui/wished-days.js';

export interface ChosenPeriod {
  days: WishedDays;
  /** Undefined while none is chosen, and where the days make none. */
  period: Period | undefined;
  /** What is wrong with the days. */
  refusal: Refusal | undefined;
}

/** What the address says; else what was chosen before, for the basket, unless that is over by now. */
export function chosenPeriod(
  asked: Typed,
  before: WishedDays,
  { now, timeZone }: { now: Date; timeZone: string },
): ChosenPeriod {
  const isAsked = Boolean(asked['from'] || asked['until']);
  const chosen = periodIn(daysIn(isAsked ? asked : { ...before }), now, timeZone);
  return chosen.refusal && !isAsked ? noPeriod : chosen;
}

const noPeriod: ChosenPeriod = {
  days: { from: '', until: '', fromTime: '', untilTime: '' },
  period: undefined,
  refusal: undefined,
};

function periodIn(days: WishedDays, now: Date, timeZone: string): ChosenPeriod {
  if (days.from === '' && days.until === '') return noPeriod;
  const faults = faultsOf(days);
  const period = faults.length === 0 ? periodOf(days, timeZone) : undefined;
  if (period) faults.push(...faultsOfPeriod(period, now));
  if (faults.length === 0) return { days, period, refusal: undefined };
  return { days, period: undefined, refusal: Refusal.invalid(faults) };
}

const daysIn = ({ from = '', until = '', fromTime = '', untilTime = '' }: Typed): WishedDays => ({
  from,
  until,
  fromTime,
  untilTime,
});

function faultsOf({ from, until, fromTime, untilTime }: WishedDays): FieldFault[] {
  return [
    ...daysFaults({ from, until }),
    ...(isTimeOrNone(fromTime)
      ? []
      : [fault('fromTime', 'Bitte eine Uhrzeit angeben.', 'Please give a time.')]),
    ...(isTimeOrNone(untilTime)
      ? []
      : [fault('untilTime', 'Bitte eine Uhrzeit angeben.', 'Please give a time.')]),
  ];
}

const isTimeOrNone = (time: string): boolean => time === '' || isTimeOfDay(time);

/** Days without times are whole local days. */
export function periodOf({ from, until, fromTime, untilTime }: WishedDays, timeZone: string): Period {
  const endOf = (day: string): Date =>
    startOfDay(addDays(instantAt(day, '12:00', timeZone), 1, timeZone), timeZone);
  return {
    from:
      fromTime === ''
        ? startOfDay(instantAt(from, '12:00', timeZone), timeZone)
        : instantAt(from, fromTime, timeZone),
    until: untilTime === '' ? endOf(until) : instantAt(until, untilTime, timeZone),
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

/** The days as part of an address, without `?`; empty where none is chosen. */
export const daysQuery = (days: WishedDays): string =>
  new URLSearchParams(Object.entries(days).filter(([, value]) => value !== '')).toString();
