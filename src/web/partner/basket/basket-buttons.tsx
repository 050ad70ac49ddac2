/** The buttons that put other things or other days into the basket without losing what was typed. */
import type { ComponentChildren, VNode } from 'preact';
import { basketText, type Basket } from '../../basket/basket.js';
import { Heading } from '../../ui/parts.js';
import type { BasketProps } from './basket-props.js';

/** Where the form goes by these buttons, instead of being sent. */
export interface Elsewhere {
  action: string;
}

/** The first button of the form, which nobody sees: pressing Enter anywhere only checks again. */
export const PressedByEnter = ({ action, children }: Elsewhere & { children: string }): VNode => (
  <button class="lb-sr" type="submit" formaction={action} tabIndex={-1} aria-hidden="true">
    {children}
  </button>
);

export const CheckAgain = ({ action, children }: Elsewhere & { children: string }): VNode => (
  <button class="lb-btn lb-btn--2" type="submit" formaction={action}>
    {children}
  </button>
);

interface OtherProps extends Elsewhere {
  basket: Basket;
  children: ComponentChildren;
}

/** Puts another basket in the place of this one. */
export const Other = ({ action, basket, children }: OtherProps): VNode => (
  <button
    class="lb-btn lb-btn--2 lb-other"
    type="submit"
    formaction={action}
    name="offer"
    value={basketText(basket)}
  >
    {children}
  </button>
);

/** One place that has the same things, where they would be fetched at several. */
export const OneStore = ({ sheet: { oneStore }, action, w }: BasketProps & Elsewhere): VNode | null => {
  if (!oneStore) return null;
  return (
    <section class="lb-offers" aria-labelledby="one-store">
      <Heading id="one-store">{w.oneStore}</Heading>
      <p>{w.oneStoreHelp(oneStore.placeName, oneStore.things.join(', '))}</p>
      <Other action={action} basket={oneStore.basket}>
        {w.takeOneStore(oneStore.placeName)}
      </Other>
    </section>
  );
};
