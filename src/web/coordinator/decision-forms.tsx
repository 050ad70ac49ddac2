/** The two forms that decide a request: approving, in whole or in part, and declining with a reason. */
import { amount } from '../../shared/amounts.js';
import type { VNode } from 'preact';
import type { DocketEntry, DocketLine } from '../../reservations/docket.view.js';
import { dayAndTime } from '../../shared/spoken-time.js';
import { isSameInstant } from '../../shared/period.js';
import type { Language } from '../../shared/words.js';
import { idOf } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { Button } from '../ui/parts.js';
import type { FormState } from '../ui/typed.js';
import { declineReasons } from './decline-reasons.js';
import type { DecisionWords } from './decision-words.js';
import { QuantityField, RowSelect, RowText } from './row-fields.js';

interface FormProps {
  home: string;
  timeZone: string;
  entry: DocketEntry;
  form: FormState;
  w: DecisionWords;
}

const MOST_LETTERS = 500;

/** The reason shows as soon as a quantity is another than was asked: the style sheet looks at their patterns. */
export const ApproveForm = (props: FormProps): VNode => {
  const { home, entry, form, w } = props;
  const { id, number, version, lines } = entry;
  const open = lines.filter(({ approvedQuantity }) => approvedQuantity === null);
  const hidden = { version: String(version), lineIds: open.map((line) => line.id).join(' ') };
  return (
    <Form form={form} action={`${home}/decisions/${id}/approve`} hidden={hidden} class="lb-form lb-decide">
      <fieldset class="lb-plain-fieldset" id={form.refusal && idOf('lines')}>
        <legend class="kern-label">
          {w.quantities}
          <span class="kern-sr-only"> {number}</span>
        </legend>
        <ul class="lb-plain-list lb-things">
          {lines.map((line) => (
            <li key={line.id}>
              <Thing {...props} line={line} position={open.indexOf(line)} />
            </li>
          ))}
        </ul>
      </fieldset>
      <div class="lb-less">
        <RowText
          form={form}
          row={`a-${id}`}
          name="reason"
          label={w.lessReason}
          hint={w.lessReasonHint}
          maxLength={MOST_LETTERS}
        />
      </div>
      <Button label={w.approveOf(number)}>{w.approve}</Button>
    </Form>
  );
};

const Thing = ({
  entry,
  form,
  w,
  timeZone,
  line,
  position,
}: FormProps & { line: DocketLine; position: number }): VNode => {
  const { itemName, unit, quantity, approvedQuantity, packStep } = line;
  const period = lineTimes(line, entry, timeZone, form.language, w);
  if (approvedQuantity !== null) {
    return (
      <p class="kern-body">
        {itemName}: {w.decided(amount(approvedQuantity, unit))}
      </p>
    );
  }
  const hints = [w.wished(amount(quantity, unit)), packStep > 1 && w.inSteps(packStep, unit), period];
  return (
    <QuantityField
      form={typedFor(form, line.id, position)}
      row={`a-${entry.id}`}
      name={`lines.${position}.quantity`}
      label={itemName}
      hint={hints.filter(Boolean).join(', ')}
      asked={quantity}
    />
  );
};

/** Said only where a line has times of its own. */
function lineTimes(
  { period }: DocketLine,
  entry: DocketEntry,
  timeZone: string,
  language: Language,
  w: DecisionWords,
): string {
  const { from, until } = entry.period;
  if (isSameInstant(period.from, from) && isSameInstant(period.until, until)) return '';
  return w.until(dayAndTime(period.from, timeZone, language), dayAndTime(period.until, timeZone, language));
}

/** What was typed for this line, though lines before it may have been decided since. */
function typedFor(form: FormState, lineId: string, position: number): FormState {
  const before = form.typed['lineIds']?.split(' ').indexOf(lineId) ?? -1;
  const name = `lines.${position}.quantity`;
  const { [name]: _other, ...others } = form.typed;
  const typed = before < 0 ? undefined : form.typed[`lines.${before}.quantity`];
  return { ...form, typed: typed === undefined ? others : { ...others, [name]: typed } };
}

export const DeclineForm = ({ home, entry, form, w }: FormProps): VNode => {
  const { id, number, version } = entry;
  const choices = Object.entries(declineReasons).map(([value, words]) => ({
    value,
    label: words[form.language],
  }));
  return (
    <details class="lb-decline" open={form.refusal !== undefined}>
      <summary>
        {w.declineOpen}
        <span class="kern-sr-only"> {number}</span>
      </summary>
      <Form form={form} action={`${home}/decisions/${id}/decline`} hidden={{ version: String(version) }}>
        <RowSelect
          form={form}
          row={`d-${id}`}
          name="choice"
          label={w.declineChoice}
          choices={[{ value: '', label: '–' }, ...choices]}
        />
        <RowText
          form={form}
          row={`d-${id}`}
          name="reason"
          label={w.declineOwn}
          hint={w.declineOwnHint}
          maxLength={MOST_LETTERS}
        />
        <Button weight="secondary" label={w.declineOf(number)}>
          {w.decline}
        </Button>
      </Form>
    </details>
  );
};
