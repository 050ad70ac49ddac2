/** The things of the list on their shelves: one form for all of them, so that stepping, searching and going to the basket lose no number. */
import type { ComponentChildren, VNode } from 'preact';
import type { WishedItem } from '../../../reservations/pool/wished-item.view.js';
import { unitsIn, type Basket } from '../../basket/basket.js';
import { listQuery } from '../../forms/list-address.js';
import type { FormState } from '../../forms/typed.js';
import { kindOf } from '../../ui/drawing.js';
import { Form } from '../../ui/form.js';
import { Drawn } from '../../ui/icon.js';
import { Alert, Link } from '../../ui/parts.js';
import { InPieces } from '../../ui/pieces.js';
import { softened } from '../../ui/soft.js';
import { daysQuery, type ChosenPeriod } from '../chosen-period.js';
import { isFree } from '../free-line.js';
import { isNarrowed, setFilters, type Filters } from './filters.js';
import { ItemCard } from './item-card.js';
import { ItemTable } from './item-table.js';
import { listWords } from './list-words.js';
import { LIST_FORM } from './search-field.js';
import type { Section } from './sections.js';
import type { RowFacts } from './wanted.js';

interface ShelfFacts {
  form: FormState;
  home: string;
  portrait: { timeZone: string };
  chosen: ChosenPeriod;
  filters: Filters;
  sections: readonly Section<WishedItem>[];
  nextCursor: string | null;
  basket: Basket;
  /** The reader may bring a list of things. */
  mayFill: boolean;
}

export const Shelves = (facts: ShelfFacts): VNode => (
  <div>
    <ListForm {...facts}>
      <Things {...facts} />
      {facts.chosen.period && <PageButtons {...facts} />}
    </ListForm>
    {!facts.chosen.period && <PageLinks {...facts} />}
  </div>
);

/** Without days it only asks; with them it fills the basket, whichever button is pressed. */
const ListForm = ({
  form,
  home,
  chosen,
  filters,
  children,
}: ShelfFacts & { children: ComponentChildren }): VNode => {
  const { category, view, search, cursor } = filters;
  const kept = Object.entries({ category, view }).filter(([, value]) => value !== '');
  if (!chosen.period) {
    return (
      <form method="get" action={`${home}#hits`} id={LIST_FORM} novalidate>
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} key={name} />
        ))}
        {children}
      </form>
    );
  }
  const at = listQuery({
    ...chosen.days,
    ...Object.fromEntries(setFilters(filters)),
    ...(cursor && { cursor }),
  });
  const hidden = { ...chosen.days, ...Object.fromEntries(kept), searched: search, at };
  return (
    <Form form={form} action={`${home}/basket/items`} id={LIST_FORM} class="lb-catalogue" hidden={hidden}>
      {children}
    </Form>
  );
};

const Things = (facts: ShelfFacts): VNode => {
  const { form, filters } = facts;
  const { language } = form;
  const shown = shelvesOf(facts);
  if (shown.length === 0) return <Nothing {...facts} />;
  if (filters.view === 'table') return <ItemTable sections={shown} language={language} />;
  return (
    <>
      {shown.map(({ id, category, title, rows }) => (
        <section class="lb-cat" id={id} data-cat={kindOf(category)} aria-labelledby={`${id}-name`} key={id}>
          <div class="lb-cat__head">
            {category !== '' && <Drawn drawing={kindOf(category)} />}
            <h2 id={`${id}-name`}>{softened(title)}</h2>
            <p class="lb-cat__n">{countOf(facts, id)}</p>
          </div>
          <div class="lb-cards">
            <InPieces>
              {rows.map((row) => (
                <ItemCard {...row} key={row.item.id} />
              ))}
            </InPieces>
          </div>
        </section>
      ))}
    </>
  );
};

interface Shelf {
  id: string;
  category: string;
  title: string;
  rows: RowFacts[];
}

/** What is not free is left out where somebody said so. */
function shelvesOf(facts: ShelfFacts): Shelf[] {
  const { sections, filters, chosen } = facts;
  const isShown = (item: WishedItem): boolean => filters.free === '' || !chosen.period || isFree(item);
  return sections
    .map(({ id, category, items }) => ({
      id,
      category,
      title: titleOf(facts, category),
      rows: items.filter(isShown).map((item) => rowOf(facts, item)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function titleOf({ form: { language }, filters, sections }: ShelfFacts, category: string): string {
  const w = listWords[language];
  if (filters.search !== '') return w.found;
  if (category !== '') return category;
  return sections.length === 1 ? w.everything : w.uncategorised;
}

function rowOf({ form, home, portrait, chosen, basket }: ShelfFacts, item: WishedItem): RowFacts {
  const query = daysQuery(chosen.days);
  return {
    item,
    path: `${home}/items/${item.id}${query && `?${query}`}`,
    chosen: unitsIn(basket, item.id),
    language: form.language,
    timeZone: portrait.timeZone,
  };
}

function countOf({ form, sections, chosen }: ShelfFacts, id: string): string {
  const w = listWords[form.language];
  const { items } = sections.find((section) => section.id === id)!;
  return chosen.period
    ? w.free(items.filter((item) => isFree(item)).length, items.length)
    : w.there(items.length);
}

const Nothing = ({ form: { language }, home, chosen, filters, mayFill }: ShelfFacts): VNode => {
  const w = listWords[language];
  if (!isNarrowed(filters))
    return (
      <Alert kind="info" title={w.empty}>
        <p>{mayFill ? <Link href={`${home}/manage/import`}>{w.fill}</Link> : w.soon}</p>
      </Alert>
    );
  return (
    <Alert kind="info" title={w.nothing}>
      <p>
        <Link href={`${home}?${daysQuery(chosen.days)}`}>{w.showAll}</Link>
      </p>
    </Alert>
  );
};

const PageLinks = ({ form: { language }, home, filters, nextCursor }: ShelfFacts): VNode => {
  const w = listWords[language];
  const query = new URLSearchParams(setFilters(filters));
  return (
    <>
      {filters.cursor !== undefined && (
        <p>
          <Link href={`${home}?${query}#hits`}>{w.first}</Link>
        </p>
      )}
      {nextCursor !== null && (
        <p>
          <Link href={`${home}?${query}&cursor=${encodeURIComponent(nextCursor)}#hits`}>{w.more}</Link>
        </p>
      )}
    </>
  );
};

/** Lead on within the list; what was chosen so far goes along. */
const PageButtons = ({ form: { language }, home, filters, nextCursor }: ShelfFacts): VNode => {
  const w = listWords[language];
  const action = `${home}/search`;
  return (
    <p class="lb-acts lb-no-print">
      {filters.cursor !== undefined && (
        <button class="lb-btn lb-btn--2" formAction={action}>
          {w.first}
        </button>
      )}
      {nextCursor !== null && (
        <button class="lb-btn lb-btn--2" formAction={action} name="cursor" value={nextCursor}>
          {w.more}
        </button>
      )}
    </p>
  );
};
