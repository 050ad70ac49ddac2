/** The basket's days, and the buttons that put other things or other days into it without losing what was typed. */
import type { ComponentChildren, VNode } from 'preact';
import { Input } from '../ui/fields.js';
import { Heading } from '../ui/parts.js';
import { faultOf, type FormState } from '../ui/typed.js';
import { wishedInWords } from '../ui/wished-days.js';
import { basketText, type Basket } from '../basket/basket.js';
import { neighbours } from './basket-offers.js';
import type { BasketProps } from './basket-page.js';
import { basketWords } from './basket-words.js';

/** Where the form goes by these buttons, instead of being sent. */
interface Elsewhere {
  action: string;
}

/** The first button of the form is this one, so that pressing Enter anywhere only checks again. */
export const CheckAgain = ({ action, children }: Elsewhere & { children: string }): VNode => (
  <button class="kern-btn kern-btn--secondary" type="submit" formaction={action}>
    <span class="kern-label">{children}</span>
  </button>
);

interface OtherProps extends Elsewhere {
  basket: Basket;
  isChosen?: boolean;
  children: ComponentChildren;
}

/** Puts another basket in the place of this one. */
const Other = ({ action, basket, isChosen = false, children }: OtherProps): VNode => (
  <button
    class={`kern-btn kern-btn--${isChosen ? 'primary' : 'secondary'} lb-other`}
    type="submit"
    formaction={action}
    name="offer"
    value={basketText(basket)}
    aria-current={isChosen ? 'true' : undefined}
  >
    <span class="kern-label">{children}</span>
  </button>
);

export const Days = (props: BasketProps & Elsewhere): VNode => {
  const { visit, sheet, form, action, isAgain = false } = props;
  const w = basketWords[visit.language];
  const { timeZone } = visit.actor!.alliance;
  const { basket } = sheet;
  const isOpen = basket.from === '' || ['from', 'until'].some((name) => faultOf(form, name));
  return (
    <section class="lb-basket-days" aria-labelledby="days">
      <Heading id="days">{w.days}</Heading>
      <p class="kern-body">
        {basket.from === '' ? w.noDays : wishedInWords(basket, timeZone, visit.language)}
      </p>
      <details open={isOpen}>
        <summary>{w.changeDays}</summary>
        <DayFields form={form} basket={basket} />
        <CheckAgain action={action}>{w.checkAgain}</CheckAgain>
        {!isAgain && <Weeks {...props} />}
      </details>
      {isAgain && <Weeks {...props} />}
    </section>
  );
};

/** The first thing that somebody changes who repeats a loan; others rarely need them. */
const Weeks = ({ visit, sheet: { basket, now }, action }: BasketProps & Elsewhere): VNode | null => {
  const w = basketWords[visit.language];
  const weeks = neighbours(basket, visit.actor!.alliance.timeZone, now, visit.language);
  if (weeks.length === 0) return null;
  return (
    <>
      <p class="kern-body">{w.otherWeeks}</p>
      <ul class="lb-chips">
        {weeks.map(({ label, basket: other, isChosen }) => (
          <li key={label}>
            <Other action={action} basket={other} isChosen={isChosen}>
              {label}
              {isChosen && ` (${w.chosen})`}
            </Other>
          </li>
        ))}
      </ul>
    </>
  );
};

const DayFields = ({ form, basket }: { form: FormState; basket: Basket }): VNode => {
  const w = basketWords[form.language];
  return (
    <div class="lb-form">
      <div class="lb-row">
        <Input form={form} name="from" type="date" label={w.firstDay} value={basket.from} />
        <Input
          form={form}
          name="fromTime"
          type="time"
          label={w.fromTime}
          value={basket.fromTime}
          isOptional
        />
      </div>
      <div class="lb-row">
        <Input form={form} name="until" type="date" label={w.lastDay} value={basket.until} />
        <Input
          form={form}
          name="untilTime"
          type="time"
          label={w.untilTime}
          value={basket.untilTime}
          isOptional
        />
      </div>
    </div>
  );
};

/** What a refusal proposes; each is one button. */
export const Offers = ({ visit, offers = [], action }: BasketProps & Elsewhere): VNode | null => {
  const w = basketWords[visit.language];
  if (offers.length === 0) return null;
  return (
    <section class="lb-offers" aria-labelledby="instead">
      <Heading id="instead">{w.instead}</Heading>
      <p class="kern-body">{w.insteadHelp}</p>
      <ul class="lb-plain-list lb-offers__list">
        {offers.map(({ offer, basket }) => (
          <li key={basketText(basket)}>
            <Other action={action} basket={basket}>
              {offer.message[visit.language]}
            </Other>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** One place that has the same things, where they would be fetched at several. */
export const OneStore = ({ visit, sheet, action }: BasketProps & Elsewhere): VNode | null => {
  const w = basketWords[visit.language];
  const { oneStore } = sheet;
  if (!oneStore) return null;
  return (
    <section class="lb-offers" aria-labelledby="one-store">
      <Heading id="one-store">{w.oneStore}</Heading>
      <p class="kern-body">{w.oneStoreHelp(oneStore.placeName, oneStore.things.join(', '))}</p>
      <Other action={action} basket={oneStore.basket}>
        {w.takeOneStore(oneStore.placeName)}
      </Other>
    </section>
  );
};
