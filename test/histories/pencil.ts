/** The pencil: loans as a person would note them hour by hour, with plain counters, to know what is free and who is in danger. */

/** Benches, and rows that are made of two of them. */
export type Thing = 'bench' | 'row';

/** What one unit takes, of which stock. A row is limited by as many as the benches make, too. */
const takes: Readonly<Record<Thing, readonly [of: Thing, units: number][]>> = {
  bench: [['bench', 1]],
  row: [
    ['bench', 2],
    ['row', 1],
  ],
};

export interface Times {
  from: number;
  until: number;
}

export interface Wish extends Times {
  quantity: number;
  decideBy: number;
}

/** A loan of one line. Hours count from the beginning of the history. */
export interface Loan extends Times {
  readonly id: string;
  readonly lineId: string;
  readonly number: string;
  readonly thing: Thing;
  readonly askedAt: number;
  status: 'requested' | 'approved' | 'handed_over' | 'returned' | 'checked' | 'over';
  /** Of a request. */
  decideBy: number;
  asked: number;
  approved: number | null;
  awaited: number;
  out: number;
  handedOver: number;
  returned: number;
  damaged: number;
  missing: number;
  /** Units that lie closed because of it. */
  closed: { damaged: number; missing: number };
  wish: Wish | undefined;
}

export interface Closing extends Times {
  readonly id: string;
  readonly thing: Thing;
  readonly units: number;
}

/** For whom something is looked up. */
interface View {
  /** Does not count. */
  except?: Loan | undefined;
  /** Whoever stands at the desk learns that what is late is not there at this moment. */
  isAtDesk?: boolean;
}

export interface Short {
  lineId: string;
  free: number;
}

export class Pencil {
  readonly loans: Loan[] = [];
  readonly closings: Closing[] = [];
  now = 0;

  constructor(
    public benches: number,
    private readonly rest: number,
    /** For so long a loan that is late is taken to stay out, where it is asked who is in danger. */
    private readonly lateHours: number,
  ) {}

  owned(of: Thing): number {
    return of === 'bench' ? this.benches : Math.floor(this.benches / 2);
  }

  /** From its deadline on a request is none any more. */
  isOpen({ status, decideBy }: Loan): boolean {
    return status === 'requested' && this.now < decideBy;
  }

  isUnderWay({ status }: Loan): boolean {
    return status === 'approved' || status === 'handed_over';
  }

  wishOf(loan: Loan): Wish | undefined {
    const isWaiting = this.isUnderWay(loan) && loan.wish && this.now < loan.wish.decideBy;
    return isWaiting ? loan.wish : undefined;
  }

  /** The most that fits into every hour of the period that is still to come. */
  free(thing: Thing, { from, until }: Times, view: View = {}): number {
    return this.least(thing, { from, until }, (of, at) => this.takenAt(of, at, view));
  }

  /** What is promised or asked for and can no longer be had in full; whoever is more in the right comes first. */
  short(): Short[] {
    const placed: (Times & { thing: Thing; units: number })[] = [];
    const takenAt = (of: Thing, at: number): number =>
      this.closedAt(of, at) +
      this.loans.reduce((sum, one) => sum + unitsOf(one, of) * this.outAt(one, at), 0) +
      placed
        .filter(({ from, until }) => from <= at && at < until + this.rest)
        .reduce((sum, { thing, units }) => sum + needOf(thing, of) * units, 0);
    return this.loans
      .filter((one) => this.holds(one) && one.awaited > 0 && this.now < one.until)
      .toSorted(byRight)
      .flatMap(({ thing, lineId, awaited, from, until }) => {
        const free = Math.min(awaited, this.least(thing, { from, until }, takenAt));
        placed.push({ thing, from, until, units: free });
        return free < awaited ? [{ lineId, free }] : [];
      });
  }

