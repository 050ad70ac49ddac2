/** The list of an alliance: its portrait in short, the period first, then what is free, each with its quantity to choose. */
import type { VNode } from 'preact';
import type { ItemView } from '../../items/item.dto.js';
import type { Language } from '../../shared/words.js';
import type { Basket } from '../basket/basket.js';
import { Form } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { wishedInWords } from '../ui/wished-days.js';
import { Alert, Button, Heading, Link, Title } from '../ui/parts.js';
import type { FormState } from '../ui/typed.js';
import { daysQuery, type ChosenPeriod } from './chosen-period.js';
import { ItemRow } from './item-row.js';
import { listWords } from './list-words.js';
import { PeriodForm } from './period-form.js';
import { About, type Portrait } from './portrait.js';
import { SearchFields, setFilters, type Filters } from './search-fields.js';
import type { Weekend } from './weekends.js';

export interface ListFacts {
  /** The search form: what was asked, and what is wrong with it. */
  form: FormState;
  portrait: Portrait;
  /** Where the alliance's pages begin. */
  home: string;
  chosen: ChosenPeriod;
  weekends: readonly Weekend[];
  filters: Filters;
  items: readonly ItemView[];
  nextCursor: string | null;
  basket: Basket;
}

export function listPage(facts: ListFacts): Page {
  const { form, portrait, chosen, home } = facts;
  const w = listWords[form.language];
  const body = (
    <>
      <Title>{portrait.name}</Title>
      <About portrait={portrait} home={home} language={form.language} />
      <PeriodForm {...facts} />
      <Heading id="list">{chosen.period ? w.free : w.there}</Heading>
      <p class="kern-body">{chosen.period ? <ChosenDays {...facts} /> : w.datesFirst}</p>
      {chosen.period ? <Choosing {...facts} /> : <Looking {...facts} />}
    </>
  );
  return { title: portrait.name, body, place: 'list' };
}

const ChosenDays = ({ form: { language }, chosen, portrait }: ListFacts): VNode => (
  <>
    {listWords[language].chosen} <strong>{wishedInWords(chosen.days, portrait.timeZone, language)}</strong>
  </>
);

/** Without a period there is nothing to choose. */
const Looking = (facts: ListFacts): VNode => {
  const { form, home, filters, nextCursor } = facts;
  const w = listWords[form.language];
  const query = new URLSearchParams(setFilters(filters));
  return (
    <>
      <Rows {...facts} />
      {filters.cursor !== undefined && (
        <p>
          <Link href={`${home}?${query}#list`}>{w.first}</Link>
        </p>
      )}
      {nextCursor !== null && (
        <p>
          <Link href={`${home}?${query}&cursor=${encodeURIComponent(nextCursor)}#list`}>{w.more}</Link>
        </p>
      )}
    </>
  );
};

/** One form for all, so that choosing several things costs no page loads, and searching on loses none of them. */
const Choosing = (facts: ListFacts): VNode => {
  const { form, home, chosen, filters, basket, nextCursor } = facts;
  const w = listWords[form.language];
  const on = `${home}/search`;
  return (
    <Form form={form} action={`${home}/basket/items`} hidden={{ ...chosen.days }}>
      <SearchFields form={form} filters={filters} />
      <OnButton action={on}>{w.apply}</OnButton>
      <Rows {...facts} />
      <p class="lb-row">
        {filters.cursor !== undefined && <OnButton action={on}>{w.first}</OnButton>}
        {nextCursor !== null && (
          <OnButton action={on} cursor={nextCursor}>
            {w.more}
          </OnButton>
        )}
      </p>
      <div class="lb-tray">
        <p class="kern-body">{basket.lines.length > 0 ? w.inBasket(basket.lines.length) : w.choose}</p>
        <Button>{w.toBasket}</Button>
      </div>
    </Form>
  );
};

/** Leads on within the list; what was chosen so far goes along. */
const OnButton = ({ action, cursor, children }: OnProps): VNode => (
  <button
    class="kern-btn kern-btn--secondary lb-no-print"
    formaction={action}
    name={cursor === undefined ? undefined : 'cursor'}
    value={cursor}
  >
    <span class="kern-label">{children}</span>
  </button>
);

interface OnProps {
  action: string;
  /** Of another page. */
  cursor?: string;
  children: string;
}

const Rows = ({ form, home, chosen, items, basket }: ListFacts): VNode => {
  const query = daysQuery(chosen.days);
  if (items.length === 0) return <Nothing home={home} query={query} language={form.language} />;
  return (
    <ul class="lb-plain-list lb-items">
      {items.map((item) => (
        <ItemRow
          item={item}
          path={`${home}/items/${item.id}${query && `?${query}`}`}
          chosen={basket.lines.find(({ itemId }) => itemId === item.id)?.quantity ?? 0}
          language={form.language}
          key={item.id}
        />
      ))}
    </ul>
  );
};

const Nothing = ({ home, query, language }: { home: string; query: string; language: Language }): VNode => (
  <Alert kind="info" title={listWords[language].nothing}>
    <p class="kern-body">
      <Link href={`${home}?${query}#list`}>{listWords[language].showAll}</Link>
    </p>
  </Alert>
);
