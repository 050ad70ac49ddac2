/** The bar that stays in sight: the chosen days, with the way to others, and the basket. */
import type { ComponentChildren, VNode } from 'preact';
import { daysBetween } from '../../shared/days.js';
import { dayCount, shortDays } from '../../shared/spoken-time.js';
import { dictionary, type Language } from '../../shared/words.js';
import { daysFrom, type WishedDays } from '../forms/wished-days.js';
import { Icon } from '../ui/icon.js';
import { PeriodChoice, type PeriodFacts } from './period-choice.js';

const words = dictionary(
  {
    period: 'Zeitraum',
    choose: 'Tage wählen',
    change: 'Ändern',
    to: 'Zum ',
    basket: 'Korb',
    things: (count: number) => (count === 1 ? 'Gegenstand' : 'Gegenstände'),
  },
  {
    period: 'Period',
    choose: 'Choose days',
    change: 'Change',
    to: 'To the ',
    basket: 'basket',
    things: (count: number) => (count === 1 ? 'item' : 'items'),
  },
);

interface BarFacts extends PeriodFacts {
  /** Beside the days, where there is room. */
  more?: ComponentChildren;
  basket: ComponentChildren;
}

export const PeriodBar = ({ more, basket, ...facts }: BarFacts): VNode => {
  const { chosen, form } = facts;
  const w = words[form.language];
  return (
    <section class="lb-period" aria-label={w.period}>
      <div class="lb-period__in">
        <details class="lb-when">
          <summary>
            <Icon name="calendar" />
            <span class="lb-when__days">
              {chosen.period ? <Days days={chosen.days} language={form.language} /> : w.choose}
            </span>{' '}
            <span class="lb-when__change">
              <span>{w.change}</span>
              <Icon name="down" />
            </span>
          </summary>
          <PeriodChoice {...facts} class="lb-when__panel" />
        </details>
        {more}
        {basket}
      </div>
    </section>
  );
};

const Days = ({ days, language }: { days: WishedDays; language: Language }): VNode => {
  const { from, until } = daysFrom(days)!;
  const first = shortDays({ from, until: from }, language) + clock(days.fromTime);
  const last = shortDays({ from: until, until }, language) + clock(days.untilTime);
  return (
    <>
      {first === last ? first : `${first} – ${last}`}{' '}
      <small>· {dayCount(daysBetween(from, until) + 1, language)}</small>
    </>
  );
};

const clock = (time: string): string => (time === '' ? '' : ` ${time}`);

interface BasketProps {
  /** How many things are in it. */
  count: number;
  language: Language;
}

const basketClass = (count: number): string =>
  `lb-btn ${count > 0 ? 'lb-btn--honey' : 'lb-btn--2'} lb-period__basket`;

const BasketWords = ({ count, language }: BasketProps): VNode => {
  const w = words[language];
  return (
    <>
      <span class="lb-sr-narrow">{w.to}</span>
      {w.basket}
      {count > 0 && (
        <>
          {' '}
          <span>{count}</span>
          <span class="lb-sr"> {w.things(count)}</span>
        </>
      )}
    </>
  );
};

/** Sends the numbers that stand in a form of the page, so that none is lost on the way. */
export const BasketButton = ({ formId, ...facts }: BasketProps & { formId: string }): VNode => (
  <button type="submit" form={formId} class={basketClass(facts.count)}>
    <BasketWords {...facts} />
  </button>
);

export const BasketLink = ({ home, ...facts }: BasketProps & { home: string }): VNode => (
  <a class={basketClass(facts.count)} href={`${home}/basket`}>
    <BasketWords {...facts} />
  </a>
);
