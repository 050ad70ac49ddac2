/** The basket's page: what is in it, where and when it is fetched, what happens next; and one button that sends it. */
import type { VNode } from 'preact';
import { Empty as EmptyPanel } from '../../ui/empty.js';
import { Form, formState, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, ButtonLink, Title } from '../../ui/parts.js';
import { personOf, type AllianceVisit } from '../../ui/visit.js';
import { basketText, daysShown, type Basket } from '../../basket/basket.js';
import { Asking } from './basket-asking.js';
import { Days } from './basket-days.js';
import { CheckAgain, OneStore, PressedByEnter } from './basket-buttons.js';
import { Places } from './basket-places.js';
import { Summary } from './basket-summary.js';
import { Trouble } from './basket-trouble.js';
import { basketWords } from './basket-words.js';
import type { BasketFacts, BasketProps } from './basket-props.js';

export function basketPage(visit: AllianceVisit, facts: BasketFacts): Page {
  const w = basketWords[visit.language];
  const form = { ...formState(visit, facts.typed, facts.refusal), lengths: facts.sheet.lengths };
  const props: BasketProps = { ...facts, visit, form, w };
  const isEmpty = facts.sheet.places.length === 0;
  const body = isEmpty ? <Empty {...props} /> : <Filled {...props} />;
  return { title: w.title, body, place: 'basket', look: isEmpty ? 'read' : 'wide' };
}

const Empty = (props: BasketProps): VNode => {
  const { visit, form, sheet, w } = props;
  return (
    <>
      <Title>{w.title}</Title>
      <Refused form={form} />
      <EmptyPanel title={w.empty}>
        <p>{sheet.gone > 0 ? w.gone(sheet.gone) : w.emptyHelp}</p>
        <ButtonLink href={listPath(visit, sheet.basket)} weight="primary">
          {w.toList}
        </ButtonLink>
      </EmptyPanel>
      <Earlier {...props} action={`${visit.home}/basket`} />
    </>
  );
};

const Filled = (props: BasketProps): VNode => {
  const { visit, form, sheet, leftOut = [], w } = props;
  const at = `${visit.home}/basket`;
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
        class="lb-cols lb-cols--side"
      >
        <PressedByEnter action={at}>{w.checkAgain}</PressedByEnter>
        <div class="lb-stack">
          <Trouble {...props} action={at} />
          <Days {...props} action={at} />
          <Places {...props} />
          <CheckAgain action={at}>{w.checkAgain}</CheckAgain>
          <OneStore {...props} action={at} />
          <p>
            <ButtonLink href={listPath(visit, sheet.basket)} weight="tertiary">
              {w.moreThings}
            </ButtonLink>
          </p>
          <Asking {...props} />
        </div>
        <Summary {...props} />
      </Form>
      <Earlier {...props} action={at} />
      <Form form={form} action={`${at}/empty`}>
        <Button weight="tertiary">{w.emptyBasket}</Button>
      </Form>
    </>
  );
};

/** Nobody loses a basket by looking what last year's loan would be, or by having no access yet. */
const Earlier = ({ form, earlier, action, w }: BasketProps & { action: string }): VNode | null => {
  if (!earlier || earlier.lines.length === 0) return null;
  return (
    <Form form={form} action={action} hidden={{ offer: basketText(earlier) }}>
      <Alert kind="info" title={w.earlier(earlier.lines.length)} />
      <Button weight="secondary">{w.earlierBack}</Button>
    </Form>
  );
};

/** The list with the days that are chosen already. */
function listPath({ home }: AllianceVisit, { from, until, fromTime, untilTime }: Basket): string {
  const days = new URLSearchParams({ from, until, fromTime, untilTime });
  return from === '' ? home : `${home}?${days.toString()}`;
}
