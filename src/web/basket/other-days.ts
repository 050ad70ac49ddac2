/** The same basket on other days: in the weeks around, or in a later year. */
import { dayAfter, isEarlierDay, isSameDay, type Days } from '../../shared/days.js';
import { shortDays } from '../../shared/spoken-time.js';
import type { Language, Words } from '../../shared/words.js';
import { dayAt } from '../../shared/zone.js';
import { daysFrom, daysText } from '../forms/wished-days.js';
import { withPeriod, type Basket } from './basket.js';
import { nextWeekends } from './weekends.js';
import { yearsLater, type YearLater, type YearRule } from './year-later.js';

export interface OtherWeek {
  days: Days;
  basket: Basket;
  isChosen: boolean;
}

const WEEKS = [-2, -1, 0, 1, 2, 3];

/** The same weekdays in the weeks around, none of which begins before today; while no days are chosen, the coming weekends. */
export function otherWeeks(basket: Basket, timeZone: string, now: Date): OtherWeek[] {
  const chosen = daysFrom(basket);
  const today = dayAt(now, timeZone);
  const around = chosen && WEEKS.map((weeks) => shifted(chosen, weeks * 7));
  return (around ?? nextWeekends(now, timeZone, WEEKS.length))
    .filter(({ from }) => !isEarlierDay(from, today))
    .map((days) => ({
      days,
      basket: onDays(basket, days),
      isChosen: chosen !== undefined && isSameDay(days.from, chosen.from),
    }));
}

const shifted = ({ from, until }: Days, days: number): Days => ({
  from: dayAfter(from, days),
  until: dayAfter(until, days),
});

const onDays = (basket: Basket, days: Days): Basket => withPeriod(basket, { ...basket, ...daysText(days) });

/** The same things a year later, or as many years later as it takes to lie ahead; what they were for says by which rule. */
export function nextYears(basket: Basket, timeZone: string, now: Date, occasion = ''): Basket {
  const days = daysFrom(basket);
  if (!days) return basket;
  const [first] = yearsLater(days, occasion, dayAt(now, timeZone));
  return onDays(basket, first!.days);
}

/** The rule by which these days follow from earlier ones, and the basket by the other rule, where there is one. */
export interface YearHint {
  words: Words;
  other?: { label: Words; basket: Basket };
}

/** Undefined where the basket is on other days by now. */
export function yearHint(basket: Basket, years: readonly YearLater[]): YearHint | undefined {
  const isThere = ({ days: { from } }: YearLater): boolean => from.toString() === basket.from;
  const chosen = years.find(isThere);
  const other = years.find((one) => !isThere(one));
  if (!chosen) return undefined;
  if (!other) return { words: chosen.words };
  const label = (language: Language): string =>
    `${shortDays(other.days, language)}: ${byRule[other.rule][language]}`;
  return {
    words: chosen.words,
    other: { label: { de: label('de'), en: label('en') }, basket: onDays(basket, other.days) },
  };
}

const byRule: Readonly<Record<YearRule, Words>> = {
  weekday: { de: 'gleicher Wochentag', en: 'the same weekday' },
  feast: { de: 'gleiches Datum', en: 'the same date' },
};
