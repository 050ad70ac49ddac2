/** What the coordination reads of the pool in a month. */
import type { Status } from './lifecycle.js';
import type { Bar, CalendarDay, Taken } from './pool-calendar.js';

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
  /** Taken off the list; shown while somebody has it. */
  isSetAside: boolean;
  /** Units that exist. */
  total: number;
  /** One number a day. */
  free: number[];
  /** Each lane is one row of a table. */
  lanes: Bar<CalendarEntry>[][];
}

export interface PoolCalendar {
  days: CalendarDay[];
  /** 'YYYY-MM-DD' */
  today: string;
  rows: CalendarRow[];
  /** There are more items than rows. */
  hasMore: boolean;
  /** To choose from. */
  places: { id: string; name: string }[];
  categories: string[];
}
