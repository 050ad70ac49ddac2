/** The plan of a storm: everything that is going to be done, drawn from the seed alone, so that the same seed plans the same. */
import { chance } from '../support/chance.js';
import { stockOf, thingNames, type Thing } from './things.js';

/** In hours from the first day of the storm. */
export interface Hours {
  from: number;
  until: number;
}

/** Which person of the alliance: the coordination is 0, then come the members. */
export const COORDINATION = 0;
export const MEMBERS = 6;

/** `twice`: sent twice at the same moment with one key. */
export type Keyed = 'no' | 'once' | 'twice';

interface Common {
  /** From 0, in the order in which they are begun. */
  n: number;
  alliance: number;
  by: number;
  keyed: Keyed;
}

export interface AskOperation extends Common, Hours {
  kind: 'ask';
  /** Of which partner, where the coordination asks; else the asker's own. */
  partner: number;
  lines: { thing: Thing; quantity: number }[];
}

export type Decision = 'approve' | 'decline' | 'withdraw' | 'cancel';

export interface DecideOperation extends Common {
  kind: Decision;
  /** The number of the `ask`. */
  target: number;
  /** Approves half of each line. */
  isPartial: boolean;
}

export interface RestockOperation extends Common {
  kind: 'restock';
  thing: Thing;
  quantity: number;
}

export interface CloseOperation extends Common, Hours {
  kind: 'close';
  thing: Thing;
  quantity: number;
}

export interface ReopenOperation extends Common {
  kind: 'reopen';
  /** The number of the `close`. */
  target: number;
}

/** The list with what is free throughout a period, an item's steps, or the promises that the stock does not cover. */
export interface LookOperation extends Common, Hours {
  kind: 'look' | 'steps' | 'risk';
  thing: Thing;
}

/** Decides about a reservation of the other alliance, as if it stood in the own one. */
export interface TrespassOperation extends Common {
  kind: 'trespass';
  target: number;
}

export type Operation =
  | AskOperation
  | DecideOperation
  | RestockOperation
  | CloseOperation
  | ReopenOperation
  | LookOperation
  | TrespassOperation;

export interface Plan {
  operations: readonly Operation[];
  /** Behind these operations everybody pauses, so that what is shown must be the truth to the unit. */
  pauses: readonly number[];
  /** Behind these something breaks, so many milliseconds later. */
  faults: readonly { after: number; delayMs: number }[];
}

export interface PlanSize {
  seed: number;
  operations: number;
  alliances: number;
  faults: number;
}

/** Days in which one chapter's loans begin; another chapter, other days. */
const CHAPTER_DAYS = 5;
const SHORTEST_CHAPTER = 500;
/** All must lie within the two years for which one may ask. */
const MOST_CHAPTERS = 130;
const PAUSE_EVERY = 1_000;

/** What follows a request, step by step; the decisions of one step run against each other. */
const courses: readonly (readonly (readonly Decision[])[])[] = [
  [],
  [['approve']],
  [['approve'], ['cancel']],
  [['approve'], ['cancel']],
  [['approve', 'withdraw']],
  [['approve', 'decline'], ['cancel']],
  [['withdraw']],
  [['decline']],
  [
    ['approve', 'approve'],
    ['cancel', 'cancel'],
  ],
];

export const planOf = (size: PlanSize): Plan => new Planner(size).plan();

class Planner {
  private readonly next: () => number;
  private readonly operations: Operation[] = [];
  /** What must follow, by its number in the plan. */
  private readonly due = new Map<number, ((n: number) => Operation)[]>();
  private readonly asked: AskOperation[] = [];

  constructor(private readonly size: PlanSize) {
    this.next = chance(size.seed);
  }

  plan(): Plan {
    const { operations: count, faults } = this.size;
    while (this.operations.length < count) this.operations.push(this.following() ?? this.drawn());
    const every = Math.min(PAUSE_EVERY, Math.ceil(count / 2));
    const pauses = Array.from({ length: Math.floor((count - 1) / every) }, (_, nth) => (nth + 1) * every);
    return { operations: this.operations, pauses, faults: this.faults(faults) };
  }

  private faults(count: number): Plan['faults'] {
    const span = this.operations.length / (count + 1);
    return Array.from({ length: count }, (_, nth) => ({
      after: Math.floor(span * (nth + 0.5 + this.next())),
      delayMs: this.next() < 0.5 ? 0 : this.whole(1, 12),
    }));
  }

  /** What is due earliest, if its time has come. */
  private following(): Operation | undefined {
    const n = this.operations.length;
    const waiting = this.due.get(n);
    if (!waiting) return undefined;
    this.due.delete(n);
    const [first, ...others] = waiting;
    if (others.length > 0) this.due.set(n + 1, [...others, ...(this.due.get(n + 1) ?? [])]);
    return first!(n);
  }

