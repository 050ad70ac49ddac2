/** The month of an item as a picture that is its own text: each day with the quantity free, in number, word and pattern. */
import type { VNode } from 'preact';
import { monthInWords, weekdayInWords } from '../../shared/spoken-time.js';
import type { Language } from '../../shared/words.js';
import { Heading } from '../ui/parts.js';
import { itemWords } from './item-words.js';
import { monthAfter, noonOf, type MonthDay, type Week } from './month-days.js';

export interface MonthFacts {
  /** 'YYYY-MM'; the first and the last that can be looked at. */
  month: string;
  first: string;
  last: string;
  weeks: readonly Week[];
}

interface TableFacts extends MonthFacts {
  name: string;
  /** Units that exist. */
  quantity: number;
  /** The address of a month. */
  path: (month: string) => string;
  timeZone: string;
  language: Language;
}

export const MonthTable = (facts: TableFacts): VNode => {
  const { name, month, weeks, quantity, timeZone, language } = facts;
  const w = itemWords[language];
  const inWords = monthInWords(noonOf(month, timeZone), timeZone, language);
  return (
    <section aria-labelledby="month">
      <Heading id="month">{w.month}</Heading>
      <Neighbours {...facts} />
      <table class="lb-month">
        <caption class="kern-body">{w.caption(name, inWords)}</caption>
        <thead>
          <tr>
            {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
              <th scope="col" abbr={weekdayInWords(weekday, language)} key={weekday}>
                {weekdayInWords(weekday, language).slice(0, language === 'de' ? 2 : 3)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, index) => (
            <tr key={index}>
              {week.map((day, weekday) => (
                <Day day={day} quantity={quantity} language={language} key={weekday} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend language={language} />
    </section>
  );
};

interface DayFacts {
  day: MonthDay | undefined;
  quantity: number;
  language: Language;
}

const Day = ({ day, quantity, language }: DayFacts): VNode => {
  if (!day) return <td>{'\u00A0'}</td>;
  const w = itemWords[language];
  const number = `${Number(day.day.slice(8))}.`;
  if (day.isPast) {
    return (
      <td class="lb-day lb-day--past">
        {number} <span class="kern-sr-only">{w.past}</span>
      </td>
    );
  }
  const state = (day.free === 0 && 'none') || (day.free < quantity ? 'some' : 'all');
  return (
    <td class={`lb-day lb-day--${state}`} aria-current={day.isToday ? 'date' : undefined}>
      {number} {day.isToday && <em>{w.today}</em>}
      <strong>{day.free}</strong> <span>{w.free}</span>
    </td>
  );
};

/** The patterns only repeat what the numbers say. */
const Legend = ({ language }: { language: Language }): VNode => {
  const w = itemWords[language];
  return (
    <ul class="lb-plain-list lb-legend" aria-label={w.legend}>
      {(['all', 'some', 'none'] as const).map((state) => (
        <li key={state}>
          <span class={`lb-day lb-day--${state}`} aria-hidden="true" />{' '}
          {state === 'none' ? w.nothing : w[state]}
        </li>
      ))}
    </ul>
  );
};

const Neighbours = ({ month, first, last, path, timeZone, language }: TableFacts): VNode => {
  const w = itemWords[language];
  const link = (count: number, label: string): VNode => {
    const other = monthAfter(month, count);
    return (
      <a
        class="kern-link"
        href={`${path(other)}#month`}
        rel="nofollow"
        aria-label={`${label}: ${inWords(other)}`}
      >
        {count < 0 && '← '}
        {inWords(other)}
        {count > 0 && ' →'}
      </a>
    );
  };
  const inWords = (other: string): string => monthInWords(noonOf(other, timeZone), timeZone, language);
  return (
    <nav class="lb-neighbours lb-no-print" aria-label={w.month}>
      {month > first && link(-1, w.before)}
      <strong>{inWords(month)}</strong>
      {month < last && link(1, w.after)}
    </nav>
  );
};
