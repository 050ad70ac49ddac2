/** A count row: a thing with its picture, and how many of it really go or come, beside how many were planned. */
import type { ComponentChildren, VNode } from 'preact';
import type { ItemPhotoView } from '../../items/photos/item-photo.view.js';
import { dictionary, type Language } from '../../shared/words.js';
import type { FormState } from '../forms/typed.js';
import { kindOf } from './drawing.js';
import { Pictured } from './pictured.js';
import { softened } from './soft.js';
import { Stepper } from './stepper.js';

const words = dictionary(
  { of: (planned: number) => `von ${planned}` },
  { of: (planned: number) => `of ${planned}` },
);

interface CountRowProps {
  /** Of the thing; the stepper's buttons send it. */
  id: string;
  name: string;
  category: string;
  photo?: ItemPhotoView | undefined;
  /** "Stück" */
  unit: string;
  /** Where it stands, or what belongs to it. */
  note?: string;
  /** Of the number's field. */
  field: string;
  value: number;
  planned: number;
  /** Said beside the number instead of how many were planned. */
  beside?: string;
  /** As many as planned, unless said otherwise. */
  max?: number;
  step?: number;
  /** Of a form that may come back refused. */
  form?: FormState;
  language: Language;
  children?: ComponentChildren;
  /** What else may be said of it; below, over the whole width. */
  more?: ComponentChildren;
}

export const CountRow = (props: CountRowProps): VNode => {
  const { id, name, category, photo, unit, note, field, value, planned, step = 1 } = props;
  const { form, language, children } = props;
  return (
    <li class="lb-countrow">
      <div class="lb-thing" data-cat={kindOf(category)}>
        <Pictured of={{ name, category, photo }} class="lb-thing__pic" />
        <div>
          <h3 class="lb-card__name">{softened(name)}</h3>
          {note && <p class="lb-small">{softened(note)}</p>}
        </div>
      </div>
      <div class="lb-countrow__act">
        <Stepper
          id={id}
          of={name}
          unit={unit}
          name={field}
          value={value}
          step={step}
          max={props.max ?? planned}
          {...(form ? { form } : {})}
          language={language}
        />
        <span>{props.beside ?? words[language].of(planned)}</span>
        {children}
      </div>
      {props.more && <div class="lb-countrow__more">{props.more}</div>}
    </li>
  );
};
