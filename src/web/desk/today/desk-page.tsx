/** The things of today and tomorrow: what is late, who fetches what where, and who brings it back; on paper a sheet with boxes to tick. */
import type { VNode } from 'preact';
import type { DaySheet, Desk, HandOver } from '../../../reservations/desk/day-sheet.view.js';
import { dayOfYearInWords } from '../../../shared/spoken-time.js';
import type { Page } from '../../ui/page.js';
import { Empty } from '../../ui/empty.js';
import { Alert, ButtonLink, Heading, Link, Title } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { lendWords } from '../lend/lend-words.js';
import { loanWords } from '../loan/loan-words.js';
import { deskWords } from './desk-words.js';
import { Done, type JustDone } from './just-done.js';
import { Walks, type CardProps } from './walk-cards.js';

interface DeskProps {
  visit: AllianceVisit;
  desk: Desk;
  /** Something is in the reader's hands. */
  mayLend: boolean;
  justDone: JustDone | false;
}

export function deskPage({ visit, desk, mayLend, justDone }: DeskProps): Page {
  const w = deskWords[visit.language];
  const [today, tomorrow] = desk.days as [DaySheet, DaySheet];
  const { overdue, uncollected, unchecked } = desk;
  const late = [...overdue, ...uncollected, ...unchecked];
  const walks = [...late, ...desk.days.flatMap(walksOf)];
  const places = [...new Map(walks.map(({ placeId, placeName }) => [placeId, placeName]))];
  const isOnePlace = places.length === 1;
  const cards: CardProps = { visit, isOnePlace, level: 'h3' };
  const body = (
    <>
      <div class="lb-title">
        <div>
          <Title>{dayOfYearInWords(today.day, visit.language)}</Title>
          {isOnePlace && <p class="lb-title__sub">{softened(places[0]![1])}</p>}
        </div>
        {mayLend && (
          <div class="lb-no-print">
            <ButtonLink href={`${visit.home}/desk/lend`}>{lendWords[visit.language].start}</ButtonLink>
          </div>
        )}
      </div>
      {justDone && <Done visit={visit} {...justDone} />}
      {walks.length === 0 && <Empty title={w.nothing}>{w.byItself}</Empty>}
      <LateWalks {...cards} desk={desk} />
      <DayWalks {...cards} sheet={today} />
      <section
        class={walksOf(tomorrow).length === 0 ? 'lb-desk__day lb-no-print' : 'lb-desk__day'}
        aria-labelledby="h-tomorrow"
      >
        <Heading id="h-tomorrow">{w.tomorrow(dayOfYearInWords(tomorrow.day, visit.language))}</Heading>
        <DayWalks {...cards} sheet={tomorrow} level="h4" />
      </section>
      <Lists visit={visit} places={places} />
    </>
  );
  return { title: w.title, body, place: 'today', look: 'desk' };
}

/** For each place where something is to be done. */
const Lists = ({
  visit: { language, home },
  places,
}: {
  visit: AllianceVisit;
  places: readonly (readonly [id: string, name: string])[];
}): VNode | null => {
  const w = deskWords[language];
  if (places.length === 0) return null;
  return (
    <div class="lb-desk__sec lb-no-print">
      <Alert kind="info" title={w.noSignal}>
        <p>{w.paper}</p>
        <ul class="lb-plain-list">
          {places.map(([id, name]) => (
            <li key={id}>
              <Link href={`${home}/desk/places/${id}/list`}>{softened(w.list(name))}</Link>
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  );
};

const walksOf = ({ pickUps, returns }: DaySheet): HandOver[] => [...pickUps, ...returns];

const LateWalks = ({ desk, ...cards }: CardProps & { desk: Desk }): VNode => {
  const w = loanWords[cards.visit.language];
  const { overdue, uncollected, unchecked } = desk;
  return (
    <>
      {overdue.length > 0 && <Walks {...cards} kind="late" title={w.late(overdue.length)} walks={overdue} />}
      {uncollected.length > 0 && (
        <Walks {...cards} kind="uncollected" title={w.uncollected(uncollected.length)} walks={uncollected} />
      )}
      {unchecked.length > 0 && (
        <Walks {...cards} kind="unchecked" title={w.unchecked(unchecked.length)} walks={unchecked} />
      )}
    </>
  );
};

const DayWalks = ({ sheet, ...cards }: CardProps & { sheet: DaySheet }): VNode => {
  const w = deskWords[cards.visit.language];
  return (
    <>
      <Walks {...cards} kind="out" title={w.pickUps(sheet.pickUps.length)} walks={sheet.pickUps} />
      <Walks {...cards} kind="back" title={w.returns(sheet.returns.length)} walks={sheet.returns} />
    </>
  );
};
