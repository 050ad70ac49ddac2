/** A storm over the stock's arithmetic: promises pushed and taken back, closures, changes of stock, and every question answered twice. */
import { chance } from '../support/chance.js';
import { AppStock, type Offered } from './core-app.js';
import { NaiveStock, type NaiveItem, type NaiveLine, type Span } from './core-naive.js';

/** In the third day; loans lie before and after it. */
const NOW = 52;
const DAYS = 14;
const MOST_LOANS = 45;
const MOST_CLOSURES = 6;
/** People are up from 8 to 18 o'clock. */
const MORNING = 8;
const EVENING = 18;
const MOST_PERIODS = 3;

const item = (id: string, units: number | null, facts: Partial<NaiveItem> = {}): NaiveItem => {
  return { id, units, restHours: 0, pack: 1, parts: [], isConsumed: false, isAside: false, ...facts };
};

const usual: readonly NaiveItem[] = [
  item('tent', 6, { restHours: 2 }),
  item('table', 20),
  item('bench', 30, { restHours: 1 }),
  item('set', null, {
    parts: [
      { id: 'table', needed: 1 },
      { id: 'bench', needed: 2 },
    ],
  }),
  item('speaker', 7, { restHours: 1 }),
  item('system', 3, { restHours: 3, parts: [{ id: 'speaker', needed: 2 }] }),
  item('cup', 100, { pack: 10 }),
  item('plate', 300, { pack: 20, isConsumed: true }),
];
const names = usual.map(({ id }) => id);

/** Of what must not be, a sentence with everything that led to it. */
export interface CoreTold {
  counts: ReadonlyMap<string, number>;
  complaint: string | undefined;
}

/** Ends with the first complaint. */
export function stormOver(seed: number, operations: number, disguised = (app: AppStock) => app): CoreTold {
  const storm = new CoreStorm(seed, disguised);
  for (let n = 0; n < operations; n += 1) {
    const wrong = storm.step();
    if (wrong !== undefined) return { counts: storm.counts, complaint: `operation ${n}: ${wrong}` };
  }
  return { counts: storm.counts, complaint: undefined };
}

type Step = [share: number, name: string, act: () => string | undefined];

class CoreStorm {
  readonly counts = new Map<string, number>();
  private readonly next: () => number;
  private readonly naive = new NaiveStock(NOW, usual);
  private readonly app: AppStock;
  private count = 0;
  private readonly steps: readonly Step[] = [
    [0.2, 'push', () => this.push()],
    [0.18, 'take back', () => this.takeBack()],
    [0.012, 'close', () => this.close()],
    [0.012, 'reopen', () => this.reopen()],
    [0.006, 'restock', () => this.restock()],
    [0.004, 'set aside', () => this.setAside()],
    [0.356, 'free', () => this.free()],
    [0.05, 'try', () => this.tryOut()],
    [0.12, 'lines', () => this.lines()],
    [0.04, 'steps', () => this.hours()],
    [0.01, 'days', () => this.days()],
    [0.01, 'offers', () => this.offers()],
  ];

  constructor(seed: number, disguised: (app: AppStock) => AppStock) {
    this.next = chance(seed);
    this.app = disguised(new AppStock(this.naive));
  }

  /** Does one thing; answers what was wrong. */
  step(): string | undefined {
    let drawn = this.next();
    const [, name, act] = this.steps.find(([share]) => (drawn -= share) < 0) ?? this.steps.at(-1)!;
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    const wrong = act();
    return wrong === undefined ? undefined : `${name}: ${wrong}\n${this.world()}`;
  }

  private push(): undefined {
    if (this.naive.loans.length >= MOST_LOANS) return;
    const { id, units, ...span } = this.wanted();
    const loan = { id, units, ...span, kept: this.kept(id), nth: (this.count += 1), isOut: this.isOut(span) };
    this.naive.push(loan);
    this.app.push(loan);
  }

  private kept(id: string): NaiveLine['kept'] {
    const { parts } = this.naive.item(id);
    if (parts.length === 0 || this.next() < 0.9) return undefined;
    return parts.slice(0, 1).map((part) => ({ ...part, needed: this.whole(1, 3) }));
  }

  private isOut({ from }: Span): boolean {
    return from < NOW && this.next() < 0.5;
  }

  private takeBack(): undefined {
    const loan = this.naive.takeBack(this.whole(0, this.naive.loans.length - 1));
    if (loan) this.app.takeBack(loan);
  }

  private close(): undefined {
    if (this.naive.closures.length >= MOST_CLOSURES) return;
    const { id, from, until } = this.wanted();
    this.naive.close({ id, units: this.whole(1, 3), from, until });
    this.app.forget();
  }

  private reopen(): undefined {
    this.naive.reopen(this.whole(0, this.naive.closures.length - 1));
    this.app.forget();
  }

  private restock(): undefined {
    const one = this.oneOf(usual.filter(({ units }) => units !== null));
    const units = Math.round(one.units! * 1.3 * this.next());
    this.naive.items.set(one.id, { ...this.naive.item(one.id), units });
    this.app.forget();
  }

