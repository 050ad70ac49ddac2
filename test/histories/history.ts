/** A history: the application on one side, the pencil on the other, and after each step both must say the same. */
import assert from 'node:assert/strict';
import type { TestApp } from '../support/app.js';
import { wish, World } from '../support/world.js';
import {
  approving,
  deedOf,
  hour,
  reopening,
  standing,
  type Answered,
  type Deed,
  type Listed,
} from './deeds.js';
import { Pencil, type Loan, type Short, type Thing } from './pencil.js';
import type { Step } from './steps.js';

const BENCHES = 10;
/** As the application takes a loan that is late to stay out, where it says who is in danger. */
const LATE_HOURS = 3 * 24;

interface Shown {
  id: string;
  status: string;
  isAtRisk: boolean;
  warnings: { code: string }[];
  pendingChange: { lines: { quantity: number }[]; decideBy: string } | null;
  lines: Record<string, number>[];
}

/** What an answer says of who is in danger. */
interface AnsweredRisk {
  atRisk?: Short[];
  isAtRisk?: boolean;
  lines?: { id: string }[];
}

export class History {
  /** How often each kind of step was done, and how often it was refused. */
  static readonly count = new Map<string, { done: number; refused: number }>();
  private static worlds = 0;

  private constructor(
    private readonly app: TestApp,
    private readonly world: World,
    private readonly ids: Readonly<Record<Thing, string>>,
    private readonly pencil: Pencil,
  ) {}

  /** In an alliance of its own: what was left over elsewhere is none of its business. */
  static async begin(app: TestApp, rest: number): Promise<History> {
    app.clock.set(hour(0));
    History.worlds += 1;
    const bufferMinutes = rest * 60;
    const letters = History.worlds.toString(26).replaceAll(/\d/g, (digit) => 'QRSTUVWXYZ'[Number(digit)]!);
    const rules = { bufferMinutes, longestLoanDays: 90 };
    const world = await World.make(app, `h${History.worlds}`, rules, letters.toUpperCase());
    const bench = await world.item({ quantity: BENCHES });
    const parts = [{ itemId: bench, quantity: 2 }];
    const row = await world.item({ quantity: null, kind: 'computed_set', parts });
    return new History(app, world, { bench, row }, new Pencil(BENCHES, rest, LATE_HOURS));
  }

  async take(step: Step): Promise<void> {
    if (step.do === 'wait') {
      this.pencil.now += step.hours;
      this.app.clock.set(hour(this.pencil.now));
    } else {
      const deed = step.do === 'reopen' ? await this.reopened(step.which) : this.deed(step);
      if (!deed) return;
      const isDone = await this.carryOut(step.do, deed);
      if (isDone && step.do === 'ask' && step.isPromised) await this.promise(this.pencil.loans.at(-1)!);
    }
    await this.compare();
  }

  private deed(step: Exclude<Step, { do: 'wait' | 'reopen' }>): Deed | undefined {
    return deedOf(this.pencil, { ids: this.ids, asking: wish.bind(undefined, this.world) }, step);
  }

  private async promise(loan: Loan): Promise<void> {
    await this.carryOut('approve', approving(this.pencil, loan, loan.asked));
  }

  private async carryOut(what: string, deed: Deed): Promise<boolean> {
    const { method, path, body, byBorrower, isPossible, note } = deed;
    const { token } = byBorrower ? this.world.member : this.world.coordinator;
    const before = this.pencil.short();
    const answer = await this.app.call(method, this.world.path(path), {
      token,
      ...(method === 'delete' ? {} : { body }),
    });
    assert.ok(answer.status < 500, `${what}: ${answer.status} ${answer.text}`);
    const told = `${what} ${JSON.stringify(body)}: ${answer.status} ${answer.text}`;
    assert.equal(answer.status < 300, isPossible, told);
    const count = History.count.get(what) ?? { done: 0, refused: 0 };
    count[isPossible ? 'done' : 'refused'] += 1;
    History.count.set(what, count);
    if (!isPossible) return false;
    note(answer.body as Answered);
    const { atRisk, isAtRisk, lines } = answer.body as AnsweredRisk;
    if (atRisk) assert.deepEqual(named(atRisk), this.hurtSince(before), told);
    if (isAtRisk !== undefined)
      assert.equal(
        isAtRisk,
        this.pencil.short().some(({ lineId }) => lineId === lines?.[0]?.id),
        told,
      );
    return true;
  }

