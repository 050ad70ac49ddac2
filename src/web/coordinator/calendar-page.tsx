/** The calendar of the pool: a month of the whole list, and below it who has what, item by item, for phones and the keyboard. */
import { amount } from '../../shared/amounts.js';
import type { VNode } from 'preact';
import type { CalendarEntry, CalendarRow } from '../../reservations/pool-calendar.view.js';
import { monthBeside, MOST_ROWS } from '../../reservations/pool-calendar.js';
import { dayAndTime, monthInWords } from '../../shared/spoken-time.js';
import { Input, Select } from '../ui/fields.js';
import { formState } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Button, ButtonLink, Heading, Link, Title } from '../ui/parts.js';
import type { Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { anchorOf, CalendarTable, signs, stateOf, type CalendarProps, type State } from './calendar-table.js';
import { calendarWords } from './calendar-words.js';

interface PageProps {
  visit: Visit;
  home: string;
  timeZone: string;
  calendar: CalendarProps['calendar'];
  /** Of the page's address. */
  asked: Typed;
}

export function calendarPage({ visit, home, timeZone, calendar, asked }: PageProps): Page {
  const { language } = visit;
  const w = calendarWords[language];
  const month = monthInWords(calendar.days[0]!.from, timeZone, language);
  const props: CalendarProps = { calendar, language, timeZone, home, month, w };
  const title = `${w.title}, ${month}`;
  const body = (
    <>
      <Title>{title}</Title>
      <Months {...props} asked={asked} />
      <Filter {...props} visit={visit} asked={asked} />
      <p class="kern-body">{w.help}</p>
      {isOver(calendar) && <p class="kern-body">{w.over}</p>}
      {calendar.hasMore && <p class="kern-body">{w.more(MOST_ROWS)}</p>}
      <Legend w={w} />
      {calendar.rows.length === 0 ? <p class="kern-body">{w.nothing}</p> : <CalendarTable {...props} />}
      {calendar.rows.length > 0 && <Details {...props} />}
    </>
  );
  return { title, body, place: 'calendar', isWide: true };
}

const isOver = ({ days, today }: CalendarProps['calendar']): boolean => days.at(-1)!.day < today;

type Asking = CalendarProps & { asked: Typed };

const Months = ({ calendar: { days }, home, asked, w }: Asking): VNode => {
  const here = days[0]!.day;
  const at = (day: string): string => {
    const query = new URLSearchParams({ ...asked, day });
    return `${home}/calendar?${query.toString()}`;
  };
  return (
    <p class="lb-row lb-no-print">
      <ButtonLink href={at(monthBeside(here, -1))}>{w.before}</ButtonLink>
      <ButtonLink href={at(monthBeside(here, 1))}>{w.after}</ButtonLink>
    </p>
  );
};

/** Asks for another page, and changes nothing: a form without a token. */
const Filter = ({ calendar, home, visit, asked, w }: Asking & { visit: Visit }): VNode => {
  const form = formState(visit, asked);
  const every = { value: '', label: w.all };
  const places = calendar.places.map(({ id, name }) => ({ value: id, label: name }));
  const categories = calendar.categories.map((one) => ({ value: one, label: one }));
  return (
    <form method="get" action={`${home}/calendar`} class="lb-row lb-no-print lb-filter">
      <Input form={form} name="day" type="date" label={w.jump} value={calendar.days[0]!.day} />
      <Select form={form} name="place" label={w.place} choices={[every, ...places]} />
      <Select form={form} name="category" label={w.category} choices={[every, ...categories]} />
      <Button weight="secondary">{w.show}</Button>
    </form>
  );
};

const Legend = ({ w }: { w: CalendarProps['w'] }): VNode => (
  <p class="kern-body lb-legend">
    {w.legend}:{' '}
    {(Object.keys(signs) as State[]).map((state) => (
      <span class={`lb-bar lb-bar--${state}`} key={state}>
        {signs[state]} {w.states[state]}
      </span>
    ))}
    <span class="lb-no-print">{w.print}</span>
  </p>
);

const Details = (props: CalendarProps): VNode => {
  const { calendar, w } = props;
  const isTaken = calendar.rows.some(({ lanes }) => lanes.length > 0);
  return (
    <div class="lb-no-print">
      <Heading>{w.details}</Heading>
      {!isTaken && <p class="kern-body">{isOver(calendar) ? w.detailsOver : w.detailsNone}</p>}
      {calendar.rows.map(
        (row, position) =>
          row.lanes.length > 0 && (
            <ItemDetails {...props} row={row} anchor={anchorOf(position)} key={row.itemId} />
          ),
      )}
      {isTaken && (
        <p class="kern-body">
          <Link href="#table">{w.toTable}</Link>
        </p>
      )}
    </div>
  );
};

const ItemDetails = (props: CalendarProps & { row: CalendarRow; anchor: string }): VNode => {
  const { row, anchor } = props;
  return (
    <section id={anchor} tabIndex={-1}>
      <h3 class="kern-title">
        {row.name} ({row.inventoryNumber})
      </h3>
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

const Entry = ({
  row: { unit },
  entry,
  home,
  timeZone,
  language,
  w,
}: CalendarProps & { row: CalendarRow; entry: CalendarEntry }): VNode => {
  const { period, quantity, partnerName, reservationId, number, setName } = entry;
  const from = dayAndTime(period.from, timeZone, language);
  const until = dayAndTime(period.until, timeZone, language);
  const parts = [amount(quantity, unit), partnerName, w.states[stateOf(entry)], setName && w.inSet(setName)];
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
