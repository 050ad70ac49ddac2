/** The form of a new thing or of one that stands, and the page around it. */
import type { VNode } from 'preact';
import { dictionary } from '../../shared/words.js';
import type { FormState } from '../forms/typed.js';
import { Form, Refused } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Button } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';
import { carried } from './as-seen.js';
import { Group } from './choices.js';
import { Entries, type Choices } from './entries.js';
import { labelsOf, type Section } from './fields.js';
import { manageOf, managePage } from './manage-frame.js';

const words = dictionary(
  { edit: 'Bearbeiten', save: 'Speichern', create: 'Anlegen' },
  { edit: 'Edit', save: 'Save', create: 'Create' },
);

export const editWord = ({ language }: Visit): string => words[language].edit;

interface EditFormProps {
  form: FormState;
  action: string;
  sections: readonly Section[];
  choices?: Choices;
  help?: string | undefined;
  isNew?: boolean;
}

/** Says what is wrong, and shows every field. */
export const EditForm = ({
  form,
  action,
  sections,
  choices = {},
  help,
  isNew = false,
}: EditFormProps): VNode => {
  const { language } = form;
  const labels = Object.assign({}, ...sections.map(({ fields }) => labelsOf(fields, language))) as object;
  const w = words[language];
  return (
    <>
      <Refused form={form} labels={{ ...labels }} />
      {help !== undefined && <p>{help}</p>}
      <Form form={form} action={action} hidden={carried(form)}>
        {sections.map(({ title, fields }) => {
          const entries = <Entries form={form} fields={fields} choices={choices} />;
          return title ? <Group title={title[language]}>{entries}</Group> : entries;
        })}
        <Button>{isNew ? w.create : w.save}</Button>
      </Form>
    </>
  );
};

interface Edited extends Pick<EditFormProps, 'form' | 'sections' | 'choices'> {
  /** Below the housekeeping's start: `items`. */
  path: string;
  /** Of the list, and of the page of a new one. */
  words: { title: string; new: string };
  /** Undefined for a new one. */
  thing: { id: string; name: string } | undefined;
}

/** For things that have a page of their own besides. */
export function editPage(visit: Visit, { path, words: w, thing, ...form }: Edited): Page {
  const at = `${manageOf(visit)}/${path}`;
  const action = thing ? `${at}/${thing.id}/edit` : `${at}/new`;
  const children = <EditForm {...form} action={action} isNew={!thing} />;
  if (!thing) return managePage(visit, { title: w.new, above: [[at, w.title]], children });
  const above = [
    [at, w.title],
    [`${at}/${thing.id}`, thing.name],
  ] as const;
  return managePage(visit, { title: `${thing.name}: ${editWord(visit)}`, above, children });
}
