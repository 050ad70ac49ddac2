/** The calendar of the pool: the days of the whole list, and below it who has what, item by item, for phones and the keyboard. */
import { amount, amountAfterOf } from '../../../shared/amounts.js';
import type { VNode } from 'preact';
import type {
  CalendarEntry,
  CalendarRow,
  PoolCalendar,
} from '../../../reservations/pool/pool-calendar.view.js';
import { isEarlierDay, isSameDay, type Days } from '../../../shared/days.js';
import {
  frameAround,
  frameBeside,
  frameKinds,
  type FrameKind,
} from '../../../reservations/pool/calendar-frame.js';
import { MOST_ROWS } from '../../../reservations/pool/pool-calendar.js';
import type { Language } from '../../../shared/words.js';
import { dayAndTime, dayInWords, endInWords, fromTo, monthInWords } from '../../../shared/spoken-time.js';
import { Input, Select } from '../../ui/fields.js';
import { formState } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Empty } from '../../ui/empty.js';
import { Button, ButtonLink, Heading, Link, Title } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { Typed } from '../../forms/typed.js';
import type { AllianceVisit } from '../../ui/visit.js';
import {
  anchorOf,
  CalendarTable,
  marks,
  signs,
  stateOf,
  type CalendarProps,
  type State,
} from './calendar-table.js';
import { calendarWords } from './calendar-words.js';

/** `queried`: of the page's address. */
export function calendarPage(visit: AllianceVisit, calendar: PoolCalendar, queried: Typed): Page {
  const { language } = visit;
  const w = calendarWords[language];
  const shown = frameInWords(calendar.kind, calendar.frame, language);
  const props: CalendarProps = { visit, calendar, shown, w };
  const title = `${w.title}, ${shown}`;
  const body = (
    <>
      <Title>{title}</Title>
      <p class="lb-only-print">{visit.actor.alliance.name}</p>
      <Ways {...props} queried={queried} />
      <Filter {...props} queried={queried} />
      <p class="lb-calendar__wide">{w.help}</p>
      {isOver(calendar) && <p>{w.over}</p>}
      {calendar.hasMore && <p>{w.more(MOST_ROWS)}</p>}
      <Legend w={w} />
      {calendar.rows.length === 0 ? <Nothing {...props} queried={queried} /> : <CalendarTable {...props} />}
      {calendar.rows.length > 0 && <Details {...props} />}
    </>
  );
  return { title, body, place: 'calendar', look: 'wide' };
}

const isOver = ({ days, today }: PoolCalendar): boolean => isEarlierDay(days.at(-1)!.day, today);

type Asking = CalendarProps & { queried: Typed };

/** Each way says what it leads to. */
const Ways = ({ calendar, visit, queried, w }: Asking): VNode => {
  const { kind, frame, today } = calendar;
  const { home, language } = visit;
  const to = (changes: Record<string, string | undefined>): string => {
    const asked = Object.entries({ ...queried, ...changes }).filter(
      (entry): entry is [string, string] => !!entry[1],
    );
    return `${home}/calendar?${new URLSearchParams(asked).toString()}`;
  };
  const before = frameBeside(kind, frame, -1);
  const after = frameBeside(kind, frame, 1);
  const day = frame.from.toString();
  return (
    <div class="lb-row lb-no-print">
      <ButtonLink href={to({ day: before.from.toString() })}>
        {w.before(frameInWords(kind, before, language))}
      </ButtonLink>
      <ButtonLink href={to({ day: after.from.toString() })}>
        {w.after(frameInWords(kind, after, language))}
      </ButtonLink>
      {!isSameDay(frame.from, frameAround(kind, today).from) && (
        <ButtonLink href={to({ day: undefined })}>{w.toToday}</ButtonLink>
      )}
      <Chips
        label={w.howMuch}
        chips={frameKinds.map((one) => ({
          href: to({ day, span: one === 'weeks' ? undefined : one }),
          name: w.spans[one],
          isChosen: one === kind,
        }))}
      />
      <Chips
        label={w.which}
        chips={[
          { href: to({ day, taken: undefined }), name: w.everything, isChosen: !queried['taken'] },
          { href: to({ day, taken: 'true' }), name: w.onlyTaken, isChosen: queried['taken'] === 'true' },
        ]}
      />
    </div>
  );
};

interface Chip {
  href: string;
  name: string;
  isChosen: boolean;
}

