/** Above the list: what it is, the search on a phone, how many things there are, and the other view. */
import type { VNode } from 'preact';
import type { WishedItem } from '../../../reservations/pool/wished-item.view.js';
import type { Language } from '../../../shared/words.js';
import type { FormState } from '../../forms/typed.js';
import { Icon } from '../../ui/icon.js';
import { daysQuery, type ChosenPeriod } from '../chosen-period.js';
import { isFree } from '../free-line.js';
import { isWhole, setFilters, type Filters } from './filters.js';
import { listWords } from './list-words.js';
import { FilterLink } from './rail.js';
import { SearchField } from './search-field.js';

interface ToolFacts {
  form: FormState;
  home: string;
  chosen: ChosenPeriod;
  filters: Filters;
  items: readonly WishedItem[];
  nextCursor: string | null;
  /** Where the form goes to search; undefined where it goes there anyway. */
  action?: string | undefined;
}

/** Without days nothing is above them but the alliance. */
export const ListTools = (facts: ToolFacts): VNode => {
  const { form, filters, chosen, action } = facts;
  const w = listWords[form.language];
  const isTable = filters.view === 'table';
  const onPhone = chosen.period ? 'lb-hide-wide' : undefined;
  return (
    <div class="lb-tools">
      <div class="lb-listhead">
        {chosen.period ? <h1>{w.title}</h1> : <h2>{w.whatThereIs}</h2>}
        <a class={`lb-btn lb-btn--3 ${onPhone ?? ''}`.trim()} href={viewPath(facts, isTable ? '' : 'table')}>
          {isTable ? w.asCards : w.asTable}
        </a>
      </div>
      {!chosen.period && <p>{w.datesFirst}</p>}
      <div class={onPhone}>
        <SearchField {...{ form, action, search: filters.search }} />
      </div>
      <div class="lb-listhead" id="hits">
        <output class="lb-quiet">{statusOf(facts)}</output>
        <FilterLink filters={filters} language={form.language} />
      </div>
    </div>
  );
};

/** What was found, and how much of it is free. */
function statusOf({ form, chosen, filters, items, nextCursor }: ToolFacts): string {
  const w = listWords[form.language];
  const free = items.filter((item) => isFree(item)).length;
  const count = chosen.period ? w.freeOf(free, items.length) : w.there(items.length);
  const where = isWhole(filters, nextCursor) ? '' : ` ${w.onThisPage}`;
  if (filters.search === '') return count + where;
  const hits = w.hits(items.length, filters.search) + where;
  return chosen.period && items.length > 0 ? `${hits}, ${count}` : hits;
}

/** The same list in another view. */
function viewPath({ home, chosen, filters }: ToolFacts, view: string): string {
  const query = new URLSearchParams(daysQuery(chosen.days));
  for (const [name, value] of setFilters({ ...filters, view })) query.set(name, value);
  if (filters.cursor !== undefined) query.set('cursor', filters.cursor);
  return `${home}?${query}`;
}

export const ViewSwitch = (facts: ToolFacts): VNode => {
  const { form, filters } = facts;
  const w = listWords[form.language];
  return (
    <nav class="lb-seg" aria-label={w.views}>
      <View {...facts} view="" isCurrent={filters.view === ''} language={form.language} />
      <View {...facts} view="table" isCurrent={filters.view === 'table'} language={form.language} />
    </nav>
  );
};

const View = (facts: ToolFacts & { view: '' | 'table'; isCurrent: boolean; language: Language }): VNode => {
  const { view, isCurrent, language } = facts;
  const w = listWords[language];
  return (
    <a href={viewPath(facts, view)} aria-current={isCurrent ? 'true' : undefined}>
      <Icon name={view === 'table' ? 'table' : 'cards'} isSmall />
      {view === 'table' ? w.table : w.cards}
    </a>
  );
};
