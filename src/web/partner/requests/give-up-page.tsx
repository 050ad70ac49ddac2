/** The question before a request is withdrawn, or a reservation cancelled. Looking at it changes nothing. */
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import { TextArea } from '../../ui/fields.js';
import { Form, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, ButtonLink, Heading, Title } from '../../ui/parts.js';
import type { FormState } from '../../forms/typed.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { reservationState } from './reservation-state.js';
import { SheetPlaces } from './request-places.js';
import { requestWords } from './request-words.js';

export type GiveUp = 'withdraw' | 'cancel';

export function giveUpPage(
  visit: AllianceVisit,
  sheet: ReservationSheet,
  what: GiveUp,
  form: FormState,
): Page {
  const w = requestWords[visit.language];
  const at = `${visit.home}/requests/${sheet.view.id}`;
  const isPossible = what === 'withdraw' ? sheet.mayWithdraw : sheet.mayCancel;
  const title = what === 'withdraw' ? w.withdrawQuestion : w.cancelQuestion;
  const mustSayWhy = what === 'cancel' && sheet.mustSayWhy;
  const body = (
    <>
      <Title>{title}</Title>
      <Refused form={form} />
      <p>
        {sheet.view.number}: {softened(sheet.view.occasion.name)}
      </p>
      {isPossible ? (
        <>
          <p>{what === 'withdraw' ? w.withdrawHelp : w.cancelHelp}</p>
          <Heading>{w.things}</Heading>
          <SheetPlaces visit={visit} sheet={sheet} />
          <Form form={form} action={`${at}/${what}`}>
            <TextArea
              form={form}
              name="reason"
              label={w.why}
              isOptional={!mustSayWhy}
              {...(mustSayWhy ? { hint: w.whyHint } : {})}
            />
            <div class="lb-row">
              <Button>{what === 'withdraw' ? w.withdrawYes : w.cancelYes}</Button>
              <ButtonLink href={at}>{w.no}</ButtonLink>
            </div>
          </Form>
        </>
      ) : (
        <>
          <Alert kind="warning" title={w.tooLate}>
            <p>
              {(what === 'cancel' && sheet.whyNotCancel?.[visit.language]) ||
                reservationState(sheet.view, sheet.now, visit).sentence}
            </p>
          </Alert>
          <ButtonLink href={at}>{w.toRequest}</ButtonLink>
        </>
      )}
    </>
  );
  return { title, body, place: 'requests' };
}
