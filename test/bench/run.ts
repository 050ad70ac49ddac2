/** One run of the benchmark: what its parts share, so that each is measured side by side and in turn. */
import { Dice } from '../support/dice.js';
import type { Engine } from '../support/installation.js';
import { Base } from './base/bases.js';
import { usualSize, type Size } from './data/houses.js';
import { Loader, Worker } from './load/loads.js';
import type { Options } from './options.js';
import { alone, type Figure } from './report/figures.js';
import { lineOf } from './report/table.js';
import { Place } from './server.js';

export interface Rounds {
  product: number[];
  base: number[];
}

export class Run {
  readonly figures: Figure[] = [];
  /** In words, where it was asked for. */
  readonly profile: string[] = [];
  readonly dice: Dice;
  private readonly places = new Map<string, Promise<Place>>();
  private readonly bases = new Map<string, Promise<Base>>();
  private readonly workers: Worker[] = [];

  private constructor(
    readonly options: Options,
    readonly loader: Loader,
    /** Looks at what the first one does to others. */
    readonly visitor: Loader,
  ) {
    this.dice = Dice.of(options.seed);
  }

  static async begin(options: Options): Promise<Run> {
    return new Run(options, await Loader.start(), await Loader.start());
  }

  /** Filled once; parts that look at the same share it, but for one that wants it untouched and names itself. */
  place(engine: Engine, size: Partial<Size> = {}, part = ''): Promise<Place> {
    const whole = { ...usualSize, lines: this.options.lines, ...size };
    const name = `${engine} ${JSON.stringify(whole)} ${part}`;
    const made = this.places.get(name) ?? Place.make(engine, whole, this.options.seed);
    this.places.set(name, made);
    return made;
  }

  /** On a database of its own, filled as that of the product. */
  base(engine: Engine, size: Partial<Size> = {}): Promise<Base> {
    const whole = { lines: this.options.lines, ...size };
    const name = `${engine} ${JSON.stringify(whole)}`;
    const made = this.bases.get(name) ?? Base.make(engine, whole, this.options.seed);
    this.bases.set(name, made);
    return made;
  }

  async worker(script: string, env: Record<string, string> = {}): Promise<Worker> {
    const worker = await Worker.start(`test/bench/base/${script}`, env);
    this.workers.push(worker);
    return worker;
  }

  /** Alternately, and the other first in every second round; `warmMs`, a round at least, is not counted. */
  async inTurn(product: Side, base: Side, warmMs = 0): Promise<Rounds> {
    const cold: Rounds = { product: [], base: [] };
    const counted: Rounds = { product: [], base: [] };
    const begun = performance.now();
    do await oneRound(cold, cold.base.length, product, base);
    while (performance.now() - begun < warmMs);
    for (let round = 0; round < this.options.rounds; round += 1)
      await oneRound(counted, round, product, base);
    return counted;
  }

  add(figure: Figure): void {
    this.figures.push(figure);
    process.stdout.write(`${lineOf(figure)}\n`);
  }

  /** How late the event loop was while a part was measured; the first call forgets what was before. */
  async addDelays(place: Place, during: string): Promise<void> {
    const { p99, max } = await place.delays();
    const named = { engine: place.engine, unit: 'ms' };
    const p99Goal = { of: 'product', most: 50 } as const;
    this.add(alone({ ...named, part: 'P12', what: `event loop late, p99, ${during}`, goal: p99Goal }, [p99]));
    const maxGoal = { of: 'product', most: 250 } as const;
    this.add(alone({ ...named, part: 'P12', what: `at most, ${during}`, goal: maxGoal }, [max]));
  }

  async end(): Promise<void> {
    this.loader.end();
    this.visitor.end();
    for (const worker of this.workers) worker.end();
    for (const place of this.places.values()) await (await place).drop();
    for (const base of this.bases.values()) await (await base).end();
  }
}

type Side = () => Promise<number>;

async function oneRound(to: Rounds, round: number, product: Side, base: Side): Promise<void> {
  const sides = [async () => to.product.push(await product()), async () => to.base.push(await base())];
  for (const side of round % 2 === 0 ? sides : sides.toReversed()) await side();
}
