/** The school holidays of the alliance's Land: what is entered, entering some by hand, and removing them. */
import type { VNode } from 'preact';
import { landName, landOf } from '../../../partners/holidays/lands.js';
import type { HolidayOutlook } from '../../../partners/holidays/school-holiday-rules.js';
import type { SchoolHolidayView } from '../../../partners/holidays/school-holiday.dto.js';
import type { LockedDoor } from '../../../reservations/stock/locked-door.view.js';
import { LockedDoors } from '../locked-doors.js';
import type { FormState } from '../../forms/typed.js';
import { Form, formState, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, ButtonLink, Facts, Link } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { Entries } from '../entries.js';
import { labelsOf, type Fields } from '../fields.js';
import { day, text } from '../kinds.js';
import { managePage, manageOf, Table, type Column } from '../manage-frame.js';
import { plainDay } from '../spoken.js';
import { holidayWords } from './holiday-words.js';

const dayToGive = { ...day, isOptional: false };
const wrong = { de: 'Bitte einen Tag, etwa 01.07.2027.', en: 'Please a day, such as 1 July 2027.' };

export const holidayFields = {
  name: {
    is: text,
    label: { de: 'Name', en: 'Name' },
    hint: { de: 'Etwa Sommerferien.', en: 'Such as summer holidays.' },
  },
  from: { is: dayToGive, label: { de: 'Erster Ferientag', en: 'First day' }, wrong, withNext: true },
  until: { is: dayToGive, label: { de: 'Letzter Ferientag', en: 'Last day' }, wrong },
} satisfies Fields;

export const holidaysAt = (visit: Visit): string => `${manageOf(visit)}/school-holidays`;

interface Shown {
  holidays: readonly SchoolHolidayView[];
  outlook: HolidayOutlook;
  doors: readonly LockedDoor[];
  done: string | undefined;
}

export function holidaysPage(visit: Visit, { holidays, outlook, doors, done }: Shown): Page {
  const w = holidayWords[visit.language];
  const at = holidaysAt(visit);
  const remove = {
    head: w.remove,
    cell: ({ id }: SchoolHolidayView) => <Link href={`${at}/${id}/remove`}>{w.remove}</Link>,
  };
  const children = (
    <>
      <LockedDoors visit={visit} doors={doors} />
      <p>{w.intro}</p>
      <LandNote visit={visit} />
      <Outlook visit={visit} outlook={outlook} />
      <div class="lb-row lb-fields">
        <ButtonLink href={`${at}/file`} weight="primary">
          {w.upload}
        </ButtonLink>
        <ButtonLink href={`${at}/new`}>{w.new}</ButtonLink>
      </div>
      {holidays.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <Table
          caption={w.title}
          columns={[...columnsOf(visit), remove]}
          rows={holidays}
          keyOf={({ id }) => id}
        />
      )}
    </>
  );
  return managePage(visit, { title: w.title, look: 'wide', done, children });
}

const LandNote = ({ visit }: { visit: Visit }): VNode => {
  const w = holidayWords[visit.language];
  const land = landOf(visit.actor!.alliance.state);
  return <p>{land ? w.land(landName(land)) : w.noLand}</p>;
};

const Outlook = ({ visit, outlook }: { visit: Visit; outlook: HolidayOutlook }): VNode | null => {
  if (!outlook.runsOut) return null;
  const w = holidayWords[visit.language];
  const known = outlook.knownUntil;
  return (
    <Alert kind="warning" title={w.runsOut}>
      <p>{known === null ? w.noneKnown : w.runsOutHelp(plainDay(visit, known))}</p>
    </Alert>
  );
};

/** What every table of holidays shows. */
export function columnsOf(visit: Visit): Column<{ name: string; from: string; until: string }>[] {
  const labels = labelsOf(holidayFields, visit.language);
  return [
    { head: labels.name, cell: ({ name }) => name },
    { head: labels.from, cell: ({ from }) => plainDay(visit, from) },
    { head: labels.until, cell: ({ until }) => plainDay(visit, until) },
  ];
}

export function newHolidayPage(visit: Visit, form: FormState): Page {
  const w = holidayWords[visit.language];
  const at = holidaysAt(visit);
  const children = (
    <>
      <Refused form={form} labels={labelsOf(holidayFields, visit.language)} />
      <Form form={form} action={`${at}/new`}>
        <Entries form={form} fields={holidayFields} />
        <Button>{w.enter}</Button>
      </Form>
    </>
  );
  return managePage(visit, { title: w.new, above: [[at, w.title]], children });
}

export function removeHolidayPage(visit: Visit, holiday: SchoolHolidayView): Page {
  const w = holidayWords[visit.language];
  const at = holidaysAt(visit);
  const facts = columnsOf(visit).map(({ head, cell }) => [head, cell(holiday)] as const);
  const children = (
    <>
      <Facts facts={facts} />
      <p>{w.removeHelp}</p>
      <Form form={formState(visit)} action={`${at}/${holiday.id}/remove`}>
        <div class="lb-row lb-fields">
          <Button>{w.remove}</Button>
          <ButtonLink href={at}>{w.keep}</ButtonLink>
        </div>
      </Form>
    </>
  );
  return managePage(visit, { title: w.removeTitle, above: [[at, w.title]], children });
}
