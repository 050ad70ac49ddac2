/** Making a counter-offer: the form of a change, with what is free, and a sentence; and the page to which its mail leads. */
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import type { Proposal, Refusal } from '../../../shared/refusal.js';
import { TextArea } from '../../ui/fields.js';
import { Form, formState, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, ButtonLink, Title } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { ChangeFields, Offers, PressedByEnter, type ChangeFieldsProps } from './change-fields.js';
import { changeWords } from './change-words.js';
import { Offered } from './offered.js';
import { offerWords } from './counter-offer-words.js';
import { requestTitle } from './request-title.js';
import { requestWords } from './request-words.js';

interface OfferProps extends Omit<ChangeFieldsProps, 'isThere' | 'action'> {
  visit: AllianceVisit;
  sheet: ReservationSheet;
  /** What could be had, beside what a refusal says. */
  offers: readonly Proposal[];
}

/** For buttons that stand outside of it. */
const FORM = 'offer';

export function offerPage({ visit, sheet, form, offers, ...shown }: OfferProps): Page {
  const w = offerWords[visit.language];
  const at = `${visit.home}/requests/${sheet.view.id}`;
  const action = `${at}/offer`;
  const body = (
    <>
      <Title>{w.make}</Title>
      <Subject visit={visit} sheet={sheet} />
      <Refused form={form} />
      <Offers form={form} formId={FORM} {...(form.refusal ? {} : { offers })} />
      <p>{w.intro}</p>
      {!form.refusal && offers.length > 0 && <p>{w.prefilled}</p>}
      <Form
        form={form}
        id={FORM}
        action={action}
        hidden={{ version: String(sheet.view.version) }}
        class="lb-stack"
      >
        <PressedByEnter action={action}>{changeWords[visit.language].find}</PressedByEnter>
        <ChangeFields form={form} action={action} {...shown} isThere={false} />
        <TextArea form={form} name="message" label={w.message} />
        <div class="lb-acts">
          <Button>{w.send}</Button>
          <ButtonLink href={at}>{w.back}</ButtonLink>
        </div>
      </Form>
    </>
  );
  return { title: w.make, body, place: 'requests' };
}

/** Looking at it changes nothing, however often a gateway opens it. */
export function counterOfferPage(visit: AllianceVisit, sheet: ReservationSheet, refusal?: Refusal): Page {
  const w = offerWords[visit.language];
  const props = { visit, sheet, w: requestWords[visit.language] };
  const body = (
    <>
      <Title>{w.title}</Title>
      <Subject visit={visit} sheet={sheet} />
      <Refused form={formState(visit, {}, refusal)} />
      {sheet.view.counterOffer ? <Offered {...props} /> : <Alert kind="info" title={w.gone} />}
      <div class="lb-acts">
        <ButtonLink href={`${visit.home}/requests/${sheet.view.id}`}>{w.toRequest}</ButtonLink>
      </div>
    </>
  );
  return { title: w.title, body, place: 'requests' };
}

const Subject = ({ visit, sheet }: Pick<OfferProps, 'visit' | 'sheet'>) => (
  <p class="lb-title__sub">
    {requestTitle(sheet, requestWords[visit.language])} · {softened(sheet.view.occasion.name)} ·{' '}
    {softened(sheet.partnerName)}
  </p>
);
