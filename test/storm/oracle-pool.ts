/** The pool as it must have been: between which numbers what is held, what exists and what is free lay while something was under way. */
import { Days, peakOf, type Draw, type Period } from './oracle-days.js';
import type { Closing, Effect, Loan, Record } from './oracle-record.js';
import { levelsOf } from './oracle-record.js';
import type { Alliance } from './stage.js';
import { stockOf, thingNames, type Thing } from './things.js';

/** Of the clock on the wall, from when something was sent to when its answer came. */
export interface Moment {
  sent: number;
  answered: number;
}

export interface Range {
  least: number;
  most: number;
}

/** With the rest after it. */
export interface Taken extends Draw {
  /** Whose loan it is; undefined for a closure. */
  loan: Loan | undefined;
  begins: Effect;
  ends: Effect;
}

/** What a thing draws on: so many units for each of it, which rest so long. */
export interface Use {
  stock: Thing;
  needed: number;
  restMs: number;
}

const NEVER: Effect = { may: Infinity, is: Infinity };
const ALWAYS: Effect = { may: -Infinity, is: -Infinity };

const rest = (thing: Thing): number => (stockOf(thing).bufferMinutes ?? 0) * 60_000;

/** The longer rest of the two counts. */
export function usesOf(thing: Thing): Use[] {
  const parts = Object.entries(stockOf(thing).parts ?? {});
  return [
    { stock: thing, needed: 1, restMs: rest(thing) },
    ...parts.map(([part, needed]) => ({
      stock: part as Thing,
      needed,
      restMs: Math.max(rest(thing), rest(part as Thing)),
    })),
  ];
}

export class Pool {
  private readonly days = new Days<Taken>();
  private readonly numbers = new Map<Thing, { quantity: number; begins: number; ends: number }[]>();
  private readonly things: ReadonlyMap<string, Thing>;
  readonly loans: readonly Loan[];
  private readonly closures: readonly Taken[];

  constructor(
    readonly alliance: Alliance,
    { loans, closings, restocks }: Record,
  ) {
    this.things = new Map(thingNames.map((thing) => [alliance.items[thing], thing]));
    this.loans = loans.filter(({ ask }) => ask.alliance === alliance);
    const closed = closings.filter(({ deed }) => deed.alliance === alliance);
    this.closures = closed.map((one) => this.takenIn(one));
    for (const taken of [...this.loans.flatMap((loan) => this.takenBy(loan)), ...this.closures])
      this.days.add(taken);
    for (const thing of thingNames) {
      const changes = restocks.filter(({ itemId }) => itemId === alliance.items[thing]);
      const first = { quantity: stockOf(thing).quantity, effect: ALWAYS };
      // A number counts until another one that came after it.
      for (const { quantity, effect } of [first, ...changes]) {
        const after = changes
          .filter((other) => other.effect.may >= effect.is)
          .map((other) => other.effect.is);
        if (quantity !== null)
          push(this.numbers, thing, { quantity, begins: effect.may, ends: Math.min(Infinity, ...after) });
      }
    }
  }

  thing(itemId: string): Thing {
    return this.things.get(itemId)!;
  }

  /** How many can be had throughout the period, whatever was done at the same moment. */
  free(thing: Thing, period: Period, moment: Moment, but?: Loan, more: readonly Taken[] = []): Range {
    const ranges = usesOf(thing).map(({ stock, needed, restMs }) => {
      const widened = { from: period.from, until: period.until + restMs };
      const units = this.owned(stock, moment);
      const held = this.held(stock, widened, moment, but, more);
      const left = (owned: number, gone: number): number => Math.floor(Math.max(0, owned - gone) / needed);
      return { least: left(units.least, held.most), most: left(units.most, held.least) };
    });
    return scarcest(ranges);
  }

