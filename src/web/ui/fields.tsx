/** Fields of a form: label, hint, what was typed, and what is wrong with it, in the shapes of the design system. */
import type { ComponentChildren, VNode } from 'preact';
import { frameWords } from './frame-words.js';
import { faultOf, type FormState } from './typed.js';

export interface FieldProps {
  form: FormState;
  /** Path into the body that the service takes: `contact.name`. */
  name: string;
  label: string;
  hint?: string;
  /** Shown until something was typed. */
  value?: string;
  isOptional?: boolean;
}

export const idOf = (name: string): string => `f-${name.replaceAll('.', '-')}`;

const shown = ({ form, name, value = '' }: FieldProps): string => form.typed[name] ?? value;

/** What assistive technology reads along with the field. */
const described = ({ form, name, hint }: FieldProps): object => {
  const isWrong = faultOf(form, name) !== undefined;
  const ids = [hint && `${idOf(name)}-hint`, isWrong && `${idOf(name)}-fault`].filter(Boolean);
  return {
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(isWrong ? { 'aria-invalid': 'true' } : {}),
  };
};

/** The box around one field. */
export const FieldBox = (props: FieldProps & { children: ComponentChildren }): VNode => {
  const { form, name, label, hint, isOptional = false, children } = props;
  const isWrong = faultOf(form, name) !== undefined;
  return (
    <div class={`kern-form-input${isWrong ? ' kern-form-input--error' : ''}`}>
      <label class="kern-label" for={idOf(name)}>
        {label}
        {isOptional && <span class="kern-label__optional"> – {frameWords[form.language].optional}</span>}
      </label>
      {hint && (
        <div class="kern-hint" id={`${idOf(name)}-hint`}>
          {hint}
        </div>
      )}
      {children}
      <Fault form={form} name={name} />
    </div>
  );
};

export const Fault = ({ form, name }: Pick<FieldProps, 'form' | 'name'>): VNode | null => {
  const fault = faultOf(form, name);
  if (!fault) return null;
  return (
    <p class="kern-error" id={`${idOf(name)}-fault`}>
      <span class="kern-icon kern-icon--danger" aria-hidden="true" />
      <span class="kern-body">{fault.message[form.language]}</span>
    </p>
  );
};

interface InputProps extends FieldProps {
  type?: 'text' | 'email' | 'tel' | 'number' | 'date' | 'time' | 'search';
  maxLength?: number;
  min?: number | string;
  max?: number | string;
  autocomplete?: string;
  inputMode?: 'numeric' | 'email' | 'tel' | 'text';
}

export const Input = (props: InputProps): VNode => {
  const {
    form,
    name,
    type = 'text',
    maxLength,
    min,
    max,
    autocomplete,
    inputMode,
    isOptional = false,
  } = props;
  const wrong = faultOf(form, name) ? ' kern-form-input__input--error' : '';
  return (
    <FieldBox {...props}>
      <input
        class={`kern-form-input__input${wrong}`}
        id={idOf(name)}
        name={name}
        {...({ type } as { type: 'text' })}
        value={shown(props)}
        maxLength={maxLength}
        min={min}
        max={max}
        autocomplete={autocomplete}
        inputMode={inputMode}
        required={!isOptional}
        {...described(props)}
      />
    </FieldBox>
  );
};

export const TextArea = (props: FieldProps & { maxLength?: number; rows?: number }): VNode => {
  const { form, name, maxLength, rows = 3, isOptional = false } = props;
  const wrong = faultOf(form, name) ? ' kern-form-input__input--error' : '';
  return (
    <FieldBox {...props}>
      <textarea
        class={`kern-form-input__input${wrong}`}
        id={idOf(name)}
        name={name}
        rows={rows}
        maxLength={maxLength}
        required={!isOptional}
        {...described(props)}
      >
        {/* A browser swallows the first line break. */}
        {`\n${shown(props)}`}
      </textarea>
    </FieldBox>
  );
};

export interface Choice {
  value: string;
  label: string;
}

export const Select = (props: FieldProps & { choices: readonly Choice[] }): VNode => {
  const { form, name, choices } = props;
  const chosen = shown(props);
  const wrong = faultOf(form, name) ? ' kern-form-input__select--error' : '';
  return (
    <FieldBox {...props}>
      <div class="kern-form-input__select-wrapper">
        <select class={`kern-form-input__select${wrong}`} id={idOf(name)} name={name} {...described(props)}>
          {choices.map(({ value, label }) => (
            <option value={value} selected={value === chosen} key={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </FieldBox>
  );
};

/** Sends `true` where it is ticked, nothing otherwise. */
export const Checkbox = (props: FieldProps & { isChecked?: boolean }): VNode => {
  const { form, name, label, hint, isChecked = false } = props;
  const isTicked = Object.keys(form.typed).length > 0 ? form.typed[name] === 'true' : isChecked;
  return (
    <div class="kern-form-check">
      <input
        class="kern-form-check__checkbox"
        type="checkbox"
        id={idOf(name)}
        name={name}
        value="true"
        checked={isTicked}
        {...described(props)}
      />
      <label class="kern-label" for={idOf(name)}>
        {label}
        {hint && (
          <span class="kern-hint" id={`${idOf(name)}-hint`}>
            {hint}
          </span>
        )}
      </label>
      <Fault form={form} name={name} />
    </div>
  );
};
