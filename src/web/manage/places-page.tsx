/** The storage places with their hand-over windows. */
import type { StoragePlaceView } from '../../items/storage-place.dto.js';
import type { Page as Part } from '../../http/pages.js';
import type { Page } from '../ui/page.js';
import { Badge, ButtonLink, Link } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';
import { managePage, manageOf, NextPart, Table } from './manage-frame.js';
import { placeWords } from './place-words.js';

export function placesPage(visit: Visit, part: Part<StoragePlaceView>, done: string | undefined): Page {
  const w = placeWords[visit.language];
  const at = `${manageOf(visit)}/places`;
  const columns = [
    {
      head: w.name,
      cell: ({ id, name, private: isPrivate }: StoragePlaceView) => (
        <>
          <Link href={`${at}/${id}`}>{name}</Link> {isPrivate && <Badge kind="info">{w.isPrivate}</Badge>}
        </>
      ),
    },
    { head: w.address, cell: ({ address }: StoragePlaceView) => address },
    { head: w.windows, cell: (place: StoragePlaceView) => <Windows visit={visit} place={place} /> },
    {
      head: w.holidays,
      cell: ({ closedInSchoolHolidays }: StoragePlaceView) => (closedInSchoolHolidays ? w.yes : w.no),
    },
  ];
  const children = (
    <>
      <ButtonLink href={`${at}/new`} weight="primary">
        {w.new}
      </ButtonLink>
      <Table caption={w.title} columns={columns} rows={part.items} keyOf={({ id }) => id} />
      <NextPart visit={visit} path={at} cursor={part.nextCursor} />
    </>
  );
  return managePage(visit, { title: w.title, isWide: true, done, children });
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
