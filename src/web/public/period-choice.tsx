/** Where somebody chooses the days: weekends to tap, or two dates; it only asks, so it is a GET. */
import type { ComponentChildren, VNode } from 'preact';
import { dictionary } from '../../shared/words.js';
import { daysText, type TypedDays } from '../forms/wished-days.js';
import type { FormState } from '../forms/typed.js';
import { Button } from '../ui/parts.js';
import { WeekDays, type WeekLook } from '../ui/week.js';
import type { ChosenPeriod } from './chosen-period.js';
import { DaysFields } from './days-fields.js';
import type { Weekend } from '../basket/weekends.js';

const words = dictionary(
  {
    weekend: 'Ein Wochenende, Freitag bis Montag',
    show: 'Zeigen',
  },
  {
    weekend: 'A weekend, Friday to Monday',
    show: 'Show',
  },
);

export interface PeriodFacts {
  form: FormState;
  chosen: ChosenPeriod;
  weekends: readonly Weekend[];
  /** Of the page, without days. */
  path: string;
  /** What else its address says. */
  kept: readonly (readonly [string, string])[];
}

export const PeriodChoice = (facts: PeriodFacts & { class?: string }): VNode => {
  const { form, path, kept, class: name } = facts;
  const w = words[form.language];
  return (
    <form method="get" action={path} class={name} novalidate>
      {kept.map(([field, value]) => (
        <input type="hidden" name={field} value={value} key={field} />
      ))}
      <p class="lb-label" id="weekends">
        {w.weekend}
      </p>
      <WeekendLinks {...facts} />
      <DaysFields form={form} isQuiet />
      <Button weight="secondary">{w.show}</Button>
    </form>
  );
};

const WeekendLinks = ({ form: { language }, chosen, weekends, path, kept }: PeriodFacts): VNode => (
  <ul class="lb-weeks" aria-labelledby="weekends">
    {weekends.map((weekend) => (
      <li key={weekend.from.toString()}>
        <WeekLink href={weekPath(path, weekend, kept)} isChosen={isChosen(chosen, weekend)}>
          <WeekDays days={weekend} language={language} />
        </WeekLink>
      </li>
    ))}
  </ul>
);

interface WeekProps {
  href: string;
  isChosen: boolean;
  /** How it looks, where that is said. */
  look?: WeekLook;
  children: ComponentChildren;
}

/** One weekend to tap. */
export const WeekLink = ({ href, isChosen: is, look, children }: WeekProps): VNode => (
  <a
    class={look ? `lb-week lb-week--${look}` : 'lb-week'}
    href={href}
    rel="nofollow"
    aria-current={is ? 'true' : undefined}
  >
    {children}
  </a>
);

export const weekPath = (path: string, weekend: Weekend, kept: PeriodFacts['kept']): string =>
  `${path}?${new URLSearchParams([...Object.entries(daysText(weekend)), ...kept.map(([name, value]) => [name, value])])}`;

export function isChosen({ period, days }: ChosenPeriod, weekend: Weekend): boolean {
  const { from, until }: TypedDays = daysText(weekend);
  return period !== undefined && days.from === from && days.until === until && isWhole(days);
}

const isWhole = ({ fromTime, untilTime }: ChosenPeriod['days']): boolean => fromTime + untilTime === '';
