/** Draws stock for tests. In a drawing one character is one hour from Monday midnight on: `#` is lent or asked; `.` (buffer) and `-` (overdue) are for the eye only. */
import { freeThroughout } from '../../src/reservations/stock/availability.js';
import {
  type AskedLine,
  type Closure,
  type Hold,
  type Ledger,
  type StockItem,
  openLedger,
} from '../../src/reservations/stock/ledger.js';
import type { Period } from '../../src/shared/period.js';

const MONDAY = Date.UTC(2027, 4, 10);
const HOUR = 3_600_000;

export const at = (hour: number): Date => new Date(MONDAY + hour * HOUR);

export const hours = (from: number, until: number): Period => ({ from: at(from), until: at(until) });

/** One of a kind, no buffer, no parts, unless the test says otherwise. */
export function item(id: string, facts: Partial<StockItem> & { bufferHours?: number } = {}): StockItem {
  const { bufferHours = 0, ...others } = facts;
  return { id, quantity: 1, bufferMinutes: bufferHours * 60, packStep: 1, parts: [], ...others };
}

/** Scene 1's furniture: a set is a table and two benches. */
export const furniture = (tables: number, benches: number): StockItem[] => [
  item('table', { quantity: tables }),
  item('bench', { quantity: benches }),
  item('set', {
    quantity: null,
    parts: [
      { itemId: 'table', quantity: 1 },
      { itemId: 'bench', quantity: 2 },
    ],
  }),
];

type Drawn = { hold: Hold } | { closure: Closure } | { asked: AskedLine } | { now: Date };

export const lent = (drawing: string, quantity: number, itemId: string): Drawn => ({
  hold: { itemId, quantity, period: drawn(drawing), isOut: false },
});

/** Handed over and not back. */
export const gone = (drawing: string, quantity: number, itemId: string): Drawn => ({
  hold: { itemId, quantity, period: drawn(drawing), isOut: true },
});

export const shut = (drawing: string, quantity: number, itemId: string): Drawn => ({
  closure: { itemId, quantity, period: drawn(drawing) },
});

export const asks = (drawing: string, quantity: number, itemId: string): Drawn => ({
  asked: { itemId, quantity, period: drawn(drawing) },
});

/** Now: a `v` at the hour that has just begun. */
export const time = (drawing: string): Drawn => ({ now: at(drawing.indexOf('v')) });

export interface Situation {
  ledger: Ledger;
  lines: AskedLine[];
  /** What is free for each line that is asked, one by one. */
  free: number[];
}

export function situation(items: readonly StockItem[], ...drawing: readonly Drawn[]): Situation {
  const ledger = openLedger({
    items: new Map(items.map((one) => [one.id, one])),
    holds: drawing.flatMap((one) => ('hold' in one ? one.hold : [])),
    closures: drawing.flatMap((one) => ('closure' in one ? one.closure : [])),
    now: drawing.flatMap((one) => ('now' in one ? one.now : []))[0] ?? at(0),
  });
  const lines = drawing.flatMap((one) => ('asked' in one ? one.asked : []));
  return { ledger, lines, free: lines.map((line) => freeThroughout(ledger, line.itemId, line.period)) };
}

const drawn = (drawing: string): Period => hours(drawing.indexOf('#'), drawing.lastIndexOf('#') + 1);
