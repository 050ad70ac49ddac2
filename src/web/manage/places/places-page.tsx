/** The storage places with their hand-over windows; a new one, or changing one. */
import type { StoragePlaceView } from '../../../items/storage-place.dto.js';
import type { ListPart } from '../../../http/list-parts.js';
import type { Page } from '../../ui/page.js';
import { Badge, ButtonLink, Link } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { labelsOf } from '../fields.js';
import type { LockedDoor } from '../../../reservations/stock/locked-door.view.js';
import { LockedDoors } from '../locked-doors.js';
import { listPage } from '../list-page.js';
import { manageOf, type Column, managePage } from '../manage-frame.js';
import { placeFields } from '../place-fields.js';
import type { FormState } from '../../forms/typed.js';
import { EditForm } from '../edit-form.js';
import { dictionary } from '../../../shared/words.js';

const placeWords = dictionary(
  {
    title: 'Lagerorte',
    new: 'Neuer Lagerort',
    days: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
    none: 'Noch kein Lagerort.',
    next: 'Legen Sie den ersten an; danach tragen Sie ein, was dort steht.',
    printLabels: 'Etiketten drucken',
    noDay: '–',
    byArrangement: 'nach Vereinbarung',
    yes: 'ja',
    no: 'nein',
    isPrivate: 'Wohnung',
    clock: (from: string, until: string) => `${from} bis ${until} Uhr`,
  },
  {
    title: 'Storage places',
    new: 'New storage place',
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    none: 'No storage place yet.',
    next: 'Add the first one; then enter what stands there.',
    printLabels: 'Print labels',
    noDay: '–',
    byArrangement: 'by arrangement',
    yes: 'yes',
    no: 'no',
    isPrivate: 'Home',
    clock: (from: string, until: string) => `${from} to ${until}`,
  },
);

interface Shown {
  part: ListPart<StoragePlaceView>;
  doors: readonly LockedDoor[];
  done: string | undefined;
}

export function placesPage(visit: Visit, { part, doors, done }: Shown): Page {
  const w = placeWords[visit.language];
  const at = `${manageOf(visit)}/places`;
  const labels = labelsOf(placeFields, visit.language);
  const columns: Column<StoragePlaceView>[] = [
    {
      head: labels.name,
      cell: ({ id, name, private: isPrivate }) => (
        <>
          <Link href={`${at}/${id}`}>{name}</Link> {isPrivate && <Badge kind="info">{w.isPrivate}</Badge>}
        </>
      ),
    },
    { head: labels.address, cell: ({ address }) => address },
    { head: labels.handOverWindows, cell: (place) => <Windows visit={visit} place={place} /> },
    {
      head: labels.closedInSchoolHolidays,
      cell: ({ closedInSchoolHolidays }) => (closedInSchoolHolidays ? w.yes : w.no),
    },
  ];
  const { items: rows, nextCursor: cursor } = part;
  const needs = <LockedDoors visit={visit} doors={doors} />;
  const search = rows.length > 0 && (
    <p>
      <ButtonLink href={`${at}/labels`} weight="tertiary">
        {w.printLabels}
      </ButtonLink>
    </p>
  );
  return listPage(visit, { path: 'places', words: w, columns, rows, cursor, search, done, needs });
}

const Windows = ({ visit, place }: { visit: Visit; place: StoragePlaceView }) => {
  const w = placeWords[visit.language];
  if (place.handOverWindows.length === 0) return <>{w.byArrangement}</>;
  return (
    <ul class="lb-plain-list">
      {place.handOverWindows.map(({ weekday, from, until }) => (
        <li key={`${weekday} ${from}`}>
          {w.days[weekday - 1]} {w.clock(from, until)}
        </li>
      ))}
    </ul>
  );
};

const sections = [{ fields: placeFields }];

/** `place` is undefined for a new one. */
export function placeFormPage(visit: Visit, form: FormState, place?: { id: string; name: string }): Page {
  const w = placeWords[visit.language];
  const at = `${manageOf(visit)}/places`;
  const days = w.days.map((label, index) => ({ value: String(index + 1), label }));
  const choices = { 'handOverWindows.weekday': [{ value: '', label: w.noDay }, ...days] };
  const children = (
    <EditForm
      form={form}
      action={`${at}/${place?.id ?? 'new'}`}
      sections={sections}
      choices={choices}
      isNew={!place}
    />
  );
  return managePage(visit, { title: place?.name ?? w.new, above: [[at, w.title]], children });
}