  private setAside(): undefined {
    const one = this.naive.item(this.oneOf(names));
    this.naive.items.set(one.id, { ...one, isAside: !one.isAside && this.next() < 0.4 });
    this.app.forget();
  }

  private free(): string | undefined {
    const line = this.wanted();
    return differing(line, this.app.free(line), this.naive.free(line));
  }

  private tryOut(): string | undefined {
    const [first, ...others] = this.manyWanted();
    const line = this.oneOf([first!, this.wanted()]);
    const lines = [first!, ...others];
    return differing([lines, line], this.app.freeBeside(lines, line), this.naive.freeBeside(lines, line));
  }

  private lines(): string | undefined {
    const lines = this.manyWanted();
    return differing(lines, this.app.served(lines), this.naive.served(lines));
  }

  private hours(): string | undefined {
    const { id, from, until } = this.wanted();
    const right = Array.from({ length: until - from }, (_, index) => this.naive.atHand(id, from + index));
    return differing({ id, from, until }, this.app.byHour(id, { from, until }), right);
  }

  private days(): string | undefined {
    const id = this.oneOf(names);
    const first = this.whole(3, DAYS - 2);
    const looks = this.app
      .looks(id, first, 2)
      .map(({ hours, ...look }) => ({ ...look, hours: inEach(hours) }));
    const right = [first, first + 1].map((day) => this.look(id, day * 24));
    return differing({ id, first }, looks, right);
  }

  private look(id: string, midnight: number): { free: number; atHand: number; hours: number[] } {
    const [from, until] = [midnight + MORNING, midnight + EVENING];
    const free = this.naive.free({ id, from, until });
    const all = Array.from({ length: 24 }, (_, index) => midnight + index);
    const atHand = Math.min(...all.map((hour) => this.naive.inStore(id, hour)));
    const some = all.filter((hour) => from <= hour && hour < until && this.naive.lendable(id, hour) > 0);
    return { free, atHand, hours: free > 0 ? [] : some };
  }

  private offers(): string | undefined {
    const lines = this.manyWanted();
    const shifted = (days: number): NaiveLine[] =>
      lines.map((line) => ({ ...line, from: line.from + 24 * days, until: line.until + 24 * days }));
    // What would begin before the first hour is left out.
    const times = [7, -7, 1, -1, 2, -2, 3].map(shifted).filter((some) => some.every(({ from }) => from >= 0));
    const offered = this.app.offers(lines, { times, similar: this.some(names, 2) });
    if (this.naive.fits(lines)) return differing(lines, offered, []);
    const lie = offered.find((one) => !this.naive.fits(one.lines));
    if (lie) return `for ${JSON.stringify(lines)} it offers ${JSON.stringify(lie)}`;
    const served = this.naive.served(lines).map(({ gets }, index) => ({ ...lines[index]!, units: gets }));
    const less = served.filter(({ units }) => units > 0);
    const whole = times.filter((other) => this.naive.fits(other)).slice(0, MOST_PERIODS);
    return (
      differing(lines, of('quantity', offered), less.length > 0 ? [less] : []) ??
      differing(lines, of('period', offered), whole)
    );
  }

  private manyWanted(): NaiveLine[] {
    const { from, until } = this.span();
    return this.some(names, this.whole(1, 3)).map((id) => ({ ...this.unitsOf(id), from, until }));
  }

  private wanted(): NaiveLine {
    return { ...this.unitsOf(this.oneOf(names)), ...this.span() };
  }

  /** Now and then a broken pack. */
  private unitsOf(id: string): { id: string; units: number } {
    const { pack } = this.naive.item(id);
    const most = id === 'table' || id === 'bench' ? 8 : 3;
    return { id, units: pack * this.whole(1, most) + (pack > 1 && this.next() < 0.1 ? 1 : 0) };
  }

  private span(): Span {
    const from = this.whole(0, DAYS * 24);
    return { from, until: from + this.whole(1, 60) };
  }

  private whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  private oneOf<T>(many: readonly T[]): T {
    return many[this.whole(0, many.length - 1)]!;
  }

  private some<T>(many: readonly T[], count: number): T[] {
    const left = [...many];
    return Array.from({ length: count }, () => left.splice(this.whole(0, left.length - 1), 1)[0]!);
  }

  private world(): string {
    const { items, loans, closures } = this.naive;
    const said = [...items.values(), ...loans, ...closures].map((one) => JSON.stringify(one));
    return `  ${said.join('\n  ')}`;
  }
}

const of = (kind: string, offered: readonly Offered[]): NaiveLine[][] =>
  offered.filter((one) => one.kind === kind).map(({ lines }) => lines);

/** The hours that spans cover. */
const inEach = (spans: readonly Span[]): number[] =>
  spans.flatMap(({ from, until }) => Array.from({ length: until - from }, (_, index) => from + index));

function differing(asked: object, app: unknown, naive: unknown): string | undefined {
  if (app === naive) return undefined;
  const [one, other] = [JSON.stringify(app), JSON.stringify(naive)];
  return one === other ? undefined : `of ${JSON.stringify(asked)} it says ${one}, and counted is ${other}`;
}
