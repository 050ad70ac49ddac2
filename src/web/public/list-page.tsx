/** The list of an alliance: its portrait in short, the period first, then what is free, each with its quantity to choose. */
import type { VNode } from 'preact';
import type { ItemView } from '../../items/item.dto.js';
import type { Basket } from '../partner/basket.js';
import { Form } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Alert, Button, Heading, Link, Title } from '../ui/parts.js';
import type { FormState } from '../ui/typed.js';
import { daysInWords, daysQuery, type ChosenPeriod } from './chosen-period.js';
import { ItemRow } from './item-row.js';
import { listWords } from './list-words.js';
import { PeriodForm, type Filters } from './period-form.js';
import { About, type Portrait } from './portrait.js';
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
      {facts.items.length === 0 ? <Nothing {...facts} /> : <Items {...facts} />}
      <Pages {...facts} />
    </>
  );
  return { title: portrait.name, body, place: 'list' };
}

const ChosenDays = ({ form: { language }, chosen, portrait }: ListFacts): VNode => (
  <>
    {listWords[language].chosen} <strong>{daysInWords(chosen.days, portrait.timeZone, language)}</strong>
  </>
);

/** One form for all, so that choosing several things costs no page loads. Without a period there is nothing to send. */
const Items = ({ form, home, chosen, items, basket }: ListFacts): VNode => {
  const w = listWords[form.language];
  const query = daysQuery(chosen.days);
  const rows = (
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
  if (!chosen.period) return rows;
  return (
    <Form form={form} action={`${home}/basket/items`} hidden={{ ...chosen.days }}>
      {rows}
      <div class="lb-tray">
        <p class="kern-body">{basket.lines.length > 0 ? w.inBasket(basket.lines.length) : w.choose}</p>
        <Button>{w.toBasket}</Button>
      </div>
    </Form>
  );
};

const Nothing = ({ form: { language }, home, chosen }: ListFacts): VNode => (
  <Alert kind="info" title={listWords[language].nothing}>
    <p class="kern-body">
      <Link href={`${home}?${daysQuery(chosen.days)}#list`}>{listWords[language].showAll}</Link>
    </p>
  </Alert>
);

const Pages = ({ form, home, chosen, filters, nextCursor }: ListFacts): VNode | null => {
  const w = listWords[form.language];
  const { search, category, storagePlace, cursor } = filters;
  if (nextCursor === null && cursor === undefined) return null;
  const kept = Object.entries({ search, category, storagePlace }).filter(([, value]) => value);
  const query = new URLSearchParams([...Object.entries(chosen.days), ...kept] as [string, string][]);
  return (
    <nav aria-label={w.there}>
      <ul class="kern-body lb-links">
        {cursor !== undefined && (
          <li>
            <Link href={`${home}?${query}#list`}>{w.first}</Link>
          </li>
        )}
        {nextCursor !== null && (
          <li>
            <Link href={`${home}?${query}&cursor=${encodeURIComponent(nextCursor)}#list`}>{w.more}</Link>
            {chosen.period && <span class="lb-quiet"> {w.moreHelp}</span>}
          </li>
        )}
      </ul>
    </nav>
  );
};
