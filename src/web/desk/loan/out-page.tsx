/** Handing over: all as planned with one button, or other counts line by line. */
import type { VNode } from 'preact';
import { dueCents } from '../../../reservations/record/deposit.js';
import { euros } from '../../../shared/euros.js';
import { unfixed } from '../../forms/amounts.js';
import { Fault, Input } from '../../ui/fields.js';
import { Form } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button, Heading } from '../../ui/parts.js';
import { CountRow } from '../../ui/count-row.js';
import { MOST } from '../../forms/steps.js';
import { wholeNumber } from '../../forms/typed.js';
import type { QualifiedPeople } from '../../../reservations/desk/qualified-people.view.js';
import type { AtHand } from '../../../reservations/desk/at-hand.view.js';
import { Added } from './added-rows.js';
import { Along, alongOf } from './along.js';
import { fieldOf } from './counted.js';
import { countingPage, sentTo, Things, type CountingProps } from './loan-frame.js';
import { loanWords } from './loan-words.js';
import { Qualified } from './qualified.js';

export interface OutProps extends CountingProps {
  /** What may go along. */
  atHand: AtHand;
  /** An inspection is due, nobody is qualified, or the deposit was not paid: the coordination may say why it goes out all the same. */
  mayOverrule: boolean;
  /** It is not the deposit, of which the button for all says that it was paid. */
  isStoppedBesides: boolean;
  /** Who has what it requires. */
  qualified: readonly QualifiedPeople[];
}

export function outPage(props: OutProps): Page {
  const w = loanWords[props.visit.language];
  return countingPage(props, {
    title: w.out,
    nothing: w.nothingOut,
    asPlanned: <AsPlanned {...props} />,
    otherwise: <Otherwise {...props} />,
  });
}

const AsPlanned = (props: OutProps): VNode => {
  const { visit, form } = props;
  const w = loanWords[visit.language];
  const { action, hidden } = sentTo(props, 'out');
  return (
    <Form form={form} action={action} hidden={{ ...hidden, all: 'yes' }} class="lb-stack lb-desk__form">
      <Things {...props} kind="out" countOf={({ awaitedQuantity }) => awaitedQuantity} />
      <Qualified qualified={props.qualified} language={visit.language} />
      <Input form={form} name="collectedBy" label={w.collectedBy} maxLength={200} isOptional row="all" />
      {props.isStoppedBesides && <Overrule {...props} row="all" />}
      <AllOut {...props} />
    </Form>
  );
};

const Otherwise = (props: OutProps): VNode => {
  const { visit, lines, form, atHand } = props;
  const w = loanWords[visit.language];
  return (
    <Form form={form} {...sentTo(props, 'out')} class="lb-stack lb-desk__form">
      {/* Whoever presses Enter in a field presses the first button, which is not to be −. */}
      <button class="lb-unseen" tabIndex={-1} aria-hidden="true">
        {w.soOut}
      </button>
      <Heading id="otherwise">{w.otherwise}</Heading>
      <p>{w.otherwiseOut}</p>
      <ul>
        {lines.map((line) => (
          <Row key={line.id} {...props} line={line} />
        ))}
      </ul>
      <Added form={form} things={atHand.things} label={w.addMore} />
      <Input form={form} name="collectedBy" label={w.collectedBy} maxLength={200} isOptional />
      <Input form={form} name="note" label={w.note} maxLength={290} isOptional />
      <Paid {...props} />
      <Overrule {...props} />
      <Button weight="secondary">{w.soOut}</Button>
    </Form>
  );
};

const Row = ({ visit, sheet, form, atHand, line }: OutProps & { line: OutProps['lines'][number] }): VNode => {
  const along = alongOf(atHand, line, sheet.lines);
  const field = fieldOf('quantity', line);
  const said = wholeNumber(form.typed[field] ?? String(line.awaitedQuantity));
  return (
    <CountRow
      id={field}
      name={line.itemName}
      category={line.category}
      photo={line.photo}
      unit={line.unit}
      note={[line.inventoryNumber, line.place.name].join(' · ')}
      field={field}
      value={typeof said === 'number' ? said : line.awaitedQuantity}
      planned={line.awaitedQuantity}
      max={MOST}
      form={form}
      language={visit.language}
      more={along.length > 0 && <Along form={form} line={line} things={along} />}
    >
      <Fault form={form} name={field} />
    </CountRow>
  );
};

/** Where a deposit is due, the button says that it was paid. */
const AllOut = ({ visit: { language }, sheet }: OutProps): VNode => {
  const w = loanWords[language];
  const due = dueCents(sheet.money);
  if (due === 0) return <Button>{w.allOut}</Button>;
  return (
    <Button name="deposit" value={unfixed(due, 2, language, 2)}>
      {w.allOutPaid(euros(due, language))}
    </Button>
  );
};

const Paid = ({ visit: { language }, sheet, form }: OutProps): VNode | null => {
  const due = dueCents(sheet.money);
  if (due === 0) return null;
  const value = unfixed(due, 2, language, 2);
  return (
    <Input
      form={form}
      name="deposit"
      label={loanWords[language].paid}
      value={value}
      maxLength={20}
      isOptional
    />
  );
};

const Overrule = ({ visit, form, mayOverrule, row }: OutProps & { row?: string }): VNode | null =>
  mayOverrule ? (
    <Input
      form={form}
      name="overrule"
      label={loanWords[visit.language].overrule}
      maxLength={200}
      {...(row === undefined ? {} : { row })}
    />
  ) : null;
