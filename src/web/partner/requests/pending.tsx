/** A change that waits beside the promise: what is wished for, and what can be done about it. */
import type { VNode } from 'preact';
import { amount } from '../../../shared/amounts.js';
import { dayAndTime } from '../../../shared/spoken-time.js';
import { Input } from '../../ui/fields.js';
import { Form, formState } from '../../ui/form.js';
import { Button, Heading } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import { changeWords } from './change-words.js';
import type { SheetProps } from './request-next.js';

export const Pending = (props: SheetProps): VNode | null => {
  const { visit, sheet } = props;
  const { pendingChange } = sheet.view;
  if (!pendingChange) return null;
  const w = changeWords[visit.language];
  const said = (iso: string): string => dayAndTime(new Date(iso), visit.timeZone, visit.language);
  const at = `${visit.home}/requests/${sheet.view.id}/change`;
  const form = formState(visit);
  const hidden = { version: String(sheet.view.version) };
  return (
    <section class="lb-panel lb-stack" aria-labelledby="pending">
      <Heading id="pending">{w.waits(said(pendingChange.decideBy))}</Heading>
      <p>{w.waitsHelp}</p>
      <ul class="lb-list">
        {pendingChange.lines.map((line) => {
          const { name = '', unit = '' } = sheet.things.get(line.itemId) ?? {};
          const many = amount(line.quantity, unit, visit.language);
          return (
            <li key={`${line.lineId} ${line.itemId}`}>
              {softened(name)}: {many}, {said(line.pickUpAt)} – {said(line.returnDueAt)}
            </li>
          );
        })}
      </ul>
      {sheet.mayDecideChange && (
        <>
          <Form form={form} action={`${at}/approve`} hidden={hidden}>
            <Button>{w.approve}</Button>
          </Form>
          <Form form={form} action={`${at}/decline`} hidden={hidden}>
            <Input form={form} name="reason" label={w.declineWhy} maxLength={500} />
            <Button weight="secondary">{w.decline}</Button>
          </Form>
        </>
      )}
      {sheet.isBorrower && (
        <Form form={form} action={`${at}/withdraw`} hidden={hidden}>
          <Button weight="secondary">{w.withdraw}</Button>
        </Form>
      )}
    </section>
  );
};