const Chips = ({ label, chips }: { label: string; chips: readonly Chip[] }): VNode => (
  <nav aria-label={label}>
    <ul class="lb-chips">
      {chips.map(({ href, name, isChosen }) => (
        <li key={name}>
          <a
            class={`lb-btn${isChosen ? '' : ' lb-btn--2'}`}
            href={href}
            aria-current={isChosen ? 'true' : undefined}
          >
            {name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** "Mai 2027", "Fr., 14. Mai 2027 bis Do., 24. Juni 2027" */
const frameInWords = (kind: FrameKind, { from, until }: Days, language: Language): string =>
  kind === 'month'
    ? monthInWords(from.toPlainYearMonth(), language)
    : fromTo(dayInWords(from, language), dayInWords(until, language), language);

/** Where nothing can be chosen from, there is nothing at all yet. */
const Nothing = ({ calendar, visit, queried, w }: Asking): VNode => {
  if (queried['taken']) return <p>{w.nothingTaken}</p>;
  if (calendar.categories.length > 0 || calendar.places.length > 0) return <p>{w.nothing}</p>;
  return (
    <Empty title={w.empty}>
      <Link href={`${visit.home}/manage/import`}>{w.fill}</Link>
    </Empty>
  );
};

/** Asks for another page, and changes nothing: a form without a token. */
const Filter = ({ calendar, visit, queried, w }: Asking): VNode => {
  const form = formState(visit, queried);
  const every = { value: '', label: w.all };
  const places = calendar.places.map(({ id, name }) => ({ value: id, label: name }));
  const categories = calendar.categories.map((one) => ({ value: one, label: one }));
  return (
    <form method="get" action={`${visit.home}/calendar`} class="lb-row lb-no-print lb-filter">
      {(['span', 'taken'] as const).map(
        (name) => queried[name] && <input type="hidden" name={name} value={queried[name]} key={name} />,
      )}
      <Input
        form={form}
        name="day"
        type="date"
        label={w.jump[calendar.kind]}
        value={calendar.frame.from.toString()}
      />
      <Select form={form} name="place" label={w.place} choices={[every, ...places]} />
      <Select form={form} name="category" label={w.category} choices={[every, ...categories]} />
      <Button weight="secondary">{w.show}</Button>
    </form>
  );
};

const Legend = ({ w }: { w: CalendarProps['w'] }): VNode => (
  <p class="lb-calendar__legend">
    {w.legend}:{' '}
    {(Object.keys(signs) as State[]).map((state) => (
      <span class={`lb-span lb-span--${state}`} key={state}>
        {signs[state]} {w.states[state]}
      </span>
    ))}
    <span>
      0{marks.partly} {w.partlyShort}
    </span>
    <span>
      0{marks.rests} {w.rests}
    </span>
    <span class="lb-no-print">{w.print}</span>
  </p>
);

const Details = (props: CalendarProps): VNode => {
  const { calendar, w } = props;
  const isTaken = calendar.rows.some(({ lanes }) => lanes.length > 0);
  return (
    <div class="lb-calendar__details lb-stack">
      <Heading>{w.details}</Heading>
      {!isTaken && <p>{isOver(calendar) ? w.detailsOver : w.detailsNone}</p>}
      {calendar.rows.map(
        (row, position) =>
          row.lanes.length > 0 && (
            <ItemDetails {...props} row={row} anchor={anchorOf(position)} key={row.itemId} />
          ),
      )}
      {isTaken && (
        <p class="lb-calendar__wide lb-no-print">
          <Link href="#table">{w.toTable}</Link>
        </p>
      )}
    </div>
  );
};

const ItemDetails = (props: CalendarProps & { row: CalendarRow; anchor: string }): VNode => {
  const { row, anchor, visit, w } = props;
  return (
    <section class="lb-panel" id={anchor} tabIndex={-1}>
      <h3>
        {softened(row.name)} ({row.inventoryNumber})
      </h3>
      <p>{w.least(leastFree(row), amountAfterOf(row.total, row.unit, visit.language))}</p>
      <ul class="lb-links">
        {row.lanes.flat().map(({ taken, first }, position) => (
          <li key={`${position} ${first}`}>
            <Entry {...props} entry={taken} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const leastFree = ({ looks }: CalendarRow): number => Math.min(...looks.map(({ free }) => free));

const Entry = ({
  row: { unit },
  entry,
  visit: { home, timeZone, language },
  w,
}: CalendarProps & { row: CalendarRow; entry: CalendarEntry }): VNode => {
  const { period, quantity, partnerName, reservationId, number, setName } = entry;
  const from = dayAndTime(period.from, timeZone, language);
  const until = endInWords(period.until, timeZone, language);
  const parts = [
    amount(quantity, unit, language),
    partnerName,
    w.states[stateOf(entry)],
    setName && w.inSet(setName),
  ];
  return (
    <>
      {w.until(from, until)}: {parts.filter(Boolean).join(', ')}
      {reservationId !== undefined && (
        <>
          , <Link href={`${home}/requests/${reservationId}`}>{number}</Link>
        </>
      )}
    </>
  );
};
