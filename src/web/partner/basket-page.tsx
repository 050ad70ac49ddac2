/** The basket's page: what is in it, where and when it is fetched, what happens next; and one button that sends it. */
import type { VNode } from 'preact';
import { dayAndTime } from '../../shared/spoken-time.js';
import type { Proposal, Refusal } from '../../shared/refusal.js';
import { Form, formState, Refused } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Alert, Button, ButtonLink, Heading, Title } from '../ui/parts.js';
import type { FormState, Typed } from '../ui/typed.js';
import { homeOf, personOf, type Visit } from '../ui/visit.js';
import { basketText, type Basket } from '../basket/basket.js';
import { AskFields, CodeFields, Contact } from './basket-asking.js';
import { CheckAgain, Days, Offers, OneStore } from './basket-days.js';
import { Places } from './basket-places.js';
import { basketWords } from './basket-words.js';
import { daysShown } from './basket-typed.js';
import type { BasketSheet } from './basket-sheet.js';
import type { Draft } from '../basket/draft.js';

/** A basket that one button away, with the sentence of the refusal that offers it. */
export interface OfferedBasket {
  offer: Proposal;
  basket: Basket;
}

export interface BasketFacts {
  sheet: BasketSheet;
  draft: Draft;
  /** After a refusal: what was typed, and why not. */
  typed?: Typed;
  refusal?: Refusal;
  offers?: readonly OfferedBasket[];
  /** Names of what an earlier loan had, and is not lent any more. */
  leftOut?: readonly string[];
  /** What lay in the basket before an earlier loan was repeated. */
  earlier?: Basket;
  /** An earlier loan is being repeated. */
  isAgain?: boolean;
}

export interface BasketProps extends BasketFacts {
  visit: Visit;
  form: FormState;
}

export function basketPage(visit: Visit, facts: BasketFacts): Page {
  const w = basketWords[visit.language];
  const form = formState(visit, facts.typed, facts.refusal);
  const isEmpty = facts.sheet.places.length === 0;
  const body = isEmpty ? (
    <Empty {...facts} visit={visit} form={form} />
  ) : (
    <Filled {...facts} visit={visit} form={form} />
  );
  return { title: w.title, body, place: 'basket' };
}

const Empty = ({ visit, form, sheet }: BasketProps): VNode => {
  const w = basketWords[visit.language];
  return (
    <>
      <Title>{w.title}</Title>
      <Refused form={form} />
      <Alert kind="info" title={w.empty}>
        <p class="kern-body">{sheet.gone > 0 ? w.gone(sheet.gone) : w.emptyHelp}</p>
      </Alert>
      <ButtonLink href={listPath(visit, sheet.basket)} weight="primary">
        {w.toList}
      </ButtonLink>
    </>
  );
};

const Filled = (props: BasketProps): VNode => {
  const { visit, form, sheet, leftOut = [] } = props;
  const w = basketWords[visit.language];
  const at = `${homeOf(visit.actor!)}/basket`;
  const isSignedIn = personOf(visit) !== undefined;
  return (
    <>
      <Title>{isSignedIn ? w.check : w.title}</Title>
      <Refused form={form} />
      {sheet.gone > 0 && <Alert kind="warning" title={w.gone(sheet.gone)} />}
      {leftOut.length > 0 && <Alert kind="warning" title={w.leftOut(leftOut.join(', '))} />}
      <Form
        form={form}
        action={isSignedIn ? `${at}/ask` : `${at}/sign-in`}
        hidden={{ shown: daysShown(sheet.basket), basketId: sheet.basket.id }}
      >
        <Days {...props} action={at} />
        <Offers {...props} action={at} />
        <Concerns {...props} />
        <Places {...props} />
        <CheckAgain action={at}>{w.checkAgain}</CheckAgain>
        <OneStore {...props} action={at} />
        <p class="kern-body">
          <ButtonLink href={listPath(visit, sheet.basket)} weight="tertiary">
            {w.moreThings}
          </ButtonLink>
        </p>
        <Asking {...props} />
      </Form>
      <Earlier {...props} action={at} />
      <Form form={form} action={`${at}/empty`}>
        <Button weight="tertiary">{w.emptyBasket}</Button>
      </Form>
    </>
  );
};

/** Nobody loses a basket by looking what last year's loan would be. */
const Earlier = ({ visit, form, earlier, action }: BasketProps & { action: string }): VNode | null => {
  const w = basketWords[visit.language];
  if (!earlier || earlier.lines.length === 0) return null;
  return (
    <Form form={form} action={action} hidden={{ offer: basketText(earlier) }}>
      <Alert kind="info" title={w.earlier(earlier.lines.length)} />
      <Button weight="secondary">{w.earlierBack}</Button>
    </Form>
  );
};

/** What the sending would be refused for, and what is worth a telephone call, said before anybody presses the button. */
const Concerns = ({ visit, sheet, refusal }: BasketProps): VNode => {
  const w = basketWords[visit.language];
  const { reasons = [], warnings = [] } = sheet.preview ?? {};
  const { contactPhone } = visit.actor!.alliance;
  return (
    <>
      {reasons.length > 0 && !refusal && (
        <Alert kind="warning" title={w.wouldNotFit}>
          <ul class="lb-faults">
            {reasons.map(({ message }) => (
              <li key={message.de}>{message[visit.language]}</li>
            ))}
          </ul>
        </Alert>
      )}
      {warnings.map(({ message }) => (
        <Alert kind="info" title={message[visit.language]} key={message.de}>
          {contactPhone !== '' && <p class="kern-body">{contactPhone}</p>}
        </Alert>
      ))}
    </>
  );
};

const Asking = (props: BasketProps): VNode => {
  const { visit, sheet } = props;
  const w = basketWords[visit.language];
  if (!personOf(visit)) return <CodeFields {...props} />;
  if (sheet.partners.length === 0) return <Contact visit={visit} />;
  return (
    <>
      <AskFields {...props} />
      {sheet.preview && (
        <>
          <Heading>{w.next}</Heading>
          <p class="kern-body">
            {w.decides(dayAndTime(sheet.preview.decideBy, visit.actor!.alliance.timeZone, visit.language))}
          </p>
        </>
      )}
      <Button>{w.send}</Button>
    </>
  );
};

/** The list with the days that are chosen already. */
export function listPath({ actor }: Visit, { from, until, fromTime, untilTime }: Basket): string {
  const days = new URLSearchParams({ from, until, fromTime, untilTime });
  return from === '' ? homeOf(actor!) : `${homeOf(actor!)}?${days.toString()}`;
}
