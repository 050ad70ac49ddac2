/** The crest of the alliance: the picture beside its name, to see, to change, to take away. */
import type { VNode } from 'preact';
import { dictionary } from '../../../shared/words.js';
import type { FormState } from '../../forms/typed.js';
import { Crest } from '../../ui/crest.js';
import { FileField } from '../../ui/fields.js';
import { Form, formState, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { manageOf, managePage } from '../manage-frame.js';

const words = dictionary(
  {
    title: 'Wappen oder Bild',
    help: 'Steht neben dem Namen, auf jeder Seite. Ohne Bild steht dort ein Schild mit dem ersten Buchstaben des Ortes.',
    file: 'Bild',
    fileHelp:
      'PNG, JPEG oder WebP, höchstens 1 MB. Es wird verkleinert. Ein Wappen darf nur zeigen, wer das Recht dazu hat.',
    save: 'Speichern',
    remove: 'Bild entfernen',
  },
  {
    title: 'Crest or picture',
    help: 'Stands beside the name, on every page. Without a picture, a shield with the first letter of the place stands there.',
    file: 'Picture',
    fileHelp:
      'PNG, JPEG or WebP, 1 MB at most. It is made smaller. A crest may be shown only by those who have the right to.',
    save: 'Save',
    remove: 'Remove the picture',
  },
);

export const crestAt = (visit: Visit): string => `${manageOf(visit)}/crest`;

export function crestPage(visit: Visit, form: FormState, done?: string): Page {
  const w = words[visit.language];
  const { alliance } = visit.actor!;
  const field = { form, name: 'file', label: w.file, hint: w.fileHelp };
  const children = (
    <>
      <Refused form={form} labels={w} />
      <p>{w.help}</p>
      <p class="lb-crest-now">
        <Crest alliance={alliance} />
      </p>
      <Form form={form} action={crestAt(visit)} takesFile>
        <FileField {...field} accept="image/png,image/jpeg,image/webp" />
        <Button>{w.save}</Button>
      </Form>
      {alliance.crestId !== null && <Removal visit={visit} />}
    </>
  );
  return managePage(visit, { title: w.title, done, children });
}

const Removal = ({ visit }: { visit: Visit }): VNode => (
  <Form form={formState(visit)} action={`${crestAt(visit)}/remove`}>
    <Button weight="tertiary">{words[visit.language].remove}</Button>
  </Form>
);
