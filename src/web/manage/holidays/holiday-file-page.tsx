/** Uploading the school holidays that a Land publishes: choosing the file, and what was read in it before it counts. */
import type { VNode } from 'preact';
import type { ReadFile } from '../../../partners/holidays/school-holiday-file.js';
import type { FormState } from '../../forms/typed.js';
import { FileField } from '../../ui/fields.js';
import { Form, formState, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, ButtonLink } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { managePage, Table } from '../manage-frame.js';
import { holidayWords } from './holiday-words.js';
import { columnsOf, holidaysAt } from './holidays-page.js';

export function holidayFilePage(visit: Visit, form: FormState): Page {
  const w = holidayWords[visit.language];
  const at = holidaysAt(visit);
  const field = { form, name: 'file', label: w.file, hint: w.uploadHelp };
  const children = (
    <>
      <Refused form={form} labels={w} />
      <Form form={form} action={`${at}/file`} takesFile>
        <FileField {...field} accept=".ics,.csv,text/calendar,text/csv" />
        <Button>{w.read}</Button>
      </Form>
    </>
  );
  return managePage(visit, { title: w.upload, above: [[at, w.title]], children });
}

/** What was read travels along in the form, so that nothing is kept before somebody has looked at it. */
export function readHolidaysPage(visit: Visit, file: ReadFile): Page {
  const w = holidayWords[visit.language];
  const at = holidaysAt(visit);
  const rows = file.holidays.map(({ name, from, until }) => ({
    name,
    from: from.toString(),
    until: until.toString(),
  }));
  const above = [
    [at, w.title],
    [`${at}/file`, w.upload],
  ] as const;
  const children = (
    <>
      {rows.length === 0 ? (
        <Alert kind="danger" title={w.nothingRead} isFocused />
      ) : (
        <>
          <p>{w.readHelp}</p>
          <Table
            caption={w.title}
            columns={columnsOf(visit)}
            rows={rows}
            keyOf={({ from, until }) => `${from} ${until}`}
          />
        </>
      )}
      <Faults visit={visit} file={file} />
      <Form form={formState(visit)} action={`${at}/read`} hidden={{ holidays: JSON.stringify(rows) }}>
        <div class="lb-row lb-fields">
          {rows.length > 0 && <Button>{w.confirm(rows.length)}</Button>}
          <ButtonLink href={`${at}/file`}>{w.another}</ButtonLink>
        </div>
      </Form>
    </>
  );
  return managePage(visit, { title: w.readTitle, above, look: 'wide', children });
}

const Faults = ({ visit, file: { kind, faults } }: { visit: Visit; file: ReadFile }): VNode | null => {
  const w = holidayWords[visit.language];
  if (faults.length === 0) return null;
  const place = kind === 'table' ? w.line : w.entry;
  return (
    <Alert kind="warning" title={w.faults}>
      <ul class="lb-faults">
        {faults.map(({ position, message }) => (
          <li key={position}>
            {place(position)}: {message[visit.language]}
          </li>
        ))}
      </ul>
    </Alert>
  );
};
