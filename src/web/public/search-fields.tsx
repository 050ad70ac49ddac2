/** Where somebody searches and narrows the list; beside the dates while none are chosen, else inside the form of the quantities. */
import type { VNode } from 'preact';
import { Select, type Choice } from '../ui/fields.js';
import type { FormState } from '../ui/typed.js';
import { Ask } from './ask-field.js';
import { listWords } from './list-words.js';

export interface Filters {
  search: string;
  category: string;
  /** An id. */
  storagePlace: string;
  cursor: string | undefined;
  headings: readonly string[];
  places: readonly { id: string; name: string }[];
}

export const SearchFields = ({ form, filters }: { form: FormState; filters: Filters }): VNode => {
  const w = listWords[form.language];
  const isNarrowed = filters.category !== '' || filters.storagePlace !== '';
  return (
    <>
      <Ask form={form} name="search" label={w.search} hint={w.searchHint} type="search" />
      <details class="lb-details" open={isNarrowed}>
        <summary>{w.narrow}</summary>
        <div class="lb-row">
          <Select form={form} name="category" label={w.heading} choices={headingChoices(filters, w.all)} />
          <Select form={form} name="storagePlace" label={w.place} choices={placeChoices(filters, w.all)} />
        </div>
      </details>
    </>
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

/** Those that are set, as parts of an address. */
export const setFilters = ({
  search,
  category,
  storagePlace,
}: Pick<Filters, 'search' | 'category' | 'storagePlace'>): [string, string][] =>
  Object.entries({ search, category, storagePlace }).filter(([, value]) => value !== '');