  private drawn(): Operation {
    const drawn = this.next();
    if (drawn < 0.7) return this.ask();
    if (drawn < 0.76) return this.restock();
    if (drawn < 0.83) return this.close();
    if (drawn < 0.95) return this.look('look');
    if (drawn < 0.98 || this.size.alliances < 2 || this.asked.length === 0) return this.look('steps');
    return this.trespass();
  }

  private ask(): AskOperation {
    const by = this.whole(0, MEMBERS);
    const lines = this.some(thingNames, this.whole(1, 3)).map((thing) => this.wanted(thing));
    const ask: AskOperation = {
      kind: 'ask',
      ...this.common(by),
      ...this.hours(),
      partner: this.whole(1, MEMBERS),
      lines,
    };
    this.asked.push(ask);
    let at = ask.n;
    for (const step of this.oneOf(courses)) {
      at += this.whole(3, 60);
      for (const decision of step) this.later(at, (n) => this.decide(n, decision, ask));
    }
    return ask;
  }

  private wanted(thing: Thing): { thing: Thing; quantity: number } {
    const { pack = 1, most } = stockOf(thing);
    return { thing, quantity: pack * this.whole(1, most) };
  }

  private decide(n: number, kind: Decision, ask: AskOperation): DecideOperation {
    const isAskers = kind === 'withdraw' || (kind === 'cancel' && this.next() < 0.5);
    return {
      kind,
      n,
      alliance: ask.alliance,
      by: isAskers ? ask.by : COORDINATION,
      keyed: this.keyed(),
      target: ask.n,
      isPartial: kind === 'approve' && this.next() < 0.3,
    };
  }

  private restock(): RestockOperation {
    const thing = this.oneOf(thingNames.filter((name) => stockOf(name).quantity !== null));
    const usual = stockOf(thing).quantity!;
    const quantity = Math.max(1, Math.round(usual * (0.7 + 0.5 * this.next())));
    return { kind: 'restock', ...this.common(COORDINATION), keyed: this.surelyKeyed(), thing, quantity };
  }

  private close(): CloseOperation {
    const thing = this.oneOf(thingNames);
    const quantity = this.whole(1, 2);
    const close: CloseOperation = {
      kind: 'close',
      ...this.common(COORDINATION),
      ...this.hours(),
      keyed: this.surelyKeyed(),
      thing,
      quantity,
    };
    if (this.next() < 0.85) this.later(close.n + this.whole(5, 120), (n) => this.reopen(n, close));
    return close;
  }

  private reopen(n: number, { n: target, alliance }: CloseOperation): ReopenOperation {
    return { kind: 'reopen', n, alliance, by: COORDINATION, keyed: this.surelyKeyed(), target };
  }

  private look(kind: 'look' | 'steps'): LookOperation {
    const by = this.whole(0, MEMBERS);
    return { kind, ...this.common(by), keyed: 'no', ...this.hours(), thing: this.oneOf(thingNames) };
  }

  private trespass(): TrespassOperation {
    const target = this.oneOf(this.asked);
    const alliance = (target.alliance + 1) % this.size.alliances;
    return { kind: 'trespass', ...this.common(COORDINATION), keyed: 'no', alliance, target: target.n };
  }

  private later(at: number, make: (n: number) => Operation): void {
    this.due.set(at, [...(this.due.get(at) ?? []), make]);
  }

  private common(by: number): Common {
    const alliance = this.whole(0, this.size.alliances - 1);
    return { n: this.operations.length, alliance, by, keyed: this.keyed() };
  }

  private keyed(): Keyed {
    const drawn = this.next();
    if (drawn < 0.5) return 'no';
    return drawn < 0.85 ? 'once' : 'twice';
  }

  /** Of a changed number nobody can tell afterwards who set it, so whoever sets it asks until there is an answer. */
  private surelyKeyed(): Keyed {
    return this.next() < 0.8 ? 'once' : 'twice';
  }

  /** Mostly in the days of the present chapter, now and then in earlier ones. */
  private hours(): Hours {
    const length = Math.max(SHORTEST_CHAPTER, Math.ceil(this.size.operations / MOST_CHAPTERS));
    const present = Math.floor(this.operations.length / length);
    const chapter = this.next() < 0.15 ? this.whole(0, present) : present;
    const from = chapter * CHAPTER_DAYS * 24 + this.whole(0, 3) * 24 + this.whole(8, 18);
    return { from, until: from + this.whole(3, 48) };
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
}
