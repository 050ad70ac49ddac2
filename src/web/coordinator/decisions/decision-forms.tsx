/** The two forms that decide a request: approving, in whole or in part, and declining with a reason. */
import { amount, inDigits } from '../../../shared/amounts.js';
import type { VNode } from 'preact';
import type { DocketEntry, DocketLine } from '../../../reservations/deciding/docket.view.js';
import { isSameInstant } from '../../../shared/period.js';
import { idOf, Select, described, FieldBox, fieldId, shown, type FieldProps } from '../../ui/fields.js';
import { drawingOf, kindOf } from '../../ui/drawing.js';
import { Form } from '../../ui/form.js';
import { Drawn } from '../../ui/icon.js';
import { Button } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { FormState } from '../../forms/typed.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { inWords, type DecisionWords } from './decision-words.js';
import { declineReasons } from './decision-input.js';
import { filledIn } from './light-words.js';

interface FormProps {
  visit: AllianceVisit;
  entry: DocketEntry;
  form: FormState;
  w: DecisionWords;
}

const MOST_LETTERS = 500;

export const approveFormId = (id: string): string => `a-${id}`;

/** The reason shows as soon as a quantity is another than was asked: the style sheet looks at their patterns. */
export const ApproveForm = (props: FormProps): VNode => {
  const { visit, entry, form, w } = props;
  const { id, number, version, lines } = entry;
  const open = answered(lines);
  const hidden = { version: String(version), lineIds: open.map((line) => line.id).join(' ') };
  return (
    <Form
      form={form}
      action={`${visit.home}/decisions/${id}/approve`}
      hidden={hidden}
      class="lb-amounts"
      id={approveFormId(id)}
    >
      <fieldset id={form.refusal && idOf('lines')}>
        <legend>
          {w.quantities}
          <span class="lb-sr"> {number}</span>
        </legend>
        <ul class="lb-things">
          {lines.map((line) => (
            <Thing {...props} line={line} position={open.indexOf(line)} key={line.id} />
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
      <Button weight="secondary" of={number}>
        {w.approveThese}
      </Button>
    </Form>
  );
};

/** What an owner is asked about is left to them, unless nothing else is left. */
function answered(lines: readonly DocketLine[]): DocketLine[] {
  const open = lines.filter(({ approvedQuantity }) => approvedQuantity === null);
  const own = open.filter(({ awaitsOwner }) => !awaitsOwner);
  return own.length > 0 ? own : open;
}

const Thing = (props: FormProps & { line: DocketLine; position: number }): VNode => {
  const { entry, form, w, visit, line, position } = props;
  const { itemName, category, unit, quantity, approvedQuantity } = line;
  return (
    <li class="lb-thing" data-cat={kindOf(category)}>
      <Drawn drawing={drawingOf({ name: itemName, category })} class="lb-thing__pic" />
      {position >= 0 ? (
        <QuantityField
          form={typedFor(form, line.id, position)}
          row={`a-${entry.id}`}
          name={`lines.${position}.quantity`}
          label={softened(itemName)}
          hint={hintsOf(props).join(', ')}
          asked={quantity}
          value={String(filledIn(entry, line))}
        />
      ) : (
        <p>
          {softened(itemName)}:{' '}
          {approvedQuantity === null
            ? w.ownerAsked(amount(quantity, unit, visit.language))
            : w.decided(amount(approvedQuantity, unit, visit.language))}
        </p>
      )}
    </li>
  );
};

function hintsOf({ entry, w, visit, line }: FormProps & { line: DocketLine }): string[] {
  const { unit, quantity, possible, packStep } = line;
  const hints = [
    w.asked(amount(quantity, unit, visit.language)),
    possible < quantity && w.possible(inDigits(possible, visit.language)),
    packStep > 1 && w.inSteps(packStep, unit),
    lineTimes(line, entry, visit, w),
  ];
  return hints.filter((said): said is string => said !== false && said !== '');
}

/** Said only where a line has times of its own. */
function lineTimes(
  { handOver }: DocketLine,
  entry: DocketEntry,
  visit: AllianceVisit,
  w: DecisionWords,
): string {
  const { from, until } = entry.period;
  const isSame = isSameInstant(handOver.pickUpAt, from) && isSameInstant(handOver.returnDueAt, until);
  return isSame ? '' : inWords(handOver, visit, w);
}

/** What was typed for this line, though lines before it may have been decided since. */
function typedFor(form: FormState, lineId: string, position: number): FormState {
  const before = form.typed['lineIds']?.split(' ').indexOf(lineId) ?? -1;
  const name = `lines.${position}.quantity`;
  const { [name]: _other, ...others } = form.typed;
  const typed = before < 0 ? undefined : form.typed[`lines.${before}.quantity`];
  return { ...form, typed: typed === undefined ? others : { ...others, [name]: typed } };
}

export const DeclineForm = ({ visit, entry, form, w }: FormProps): VNode => {
  const { id, number, version } = entry;
  const choices = Object.entries(declineReasons).map(([value, words]) => ({
    value,
    label: words[form.language],
  }));
  return (
    <details class="lb-open" open={form.refusal !== undefined}>
      <summary>
        {w.declineOpen}
        <span class="lb-sr"> {number}</span>
      </summary>
      <Form
        form={form}
        action={`${visit.home}/decisions/${id}/decline`}
        hidden={{ version: String(version) }}
      >
        <Select
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
        <Button weight="secondary" of={number}>
          {w.decline}
        </Button>
      </Form>
    </details>
  );
};

/** A quantity, `:invalid` once it is another than was asked for. */
const QuantityField = (props: FieldProps & { asked: number }): VNode => (
  <FieldBox {...props}>
    <input
      class="kern-form-input__input lb-quantity"
      id={fieldId(props)}
      name={props.name}
      inputMode="numeric"
      autocomplete="off"
      pattern={String(props.asked)}
      required
      value={shown(props)}
      {...described(props)}
    />
  </FieldBox>
);

const RowText = (props: FieldProps & { maxLength: number }): VNode => (
  <FieldBox {...props}>
    <textarea
      class="kern-form-input__input"
      id={fieldId(props)}
      name={props.name}
      rows={2}
      placeholder=" "
      maxLength={props.maxLength}
      {...described(props)}
    >
      {`\n${shown(props)}`}
    </textarea>
  </FieldBox>
);
