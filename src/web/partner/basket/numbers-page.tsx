/** Numbers of the list that are none: each once more with its thing, to be put right; all else that was typed goes along. */
import type { Refusal } from '../../../shared/refusal.js';
import { dictionary } from '../../../shared/words.js';
import type { Typed } from '../../forms/typed.js';
import { Input } from '../../ui/fields.js';
import { Form, formState, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button, Title } from '../../ui/parts.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { STEPS } from '../../forms/steps.js';

const words = dictionary(
  { title: 'Bitte die Mengen prüfen', send: 'In den Korb' },
  { title: 'Please check the numbers', send: 'Into the basket' },
);

interface Wrong {
  /** Name of the field. */
  field: string;
  /** Of the thing. */
  name: string;
}

export function numbersPage(
  visit: AllianceVisit,
  typed: Typed,
  { refusal, wrong }: { refusal: Refusal; wrong: readonly Wrong[] },
): Page {
  const w = words[visit.language];
  const form = formState(visit, typed, refusal);
  const labels = Object.fromEntries(wrong.map(({ field, name }) => [field, name]));
  const hidden = Object.fromEntries(
    Object.entries(typed).filter(
      ([name]) => labels[name] === undefined && name !== STEPS.less && name !== STEPS.more,
    ),
  );
  const body = (
    <>
      <Title>{w.title}</Title>
      <Refused form={form} labels={labels} />
      <Form form={form} action={`${visit.home}/basket/items`} hidden={hidden}>
        {wrong.map(({ field, name }) => (
          <Input form={form} name={field} label={name} inputMode="numeric" isQuiet key={field} />
        ))}
        <Button>{w.send}</Button>
      </Form>
    </>
  );
  return { title: w.title, body, place: 'basket', status: 422 };
}