  /** At no hour to come is more promised than exists; but what is said to be short, and what is gone already. */
  isSound(): boolean {
    const short = new Map(this.short().map(({ lineId, free }) => [lineId, free]));
    const said = ({ lineId, awaited }: Loan): number => short.get(lineId) ?? awaited;
    const hours = Array.from({ length: 200 }, (_, index) => this.now + index);
    return hours.every((at) =>
      (['bench', 'row'] as const).every((of) => {
        const gone = this.loans.reduce(
          (sum, one) => sum + unitsOf(one, of) * this.outAt(one, at),
          this.closedAt(of, at),
        );
        const promised = this.loans
          .filter((one) => this.holds(one) && one.from <= at && at < one.until)
          .reduce((sum, one) => sum + unitsOf(one, of) * said(one), 0);
        return promised === 0 || gone + promised <= this.owned(of);
      }),
    );
  }

  private holds(loan: Loan): boolean {
    return this.isOpen(loan) || this.isUnderWay(loan);
  }

  private least(thing: Thing, { from, until }: Times, takenAt: (of: Thing, at: number) => number): number {
    const first = Math.max(from, this.now);
    const hours = Array.from({ length: Math.max(0, until + this.rest - first) }, (_, index) => first + index);
    const all = hours.flatMap((at) =>
      takes[thing].map(([of, units]) => Math.floor(Math.max(0, this.owned(of) - takenAt(of, at)) / units)),
    );
    return Math.min(...all);
  }

  private takenAt(of: Thing, at: number, { except, isAtDesk = false }: View): number {
    return this.loans
      .filter((one) => one !== except && this.holds(one))
      .reduce(
        (sum, one) => sum + unitsOf(one, of) * this.heldAt(one, at, isAtDesk ? this.now + 1 : this.now),
        this.closedAt(of, at),
      );
  }

  /** The larger of what is promised and what is wished for instead. */
  private heldAt(loan: Loan, at: number, lateUntil: number): number {
    const { awaited, out, status } = loan;
    const wish = this.wishOf(loan);
    const standing = this.levelAt(loan, { awaited, out }, at, lateUntil);
    if (!wish) return standing;
    const whole = status === 'handed_over' ? awaited + out : wish.quantity;
    return Math.max(standing, this.levelAt(wish, { awaited: whole - out, out }, at, lateUntil));
  }

  private levelAt(
    { from, until }: Times,
    { awaited, out }: { awaited: number; out: number },
    at: number,
    lateUntil: number,
  ): number {
    const isIn = (end: number): boolean => from <= at && at < end + this.rest;
    return (isIn(until) ? awaited : 0) + (isIn(Math.max(until, lateUntil)) ? out : 0);
  }

  /** What is with the borrower; where it is late, for as long as it is taken to be. What is over counts as fetched, and rests. */
  private outAt(loan: Loan, at: number): number {
    const { out, until } = loan;
    const isOver = this.holds(loan) && until <= this.now;
    const lateUntil = until < this.now ? this.now + this.lateHours : until;
    return this.levelAt(loan, { awaited: isOver ? loan.awaited : 0, out }, at, lateUntil);
  }

  private closedAt(of: Thing, at: number): number {
    const planned = this.closings.filter(
      ({ thing, from, until }) => thing === of && from <= at && at < until,
    );
    const lost = this.loans.filter(({ thing }) => thing === of);
    return (
      planned.reduce((sum, { units }) => sum + units, 0) +
      lost.reduce((sum, { closed }) => sum + closed.damaged + closed.missing, 0)
    );
  }
}

const needOf = (thing: Thing, of: Thing): number => takes[thing].find(([stock]) => stock === of)?.[1] ?? 0;

const unitsOf = ({ thing }: Loan, of: Thing): number => needOf(thing, of);

const byRight = (one: Loan, other: Loan): number =>
  Number(one.status === 'requested') - Number(other.status === 'requested') ||
  one.askedAt - other.askedAt ||
  (one.lineId < other.lineId ? -1 : 1);