  /** The most that is held at one instant of the period. */
  held(stock: Thing, period: Period, moment: Moment, but?: Loan, more: readonly Taken[] = []): Range {
    const near = [...this.near(stock, period), ...more.filter((one) => one.stock === stock)].filter(
      ({ loan }) => loan === undefined || loan !== but,
    );
    return {
      least: peakOf(
        near.filter((one) => isSure(one, moment)),
        period,
      ),
      most: peakOf(
        near.filter((one) => isPossible(one, moment)),
        period,
      ),
    };
  }

  /** How many are there at that instant, whether or not they must rest before the next loan. */
  atHand(thing: Thing, at: number, moment: Moment): Range {
    const instant = { from: at, until: at + 1 };
    const ranges = usesOf(thing).map(({ stock, needed }) => {
      const [units, held] = [this.owned(stock, moment), this.held(stock, instant, moment)];
      const left = (owned: number, gone: number): number => Math.floor(Math.max(0, owned - gone) / needed);
      return { least: left(units.least, held.most), most: left(units.most, held.least) };
    });
    return scarcest(ranges);
  }

  /** How many exist: no more than the parts make. */
  existing(thing: Thing, moment: Moment): Range {
    const parts = Object.entries(stockOf(thing).parts ?? {});
    const made = parts.map(([part, needed]) => {
      const { least, most } = this.existing(part as Thing, moment);
      return { least: Math.floor(least / needed), most: Math.floor(most / needed) };
    });
    return scarcest([...this.counted(thing, moment), ...made]);
  }

  /** What limits a stock by itself: its own number, or of a set without one what its parts make. */
  owned(stock: Thing, moment: Moment): Range {
    const [own] = this.counted(stock, moment);
    return own ?? this.existing(stock, moment);
  }

  private counted(thing: Thing, { sent, answered }: Moment): Range[] {
    const numbers = (this.numbers.get(thing) ?? [])
      .filter(({ begins, ends }) => begins <= answered && sent <= ends)
      .map(({ quantity }) => quantity);
    return numbers.length === 0 ? [] : [{ least: Math.min(...numbers), most: Math.max(...numbers) }];
  }

  /** All that is ever taken of a stock in a period. */
  near(stock: Thing, period: Period): Taken[] {
    return this.days.near(stock, period);
  }

  /** All closures of a thing. */
  closed(thing: Thing): Taken[] {
    return this.closures.filter(({ stock }) => stock === thing);
  }

  /** What a loan takes while it holds as much as in the end, and the rest of it that it gave back before. */
  private takenBy(loan: Loan): Taken[] {
    return loan.lines.flatMap((line) => {
      const levels = levelsOf(loan, line);
      const slices = levels.flatMap(({ quantity }, index) => {
        const next = levels[index + 1];
        const least = next?.quantity ?? 0;
        const begins = loan.effect;
        return quantity > least ? [{ units: quantity - least, begins, ends: next?.effect ?? NEVER }] : [];
      });
      return usesOf(this.thing(line.itemId)).flatMap(({ stock, needed, restMs }) =>
        slices.map(({ units, begins, ends }) => ({
          stock,
          units: units * needed,
          from: loan.from,
          until: loan.until + restMs,
          loan,
          begins,
          ends,
        })),
      );
    });
  }

  private takenIn({ itemId, quantity, from, until, effect, end = NEVER }: Closing): Taken {
    const stock = this.thing(itemId);
    return { stock, units: quantity, from, until, loan: undefined, begins: effect, ends: end };
  }
}

const scarcest = (ranges: readonly Range[]): Range => ({
  least: Math.min(...ranges.map(({ least }) => least)),
  most: Math.min(...ranges.map(({ most }) => most)),
});

/** Held by a request that was there before and is there afterwards. */
export const isSure = ({ begins, ends }: Taken, { sent, answered }: Moment): boolean =>
  begins.is <= sent && ends.may >= answered;

const isPossible = ({ begins, ends }: Taken, { sent, answered }: Moment): boolean =>
  begins.may <= answered && ends.is >= sent;

function push<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const known = groups.get(key);
  if (known) known.push(value);
  else groups.set(key, [value]);
}
