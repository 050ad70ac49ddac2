/** Where somebody chooses period and search: chips for weekends, plain fields for all else; it only asks, so it is a GET. */
import type { VNode } from 'preact';
import { shortPeriod } from '../../shared/spoken-time.js';
import { FieldBox, idOf, Select, type Choice, type FieldProps } from '../ui/fields.js';
import { Refused } from '../ui/form.js';
import { Button, Heading } from '../ui/parts.js';
import { faultOf, type FormState } from '../ui/typed.js';
import type { ChosenPeriod } from './chosen-period.js';
import { listWords } from './list-words.js';
import type { Weekend } from './weekends.js';

export interface Filters {
  search: string;
  category: string;
  /** An id. */
  storagePlace: string;
  cursor: string | undefined;
  headings: readonly string[];
  places: readonly { id: string; name: string }[];
}

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
  const isNarrowed = filters.category !== '' || filters.storagePlace !== '';
  return (
    <form method="get" action={`${home}#list`} class="lb-form lb-no-print" novalidate>
      <Refused form={form} />
      {chosen.period ? (
        <details class="lb-details">
          <summary>{w.otherDays}</summary>
          <Days {...facts} />
        </details>
      ) : (
        <>
          <Heading id="when">{w.when}</Heading>
          <Days {...facts} />
        </>
      )}
      <Ask form={form} name="search" label={w.search} hint={w.searchHint} type="search" />
      <details class="lb-details" open={isNarrowed}>
        <summary>{w.narrow}</summary>
        <div class="lb-row">
          <Select form={form} name="category" label={w.heading} choices={headingChoices(filters, w.all)} />
          <Select form={form} name="storagePlace" label={w.place} choices={placeChoices(filters, w.all)} />
        </div>
      </details>
      <Button weight="secondary">{chosen.period ? w.apply : w.showFree}</Button>
    </form>
  );
};

const headingChoices = ({ headings }: Filters, all: string): Choice[] => [
  { value: '', label: all },
  ...headings.map((heading) => ({ value: heading, label: heading })),
];

const placeChoices = ({ places }: Filters, all: string): Choice[] => [
  { value: '', label: all },
  ...places.map(({ id, name }) => ({ value: id, label: name })),
];

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
  const { search, category, storagePlace } = filters;
  const kept = Object.entries({ search, category, storagePlace }).filter(([, value]) => value !== '');
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

interface AskProps extends FieldProps {
  type: 'text' | 'date' | 'time' | 'search';
}

/** A field that may stay empty; nobody needs to be told so who only looks. */
const Ask = (props: AskProps): VNode => {
  const { form, name, type, hint } = props;
  const isWrong = faultOf(form, name) !== undefined;
  const about = [hint && `${idOf(name)}-hint`, isWrong && `${idOf(name)}-fault`].filter(Boolean).join(' ');
  return (
    <FieldBox {...props}>
      <input
        class={`kern-form-input__input${isWrong ? ' kern-form-input__input--error' : ''}`}
        id={idOf(name)}
        name={name}
        {...({ type } as { type: 'text' })}
        value={form.typed[name] ?? ''}
        maxLength={type === 'search' ? 100 : undefined}
        aria-describedby={about === '' ? undefined : about}
        aria-invalid={isWrong ? 'true' : undefined}
      />
    </FieldBox>
  );
};
