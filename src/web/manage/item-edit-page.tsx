/** A new item, or changing one. */
import { Refused } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import type { FormState } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { ItemForm, type ItemChoices } from './item-form.js';
import { itemWords } from './item-words.js';
import { managePage, manageOf } from './manage-frame.js';

export function newItemPage(visit: Visit, form: FormState, choices: ItemChoices): Page {
  const w = itemWords[visit.language];
  const at = `${manageOf(visit)}/items`;
  const children = (
    <>
      <Refused form={form} labels={w.fields} />
      <ItemForm form={form} action={`${at}/new`} submit={w.create} choices={choices} />
    </>
  );
  return managePage(visit, { title: w.new, above: [[at, w.title]], children });
}

export function editItemPage(
  visit: Visit,
  item: { id: string; name: string },
  form: FormState,
  choices: ItemChoices,
): Page {
  const w = itemWords[visit.language];
  const at = `${manageOf(visit)}/items`;
  const above = [
    [at, w.title],
    [`${at}/${item.id}`, item.name],
  ] as const;
  const children = (
    <>
      <Refused form={form} labels={w.fields} />
      <ItemForm form={form} action={`${at}/${item.id}/edit`} submit={w.save} choices={choices} />
    </>
  );
  return managePage(visit, { title: `${item.name}: ${w.edit}`, above, children });
}
