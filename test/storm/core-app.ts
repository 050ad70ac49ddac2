/** The application's arithmetic of the stock, asked in the words of the naive model. */
import { Temporal } from 'temporal-polyfill';
import { offers } from '../../src/reservations/asking/offers.js';
import { freeThroughout, granted, shortages, steps } from '../../src/reservations/stock/availability.js';
import { daysAt, looksOf, type DayAtPlace } from '../../src/reservations/stock/day-look.js';
import {
  openLedger,
  promise,
  trying,
  whileGone,
  type AskedLine,
  type Hold,
  type Ledger,
  type StockItem,
} from '../../src/reservations/stock/ledger.js';
import { localDay } from '../../src/shared/zone.js';
import { atOnce } from '../../src/shared/search.js';
import type { NaiveLine, NaiveLoan, NaiveStock, Span } from './core-naive.js';

const HOUR = 3_600_000;
const zone = { timeZone: 'Europe/Berlin' };
/** A stretch in which Berlin's clocks do not change. */
const FIRST_DAY = Temporal.PlainDate.from('2027-05-03');
const FIRST = FIRST_DAY.toZonedDateTime(zone.timeZone).epochMilliseconds;

const instant = (hour: number): Date => new Date(FIRST + hour * HOUR);
const hourOf = (at: Date): number => (at.getTime() - FIRST) / HOUR;

export interface Offered {
  kind: string;
  lines: NaiveLine[];
}

export interface Looked {
  free: number;
  atHand: number;
  hours: Span[];
}

/** So many are gone at most before the ledger is opened anew. */
const MOST_GONE = 6;

export class AppStock {
  private ledger: Ledger | undefined;
  /** Of those with which it was opened, by their number. */
  private readonly holds = new Map<number, Hold>();
  private gone: Hold[] = [];

  constructor(private readonly stock: NaiveStock) {}

  /** Something changed in a way that a ledger does not take in. */
  forget(): void {
    this.ledger = undefined;
  }

  /** Into the ledger that there is, or into the next one. */
  push(loan: NaiveLoan): void {
    if (loan.isOut) this.forget();
    else if (this.ledger) promise(this.ledger, lineOf(loan));
  }

  /** Out of the ledger while anything is asked of it. */
  takeBack({ nth }: NaiveLoan): void {
    const hold = this.holds.get(nth);
    if (!hold || this.gone.length === MOST_GONE) this.forget();
    else this.gone.push(hold);
  }

  free(line: Omit<NaiveLine, 'units'>): number {
    return this.asked((ledger) => freeThroughout(ledger, line.id, periodOf(line)));
  }

  /** As it would be if these lines were promised. */
  freeBeside(lines: readonly NaiveLine[], line: NaiveLine): number {
    return this.asked((ledger) =>
      trying(ledger, () => {
        for (const one of lines) promise(ledger, lineOf(one));
        return freeThroughout(ledger, line.id, periodOf(line));
      }),
    );
  }

  served(lines: readonly NaiveLine[]): { gets: number; isShort: boolean }[] {
    const wanted = lines.map(lineOf);
    return this.asked((ledger) => {
      const short = new Set(shortages(ledger, wanted).map(({ itemId }) => itemId));
      return granted(ledger, wanted).map(({ itemId, quantity }) => ({
        gets: quantity,
        isShort: short.has(itemId),
      }));
    });
  }

  /** For each hour of the span. */
  byHour(id: string, span: Span): number[] {
    return this.asked((ledger) => steps(ledger, id, periodOf(span))).flatMap(({ from, until, free }) =>
      Array<number>(hourOf(until) - hourOf(from)).fill(free),
    );
  }

  /** Of a place by arrangement; days are counted from the first. */
  looks(id: string, firstDay: number, count: number): Looked[] {
    const days = daysFrom(firstDay, count, instant(this.stock.now));
    return this.asked((ledger) => looksOf(ledger, id, days)).map(({ free, atHand, hours }) => ({
      free,
      atHand,
      hours: hours.map(({ from, until }) => ({ from: hourOf(from), until: hourOf(until) })),
    }));
  }

  offers(
    lines: readonly NaiveLine[],
    other: { times: NaiveLine[][]; similar: readonly string[] },
  ): Offered[] {
    return this.asked((ledger) =>
      atOnce(
        offers({
          ledger,
          lines: lines.map(lineOf),
          otherTimes: other.times.map((some) => some.map(lineOf)),
          similarTo: (line) => other.similar.map((itemId) => ({ ...line, itemId })),
        }),
      ),
    ).map(({ kind, lines: offered }) => ({ kind, lines: offered.map(naiveOf) }));
  }

  private asked<T>(question: (ledger: Ledger) => T): T {
    const ledger = (this.ledger ??= this.opened());
    return whileGone(ledger, this.gone, () => question(ledger));
  }

  private opened(): Ledger {
    const { items, loans, closures, now } = this.stock;
    this.gone = [];
    this.holds.clear();
    for (const loan of loans) this.holds.set(loan.nth, { ...lineOf(loan), isOut: loan.isOut });
    return openLedger({
      items: new Map([...items.keys()].map((id) => [id, this.itemOf(id)])),
      holds: [...this.holds.values()],
      closures: closures.map(({ id, units, ...span }) => ({
        itemId: id,
        quantity: units,
        period: periodOf(span),
      })),
      now: instant(now),
    });
  }

  private itemOf(id: string): StockItem {
    const { units, restHours, pack, parts, isConsumed, isAside } = this.stock.item(id);
    return {
      id,
      quantity: units,
      bufferMinutes: restHours * 60,
      packStep: pack,
      parts: parts.map((part) => ({ itemId: part.id, quantity: part.needed })),
      isUnlent: isAside,
      ...(isConsumed && { issuedSince: instant(-1) }),
    };
  }
}

const periodOf = ({ from, until }: Span) => ({ from: instant(from), until: instant(until) });

const lineOf = ({ id, units, kept, ...span }: NaiveLine): AskedLine => ({
  itemId: id,
  quantity: units,
  period: periodOf(span),
  ...(kept && { parts: kept.map((part) => ({ itemId: part.id, quantity: part.needed })) }),
});

const naiveOf = ({ itemId, quantity, period }: AskedLine): NaiveLine => ({
  id: itemId,
  units: quantity,
  from: hourOf(period.from),
  until: hourOf(period.until),
});

function daysFrom(firstDay: number, count: number, now: Date): DayAtPlace[] {
  const days = Array.from({ length: count }, (_, index) =>
    localDay(FIRST_DAY.add({ days: firstDay + index }), zone.timeZone),
  );
  return daysAt({ windows: [], ...zone, now }, days);
}