  private hurtSince(before: readonly Short[]): Record<string, number> {
    const had = new Map(before.map(({ lineId, free }) => [lineId, free]));
    return named(this.pencil.short().filter(({ lineId, free }) => free < (had.get(lineId) ?? Infinity)));
  }

  private async reopened(which: number): Promise<Deed | undefined> {
    const closures = await this.closures();
    const one = closures[which % Math.max(1, closures.length)];
    return one && reopening(this.pencil, one);
  }

  private async compare(): Promise<void> {
    const { pencil } = this;
    assert.ok(pencil.isSound(), 'more is promised than exists');
    const short = pencil.short();
    const shown = new Map((await this.listed<Shown>('reservations')).map((one) => [one.id, one]));
    for (const loan of pencil.loans) this.compareLoan(loan, shown.get(loan.id)!, short);
    assert.deepEqual(named(await this.listed<Short>('at-risk')), named(short));
    await this.compareClosures();
    for (const [from, hours] of [
      [1, 12],
      [5, 35],
    ] as const)
      await this.compareFree(pencil.now + from, pencil.now + from + hours);
  }

  private compareLoan(loan: Loan, shown: Shown, short: readonly Short[]): void {
    const { status, awaited, out, handedOver, returned, damaged, missing } = loan;
    const [line] = shown.lines;
    const isPromised = ['approved', 'handed_over'].includes(status);
    assert.deepEqual(
      ['awaited', 'out', 'handedOver', 'returned', 'damaged', 'missing'].map(
        (name) => line?.[`${name}Quantity`],
      ),
      [isPromised ? awaited : 0, out, handedOver, returned, damaged, missing],
    );
    if (status === 'requested')
      assert.equal(shown.status, this.pencil.isOpen(loan) ? 'requested' : 'expired');
    else if (status !== 'over') assert.equal(shown.status, status);
    const wished = this.pencil.wishOf(loan);
    assert.equal(shown.pendingChange?.lines[0]?.quantity, wished?.quantity);
    const isShort = short.some(({ lineId }) => lineId === loan.lineId);
    assert.equal(shown.isAtRisk, isShort);
    assert.equal(
      shown.warnings.some(({ code }) => code === 'at-risk'),
      isShort,
    );
  }

  private async compareClosures(): Promise<void> {
    const closed = (await this.closures()).reduce((sum, { quantity }) => sum + quantity, 0);
    const lost = this.pencil.loans.flatMap(({ closed: { damaged, missing } }) => [damaged, missing]);
    const noted = [...lost, ...standing(this.pencil).map(({ units }) => units)];
    assert.equal(
      closed,
      noted.reduce((sum, units) => sum + units, 0),
    );
  }

  private async compareFree(from: number, until: number): Promise<void> {
    const things = await this.listed<{ id: string; free: number }>(
      `items?from=${hour(from)}&until=${hour(until)}`,
    );
    const free = new Map(things.map((one) => [one.id, one.free]));
    for (const thing of ['bench', 'row'] as const)
      assert.equal(free.get(this.ids[thing]), this.pencil.free(thing, { from, until }), thing);
  }

  private closures(): Promise<Listed[]> {
    return this.listed('closures');
  }

  private async listed<T>(what: string): Promise<T[]> {
    const path = this.world.path(`${what}${what.includes('?') ? '&' : '?'}limit=200`);
    const answer = await this.app.call('get', path, { token: this.world.coordinator.token });
    assert.equal(answer.status, 200, answer.text);
    return (answer.body as { items: T[] }).items;
  }
}

const named = (short: readonly Short[]): Record<string, number> =>
  Object.fromEntries(short.map(({ lineId, free }) => [lineId, free]));
