/** Marks: where each category of the list is, on this page or on one of its own. */
import { daysQuery, type ChosenPeriod } from '../chosen-period.js';
import { isWhole, setFilters, type Filters } from './filters.js';
import type { Section } from './sections.js';

/** A category, and where it is. */
export interface Mark {
  category: string;
  href: string;
  /** How many things stand under it; undefined where not all of them are on this page. */
  count: number | undefined;
  isChosen: boolean;
}

interface MarkFacts {
  home: string;
  chosen: ChosenPeriod;
  filters: Filters;
  nextCursor: string | null;
}

/** Of a list that is whole they jump; of a part of it, or of one category, they lead to each category as a list. None among hits. */
export function marksOf(facts: MarkFacts, sections: readonly Section<unknown>[]): Mark[] {
  const { filters, nextCursor } = facts;
  if (filters.search !== '') return [];
  if (filters.category === '' && isWhole(filters, nextCursor)) {
    const named = sections.filter(({ category }) => category !== '');
    return named.map(({ id, category, items }) => ({
      category,
      href: `#${id}`,
      count: items.length,
      isChosen: false,
    }));
  }
  return filters.headings.map((category) => ({
    category,
    href: categoryPath(facts, category),
    count: undefined,
    isChosen: filters.category === category,
  }));
}

/** The chosen one leads back to all. */
function categoryPath({ home, chosen, filters }: MarkFacts, category: string): string {
  const query = new URLSearchParams(daysQuery(chosen.days));
  const next = { ...filters, category: filters.category === category ? '' : category };
  for (const [name, value] of setFilters(next)) query.set(name, value);
  return `${home}?${query}`;
}
