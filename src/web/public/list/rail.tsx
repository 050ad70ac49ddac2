/** Beside the list on a wide screen, above it on a phone: the categories to jump to, and what else narrows it. */
import type { VNode } from 'preact';
import type { Language } from '../../../shared/words.js';
import { kindOf } from '../../ui/drawing.js';
import { Drawn } from '../../ui/icon.js';
import { countOf, type Filters } from './filters.js';
import { listWords } from './list-words.js';
import type { Mark } from './marks.js';
import { LIST_FORM } from './search-field.js';

interface RailProps {
  marks: readonly Mark[];
  filters: Filters;
  /** Where the form goes to narrow the list; undefined where it goes there anyway. */
  action: string | undefined;
  /** Days are chosen, so that something can be free. */
  hasDays: boolean;
  language: Language;
}

export const Rail = ({ marks, ...facts }: RailProps): VNode => (
  <div class="lb-rail-box">
    {marks.length > 0 && <Marks marks={marks} language={facts.language} />}
    <FilterFields {...facts} />
  </div>
);

const Marks = ({ marks, language }: Pick<RailProps, 'marks' | 'language'>): VNode => (
  <nav class="lb-rail" aria-label={listWords[language].categories}>
    <p class="lb-rail__title">{listWords[language].categories}</p>
    <ul class="lb-chips">
      {marks.map(({ category, href, count, isChosen }) => (
        <li data-cat={kindOf(category)} key={category}>
          <a class="lb-chip" href={href} aria-current={isChosen ? 'true' : undefined}>
            <Drawn drawing={kindOf(category)} />
            {category}
            {count !== undefined && (
              <>
                {' '}
                <span class="lb-chip__n">{count}</span>
              </>
            )}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** On a phone a link opens it, since it must not push the list down. */
const FilterFields = ({ filters, action, hasDays, language }: Omit<RailProps, 'marks'>): VNode => {
  const w = listWords[language];
  const places = filters.places.map(({ id, name }) => [id, name] as const);
  const owners = filters.owners.map(({ id, name }) => [id, name] as const);
  const isFreeOnly = filters.free !== '';
  return (
    <fieldset class="lb-rail__more lb-no-print" id="filter" aria-label={w.filters}>
      <Choice
        {...{ name: 'storagePlace', label: w.place, chosen: filters.storagePlace }}
        choices={[['', w.allPlaces(places.length)], ...places]}
      />
      <Choice
        {...{ name: 'owner', label: w.owner, chosen: filters.owner }}
        choices={[['', w.allOwners], ...owners]}
      />
      {hasDays && (
        <p class="lb-field">
          <label class="lb-pick__one">
            <input type="checkbox" name="free" value="true" form={LIST_FORM} checked={isFreeOnly} />
            <span>{w.onlyFree}</span>
          </label>
        </p>
      )}
      <p class="lb-field">
        <button class="lb-btn lb-btn--2 lb-btn--wide" type="submit" form={LIST_FORM} formAction={action}>
          {w.apply}
        </button>
      </p>
    </fieldset>
  );
};

interface ChoiceProps {
  name: string;
  label: string;
  chosen: string;
  choices: readonly (readonly [value: string, label: string])[];
}

const Choice = ({ name, label, chosen, choices }: ChoiceProps): VNode => (
  <p class="lb-field">
    <label for={`f-${name}`}>{label}</label>
    <select class="lb-input" id={`f-${name}`} name={name} form={LIST_FORM}>
      {choices.map(([value, words]) => (
        <option value={value} selected={value === chosen} key={value}>
          {words}
        </option>
      ))}
    </select>
  </p>
);

/** Opens them on a phone, and says how many are set. */
export const FilterLink = ({ filters, language }: Pick<RailProps, 'filters' | 'language'>): VNode => (
  <a class="lb-btn lb-btn--3 lb-hide-wide" href="#filter">
    {listWords[language].filter(countOf(filters))}
  </a>
);
