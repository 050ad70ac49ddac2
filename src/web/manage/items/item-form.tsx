/** The form of an item: what matters first, the rest folded away, and a question where the thing seems to be there already. */
import type { VNode } from 'preact';
import type { CalledItem } from '../../../items/near-duplicates.js';
import type { FormState, Typed } from '../../forms/typed.js';
import { faultOf } from '../../forms/typed.js';
import { Form, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { carried } from '../as-seen.js';
import { choicesOf, chosenFrom, Group, withOwn, type Named } from '../choices.js';
import { editWord } from '../edit-form.js';
import { Entries, type Choices } from '../entries.js';
import { labelsOf } from '../fields.js';
import { firstFields, itemFields, moreSections, partFields } from '../item-fields.js';
import { NOTHING } from '../kinds.js';
import { managePage, manageOf } from '../manage-frame.js';
import { DEEDS, goesOn } from './deeds.js';
import { itemFormWords } from './item-form-words.js';
import { itemWords } from './item-words.js';
import { NearNote } from './near-note.js';
import { SetBuilder } from './set-builder.js';
import type { Piece } from './set-count.js';

/** What an item may be made of, belong to, stand at and be counted among. */
export interface ItemChoices {
  owners: readonly Named[];
  places: readonly Named[];
  items: readonly Named[];
  qualifications: readonly Named[];
  /** The same with their numbers, where a set is put together. */
  pieces: readonly Piece[];
  headings: readonly string[];
}

/** Why the form is shown; a new one is about no thing. */
export interface ItemFormState {
  form: FormState;
  choices: ItemChoices;
  thing?: Named | undefined;
  /** What was called so already. */
  near?: readonly CalledItem[];
  /** What was created just before. */
  last?: Named | undefined;
}

export function itemFormPage(visit: Visit, state: ItemFormState): Page {
  const [w, words] = [itemFormWords[visit.language], itemWords[visit.language]];
  const { form, thing, last } = state;
  const at = `${manageOf(visit)}/items`;
  const title = isSet(form.typed) ? w.newSet : last ? w.next : words.new;
  const children = (
    <>
      {last && <Alert kind="success" title={w.created(last.name)} />}
      <ItemForm visit={visit} {...state} />
    </>
  );
  if (!thing) return managePage(visit, { title, above: [[at, words.title]], children });
  const above = [
    [at, words.title],
    [`${at}/${thing.id}`, thing.name],
  ] as const;
  return managePage(visit, { title: `${thing.name}: ${editWord(visit)}`, above, children });
}

const ItemForm = (state: ItemFormState & { visit: Visit }): VNode => {
  const { visit, form, thing, last, near = [] } = state;
  const choices = choicesFor(visit, state);
  const at = `${manageOf(visit)}/items`;
  return (
    <>
      {near.length > 0 ? (
        <NearNote {...state} near={near} formId={FORM} />
      ) : (
        <Refused form={form} labels={labels(form)} />
      )}
      <Form
        form={form}
        action={thing ? `${at}/${thing.id}/edit` : `${at}/new`}
        hidden={carried(form)}
        id={FORM}
      >
        <Entries form={form} fields={firstFields} choices={choices} first={last && 'name'} />
        {isSet(form.typed) && <SetBuilder form={form} choices={choices} pieces={state.choices.pieces} />}
        <More form={form} choices={choices} />
        <Buttons form={form} isNew={!thing} goesOn={last !== undefined || goesOn(form.typed)} />
      </Form>
    </>
  );
};

const FORM = 'item-form';

const labels = ({ language }: FormState): Readonly<Record<string, string>> => labelsOf(itemFields, language);

interface ButtonsProps {
  form: FormState;
  isNew: boolean;
  goesOn: boolean;
}

/** Enter presses the first one: amid many things it goes on to the next. */
const Buttons = ({ form, isNew, goesOn: isMany }: ButtonsProps): VNode => {
  const w = itemFormWords[form.language];
  if (!isNew) return <Button>{w.save}</Button>;
  const once = <Button weight={isMany ? 'secondary' : 'primary'}>{w.create}</Button>;
  return (
    <div class="lb-row">
      {!isMany && once}
      <Button weight={isMany ? 'primary' : 'secondary'} name="deed" value={DEEDS.another}>
        {w.andAnother}
      </Button>
      {isMany && once}
    </div>
  );
};

interface MoreProps {
  form: FormState;
  choices: Choices;
}

/** Open where something in it was said, or is wrong. */
const More = ({ form, choices }: MoreProps): VNode => (
  <details class="lb-open" open={saysMore(form)}>
    <summary>{itemFormWords[form.language].more}</summary>
    <div class="lb-form">
      {moreSections.map(({ title, fields }) => {
        const entries = <Entries form={form} fields={fields} choices={choices} />;
        return title ? <Group title={title[form.language]}>{entries}</Group> : entries;
      })}
      {!isSet(form.typed) && <Entries form={form} fields={partFields} choices={choices} />}
    </div>
  </details>
);

/** What stands there before anybody says anything. */
export const newItem = { kind: 'bulk', packStep: '1', bufferUnit: 'hours' };

const usual: Readonly<Record<string, readonly string[]>> = {
  kind: ['bulk', 'computed_set'],
  packStep: ['1'],
  depositCents: ['0', '0,00', '0.00'],
};

const isSaid = (name: string, text: string): boolean => text !== '' && !usual[name]?.includes(text);

function saysMore(form: FormState): boolean {
  const names = moreSections.flatMap(({ fields }) => Object.keys(fields));
  return names.some((name) => {
    const said = Object.entries(form.typed).filter(([one]) => one === name || one.startsWith(`${name}.`));
    return faultOf(form, name) !== undefined || said.some(([one, text]) => isSaid(one, text));
  });
}

/** Whoever makes a set sees its parts first. */
export const isSet = (typed: Typed): boolean =>
  typed['kind'] === 'computed_set' ||
  Object.entries(typed).some(([name, text]) => name.startsWith('parts.') && text !== '');

function choicesFor({ language }: Visit, { form, choices }: ItemFormState): Choices {
  const w = itemWords[language];
  const items = chosenFrom(w.nothing, choices.items);
  return {
    kind: choicesOf(w.kinds),
    category: choices.headings.map((heading) => ({ value: heading, label: heading })),
    ownerId: chosenFrom(w.choose, choices.owners),
    storagePlaceId: chosenFrom(w.choose, choices.places),
    'parts.itemId': items,
    accessoryIds: items,
    replacementIds: chosenFrom(w.nothing, [{ id: NOTHING, name: w.noReplacement }, ...choices.items]),
    requiredQualificationId: chosenFrom(w.noQualification, choices.qualifications),
    depositBasis: withOwn(choicesOf(w.bases), form.typed['depositBasis']),
  };
}
