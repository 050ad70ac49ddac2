/** Changing a loan: other times, other quantities, a note. Looking at it changes nothing, and − and + only count. */
import type { VNode } from 'preact';
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import { isOpen, isOut } from '../../../reservations/record/lifecycle.js';
import { MOST } from '../../forms/steps.js';
import { wholeNumber, type FormState } from '../../forms/typed.js';
import { CountRow } from '../../ui/count-row.js';
import { Fault, Input, TextArea } from '../../ui/fields.js';
import { Form, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, ButtonLink, Heading, Title } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { requestTitle } from './request-title.js';
import { requestWords } from './request-words.js';
import type { OneVisit } from './visits.js';
import { changeableVisits, quantityField, standing } from './change-typed.js';
import { changeWords, type ChangeWords } from './change-words.js';

interface ChangeProps {
  visit: AllianceVisit;
  sheet: ReservationSheet;
  form: FormState;
}

export function changePage(props: ChangeProps): Page {
  const { visit, sheet, form } = props;
  const w = changeWords[visit.language];
  const at = `${visit.home}/requests/${sheet.view.id}`;
  const body = (
    <>
      <Title>{w.title}</Title>
      <p class="lb-title__sub">
        {requestTitle(sheet, requestWords[visit.language])} · {softened(sheet.view.occasion.name)}
      </p>
      <Refused form={form} />
      <Offers {...props} />
      <p>{introOf(sheet, w)}</p>
      <Form
        form={form}
        action={`${at}/change`}
        hidden={{ version: String(sheet.view.version) }}
        class="lb-stack"
      >
        {/* Whoever presses Enter in a field presses the first button, which is not to be −. */}
        <button class="lb-unseen" tabIndex={-1} aria-hidden="true">
          {w.send}
        </button>
        {changeableVisits(sheet).map((one, index) => (
          <Together {...props} one={one} index={index} key={one.key} />
        ))}
        {sheet.isBorrower ? (
          <TextArea form={form} name="note" label={w.note} value={sheet.view.note} isOptional />
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

function introOf({ view, isBorrower }: ReservationSheet, w: ChangeWords): string {
  if (!isBorrower) return w.introForOthers;
  if (isOut(view.status)) return w.introOut;
  return isOpen(view.status) ? w.introRequest : w.intro;
}

/** What could be had instead, in sentences. */
const Offers = ({ visit: { language }, form }: ChangeProps): VNode | null => {
  const offers = form.refusal?.details.offers ?? [];
  if (offers.length === 0) return null;
  return (
    <Alert kind="info" title={changeWords[language].offers}>
      <ul class="lb-list">
        {offers.map(({ message }) => (
          <li key={message[language]}>{message[language]}</li>
        ))}
      </ul>
    </Alert>
  );
};

/** What is fetched and brought back together. */
const Together = (props: ChangeProps & { one: OneVisit; index: number }): VNode => {
  const { visit, sheet, form, one, index } = props;
  const w = changeWords[visit.language];
  const { place } = one.lines[0]!;
  const isThere = isOut(sheet.view.status);
  return (
    <section class="lb-panel lb-stack">
      <Heading>{softened(place.name)}</Heading>
      {!isThere && (
        <div class="lb-row lb-fields">
          <Input form={form} name={`pickUpDay.${index}`} label={w.pickUpDay} type="date" />
          <Input form={form} name={`pickUpTime.${index}`} label={w.pickUpTime} type="time" />
        </div>
      )}
      <div class="lb-row lb-fields">
        <Input form={form} name={`returnDay.${index}`} label={w.returnDay} type="date" />
        <Input form={form} name={`returnTime.${index}`} label={w.returnTime} type="time" />
      </div>
      {!isThere && (
        <>
          <p>{w.zero}</p>
          <ul>
            {one.lines.map((line) => (
              <Row {...{ visit, sheet, form, line }} key={line.id} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

const Row = ({ visit, form, line }: ChangeProps & { line: OneVisit['lines'][number] }): VNode => {
  const field = quantityField(line);
  const now = standing(line);
  const said = form.typed[field] === undefined ? now : (wholeNumber(form.typed[field]) ?? 0);
  return (
    <CountRow
      id={field}
      name={line.itemName}
      category={line.category}
      unit={line.unit}
      note={line.inventoryNumber}
      field={field}
      value={typeof said === 'number' ? said : now}
      planned={now}
      beside={changeWords[visit.language].before(now)}
      max={MOST}
      form={form}
      language={visit.language}
    >
      <Fault form={form} name={field} />
    </CountRow>
  );
};
