/** The form that puts one item into the basket: how many, for the days of the bar. */
import type { VNode } from 'preact';
import type { WishedItem } from '../../../reservations/pool/wished-item.view.js';
import { Form } from '../../ui/form.js';
import { Icon } from '../../ui/icon.js';
import { Alert } from '../../ui/parts.js';
import { Stepper } from '../../ui/stepper.js';
import type { FormState } from '../../forms/typed.js';
import { daysQuery, type ChosenPeriod } from '../chosen-period.js';
import { itemWords } from './item-words.js';

export interface PutFacts {
  item: WishedItem;
  form: FormState;
  chosen: ChosenPeriod;
  /** Units in the basket already. */
  inBasket: number | undefined;
  /** As the number was stepped on this page. */
  wanted: number | undefined;
  home: string;
  /** True for whoever may put themselves on the waiting list. */
  mayWait: boolean;
}

/** While no days are chosen, as many as there are; the basket asks for the days. */
export const PutForm = (facts: PutFacts): VNode => {
  const { item, form, chosen, inBasket, wanted, home } = facts;
  const { id, name, unit, packStep } = item;
  const w = itemWords[form.language];
  const most = Math.floor((item.free ?? item.quantity) / packStep) * packStep;
  const value = wanted ?? inBasket ?? packStep;
  if (most === 0 && inBasket === undefined) return <NothingToPut {...facts} />;
  return (
    <Form
      form={form}
      action={`${home}/basket/items`}
      id="put"
      class="lb-acts lb-no-print"
      hidden={{ ...chosen.days, page: 'item' }}
    >
      {/* Whoever presses Enter presses the first button, which is not to be −. */}
      <button class="lb-unseen" tabIndex={-1} aria-hidden="true">
        {w.toBasket}
      </button>
      <Stepper
        {...{ id, unit, value, of: name, name: `quantity.${id}`, step: packStep, min: packStep, max: most }}
        language={form.language}
      />
      <button class="lb-btn" type="submit">
        <Icon name="basket" />
        {w.toBasket}
      </button>
    </Form>
  );
};

const NothingToPut = ({ item, form, chosen, home, mayWait }: PutFacts): VNode => {
  const w = itemWords[form.language];
  if (!chosen.period || item.quantity === 0) return <Alert kind="info" title={w.noStock} />;
  return (
    <p class="lb-acts lb-no-print">
      <a class="lb-btn lb-btn--2" href="#month">
        {w.month}
      </a>
      {mayWait && (
        <a class="lb-btn lb-btn--2" href={`${home}/waiting/join?item=${item.id}&${daysQuery(chosen.days)}`}>
          {w.wait}
        </a>
      )}
    </p>
  );
};
