/** An entry about the deposit of a loan: what became of how much, and why. */
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import { moneyKinds } from '../../../reservations/record/deposit.js';
import { euros } from '../../../shared/euros.js';
import type { FormState } from '../../forms/typed.js';
import { Input, Select, TextArea } from '../../ui/fields.js';
import { Form, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button, ButtonLink, Facts, Title } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { moneyWords } from './money-words.js';

export function moneyPage(visit: AllianceVisit, { view, money }: ReservationSheet, form: FormState): Page {
  const w = moneyWords[visit.language];
  const at = `${visit.home}/requests/${view.id}`;
  const kinds = moneyKinds.map((value) => ({ value, label: w.kinds[value] }));
  const body = (
    <>
      <Title>{w.note}</Title>
      <Refused form={form} labels={w} />
      <p>
        {view.number}: {softened(view.occasion.name)}
      </p>
      <Facts
        facts={[
          [w.expected, euros(money.expectedCents, visit.language)],
          [w.held, euros(money.heldCents, visit.language)],
        ]}
      />
      <Form form={form} action={`${at}/money`} hidden={{ version: String(view.version) }}>
        <Select form={form} name="kind" label={w.kind} choices={kinds} />
        <Input form={form} name="cents" label={w.cents} maxLength={20} />
        <TextArea form={form} name="reason" label={w.reason} hint={w.reasonHint} isOptional />
        <p>{w.forGood}</p>
        <div class="lb-row">
          <Button>{w.save}</Button>
          <ButtonLink href={at}>{w.toLoan}</ButtonLink>
        </div>
      </Form>
    </>
  );
  return { title: `${w.note}: ${view.number}`, body, place: 'requests' };
}
