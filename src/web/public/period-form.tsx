/** Where somebody chooses period and search: chips for weekends, plain fields for all else; it only asks, so it is a GET. */
import type { VNode } from 'preact';
import { shortPeriod } from '../../shared/spoken-time.js';
import { Refused } from '../ui/form.js';
import { Button, Heading } from '../ui/parts.js';
import type { FormState } from '../ui/typed.js';
import { Ask } from './ask-field.js';
import type { ChosenPeriod } from './chosen-period.js';
import { listWords } from './list-words.js';
import { SearchFields, setFilters, type Filters } from './search-fields.js';
import type { Weekend } from './weekends.js';

interface PeriodFacts {
  form: FormState;
  home: string;
  portrait: { timeZone: string };
  chosen: ChosenPeriod;
  weekends: readonly Weekend[];
  filters: Filters;
}

/** Once a period is chosen, what chose it steps back: the list is what counts then. */
export const PeriodForm = (facts: PeriodFacts): VNode => {
  const { form, home, chosen, filters } = facts;
  const w = listWords[form.language];
  return (
    <form method="get" action={`${home}#list`} class="lb-form lb-no-print" novalidate>
      <Refused form={form} />
      {chosen.period ? (
        <details class="lb-details">
          <summary>{w.otherDays}</summary>
          {setFilters(filters).map(([name, value]) => (
            <input type="hidden" name={name} value={value} key={name} />
          ))}
          <Days {...facts} />
          <Button weight="secondary">{w.showFree}</Button>
        </details>
      ) : (
        <>
          <Heading id="when">{w.when}</Heading>
          <Days {...facts} />
          <SearchFields form={form} filters={filters} />
          <Button weight="secondary">{w.showFree}</Button>
        </>
      )}
    </form>
  );
};

const Days = (facts: PeriodFacts): VNode => {
  const { form, chosen } = facts;
  const w = listWords[form.language];
  const hasTimes = chosen.days.fromTime !== '' || chosen.days.untilTime !== '';
  return (
    <div class="lb-form">
      <Chips {...facts} />
      <div class="lb-row">
        <Ask form={form} name="from" label={w.from} type="date" />
        <Ask form={form} name="until" label={w.until} type="date" />
      </div>
      <details class="lb-details" open={hasTimes}>
        <summary>{w.times}</summary>
        <div class="lb-row">
          <Ask form={form} name="fromTime" label={w.fromTime} type="time" hint={w.timesHint} />
          <Ask form={form} name="untilTime" label={w.untilTime} type="time" />
        </div>
      </details>
    </div>
  );
};

const Chips = ({ form, home, portrait, chosen, weekends, filters }: PeriodFacts): VNode => {
  const w = listWords[form.language];
  const kept = setFilters(filters);
  return (
    <ul class="lb-chips" aria-label={w.weekends}>
      {weekends.map(({ from, until, period }, index) => (
        <li key={from}>
          <a
            class="lb-chip"
            href={`${home}?${new URLSearchParams([['from', from], ['until', until], ...kept])}#list`}
            rel="nofollow"
            aria-current={isChosen(chosen, from, until) ? 'true' : undefined}
          >
            {index === 0 && <span class="lb-chip__name">{w.weekend} </span>}
            {shortPeriod(period, portrait.timeZone, form.language)}
          </a>
        </li>
      ))}
    </ul>
  );
};

const isChosen = ({ period, days }: ChosenPeriod, from: string, until: string): boolean =>
  period !== undefined && days.from === from && days.until === until && days.fromTime + days.untilTime === '';
