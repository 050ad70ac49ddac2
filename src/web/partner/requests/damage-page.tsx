/** A damage that the borrower reports while the thing is out. */
import type { VNode } from 'preact';
import type { ReservationSheet, SheetLine } from '../../../reservations/looking/reservation-sheet.view.js';
import type { FormState } from '../../forms/typed.js';
import { Input, Select, TextArea } from '../../ui/fields.js';
import { Form, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button, ButtonLink, Title } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { photoWords } from './photo-words.js';

interface DamageProps {
  visit: AllianceVisit;
  sheet: ReservationSheet;
  form: FormState;
}

export function damagePage(props: DamageProps): Page {
  const { visit, sheet, form } = props;
  const w = photoWords[visit.language];
  const lines = sheet.lines.filter(({ outQuantity }) => outQuantity > 0);
  const body = (
    <>
      <Title>{w.report}</Title>
      <Refused form={form} labels={{ ...w, lineId: w.damagedLine }} />
      <p>
        {sheet.view.number}: {softened(sheet.view.occasion.name)}
      </p>
      {lines.length === 0 ? (
        <>
          <p>{w.nothingToReport}</p>
          <ButtonLink href={loanOf(props)}>{w.toLoan}</ButtonLink>
        </>
      ) : (
        <Fields {...props} lines={lines} />
      )}
    </>
  );
  return { title: `${w.report}: ${sheet.view.number}`, body, place: 'requests' };
}

const loanOf = ({ visit, sheet }: DamageProps): string => `${visit.home}/requests/${sheet.view.id}`;

const Fields = (props: DamageProps & { lines: readonly SheetLine[] }): VNode => {
  const { visit, sheet, form, lines } = props;
  const w = photoWords[visit.language];
  const choices = lines.map(({ id, itemName, inventoryNumber }) => ({
    value: id,
    label: `${itemName} (${inventoryNumber})`,
  }));
  return (
    <Form form={form} action={`${loanOf(props)}/damage`} hidden={{ version: String(sheet.view.version) }}>
      <Select form={form} name="lineId" label={w.damagedLine} choices={choices} />
      <Input form={form} name="quantity" label={w.quantity} inputMode="numeric" value="1" maxLength={10} />
      <TextArea form={form} name="note" label={w.note} maxLength={250} isOptional />
      <p>{w.reportHelp}</p>
      <div class="lb-row">
        <Button>{w.send}</Button>
        <ButtonLink href={loanOf(props)}>{w.toLoan}</ButtonLink>
      </div>
    </Form>
  );
};
