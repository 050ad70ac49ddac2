/** The naive model of the stock: counts every hour of everything that is taken, and knows no shorter way. Shares no code with the application. */

/** In whole hours from the first midnight on. */
export interface Span {
  from: number;
  until: number;
}

export interface NaiveItem {
  id: string;
  units: number | null;
  restHours: number;
  pack: number;
  parts: readonly { id: string; needed: number }[];
  /** What is promised of it never comes back. */
  isConsumed: boolean;
  isAside: boolean;
}

export interface NaiveLine extends Span {
  id: string;
  units: number;
  /** What it was promised with. */
  kept?: readonly { id: string; needed: number }[] | undefined;
}

export interface NaiveLoan extends NaiveLine {
  nth: number;
  isOut: boolean;
}

export interface NaiveClosure extends Span {
  id: string;
  units: number;
}

interface Use {
  id: string;
  needed: number;
  rest: number;
}

/** Beyond every loan, its rest included. */
const HOURS = 24 * 40;

/** So far before everything that no rest reaches into it. */
const NEVER: Span = { from: -2 * HOURS, until: -2 * HOURS };

/** Units of one item that are taken in each hour: the rest included, and without it. */
interface Hours {
  taken: Int32Array;
  away: Int32Array;
}

export class NaiveStock {
  readonly items = new Map<string, NaiveItem>();
  readonly loans: NaiveLoan[] = [];
  readonly closures: NaiveClosure[] = [];
  private readonly hours = new Map<string, Hours>();
  private readonly usual = new Map<string, readonly Use[]>();

  constructor(
    readonly now: number,
    items: readonly NaiveItem[],
  ) {
    for (const item of items) {
      this.items.set(item.id, item);
      this.hours.set(item.id, { taken: new Int32Array(HOURS), away: new Int32Array(HOURS) });
    }
    for (const { id, parts } of items) this.usual.set(id, this.usesOf(id, parts));
  }

  push(loan: NaiveLoan): void {
    this.loans.push(loan);
    this.count(loan, 1);
  }

  takeBack(index: number): NaiveLoan | undefined {
    const [loan] = this.loans.splice(index, 1);
    if (loan) this.count(loan, -1);
    return loan;
  }

  close(closure: NaiveClosure): void {
    this.closures.push(closure);
    this.shut(closure, 1);
  }

  reopen(index: number): void {
    const [closure] = this.closures.splice(index, 1);
    if (closure) this.shut(closure, -1);
  }

  /** How many can be had throughout. */
  free(line: Omit<NaiveLine, 'units'>): number {
    return this.least(line, ({ id, needed, rest }) => {
      const { taken } = this.hours.get(id)!;
      let most = 0;
      for (let hour = line.from; hour < line.until + rest; hour += 1) most = Math.max(most, at(taken, hour));
      return this.left(id, most, needed);
    });
  }

  /** What each line gets in whole packs, first come first served, and which of them are short. */
  served(lines: readonly NaiveLine[]): { gets: number; isShort: boolean }[] {
    const before: NaiveLoan[] = [];
    const served = lines.map((line) => {
      const free = this.free(line);
      const isShort = free < line.units;
      const { pack } = this.item(line.id);
      const gets = Math.floor(Math.min(line.units, free) / pack) * pack;
      const loan = { ...line, units: isShort ? gets : line.units, nth: 0, isOut: false };
      this.count(loan, 1);
      before.push(loan);
      return { gets, isShort };
    });
    for (const loan of before) this.count(loan, -1);
    return served;
  }

  /** As it would be if these lines were promised. */
  freeBeside(lines: readonly NaiveLine[], line: NaiveLine): number {
    const loans = lines.map((one): NaiveLoan => ({ ...one, nth: 0, isOut: false }));
    for (const loan of loans) this.count(loan, 1);
    const free = this.free(line);
    for (const loan of loans) this.count(loan, -1);
    return free;
  }

  /** Each alone and all together, in whole packs. */
  fits(lines: readonly NaiveLine[]): boolean {
    const served = this.served(lines);
    return lines.every((line, index) => this.free(line) >= line.units && served[index]!.gets === line.units);
  }

