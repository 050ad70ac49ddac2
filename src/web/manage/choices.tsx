/** Choices for selects, and a question with a few answers that need a sentence each. */
import type { ComponentChildren, VNode } from 'preact';
import type { Choice, FieldProps } from '../ui/fields.js';
import { Fault, idOf } from '../ui/fields.js';

/** Something that can be chosen by its name. */
export interface Named {
  id: string;
  name: string;
}

/** Values with their words; with a sentence each where there are two. */
export const choicesOf = (words: Readonly<Record<string, string | readonly string[]>>): Answer[] =>
  Object.entries(words).map(([value, said]) => {
    const [label = '', hint] = typeof said === 'string' ? [said] : said;
    return { value, label, ...(hint !== undefined && { hint }) };
  });

/** An empty first choice that says what it means. */
export const chosenFrom = (empty: string, things: readonly Named[]): readonly Choice[] => [
  { value: '', label: empty },
  ...things.map(({ id, name }) => ({ value: id, label: name })),
];

/** A chosen value that the choices lack stays choosable as it stands. */
export const withOwn = (choices: readonly Choice[], own: string | undefined): readonly Choice[] =>
  own === undefined || choices.some(({ value }) => value === own)
    ? choices
    : [...choices, { value: own, label: own }];

/** A choice that may need a sentence. */
export interface Answer extends Choice {
  hint?: string;
  /** It is a colour of alliances, and shows itself. */
  colour?: string;
}

interface RadiosProps extends FieldProps {
  choices: readonly Answer[];
}

/** The first fault link leads to the first answer. */
export const Radios = ({ form, name, label, choices }: RadiosProps): VNode => (
  <fieldset class="kern-fieldset">
    <legend class="kern-label">{label}</legend>
    <div class="kern-fieldset__body">
      {choices.map(({ value, label: answer, hint, colour }, index) => {
        const id = index === 0 ? idOf(name) : `${idOf(name)}-${value}`;
        return (
          <div class="kern-form-check" data-colour={colour} key={value}>
            <input
              class="kern-form-check__radio"
              type="radio"
              id={id}
              name={name}
              value={value}
              checked={form.typed[name] === value}
              aria-describedby={`${id}-hint`}
            />
            <label class="kern-label" for={id}>
              {colour && <span class="lb-dot" aria-hidden="true" />}
              {answer}
              <span class="kern-hint" id={`${id}-hint`}>
                {hint}
              </span>
            </label>
          </div>
        );
      })}
    </div>
    <Fault form={form} name={name} />
  </fieldset>
);

interface GroupProps {
  title: string;
  hint?: string;
  id?: string;
  children: ComponentChildren;
}

/** Fields that belong together, under a heading of their own. */
export const Group = ({ title, hint, id, children }: GroupProps): VNode => (
  <fieldset class="kern-fieldset lb-group" id={id} tabIndex={id === undefined ? undefined : -1}>
    <legend>{title}</legend>
    <div class="kern-fieldset__body">
      {hint && <p>{hint}</p>}
      {children}
    </div>
  </fieldset>
);
