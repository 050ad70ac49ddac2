/** One of few choices, all of them to be read at once: a phone cuts long ones off in a list that opens. */
import type { VNode } from 'preact';
import { Fault, idOf, Select, type Choice, type FieldProps } from './fields.js';

/** More would be a wall of text. */
const MOST_AT_ONCE = 6;

export const RadioChoices = (props: FieldProps & { choices: readonly Choice[] }): VNode =>
  props.choices.length > MOST_AT_ONCE ? <Select {...props} /> : <Radios {...props} />;

const Radios = ({ form, name, label, hint, choices }: FieldProps & { choices: readonly Choice[] }): VNode => {
  const chosen = form.typed[name] ?? choices[0]?.value;
  const hintId = `${idOf(name)}-hint`;
  return (
    <fieldset class="kern-fieldset" id={idOf(name)} aria-describedby={hint ? hintId : undefined}>
      <legend class="kern-label">{label}</legend>
      {hint && (
        <div class="kern-hint" id={hintId}>
          {hint}
        </div>
      )}
      <div class="kern-fieldset__body">
        {choices.map((choice, index) => (
          <div class="kern-form-check" key={choice.value}>
            <input
              class="kern-form-check__radio"
              type="radio"
              id={`${idOf(name)}-${index}`}
              name={name}
              value={choice.value}
              checked={choice.value === chosen}
            />
            <label class="kern-label" for={`${idOf(name)}-${index}`}>
              {choice.label}
            </label>
          </div>
        ))}
      </div>
      <Fault form={form} name={name} />
    </fieldset>
  );
};
