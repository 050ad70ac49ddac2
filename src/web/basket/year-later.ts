/** A year later: on which days something that took place once takes place again, and by which rule. */
import type { Temporal } from 'temporal-polyfill';
import { dayAfter, daysBetween, isEarlierDay, isSameDay, type Days } from '../../shared/days.js';
import { dateInWords, monthInWords, weekdayInWords } from '../../shared/spoken-time.js';
import type { Language, Words } from '../../shared/words.js';
import { feastIn, type Feast } from './feasts.js';

export type YearRule = 'weekday' | 'feast';

export interface YearLater {
  days: Days;
  rule: YearRule;
  /** "Gleicher Wochentag im Monat: am ersten Freitag im Oktober 2028" */
  words: Words;
}

const MOST_YEARS = 40;

/** The first time that lies ahead of today, by the rule that fits; the other rule's days come second, where they differ. */
export function yearsLater(before: Days, occasion: string, today: Temporal.PlainDate): YearLater[] {
  const found = feastIn(before, occasion);
  const byWeekday = ahead(before, today, sameWeekday);
  const weekday: YearLater = { days: byWeekday, rule: 'weekday', words: weekdayWords(before, byWeekday) };
  if (!found) return [weekday];
  const byDate = ahead(before, today, sameDate);
  const feast: YearLater = { days: byDate, rule: 'feast', words: feastWords(found.feast, before, byDate) };
  const both = found.isCertain ? [feast, weekday] : [weekday, feast];
  return isSameDay(byDate.from, byWeekday.from) ? [both[0]!] : both;
}

type Later = (day: Temporal.PlainDate, year: number) => Temporal.PlainDate;

/** As long as it was before, in the first year in which it begins after today. */
function ahead({ from, until }: Days, today: Temporal.PlainDate, later: Later): Days {
  let next = later(from, from.year + 1);
  for (let years = 2; !isEarlierDay(today, next) && years < MOST_YEARS; years += 1)
    next = later(from, from.year + years);
  return { from: next, until: dayAfter(next, daysBetween(from, until)) };
}

const sameDate: Later = (day, year) => day.with({ year });

/** The second Friday of May stays the second Friday of May; a fifth one is the last. */
function sameWeekday(day: Temporal.PlainDate, year: number): Temporal.PlainDate {
  const first = day.with({ year, day: 1 });
  const offset = (day.dayOfWeek - first.dayOfWeek + 7) % 7;
  const date = 1 + offset + (ordinalOf(day) - 1) * 7;
  return first.with({ day: date > first.daysInMonth ? date - 7 : date });
}

/** From 1 to 5. */
const ordinalOf = ({ day }: Temporal.PlainDate): number => Math.ceil(day / 7);

const ordinals: Readonly<Record<Language, readonly string[]>> = {
  de: ['ersten', 'zweiten', 'dritten', 'vierten', 'letzten'],
  en: ['first', 'second', 'third', 'fourth', 'last'],
};

function weekdayWords(before: Days, { from }: Days): Words {
  const said = (language: Language) => ({
    ordinal: ordinals[language][ordinalOf(before.from) - 1]!,
    weekday: weekdayInWords(from.dayOfWeek, language),
    month: monthInWords(from.toPlainYearMonth(), language),
  });
  const [de, en] = [said('de'), said('en')];
  return {
    de: `Gleicher Wochentag im Monat: am ${de.ordinal} ${de.weekday} im ${de.month}.`,
    en: `The same weekday of the month: on the ${en.ordinal} ${en.weekday} of ${en.month}.`,
  };
}

function feastWords({ name }: Feast, before: Days, { from }: Days): Words {
  const said = (language: Language): string => dateInWords(from, language);
  return isSameDay(before.from, before.until)
    ? {
        de: `Gleiches Datum, weil es ein festes Fest ist (${name.de}): am ${said('de')}.`,
        en: `The same date, since it is a fixed feast (${name.en}): on ${said('en')}.`,
      }
    : {
        de: `Gleiches Datum, weil es ein festes Fest ist (${name.de}): ab ${said('de')}.`,
        en: `The same date, since it is a fixed feast (${name.en}): from ${said('en')}.`,
      };
}
