/** Wished days: from the first to the last day that somebody wants things for, and what is wrong with them. */
import { Temporal } from 'temporal-polyfill';
import { daysBetween, isEarlierDay, type Days } from '../../shared/days.js';
import { isTimeOfDay, parseDay } from '../../shared/input-text.js';
import { LONGEST_PERIOD_DAYS, type Period } from '../../shared/period.js';
import type { FieldFault } from '../../shared/refusal.js';
import { dayAndTime, dayInWords, endInWords, fromTo } from '../../shared/spoken-time.js';
import type { Language, Words } from '../../shared/words.js';
import { instantAt, localTime } from '../../shared/zone.js';
import { timeTyped, type Typed } from './typed.js';

/** As they stand in forms, addresses and cookies. */
export interface WishedDays {
  /** 'YYYY-MM-DD'; empty while none is chosen. */
  from: string;
  until: string;
  /** 'HH:MM'; empty: the whole day. */
  fromTime: string;
  untilTime: string;
}

export const noDays: WishedDays = { from: '', until: '', fromTime: '', untilTime: '' };

/** By their names in every form and address. */
export const daysIn = ({ from = '', until = '', fromTime = '', untilTime = '' }: Typed): WishedDays => ({
  from,
  until,
  fromTime: timeTyped(fromTime),
  untilTime: timeTyped(untilTime),
});

export type TypedDays = Pick<WishedDays, 'from' | 'until'>;

/** Undefined while none are chosen, and for what are none. */
export function daysFrom(typed: TypedDays): Days | undefined {
  const [from, until] = [parseDay(typed.from), parseDay(typed.until)];
  return from && until && { from, until };
}

export const daysText = ({ from, until }: Days): TypedDays => ({
  from: from.toString(),
  until: until.toString(),
});

/** The days and hours of a period, as somebody would wish for it. */
export function wishedDaysOf({ from, until }: Period, timeZone: string): WishedDays {
  const [first, last] = [localTime(from, timeZone), localTime(until, timeZone)];
  return { ...daysText({ from: first.day, until: last.day }), fromTime: first.time, untilTime: last.time };
}

/** As the services take instants (safety.md, F08). */
const isInReach = ({ year }: Temporal.PlainDate): boolean => year >= 2020 && year < 2050;

/** What is no time. */
export const timesFaults = (days: WishedDays): FieldFault[] =>
  (['fromTime', 'untilTime'] as const)
    .filter((name) => days[name] !== '' && !isTimeOfDay(days[name]))
    .map((field) => ({ field, message: noTime }));

/** By their names in every form: `from` and `until`, 'YYYY-MM-DD'. */
export function daysFaults(typed: TypedDays): FieldFault[] {
  const faults = [...faultOf('from', typed.from, firstDay), ...faultOf('until', typed.until, lastDay)];
  const days = daysFrom(typed);
  if (!days || faults.length > 0) return faults;
  if (isEarlierDay(days.until, days.from)) return [{ field: 'until', message: backwards }];
  const count = daysBetween(days.from, days.until);
  return count >= LONGEST_PERIOD_DAYS ? [{ field: 'until', message: tooLong }] : [];
}

function faultOf(field: string, typed: string, missing: Words): FieldFault[] {
  const day = parseDay(typed);
  if (!day) return [{ field, message: missing }];
  return isInReach(day) ? [] : [{ field, message: outOfReach }];
}

const firstDay = { de: 'Bitte den ersten Tag angeben.', en: 'Please give the first day.' };
const lastDay = { de: 'Bitte den letzten Tag angeben.', en: 'Please give the last day.' };
const outOfReach = {
  de: 'Bitte ein Datum in den nächsten Jahren wählen.',
  en: 'Please choose a date in the next few years.',
};
const noTime = {
  de: 'Bitte eine Uhrzeit angeben, etwa 9:30.',
  en: 'Please give a time such as 9:30.',
};
const backwards = {
  de: 'Der letzte Tag liegt vor dem ersten.',
  en: 'The last day lies before the first one.',
};
const tooLong = { de: 'Bitte höchstens ein Jahr.', en: 'Please a year at most.' };

/** "Fr., 14. Mai 2027 bis Mo., 17. Mai 2027, 10:00 Uhr" */
export function wishedInWords(days: WishedDays, timeZone: string, language: Language): string {
  const spoken = (text: string, time: string, inWords: typeof dayAndTime): string => {
    const day = Temporal.PlainDate.from(text);
    return time === ''
      ? dayInWords(day, language)
      : inWords(instantAt(day, time, timeZone), timeZone, language);
  };
  const from = spoken(days.from, days.fromTime, dayAndTime);
  return fromTo(from, spoken(days.until, days.untilTime, endInWords), language);
}
