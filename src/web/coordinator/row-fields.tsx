/** Fields of a form that stands many times on one page: their ids carry the request, but for the form that was just refused, to whose fields the summary leads. */
import type { ComponentChildren, VNode } from 'preact';
import { Fault, idOf } from '../ui/fields.js';
import { faultOf, type FormState } from '../ui/typed.js';

export interface RowFieldProps {
  form: FormState;
  /** The request and the form: unlike any other on the page. */
  row: string;
  name: string;
  label: string;
  hint?: string;
  value?: string;
}

const rowId = ({ form, row, name }: RowFieldProps): string =>
  form.refusal ? idOf(name) : `${row}-${idOf(name)}`;

const shown = ({ form, name, value = '' }: RowFieldProps): string => form.typed[name] ?? value;

/** Said to assistive technology even where it is right: a pattern only shows another field, it is no demand. */
function described(props: RowFieldProps): object {
  const { form, name, hint } = props;
  const isWrong = faultOf(form, name) !== undefined;
  const ids = [hint && `${rowId(props)}-hint`, isWrong && `${idOf(name)}-fault`].filter(Boolean);
  return {
    'aria-invalid': isWrong ? 'true' : 'false',
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
  };
}

const RowBox = (props: RowFieldProps & { children: ComponentChildren }): VNode => {
  const { form, name, label, hint, children } = props;
  const wrong = faultOf(form, name) ? ' kern-form-input--error' : '';
  return (
    <div class={`kern-form-input${wrong}`}>
      <label class="kern-label" for={rowId(props)}>
        {label}
      </label>
      {hint && (
        <div class="kern-hint" id={`${rowId(props)}-hint`}>
          {hint}
        </div>
      )}
      {children}
      <Fault form={form} name={name} />
    </div>
  );
};

/** A quantity, filled in with what was asked for; `:invalid` once it is another. */
export const QuantityField = (props: RowFieldProps & { asked: number }): VNode => (
  <RowBox {...props}>
    <input
      class="kern-form-input__input lb-quantity"
      id={rowId(props)}
      name={props.name}
      inputMode="numeric"
      autocomplete="off"
      pattern={String(props.asked)}
      required
      value={shown({ ...props, value: String(props.asked) })}
      {...described(props)}
    />
  </RowBox>
);

export const RowText = (props: RowFieldProps & { maxLength: number }): VNode => (
  <RowBox {...props}>
    <textarea
      class="kern-form-input__input"
      id={rowId(props)}
      name={props.name}
      rows={2}
      placeholder=" "
      maxLength={props.maxLength}
      {...described(props)}
    >
      {`\n${shown(props)}`}
    </textarea>
  </RowBox>
);

export const RowSelect = (
  props: RowFieldProps & { choices: readonly { value: string; label: string }[] },
): VNode => {
  const chosen = shown(props);
  return (
    <RowBox {...props}>
      <div class="kern-form-input__select-wrapper">
        <select class="kern-form-input__select" id={rowId(props)} name={props.name} {...described(props)}>
          {props.choices.map(({ value, label }) => (
            <option value={value} selected={value === chosen} key={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </RowBox>
  );
};
