/** Rows of things that were chosen from a list, each with its count, and the list to choose the next one from. */
import type { VNode } from 'preact';
import type { ThingAtHand } from '../../../reservations/desk/at-hand.view.js';
import { dictionary } from '../../../shared/words.js';
import { MOST } from '../../forms/steps.js';
import { wholeNumber, type FormState } from '../../forms/typed.js';
import { CountRow } from '../../ui/count-row.js';
import { Fault, Input, Select } from '../../ui/fields.js';
import { Button } from '../../ui/parts.js';
import { addedField, CHOICE, chosenAmong } from './added.js';

const words = dictionary(
  {
    choose: 'Bitte wählen',
    count: 'Wie viele?',
    add: 'Dazunehmen',
    beside: 'kommt dazu',
  },
  {
    choose: 'Please choose',
    count: 'How many?',
    add: 'Add it',
    beside: 'goes along',
  },
);

interface AddedProps {
  form: FormState;
  things: readonly ThingAtHand[];
  /** Of the list. */
  label: string;
}

export const Added = ({ form, things, label }: AddedProps): VNode => {
  const w = words[form.language];
  const chosen = chosenAmong(things, form.typed);
  return (
    <>
      {chosen.length > 0 && (
        <ul>
          {chosen.map((thing) => (
            <Row key={thing.id} form={form} thing={thing} />
          ))}
        </ul>
      )}
      <Select
        form={form}
        name={CHOICE.thing}
        label={label}
        choices={[{ value: '', label: w.choose }, ...things.map(choiceOf)]}
      />
      <div class="lb-row lb-fields">
        <Input
          form={form}
          name={CHOICE.count}
          label={w.count}
          value="1"
          inputMode="numeric"
          maxLength={6}
          autocomplete="off"
          isQuiet
        />
        <Button weight="secondary" name={CHOICE.add} value="yes">
          {w.add}
        </Button>
      </div>
    </>
  );
};

/** With its number, since names may repeat. */
const choiceOf = ({ id, name, inventoryNumber }: ThingAtHand): { value: string; label: string } => ({
  value: id,
  label: `${name} (${inventoryNumber})`,
});

const Row = ({ form, thing }: Pick<AddedProps, 'form'> & { thing: ThingAtHand }): VNode => {
  const field = addedField(thing.id);
  const said = wholeNumber(form.typed[field]) ?? 0;
  return (
    <CountRow
      id={field}
      name={thing.name}
      category={thing.category}
      unit={thing.unit}
      note={[thing.inventoryNumber, thing.placeName].join(' · ')}
      field={field}
      value={typeof said === 'number' ? said : 0}
      planned={0}
      beside={words[form.language].beside}
      max={MOST}
      form={form}
      language={form.language}
    >
      <Fault form={form} name={field} />
    </CountRow>
  );
};
