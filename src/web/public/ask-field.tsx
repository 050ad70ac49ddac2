/** A field for asking, not for telling: it may stay empty without saying so. */
import type { VNode } from 'preact';
import { FieldBox, idOf, type FieldProps } from '../ui/fields.js';
import { faultOf } from '../ui/typed.js';

interface AskProps extends FieldProps {
  type: 'text' | 'date' | 'time' | 'search';
}

export const Ask = (props: AskProps): VNode => {
  const { form, name, type, hint } = props;
  const isWrong = faultOf(form, name) !== undefined;
  const about = [hint && `${idOf(name)}-hint`, isWrong && `${idOf(name)}-fault`].filter(Boolean).join(' ');
  return (
    <FieldBox {...props}>
      <input
        class={`kern-form-input__input${isWrong ? ' kern-form-input__input--error' : ''}`}
        id={idOf(name)}
        name={name}
        {...({ type } as { type: 'text' })}
        value={form.typed[name] ?? ''}
        maxLength={type === 'search' ? 100 : undefined}
        aria-describedby={about === '' ? undefined : about}
        aria-invalid={isWrong ? 'true' : undefined}
      />
    </FieldBox>
  );
};
