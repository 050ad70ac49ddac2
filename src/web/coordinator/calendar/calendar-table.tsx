/** The table of the calendar: items by days, under each item a row of bars for whoever has it. */
import type { ComponentChild, VNode } from 'preact';
import type { Temporal } from 'temporal-polyfill';
import type {
  CalendarEntry,
  CalendarRow,
  PoolCalendar,
} from '../../../reservations/pool/pool-calendar.view.js';
import type { Bar } from '../../../reservations/pool/pool-calendar.js';
import { isOpen } from '../../../reservations/record/lifecycle.js';
import type { DayLook } from '../../../reservations/stock/day-look.js';
import type { Period } from '../../../shared/period.js';
import { clockSpan, monthInWords, weekdayInShort } from '../../../shared/spoken-time.js';
import { isSameDay, isSameMonth } from '../../../shared/days.js';
import type { LocalDay } from '../../../shared/zone.js';
import type { AllianceVisit } from '../../ui/visit.js';
import type { CalendarWords } from './calendar-words.js';

export interface CalendarProps {
  visit: AllianceVisit;
  calendar: PoolCalendar;
  /** "Mai 2027", or from when to when. */
  shown: string;
  w: CalendarWords;
}

export type State = keyof CalendarWords['states'];

export const stateOf = ({
  reservationId,
  isOut,
  isOverdue,
  isOwnUse,
  isOffered,
  status,
}: CalendarEntry): State => {
  if (isOffered) return 'offered';
  if (reservationId === undefined) return isOwnUse ? 'own' : 'closed';
  if (isOut) return isOverdue ? 'overdue' : 'out';
  return status && isOpen(status) ? 'requested' : 'approved';
};

/** Readable without colour, and on a grey print. */
export const signs: Readonly<Record<State, string>> = {
  requested: '?',
  approved: '✓',
  out: '→',
  overdue: '!',
  offered: '…',
  own: '■',
  closed: '×',
};

/** Beside a 0, where all the same something is there. */
export const marks = { partly: '*', rests: '~' };

export const anchorOf = (position: number): string => `i-${position + 1}`;

export const CalendarTable = ({ calendar, visit, shown, w }: CalendarProps): VNode => {
  const { days, today, rows } = calendar;
  return (
    // What scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section class="lb-scroll lb-calendar" tabIndex={0} aria-label={w.scroll} id="table">
      <table>
        <caption>{w.caption(shown)}</caption>
        <colgroup>
          <col />
          {days.map(({ day }, position) => (
            <col class={columnClass(isSameDay(day, today), day.dayOfWeek >= 6)} key={position} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {w.item}
            </th>
            {monthsIn(days).map(({ month, count }) => (
              <th scope="colgroup" colSpan={count} class="lb-month-name" key={month.toString()}>
                <span>{monthInWords(month, visit.language)}</span>
              </th>
            ))}
          </tr>
          <tr>
            {days.map(({ day }, position) => (
              <DayHead day={day} {...{ isToday: isSameDay(day, today), visit, w }} key={position} />
            ))}
          </tr>
        </thead>
        {rows.map((row, position) => (
          <ItemRows {...{ row, position, w }} timeZone={visit.timeZone} key={row.itemId} />
        ))}
      </table>
    </section>
  );
};

/** The months that the days lie in, each with how many of them. */
function monthsIn(days: readonly LocalDay[]): { month: Temporal.PlainYearMonth; count: number }[] {
  const months: { month: Temporal.PlainYearMonth; count: number }[] = [];
  for (const { day } of days) {
    const last = months.at(-1);
    const month = day.toPlainYearMonth();
    if (last && isSameMonth(last.month, month)) last.count += 1;
    else months.push({ month, count: 1 });
  }
  return months;
}

const columnClass = (isToday: boolean, isWeekend: boolean): string | undefined =>
  (isToday && 'lb-today') || (isWeekend && 'lb-weekend') || undefined;

interface DayProps extends Pick<CalendarProps, 'visit' | 'w'> {
  day: Temporal.PlainDate;
  isToday: boolean;
}

const DayHead = ({ visit, day, isToday, w }: DayProps): VNode => (
  <th scope="col" aria-current={isToday ? 'date' : undefined}>
    {weekdayInShort(day, visit.language)}
    <br />
    {day.day}
    {isToday && <span class="lb-today-word"> {w.today}</span>}
  </th>
);

interface RowProps {
  row: CalendarRow;
  position: number;
  timeZone: string;
  w: CalendarWords;
}

const ItemRows = ({ row, position, timeZone, w }: RowProps): VNode => (
  <tbody>
    <tr>
      <th scope="rowgroup" rowSpan={1 + row.lanes.length}>
        {row.lanes.length > 0 ? <a href={`#${anchorOf(position)}`}>{row.name}</a> : row.name}
        <span class="lb-item-facts">
          {row.inventoryNumber}, {row.isUnlent ? w.setAside : w.of(row.total, row.unit)}
        </span>
      </th>
      {row.looks.map((look, day) => (
        <FreeCell look={look} timeZone={timeZone} w={w} key={day} />
      ))}
    </tr>
    {row.lanes.map((lane, number) => (
      <tr class="lb-lane" key={number}>
        {laneCells(lane, row.looks.length, w)}
      </tr>
    ))}
  </tbody>
);

/** A number; where it is 0 although something is there, the cell says why. */
const FreeCell = ({ look, timeZone, w }: Omit<RowProps, 'row' | 'position'> & { look: DayLook }): VNode => {
  const { free, atHand, hours } = look;
  const why = free > 0 ? '' : noneWords(hours, atHand, timeZone, w);
  return (
    <td class={free === 0 ? 'lb-none' : undefined} {...(why === '' ? {} : { title: why })}>
      {free}
      {why !== '' && <span aria-hidden="true">{hours.length > 0 ? marks.partly : marks.rests}</span>}
      {why !== '' && <span class="lb-sr"> {why}</span>}
    </td>
  );
};

function noneWords(hours: readonly Period[], atHand: number, timeZone: string, w: CalendarWords): string {
  if (hours.length > 0) return w.partly(hours.map((period) => clockSpan(period, timeZone)).join(', '));
  return atHand > 0 ? w.rests : '';
}

/** Bars with the gaps between them, so that each stands below its days. */
function laneCells(lane: readonly Bar<CalendarEntry>[], days: number, w: CalendarWords): ComponentChild[] {
  const starts = [0, ...lane.map(({ last }) => last + 1)];
  const ends = [...lane.map(({ first }) => first), days];
  return starts.flatMap((start, index) => {
    const bar = lane[index];
    const gap = ends[index]! - start;
    return [
      gap > 0 && (
        <td colSpan={gap} key={`gap ${start}`}>
          {' '}
        </td>
      ),
      bar && <BarCell bar={bar} w={w} key={`bar ${bar.first}`} />,
    ];
  });
}

const BarCell = ({ bar, w }: { bar: Bar<CalendarEntry>; w: CalendarWords }): VNode => {
  const { taken, first, last } = bar;
  const state = stateOf(taken);
  return (
    <td colSpan={last - first + 1} class={`lb-span lb-span--${state}`}>
      <span aria-hidden="true">{signs[state]} </span>
      <span class="lb-sr">{w.states[state]}: </span>
      {taken.quantity} {taken.partnerName || w.states[state]}
    </td>
  );
};
