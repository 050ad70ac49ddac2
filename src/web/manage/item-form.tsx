/** The form of an item: everything that can be said of one. */
import type { VNode } from 'preact';
import { Form } from '../ui/form.js';
import { Fault, idOf, Input, Select, TextArea } from '../ui/fields.js';
import { Button } from '../ui/parts.js';
import type { FormState } from '../ui/typed.js';
import { spanUnits } from './amounts.js';
import { carried } from './as-seen.js';
import { chosenFrom, Group, Radios, withOwn } from './choices.js';
import { accessoryFields, partFields } from './item-input.js';
import { itemWords } from './item-words.js';
import { nameIn, rowCount } from './typed-rows.js';

export interface Named {
  id: string;
  name: string;
}

/** What an item may be made of, belong to and stand at. */
export interface ItemChoices {
  owners: readonly Named[];
  places: readonly Named[];
  items: readonly Named[];
}

const EMPTY_ROWS = 3;

export const ItemForm = ({
  form,
  action,
  submit,
  choices,
}: {
  form: FormState;
  action: string;
  submit: string;
  choices: ItemChoices;
}): VNode => (
  <Form form={form} action={action} hidden={carried(form)}>
    <What form={form} />
    <Stock form={form} />
    <Where form={form} choices={choices} />
    <Parts form={form} items={choices.items} />
    <Accessories form={form} items={choices.items} />
    <Needs form={form} />
    <Money form={form} />
    <More form={form} />
    <Button>{submit}</Button>
  </Form>
);

interface Fields {
  form: FormState;
}

const What = ({ form }: Fields): VNode => {
  const { groups, fields, hints, kinds } = itemWords[form.language];
  const answers = Object.entries(kinds).map(([value, [label = '', hint = '']]) => ({ value, label, hint }));
  return (
    <Group title={groups.what}>
      <Input form={form} name="name" label={fields.name} maxLength={200} />
      <Input
        form={form}
        name="inventoryNumber"
        label={fields.inventoryNumber}
        hint={hints.inventoryNumber}
        maxLength={40}
      />
      <Input form={form} name="category" label={fields.category} maxLength={80} isOptional />
      <TextArea form={form} name="description" label={fields.description} maxLength={4000} isOptional />
      <Radios form={form} name="kind" label={fields.kind} choices={answers} />
    </Group>
  );
};

const Stock = ({ form }: Fields): VNode => {
  const { groups, fields, hints, units } = itemWords[form.language];
  const number = { inputMode: 'numeric' } as const;
  const bufferUnits = spanUnits.map((value) => ({ value, label: units[value] }));
  return (
    <Group title={groups.stock}>
      <div class="lb-row lb-fields">
        <Input
          form={form}
          name="quantity"
          label={fields.quantity}
          hint={hints.quantity}
          {...number}
          isOptional
        />
        <Input form={form} name="unit" label={fields.unit} hint={hints.unit} maxLength={40} />
      </div>
      <Input
        form={form}
        name="packStep"
        label={fields.packStep}
        hint={hints.packStep}
        {...number}
        isOptional
      />
      <div class="lb-row lb-fields">
        <Input
          form={form}
          name="bufferMinutes"
          label={fields.buffer}
          hint={hints.buffer}
          {...number}
          isOptional
        />
        <Select form={form} name="bufferUnit" label={fields.bufferUnit} choices={bufferUnits} />
      </div>
    </Group>
  );
};

const Where = ({ form, choices: { owners, places } }: Fields & { choices: ItemChoices }): VNode => {
  const { groups, fields, choose } = itemWords[form.language];
  return (
    <Group title={groups.where}>
      <Select form={form} name="ownerId" label={fields.owner} choices={chosenFrom(choose, owners)} />
      <Select form={form} name="storagePlaceId" label={fields.place} choices={chosenFrom(choose, places)} />
    </Group>
  );
};

type Rows = Fields & { items: readonly Named[] };

const Parts = ({ form, items }: Rows): VNode => {
  const w = itemWords[form.language];
  const count = rowCount(form.typed, 'parts', partFields, EMPTY_ROWS);
  return (
    <Group title={w.groups.parts} hint={`${w.hints.parts} ${w.hints.rows}`} id={idOf('parts')}>
      {Array.from({ length: count }, (_, index) => (
        <div class="lb-row lb-fields" key={index}>
          <Select
            form={form}
            name={nameIn('parts', index, 'itemId')}
            label={w.part(index + 1)}
            choices={chosenFrom(w.nothing, items)}
          />
          <Input
            form={form}
            name={nameIn('parts', index, 'quantity')}
            label={w.partCount(index + 1)}
            inputMode="numeric"
            isOptional
          />
        </div>
      ))}
      <Fault form={form} name="parts" />
    </Group>
  );
};

const Accessories = ({ form, items }: Rows): VNode => {
  const w = itemWords[form.language];
  const count = rowCount(form.typed, 'accessoryIds', accessoryFields, EMPTY_ROWS);
  return (
    <Group title={w.groups.accessories} hint={w.hints.accessories} id={idOf('accessoryIds')}>
      {Array.from({ length: count }, (_, index) => (
        <Select
          form={form}
          name={nameIn('accessoryIds', index, '')}
          label={w.accessory(index + 1)}
          choices={chosenFrom(w.nothing, items)}
          key={index}
        />
      ))}
    </Group>
  );
};

const Needs = ({ form }: Fields): VNode => {
  const { groups, fields, hints } = itemWords[form.language];
  return (
    <Group title={groups.needs}>
      <Input form={form} name="size" label={fields.size} maxLength={200} isOptional />
      <Input form={form} name="weightGrams" label={fields.weight} hint={hints.weight} isOptional />
      <Input form={form} name="needsVehicle" label={fields.vehicle} maxLength={200} isOptional />
      <Input form={form} name="needsPersons" label={fields.persons} inputMode="numeric" isOptional />
      <Input form={form} name="needsOther" label={fields.other} maxLength={300} isOptional />
    </Group>
  );
};

const Money = ({ form }: Fields): VNode => {
  const { groups, fields, hints, bases } = itemWords[form.language];
  const choices = Object.entries(bases).map(([value, label]) => ({ value, label }));
  const basis = withOwn(choices, form.typed['depositBasis']);
  return (
    <Group title={groups.money}>
      <Input form={form} name="replacementValueCents" label={fields.value} hint={hints.money} isOptional />
      <Input form={form} name="depositCents" label={fields.deposit} hint={hints.money} isOptional />
      <Select form={form} name="depositBasis" label={fields.depositBasis} choices={basis} />
    </Group>
  );
};

const More = ({ form }: Fields): VNode => {
  const { groups, fields } = itemWords[form.language];
  return (
    <Group title={groups.more}>
      <Input form={form} name="seasonNote" label={fields.season} maxLength={300} isOptional />
      <Input form={form} name="inspectionDueOn" label={fields.inspection} type="date" isOptional />
      <TextArea form={form} name="notes" label={fields.notes} maxLength={2000} isOptional />
    </Group>
  );
};
