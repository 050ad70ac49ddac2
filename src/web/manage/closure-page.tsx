/** Entering a closure, and removing one. */
import { Form, formState, Refused } from '../ui/form.js';
import { Input, Select } from '../ui/fields.js';
import type { Page } from '../ui/page.js';
import { Button, ButtonLink, Facts } from '../ui/parts.js';
import type { FormState } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { chosenFrom } from './choices.js';
import { closureWords } from './closure-words.js';
import type { ItemClosure } from './closures-page.js';
import type { Named } from './item-form.js';
import { managePage, manageOf } from './manage-frame.js';
import { quantityInWords } from './quantities.js';
import { periodInWords } from './spoken.js';

export function newClosurePage(visit: Visit, form: FormState, items: readonly Named[]): Page {
  const w = closureWords[visit.language];
  const at = `${manageOf(visit)}/closures`;
  const children = (
    <>
      <Refused form={form} labels={w} />
      <Form form={form} action={`${at}/new`}>
        <Select form={form} name="itemId" label={w.item} choices={chosenFrom(w.choose, items)} />
        <Input form={form} name="quantity" label={w.quantity} inputMode="numeric" />
        <div class="lb-row lb-fields">
          <Input form={form} name="from" label={w.day.from} type="date" />
          <Input form={form} name="fromTime" label={w.time.from} hint={w.timeHint} type="time" isOptional />
        </div>
        <div class="lb-row lb-fields">
          <Input form={form} name="until" label={w.day.until} type="date" />
          <Input form={form} name="untilTime" label={w.time.until} hint={w.timeHint} type="time" isOptional />
        </div>
        <Input form={form} name="reason" label={w.reason} hint={w.reasonHint} maxLength={300} isOptional />
        <p class="kern-body">{w.hurts}</p>
        <Button>{w.save}</Button>
      </Form>
    </>
  );
  return managePage(visit, { title: w.new, above: [[at, w.title]], children });
}

export function removeClosurePage(visit: Visit, closure: ItemClosure): Page {
  const w = closureWords[visit.language];
  const at = `${manageOf(visit)}/closures`;
  const { item, quantity } = closure;
  const children = (
    <>
      <Facts
        facts={[
          [w.item, item?.name ?? w.unknown],
          [w.out, quantityInWords({ quantity, unit: item?.unit ?? '' }, visit.language)],
          [w.when, periodInWords(visit, closure)],
          [w.reason, closure.reason],
        ]}
      />
      <p class="kern-body">{w.removeHelp}</p>
      <Form form={formState(visit)} action={`${at}/${closure.id}/remove`}>
        <div class="lb-row lb-fields">
          <Button>{w.remove}</Button>
          <ButtonLink href={at}>{w.keep}</ButtonLink>
        </div>
      </Form>
    </>
  );
  return managePage(visit, { title: w.removeTitle, above: [[at, w.title]], children });
}
