/** What the coordination reads of the pool. */
import type { Temporal } from 'temporal-polyfill';
import type { Days } from '../../shared/days.js';
import type { LocalDay } from '../../shared/zone.js';
import type { DayLook } from '../stock/day-look.js';
import type { Status } from '../record/lifecycle.js';
import type { FrameKind } from './calendar-frame.js';
import type { Bar, Taken } from './pool-calendar.js';

export interface CalendarEntry extends Taken {
  /** Empty for a closure. */
  partnerName: string;
  /** Of the reservation; empty for a closure. */
  number: string;
  /** Of the reservation. */
  status: Status | undefined;
  /** The set by which a part is taken; empty for most. */
  setName: string;
}

export interface CalendarRow {
  itemId: string;
  inventoryNumber: string;
  name: string;
  unit: string;
  /** Takes no new requests; shown while somebody has it. */
  isUnlent: boolean;
  /** Units that exist. */
  total: number;
  /** One a day. */
  looks: DayLook[];
  /** Each lane is one row of a table. */
  lanes: Bar<CalendarEntry>[][];
}

export interface PoolCalendar {
  kind: FrameKind;
  /** The first and the last of the days. */
  frame: Days;
  days: LocalDay[];
  today: Temporal.PlainDate;
  rows: CalendarRow[];
  /** There are more items than rows. */
  hasMore: boolean;
  /** To choose from. */
  places: { id: string; name: string }[];
  categories: string[];
}
