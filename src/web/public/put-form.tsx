/** The form that puts one item into the basket, with the days and how many. */
import type { VNode } from 'preact';
import type { ItemView } from '../../items/item.dto.js';
import { Input, Select } from '../ui/fields.js';
import { Form, Refused } from '../ui/form.js';
import { Alert, Button, Heading } from '../ui/parts.js';
import type { FormState } from '../ui/typed.js';
import { choices } from './choices.js';
import { itemWords } from './item-words.js';

interface PutFacts {
  item: ItemView;
  form: FormState;
  inBasket: number | undefined;
  home: string;
}

/** The days may still change here, so everything that exists can be chosen; the basket checks. */
export const PutForm = ({ item, form, inBasket, home }: PutFacts): VNode => {
  const w = itemWords[form.language];
  const quantities = choices(item.quantity, item.packStep, inBasket).filter((quantity) => quantity > 0);
  if (quantities.length === 0) return <Alert kind="info" title={w.noStock} />;
  const hasTimes = Boolean(form.typed['fromTime'] || form.typed['untilTime']);
  return (
    <>
      <Heading id="put">{w.put}</Heading>
      <Refused form={form} />
      <Form form={form} action={`${home}/basket/items`} class="lb-form lb-no-print">
        <div class="lb-row">
          <Input form={form} name="from" label={w.from} type="date" />
          <Input form={form} name="until" label={w.until} type="date" />
        </div>
        <details class="lb-details" open={hasTimes}>
          <summary>{w.times}</summary>
          <div class="lb-row">
            <Input form={form} name="fromTime" label={w.fromTime} type="time" isOptional hint={w.timesHint} />
            <Input form={form} name="untilTime" label={w.untilTime} type="time" isOptional />
          </div>
        </details>
        <Select
          form={form}
          name={`quantity.${item.id}`}
          label={`${w.quantity} (${item.unit})`}
          value={String(inBasket ?? quantities[0])}
          choices={quantities.map((quantity) => ({ value: String(quantity), label: String(quantity) }))}
        />
        <Button>{w.toBasket}</Button>
      </Form>
    </>
  );
};
