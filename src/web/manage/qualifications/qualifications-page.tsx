/** The qualifications of an alliance: the list, a new one, changing and deleting one. */
import type { ListPart } from '../../../http/list-parts.js';
import type { QualificationView } from '../../../items/qualifications/qualification.dto.js';
import { dictionary } from '../../../shared/words.js';
import type { FormState } from '../../forms/typed.js';
import { Form, formState } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button, Link } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { EditForm } from '../edit-form.js';
import { labelsOf } from '../fields.js';
import { listPage } from '../list-page.js';
import { manageOf, managePage, type Column } from '../manage-frame.js';
import { qualificationFields } from './qualification-fields.js';

const words = dictionary(
  {
    title: 'Qualifikationen',
    intro:
      'Was jemand haben muss, damit bestimmte Gegenstände ausgegeben werden: eine Einweisung oder ein Führerschein. Beim Gegenstand wählen Sie, was er verlangt; bei jedem Partner tragen Sie ein, wer es hat.',
    new: 'Neue Qualifikation',
    none: 'Noch keine Qualifikation.',
    next: 'Verlangt nichts eine Einweisung, brauchen Sie auch keine.',
    lasts: 'Gilt',
    endless: 'ohne Ende',
    months: (count: number) => (count === 1 ? '1 Monat' : `${count} Monate`),
    remove: 'Löschen',
    removeHelp: 'Damit wird auch gelöscht, wer sie hat.',
  },
  {
    title: 'Qualifications',
    intro:
      'What somebody must have for some items to be handed over: a briefing or a driving licence. At the item you choose what it requires; at each partner you enter who has it.',
    new: 'New qualification',
    none: 'No qualification yet.',
    next: 'If nothing requires a briefing, you need none.',
    lasts: 'Lasts',
    endless: 'without an end',
    months: (count: number) => (count === 1 ? '1 month' : `${count} months`),
    remove: 'Delete',
    removeHelp: 'Who has it is deleted along with it.',
  },
);

export function qualificationsPage(visit: Visit, part: ListPart<QualificationView>, done?: string): Page {
  const w = words[visit.language];
  const at = `${manageOf(visit)}/qualifications`;
  const labels = labelsOf(qualificationFields, visit.language);
  const columns: Column<QualificationView>[] = [
    { head: labels.name, cell: ({ id, name }) => <Link href={`${at}/${id}`}>{name}</Link> },
    {
      head: w.lasts,
      cell: ({ validMonths }) => (validMonths === null ? w.endless : w.months(validMonths)),
    },
  ];
  const { items: rows, nextCursor: cursor } = part;
  return listPage(visit, { path: 'qualifications', words: w, columns, rows, cursor, done });
}

const sections = [{ fields: qualificationFields }];

/** `one` is undefined for a new one. */
export function qualificationFormPage(visit: Visit, form: FormState, one?: QualificationView): Page {
  const w = words[visit.language];
  const at = `${manageOf(visit)}/qualifications`;
  const children = (
    <>
      <EditForm form={form} action={`${at}/${one?.id ?? 'new'}`} sections={sections} isNew={!one} />
      {one && (
        <Form form={formState(visit)} action={`${at}/${one.id}/remove`}>
          <p>{w.removeHelp}</p>
          <Button weight="secondary">{w.remove}</Button>
        </Form>
      )}
    </>
  );
  return managePage(visit, { title: one?.name ?? w.new, above: [[at, w.title]], children });
}
