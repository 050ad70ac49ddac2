/** Taking back: all well with one button, or line by line what came, what is damaged and what is missing. */
import type { VNode } from 'preact';
import { amount } from '../../../shared/amounts.js';
import { dayAndTime } from '../../../shared/spoken-time.js';
import { Checkbox, Fault, Input } from '../../ui/fields.js';
import { Form } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, Heading } from '../../ui/parts.js';
import { CountRow } from '../../ui/count-row.js';
import { PhotoStrip } from '../../ui/photo-strip.js';
import { softened } from '../../ui/soft.js';
import { Stepper } from '../../ui/stepper.js';
import { wholeNumber, type FormState } from '../../forms/typed.js';
import { boxOf, fieldOf, noteFieldOf, type Counter } from './counted.js';
import { countingPage, sentTo, Things, type CountingProps } from './loan-frame.js';
import { loanWords } from './loan-words.js';

/** Of what is said of a line. */
const LONGEST_NOTE = 250;

export function backPage(props: CountingProps): Page {
  const w = loanWords[props.visit.language];
  return countingPage(props, {
    title: w.in,
    nothing: w.nothingIn,
    asPlanned: (
      <>
        <Reported {...props} />
        <Damaged {...props} />
        <AllWell {...props} />
      </>
    ),
    otherwise: <Otherwise {...props} />,
  });
}

const Reported = ({ visit, sheet: { view } }: CountingProps): VNode | null => {
  if (view.returnReportedAt === null) return null;
  const at = dayAndTime(new Date(view.returnReportedAt), visit.timeZone, visit.language);
  return <Alert kind="info" title={loanWords[visit.language].reported(at)} />;
};

/** What the borrower reported as damaged: below it is entered already. */
const Damaged = ({ visit: { language }, lines }: CountingProps): VNode | null => {
  const w = loanWords[language];
  const reported = lines.filter((line) => line.reported.quantity > 0);
  if (reported.length === 0) return null;
  return (
    <Alert kind="warning" title={w.damageReported}>
      {reported.map(({ id, itemName, unit, reported: { quantity, note } }) => (
        <p key={id}>
          {softened([itemName, amount(quantity, unit, language), note].filter(Boolean).join(' · '))}
        </p>
      ))}
      <p>{w.damageEntered}</p>
    </Alert>
  );
};

const AllWell = (props: CountingProps): VNode => {
  const w = loanWords[props.visit.language];
  return (
    <Form form={props.form} {...sentTo(props, 'back')} class="lb-stack lb-desk__form">
      <Things {...props} kind="back" countOf={({ outQuantity }) => outQuantity} />
      <Button name="all" value="checked">
        {w.allIn}
      </Button>
      <Button weight="secondary" name="all" value="later">
        {w.allInLater}
      </Button>
    </Form>
  );
};

const Otherwise = (props: CountingProps): VNode => {
  const { visit, lines, form } = props;
  const w = loanWords[visit.language];
  return (
    <Form form={form} {...sentTo(props, 'back')} class="lb-stack lb-desk__form">
      {/* Whoever presses Enter in a field presses the first button, which is not to be −. */}
      <button class="lb-unseen" tabIndex={-1} aria-hidden="true">
        {w.soIn}
      </button>
      <Heading id="otherwise">{w.otherwise}</Heading>
      <p>{w.otherwiseIn}</p>
      <ul>
        {lines.map((line) => (
          <Row key={line.id} line={line} {...{ visit, form }} />
        ))}
      </ul>
      <Input form={form} name="note" label={w.note} maxLength={500} isOptional />
      <Button weight="secondary">{w.soIn}</Button>
    </Form>
  );
};

type RowProps = Pick<CountingProps, 'visit' | 'form'> & { line: CountingProps['lines'][number] };

const Row = ({ visit, form, line }: RowProps): VNode => {
  const field = fieldOf('quantity', line);
  return (
    <CountRow
      id={field}
      name={line.itemName}
      category={line.category}
      photo={line.photo}
      unit={line.unit}
      note={[line.inventoryNumber, line.place.name].join(' · ')}
      field={field}
      value={saidOf(form, field, line.outQuantity)}
      planned={line.outQuantity}
      form={form}
      language={visit.language}
      more={<Losses {...{ visit, form, line }} />}
    >
      <Fault form={form} name={field} />
    </CountRow>
  );
};

/** Closed, until something was said there: most things come back well. */
const Losses = ({ visit, form, line }: RowProps): VNode => {
  const w = loanWords[visit.language];
  const { reported, photos, itemName } = line;
  const fields = [fieldOf('damaged', line), fieldOf('missing', line), noteFieldOf(line)];
  const all = [...fields, boxOf('worn', line), boxOf('uncleaned', line)];
  const isSaid = all.some((field) => !['', '0'].includes(form.typed[field] ?? ''));
  const note = reported.note.slice(0, LONGEST_NOTE);
  return (
    <details class="lb-open" open={isSaid || reported.quantity > 0}>
      <summary>{w.losses}</summary>
      <div class="lb-stack">
        <PhotoStrip photos={photos} of={itemName} language={visit.language} />
        <Loss counter="damaged" {...{ visit, form, line }} />
        <Loss counter="missing" {...{ visit, form, line }} />
        <Input
          form={form}
          name={noteFieldOf(line)}
          label={w.damage}
          value={note}
          maxLength={LONGEST_NOTE}
          isOptional
        />
        <div class="lb-row">
          <Checkbox form={form} name={boxOf('worn', line)} label={w.worn} />
          <Checkbox form={form} name={boxOf('uncleaned', line)} label={w.uncleaned} />
        </div>
      </div>
    </details>
  );
};

const Loss = ({
  visit,
  form,
  line,
  counter,
}: RowProps & { counter: Exclude<Counter, 'quantity'> }): VNode => {
  const field = fieldOf(counter, line);
  const says = loanWords[visit.language][counter];
  return (
    <div class="lb-loss">
      <Stepper
        id={field}
        of={`${line.itemName}, ${says}`}
        unit={line.unit}
        name={field}
        value={saidOf(form, field, counter === 'damaged' ? reportedOf(line) : 0)}
        max={line.outQuantity}
        form={form}
        language={visit.language}
      />
      <span>{says}</span>
      <Fault form={form} name={field} />
    </div>
  );
};

/** Never more than there are to count. */
const reportedOf = ({ reported, outQuantity }: RowProps['line']): number =>
  Math.min(reported.quantity, outQuantity);

const saidOf = ({ typed }: FormState, field: string, planned: number): number => {
  const said = typed[field] === undefined ? planned : (wholeNumber(typed[field]) ?? 0);
  return typeof said === 'number' ? said : planned;
};