  /** In that hour. */
  atHand(id: string, hour: number): number {
    return this.least({ id }, (use) =>
      this.left(use.id, at(this.hours.get(use.id)!.taken, hour), use.needed),
    );
  }

  /** In the store in that hour, resting or not. */
  inStore(id: string, hour: number): number {
    return this.least({ id }, (use) => this.left(use.id, at(this.hours.get(use.id)!.away, hour), use.needed));
  }

  /** Could begin to be lent in that hour: what the next loan needs after a rest is none of it. */
  lendable(id: string, hour: number): number {
    return this.least({ id }, (use) => {
      let gone = 0;
      for (const one of this.closures)
        if (one.id === use.id && one.from - use.rest <= hour && hour < one.until) gone += one.units;
      for (const loan of this.loans)
        for (const part of this.uses(loan)) {
          const { from, until } = this.spanOf(part.id, loan);
          if (part.id === use.id && from - use.rest <= hour && hour < until + part.rest)
            gone += loan.units * part.needed;
        }
      return this.left(use.id, gone, use.needed);
    });
  }

  item(id: string): NaiveItem {
    return this.items.get(id)!;
  }

  private count(loan: NaiveLoan, sign: number): void {
    for (const { id, needed, rest } of this.uses(loan)) {
      const { taken, away } = this.hours.get(id)!;
      const { from, until } = this.spanOf(id, loan);
      const units = sign * loan.units * needed;
      for (let hour = Math.max(0, from); hour < Math.min(HOURS, until + rest); hour += 1) {
        taken[hour]! += units;
        if (hour < until) away[hour]! += units;
      }
    }
  }

  private shut({ id, units, from, until }: NaiveClosure, sign: number): void {
    const { taken, away } = this.hours.get(id)!;
    for (let hour = from; hour < until; hour += 1) {
      taken[hour]! += sign * units;
      away[hour]! += sign * units;
    }
  }

  /** What is late is away until now. What is consumed is gone for good, and from the units themselves once it is out. */
  private spanOf(id: string, { from, until, isOut }: NaiveLoan): Span {
    if (this.item(id).isConsumed) return isOut ? NEVER : { from: -HOURS, until: 2 * HOURS };
    return { from, until: isOut ? Math.max(until, this.now) : until };
  }

  private least(line: Pick<NaiveLine, 'id' | 'kept'>, count: (use: Use) => number): number {
    let least = Infinity;
    for (const use of this.uses(line)) least = Math.min(least, count(use));
    return least;
  }

  private uses({ id, kept }: Pick<NaiveLine, 'id' | 'kept'>): readonly Use[] {
    if (!kept) return this.usual.get(id)!;
    // One that was promised with other parts is none of those that are made up now.
    return this.usesOf(id, kept).slice(this.item(id).units === null ? 1 : 0);
  }

  private usesOf(id: string, parts: NaiveItem['parts']): Use[] {
    const { restHours } = this.item(id);
    const ofParts = parts.map((part) => ({
      ...part,
      rest: Math.max(restHours, this.item(part.id).restHours),
    }));
    return [{ id, needed: 1, rest: restHours }, ...ofParts];
  }

  private left(id: string, taken: number, needed: number): number {
    if (this.item(id).isAside) return 0;
    return Math.floor(Math.max(0, this.owned(id) - taken) / needed);
  }

  private owned(id: string): number {
    const { units, parts } = this.item(id);
    if (units !== null) return units;
    return Math.min(...parts.map((part) => Math.floor(this.made(part.id) / part.needed)));
  }

  /** No more than its own parts make. */
  private made(id: string): number {
    const { units, parts } = this.item(id);
    return Math.min(units ?? Infinity, ...parts.map((part) => Math.floor(this.made(part.id) / part.needed)));
  }
}

/** Nothing is known of what lies before the first hour, but what is consumed was always gone. */
const at = (hours: Int32Array, hour: number): number => hours[Math.max(0, hour)]!;
