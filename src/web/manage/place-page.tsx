/** A new storage place, or changing one. */
import type { VNode } from 'preact';
import { Form, Refused } from '../ui/form.js';
import { Checkbox, idOf, Input, Select } from '../ui/fields.js';
import type { Page } from '../ui/page.js';
import { Button } from '../ui/parts.js';
import type { FormState } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { carried } from './as-seen.js';
import { Group } from './choices.js';
import { managePage, manageOf } from './manage-frame.js';
import { windowFields } from './place-input.js';
import { placeWords } from './place-words.js';
import { nameIn, rowCount } from './typed-rows.js';

const EMPTY_ROWS = 3;

/** `place` is undefined for a new one. */
export function placePage(
  visit: Visit,
  form: FormState,
  place: { id: string; name: string } | undefined,
): Page {
  const w = placeWords[visit.language];
  const at = `${manageOf(visit)}/places`;
  const children = (
    <>
      <Refused form={form} labels={w} />
      <Form form={form} action={`${at}/${place?.id ?? 'new'}`} hidden={carried(form)}>
        <Input form={form} name="name" label={w.name} maxLength={200} />
        <Input form={form} name="address" label={w.address} hint={w.addressHint} maxLength={300} isOptional />
        <Checkbox form={form} name="private" label={w.private} hint={w.privateHint} />
        <Input
          form={form}
          name="accessNotes"
          label={w.access}
          hint={w.accessHint}
          maxLength={500}
          isOptional
        />
        <Windows form={form} />
        <Checkbox form={form} name="closedInSchoolHolidays" label={w.holidays} />
        <Button>{place ? w.save : w.create}</Button>
      </Form>
    </>
  );
  return managePage(visit, { title: place?.name ?? w.new, above: [[at, w.title]], children });
}

const Windows = ({ form }: { form: FormState }): VNode => {
  const w = placeWords[form.language];
  const days = w.days.map((label, index) => ({ value: String(index + 1), label }));
  const count = rowCount(form.typed, 'handOverWindows', windowFields, EMPTY_ROWS);
  return (
    <Group title={w.windows} hint={w.windowsHint} id={idOf('handOverWindows')}>
      {Array.from({ length: count }, (_, index) => (
        <div class="lb-row lb-fields" key={index}>
          <Select
            form={form}
            name={nameIn('handOverWindows', index, 'weekday')}
            label={w.weekday(index + 1)}
            choices={[{ value: '', label: w.none }, ...days]}
          />
          <Input
            form={form}
            name={nameIn('handOverWindows', index, 'from')}
            label={w.from(index + 1)}
            type="time"
            isOptional
          />
          <Input
            form={form}
            name={nameIn('handOverWindows', index, 'until')}
            label={w.until(index + 1)}
            type="time"
            isOptional
          />
        </div>
      ))}
    </Group>
  );
};
