/** The small components in every state: what is pressed, said, counted and typed. */
import type { VNode } from 'preact';
import { Refusal } from '../../shared/refusal.js';
import { Checkbox, Input, Select, TextArea } from '../ui/fields.js';
import { formState, Refused } from '../ui/form.js';
import { Alert, Badge, Button, ButtonLink, Facts } from '../ui/parts.js';
import { Stepper } from '../ui/stepper.js';
import type { Visit } from '../ui/visit.js';

interface Shown {
  visit: Visit;
}

export const Buttons = (): VNode => (
  <div class="lb-acts">
    <Button>The likely next step</Button>
    <Button weight="secondary">Something else</Button>
    <Button weight="tertiary">A way out</Button>
    <button class="lb-btn" type="button" disabled>
      Not now
    </button>
    <button class="lb-btn lb-btn--bad" type="button">
      Takes something away
    </button>
    <a class="lb-btn lb-btn--honey" href="#top">
      Basket 3
    </a>
  </div>
);

export const States = (): VNode => (
  <p class="lb-acts">
    <Badge kind="info">Asked</Badge>
    <Badge kind="success">Free</Badge>
    <Badge kind="warning">Short notice</Badge>
    <Badge kind="danger">Not enough</Badge>
  </p>
);

export const Notes = (): VNode => (
  <div class="lb-stack">
    {(['info', 'success', 'warning', 'danger'] as const).map((kind) => (
      <Alert kind={kind} title={`A note of kind ${kind}`} key={kind}>
        <p>It explains in a sentence, and offers what helps.</p>
        <ButtonLink href="#top">What helps</ButtonLink>
      </Alert>
    ))}
  </div>
);

const usual = { id: 'a', of: 'Bierbank', unit: 'Stück', name: 'quantity.a', max: 8 };

export const Quantities = ({ visit: { language } }: Shown): VNode => (
  <form class="lb-acts" action="#top">
    <Stepper {...usual} value={0} language={language} />
    <Stepper {...usual} value={3} language={language} />
    <Stepper {...usual} value={8} language={language} />
    <Stepper {...usual} value={10} step={5} max={25} language={language} />
  </form>
);

export const Choosing = (): VNode => (
  <ul class="lb-chips">
    <li>
      <a class="lb-chip" href="#top" aria-current="true">
        Chosen <span class="lb-chip__n">10</span>
      </a>
    </li>
    <li>
      <a class="lb-chip" href="#top">
        Another <span class="lb-chip__n">4</span>
      </a>
    </li>
  </ul>
);

const refusal = Refusal.invalidField('email', {
  de: 'Bitte eine E-Mail-Adresse, etwa name@example.org.',
  en: 'Please a mail address such as name@example.org.',
});

export const Fields = ({ visit }: Shown): VNode => {
  const form = formState(visit, { name: 'Anna', email: 'anna@' }, refusal);
  return (
    <div class="lb-panel">
      <Refused form={form} labels={{ email: 'Mail address' }} />
      <div class="lb-form">
        <Input form={form} name="name" label="Name" hint="As others call you." />
        <Input form={form} name="email" label="Mail address" type="email" />
        <TextArea form={form} name="note" label="Note" isOptional />
        <Select form={form} name="place" label="Storage place" choices={[{ value: 'a', label: 'Bauhof' }]} />
        <Checkbox form={form} name="agreed" label="Ticked where it is so" />
      </div>
      <Facts
        facts={[
          ['Pick-up', 'Fri 18/12, 16:00'],
          ['Return', 'Mon 21/12, 09:00'],
        ]}
      />
    </div>
  );
};
