/** Minus, number, plus: how many are wanted, the same on every page. Each button sends the form it stands in, so it works without script. */
import type { VNode } from 'preact';
import { Icon } from './icon.js';
import { unitIn } from '../../shared/amounts.js';
import { STEPS } from '../forms/steps.js';
import { faultOf, type FormState } from '../forms/typed.js';
import { idOf } from './fields.js';
import { dictionary, type Language } from '../../shared/words.js';

const words = dictionary(
  {
    quantityOf: (name: string, unit: string) => `Menge: ${name} (${unit})`,
    less: (step: number, unit: string, name: string) => `${step} ${unit} weniger: ${name}`,
    more: (step: number, unit: string, name: string) => `${step} ${unit} mehr: ${name}`,
  },
  {
    quantityOf: (name: string, unit: string) => `Quantity: ${name} (${unit})`,
    less: (step: number, unit: string, name: string) => `${step} ${unit} less: ${name}`,
    more: (step: number, unit: string, name: string) => `${step} ${unit} more: ${name}`,
  },
);

interface StepperProps {
  /** Of the thing; its buttons send it. */
  id: string;
  /** Of the thing, in words; several steppers stand on one page. */
  of: string;
  /** Of its unit, such as "Stück". */
  unit: string;
  /** Of the number's field, such as `quantity.<id>`. */
  name: string;
  value: number;
  /** Packs are taken whole; 1 otherwise. */
  step?: number;
  /** 0 unless said otherwise. */
  min?: number;
  /** At its ends a button cannot be pressed, which also saves a stop of the tabulator. */
  max: number;
  /** Of a form that may come back refused: what was typed stays, and the summary leads to the number. */
  form?: FormState;
  /** Where its buttons send the form, where that is not where the form goes. */
  action?: string;
  language: Language;
}

export const Stepper = (props: StepperProps): VNode => {
  const { id, of, name, value, step = 1, min = 0, max, form, action, language } = props;
  const w = words[language];
  const unit = unitIn(props.unit, language);
  return (
    <fieldset class={value > 0 ? 'lb-step lb-step--on' : 'lb-step'} aria-label={w.quantityOf(of, unit)}>
      <button
        type="submit"
        name={STEPS.less}
        value={id}
        formaction={action}
        aria-label={w.less(step, unit, of)}
        disabled={value <= min}
      >
        <Icon name="minus" />
      </button>
      <input
        type="text"
        inputMode="numeric"
        name={name}
        value={form?.typed[name] ?? (value === 0 ? '' : value)}
        {...(form ? refusable(form, name) : {})}
        placeholder="0"
        aria-label={w.quantityOf(of, unit)}
        autocomplete="off"
        maxLength={6}
      />
      {step > 1 && <input type="hidden" name={`step.${id}`} value={step} />}
      <button
        type="submit"
        name={STEPS.more}
        value={id}
        formaction={action}
        aria-label={w.more(step, unit, of)}
        disabled={value + step > max}
      >
        <Icon name="plus" />
      </button>
    </fieldset>
  );
};

function refusable(form: FormState, name: string): object {
  const isWrong = faultOf(form, name) !== undefined;
  return {
    id: idOf(name),
    ...(isWrong ? { 'aria-invalid': 'true', 'aria-describedby': `${idOf(name)}-fault` } : {}),
  };
}
