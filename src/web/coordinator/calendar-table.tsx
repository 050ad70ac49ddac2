/** The table of the calendar: items by days, under each item a row of bars for whoever has it. */
import type { VNode } from 'preact';
import type { CalendarEntry, CalendarRow, PoolCalendar } from '../../reservations/pool-calendar.view.js';
import type { Bar } from '../../reservations/pool-calendar.js';
import { weekdayInShort } from '../../shared/spoken-time.js';
import type { Language } from '../../shared/words.js';
import type { CalendarWords } from './calendar-words.js';

export interface CalendarProps {
  calendar: PoolCalendar;
  language: Language;
  timeZone: string;
  home: string;
  /** "Mai 2027" */
  month: string;
  w: CalendarWords;
}

export type State = keyof CalendarWords['states'];

export const stateOf = ({ reservationId, isOut, isOverdue, status }: CalendarEntry): State => {
  if (reservationId === undefined) return 'closed';
  if (isOut) return isOverdue ? 'overdue' : 'out';
  return status === 'requested' ? 'requested' : 'approved';
};

/** Readable without colour, and on a grey print. */
export const signs: Readonly<Record<State, string>> = {
  requested: '?',
  approved: '✓',
  out: '→',
  overdue: '!',
  closed: '×',
};

export const anchorOf = (position: number): string => `i-${position + 1}`;

export const CalendarTable = (props: CalendarProps): VNode => {
  const { calendar, month, w } = props;
  const { days, today, rows } = calendar;
  return (
    // What scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section class="lb-scroll lb-calendar" tabIndex={0} aria-label={w.scroll} id="table">
      <table>
        <caption>{w.caption(month)}</caption>
        <colgroup>
          <col />
          {days.map(({ day, weekday }) => (
            <col class={columnClass(day === today, weekday >= 6)} key={day} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{w.item}</th>
            {days.map((day) => (
              <DayHead {...props} day={day} key={day.day} />
            ))}
          </tr>
        </thead>
        {rows.map((row, position) => (
          <ItemRows row={row} position={position} w={w} key={row.itemId} />
        ))}
      </table>
    </section>
  );
};

const columnClass = (isToday: boolean, isWeekend: boolean): string | undefined =>
  (isToday && 'lb-today') || (isWeekend && 'lb-weekend') || undefined;

const DayHead = ({
  calendar: { today },
  language,
  timeZone,
  day,
  w,
}: CalendarProps & { day: PoolCalendar['days'][number] }): VNode => (
  <th scope="col" aria-current={day.day === today ? 'date' : undefined}>
    {weekdayInShort(day.from, timeZone, language)}
    <br />
    {Number(day.day.slice(8))}
    {day.day === today && <span class="lb-today-word"> {w.today}</span>}
  </th>
);

const ItemRows = ({
  row: { inventoryNumber, name, unit, isSetAside, total, free, lanes },
  position,
  w,
}: {
  row: CalendarRow;
  position: number;
  w: CalendarWords;
}): VNode => (
  <tbody>
    <tr>
      <th scope="rowgroup" rowSpan={1 + lanes.length}>
        {lanes.length > 0 ? <a href={`#${anchorOf(position)}`}>{name}</a> : name}
        <span class="lb-item-facts">
          {inventoryNumber}, {isSetAside ? w.setAside : w.of(total, unit)}
        </span>
      </th>
      {free.map((count, day) => (
        <td class={count === 0 ? 'lb-none' : undefined} key={day}>
          {count}
        </td>
      ))}
    </tr>
    {lanes.map((lane, number) => (
      <tr class="lb-lane" key={number}>
        {laneCells(lane, free.length, w)}
      </tr>
    ))}
  </tbody>
);

/** Bars with the gaps between them, so that each stands below its days. */
function laneCells(lane: readonly Bar<CalendarEntry>[], days: number, w: CalendarWords): VNode[] {
  const starts = [0, ...lane.map(({ last }) => last + 1)];
  const ends = [...lane.map(({ first }) => first), days];
  return starts.flatMap((start, index) => {
    const bar = lane[index];
    const gap = ends[index]! - start;
    return [
      ...(gap > 0
        ? [
            <td colSpan={gap} key={`gap ${start}`}>
              {' '}
            </td>,
          ]
        : []),
      ...(bar ? [<BarCell bar={bar} w={w} key={`bar ${bar.first}`} />] : []),
    ];
  });
}

const BarCell = ({
  bar: { taken, first, last },
  w,
}: {
  bar: Bar<CalendarEntry>;
  w: CalendarWords;
}): VNode => {
  const state = stateOf(taken);
  return (
    <td colSpan={last - first + 1} class={`lb-bar lb-bar--${state}`}>
      <span aria-hidden="true">{signs[state]} </span>
      <span class="kern-sr-only">{w.states[state]}: </span>
      {taken.quantity} {taken.partnerName || w.states[state]}
    </td>
  );
};
