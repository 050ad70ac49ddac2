/** Where somebody types what they look for: in the bar on a wide screen, above the list on a phone; one form takes both. */
import type { VNode } from 'preact';
import { Fault } from '../../ui/fields.js';
import { Icon } from '../../ui/icon.js';
import type { FormState } from '../../forms/typed.js';
import { listWords } from './list-words.js';

/** The form of the list, to which fields belong that stand elsewhere. */
export const LIST_FORM = 'list';

interface SearchProps {
  form: FormState;
  /** What was searched for. */
  search: string;
  /** Where the form goes when somebody searches; undefined where it goes there anyway. */
  action: string | undefined;
  isAbove?: boolean;
}

export const SearchField = ({ form, search, action, isAbove = false }: SearchProps): VNode => {
  const w = listWords[form.language];
  const id = isAbove ? 'f-search-above' : 'f-search';
  return (
    <div class={isAbove ? 'lb-period__find' : undefined}>
      <search class="lb-search" aria-label={w.searching}>
        <label class="lb-sr" for={id}>
          {w.search}
        </label>
        <input
          id={id}
          form={LIST_FORM}
          name={isAbove ? 'searchAbove' : 'search'}
          type="search"
          value={search}
          placeholder={w.searchHint}
          maxLength={form.lengths?.['search']?.max}
        />
        <button class="lb-btn" type="submit" form={LIST_FORM} formAction={action}>
          <Icon name="search" />
          <span class="lb-sr">{w.searchIt}</span>
        </button>
      </search>
      {!isAbove && <Fault form={form} name="search" />}
    </div>
  );
};
