/** Changing a loan: other times, other quantities, other things, a note. Looking at it changes nothing, and − and + only count. */
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import { isOpen, isOut } from '../../../reservations/record/lifecycle.js';
import { TextArea } from '../../ui/fields.js';
import { Form, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button, ButtonLink, Title } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { ChangeFields, Offers, PressedByEnter, type ChangeFieldsProps } from './change-fields.js';
import { requestTitle } from './request-title.js';
import { requestWords } from './request-words.js';
import { changeWords, type ChangeWords } from './change-words.js';

interface ChangeProps extends Omit<ChangeFieldsProps, 'isThere' | 'action'> {
  visit: AllianceVisit;
  sheet: ReservationSheet;
}

/** For buttons that stand outside of it. */
const FORM = 'change';

export function changePage({ visit, sheet, form, ...shown }: ChangeProps): Page {
  const w = changeWords[visit.language];
  const { view, isBorrower } = sheet;
  const at = `${visit.home}/requests/${view.id}`;
  const action = `${at}/change`;
  const body = (
    <>
      <Title>{w.title}</Title>
      <p class="lb-title__sub">
        {requestTitle(sheet, requestWords[visit.language])} · {softened(view.occasion.name)}
      </p>
      <Refused form={form} />
      <Offers form={form} formId={FORM} />
      <p>{introOf(sheet, w)}</p>
      {sheet.whyNotCancel && !form.refusal && <p>{sheet.whyNotCancel[visit.language]}</p>}
      <Form form={form} id={FORM} action={action} hidden={{ version: String(view.version) }} class="lb-stack">
        <PressedByEnter action={action}>{w.find}</PressedByEnter>
        <ChangeFields form={form} action={action} {...shown} isThere={isOut(view.status)} />
        {isBorrower ? (
          <TextArea form={form} name="note" label={w.note} value={view.note} isOptional />
        ) : (
          <TextArea form={form} name="reason" label={w.reason} />
        )}
        <div class="lb-acts">
          <Button>{w.send}</Button>
          <ButtonLink href={at}>{w.back}</ButtonLink>
        </div>
      </Form>
    </>
  );
  return { title: w.title, body, place: 'requests' };
}

function introOf({ view, isBorrower, whyNotCancel }: ReservationSheet, w: ChangeWords): string {
  if (!isBorrower) return w.introForOthers;
  if (isOut(view.status)) return w.introOut;
  if (isOpen(view.status)) return w.introRequest;
  return whyNotCancel ? w.introLate : w.intro;
}
