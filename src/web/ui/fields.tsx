/** Fields of a form: label, hint, what was typed, and what is wrong with it, in the shapes of the design system. */
import type { ComponentChildren, VNode } from 'preact';
import { frameWords } from './frame-words.js';
import { mailAddress } from '../../partners/who/mail-address.js';
import { faultOf, type FormState } from '../forms/typed.js';

export interface FieldProps {
  form: FormState;
  /** Path into the body that the service takes: `contact.name`. */
  name: string;
  label: string;
  hint?: string;
  /** Shown until something was typed. */
  value?: string;
  isOptional?: boolean;
  /** It asks and demands nothing: it may stay empty without saying so. */
  isQuiet?: boolean;
  /** Of a form that stands many times on one page: unlike any other there. */
  row?: string;
  /** Where somebody types first who opens the page to type. */
  isFirst?: boolean;
}

export const idOf = (name: string): string => `f-${name.replaceAll('.', '-')}`;

/** Carries the row, but for the form that was just refused, to whose fields the summary leads. */
export const fieldId = ({ form, name, row }: FieldProps): string =>
  row === undefined || form.refusal ? idOf(name) : `${row}-${idOf(name)}`;

export const shown = ({ form, name, value = '' }: FieldProps): string => form.typed[name] ?? value;

interface TextProps extends FieldProps {
  /** Where it is no field of the body that the form becomes. */
  maxLength?: number | undefined;
}

const longest = ({ form, name, maxLength }: TextProps): number | undefined =>
  maxLength ?? form.lengths?.[name]?.max;

/** What assistive technology reads along with the field. */
export const described = (props: FieldProps): object => {
  const { form, name, hint, row } = props;
  const isWrong = faultOf(form, name) !== undefined;
  const ids = [hint && `${fieldId(props)}-hint`, isWrong && `${idOf(name)}-fault`].filter(Boolean);
  return {
    // Said even where it is right: the pattern of a row's field only shows another field, it is no demand.
    ...(row === undefined ? {} : { 'aria-invalid': 'false' }),
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
      <label class="kern-label" for={fieldId(props)}>
        {label}
        {isOptional && <span class="kern-label__optional"> – {frameWords[form.language].optional}</span>}
      </label>
      {hint && (
        <div class="kern-hint" id={`${fieldId(props)}-hint`}>
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
      <span>{fault.message[form.language]}</span>
    </p>
  );
};

interface InputProps extends TextProps {
  type?: 'text' | 'email' | 'tel' | 'number' | 'date' | 'time' | 'search';
  min?: number | string;
  max?: number | string;
  autocomplete?: string;
  inputMode?: 'numeric' | 'email' | 'tel' | 'text';
  /** Texts that the browser offers; anything else may be typed. */
  offered?: readonly string[];
}

export const Input = (props: InputProps): VNode => {
  const { form, name, type = 'text', min, max, autocomplete, inputMode } = props;
  const { isOptional = false, isQuiet = false, isFirst, offered = [] } = props;
  const wrong = faultOf(form, name) ? ' kern-form-input__input--error' : '';
  const list = offered.length > 0 ? `${fieldId(props)}-offered` : undefined;
  return (
    <FieldBox {...props}>
      <input
        class={`kern-form-input__input${wrong}`}
        id={fieldId(props)}
        name={name}
        {...({ type } as { type: 'text' })}
        value={shown(props)}
        maxLength={type === 'email' ? mailAddress.max : longest(props)}
        min={min}
        max={max}
        autocomplete={autocomplete}
        inputMode={inputMode}
        list={list}
        data-focus={isFirst ? '' : undefined}
        required={!isOptional && !isQuiet}
        {...described(props)}
      />
      {list && (
        <datalist id={list}>
          {offered.map((text) => (
            <option value={text} key={text}>
              {text}
            </option>
          ))}
        </datalist>
      )}
    </FieldBox>
  );
};

export const TextArea = (props: TextProps & { rows?: number }): VNode => {
  const { form, name, rows = 3, isOptional = false } = props;
  const wrong = faultOf(form, name) ? ' kern-form-input__input--error' : '';
  return (
    <FieldBox {...props}>
      <textarea
        class={`kern-form-input__input${wrong}`}
        id={fieldId(props)}
        name={name}
        rows={rows}
        maxLength={longest(props)}
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
        <select
          class={`kern-form-input__select${wrong}`}
          id={fieldId(props)}
          name={name}
          {...described(props)}
        >
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

/** A file to choose; `accept` is what the browser offers first. */
export const FileField = (props: FieldProps & { accept: string }): VNode => (
  <FieldBox {...props}>
    <input
      class="kern-form-input__input"
      type="file"
      id={fieldId(props)}
      name={props.name}
      accept={props.accept}
      required={!props.isQuiet}
      {...described(props)}
    />
  </FieldBox>
);
