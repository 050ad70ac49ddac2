/** The month of an item as a picture that is its own text: each day with the quantity free, in number, word and pattern, to tap. */
import type { ComponentChild, VNode } from 'preact';
import type { Temporal } from 'temporal-polyfill';
import { isEarlierMonth, isWithin, monthAfter, type Days } from '../../../shared/days.js';
import {
  clockSpan,
  dayInWords,
  monthInWords,
  shortDays,
  weekdayInWords,
} from '../../../shared/spoken-time.js';
import type { Language } from '../../../shared/words.js';
import { Icon } from '../../ui/icon.js';
import { softened } from '../../ui/soft.js';
import { itemWords } from './item-words.js';
import { closingsOf, type MonthDay, type Week } from './month-days.js';

export interface MonthFacts {
  month: Temporal.PlainYearMonth;
  /** The first and the last that can be looked at. */
  first: Temporal.PlainYearMonth;
  last: Temporal.PlainYearMonth;
  weeks: readonly Week[];
}

interface TableFacts extends MonthFacts {
  name: string;
  /** Units that exist. */
  quantity: number;
  /** Undefined while none are. */
  chosen: Days | undefined;
  /** The address of a month, 'YYYY-MM'. */
  path: (month: string) => string;
  /** Where one goes on with a day; undefined where nothing can be borrowed. */
  dayPath: ((day: Temporal.PlainDate) => string) | undefined;
  language: Language;
  timeZone: string;
}

export const MonthTable = (facts: TableFacts): VNode => {
  const { name, month, weeks, quantity, chosen, dayPath, language, timeZone } = facts;
  const w = itemWords[language];
  return (
    <>
      <Neighbours {...facts} />
      <table class="lb-month">
        <caption class="lb-sr">{w.caption(name, monthInWords(month, language))}</caption>
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
                <td key={weekday} aria-current={day?.isToday ? 'date' : undefined}>
                  {day && <Day {...{ day, quantity, chosen, dayPath, language, timeZone }} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Closings weeks={weeks} language={language} />
      <Key language={language} />
    </>
  );
};

interface DayFacts extends Pick<TableFacts, 'quantity' | 'chosen' | 'dayPath' | 'language' | 'timeZone'> {
  day: MonthDay;
}

const Day = (facts: DayFacts): VNode => {
  const { day, dayPath, language } = facts;
  const w = itemWords[language];
  if (day.isPast) {
    return (
      <span class="lb-day lb-day--past">
        <b>{day.day.day}</b> <span class="lb-sr">{w.past}</span>
      </span>
    );
  }
  const words = <DayWords {...facts} />;
  if (!dayPath) return <span class={dayClass(facts)}>{words}</span>;
  return (
    <a class={dayClass(facts)} href={dayPath(day.day)} rel="nofollow">
      {words} <span class="lb-sr">{w.choose(dayInWords(day.day, language))}</span>
    </a>
  );
};

/** What is said of the day, beside its number. */
const DayWords = (facts: DayFacts): VNode => {
  const { day, language, timeZone } = facts;
  const w = itemWords[language];
  const why = day.closing?.[language] ?? (isResting(day) ? w.rests : undefined);
  const lines: ComponentChild[] = [
    day.isToday && w.today,
    day.hours.length > 0
      ? `${softened(w.partly)} ${day.hours.map((period) => clockSpan(period, timeZone)).join(', ')}`
      : `${day.free} ${w.free}`,
    why !== undefined && <span class="lb-sr-narrow">{softened(why)}</span>,
    isOn(facts) && <span class="lb-sr">{w.chosen}</span>,
  ];
  return (
    <>
      <b>{day.day.day}</b>
      {lines.map((line, index) => line !== false && <small key={index}> {line}</small>)}
    </>
  );
};

function dayClass(facts: DayFacts): string {
  const look = lookOf(facts.day, facts.quantity);
  return ['lb-day', look && `lb-day--${look}`, isOn(facts) && 'lb-day--on'].filter(Boolean).join(' ');
}

const isOn = ({ day, chosen }: DayFacts): boolean => chosen !== undefined && isWithin(day.day, chosen);

/** The patterns only repeat what the words say. */
function lookOf({ free, hours }: MonthDay, quantity: number): 'part' | 'no' | undefined {
  if (free > 0) return free < quantity ? 'part' : undefined;
  return hours.length > 0 ? 'part' : 'no';
}

/** At hand, and all the same not to be had. */
const isResting = ({ free, atHand, hours }: MonthDay): boolean =>
  free === 0 && atHand > 0 && hours.length === 0;

/** On a narrow screen a day has no room for the reason. Read aloud it is at the day. */
const Closings = ({ weeks, language }: Pick<TableFacts, 'weeks' | 'language'>): VNode => (
  <ul class="lb-plain-list lb-month__why" aria-hidden="true">
    {closingsOf(weeks).map((closing) => (
      <li key={closing.from.toString()}>
        {shortDays(closing, language)}: {closing.why[language]}
      </li>
    ))}
  </ul>
);

const Key = ({ language }: { language: Language }): VNode => {
  const w = itemWords[language];
  return (
    <ul class="lb-key" aria-label={w.legend}>
      <li>
        <i aria-hidden="true" />
        {w.all}
      </li>
      <li>
        <i class="part" aria-hidden="true" />
        {w.some}
      </li>
      <li>
        <i class="no" aria-hidden="true" />
        {w.nothing}
      </li>
    </ul>
  );
};

const Neighbours = ({ month, first, last, path, language }: TableFacts): VNode => {
  const link = (count: number): VNode => {
    const other = monthAfter(month, count);
    return (
      <a class="lb-btn lb-btn--2 lb-no-print" href={`${path(other.toString())}#month`} rel="nofollow">
        <Icon name={count < 0 ? 'left' : 'right'} />
        <span class="lb-sr">{monthInWords(other, language)}</span>
      </a>
    );
  };
  return (
    <div class="lb-monthbar">
      {isEarlierMonth(first, month) ? link(-1) : <span />}
      <h3>{monthInWords(month, language)}</h3>
      {isEarlierMonth(month, last) ? link(1) : <span />}
    </div>
  );
};
