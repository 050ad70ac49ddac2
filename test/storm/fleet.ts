/** The servers of a storm: who of them answers, and what breaks them and puts them up again. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Installation } from '../support/installation.js';
import type { PostgresCluster } from '../support/postgres-cluster.js';
import { ServerProcess, type End, type Start } from '../support/server-process.js';

export const variants = ['calm', 'two', 'yield', 'kill', 'stop', 'postgres'] as const;
/** Nothing breaks; two servers; one that yields at random; killed; asked to stop; its PostgreSQL restarted. */
export type Variant = (typeof variants)[number];

/** Where something breaks, so often in a storm. */
export const faultsIn = (variant: Variant, operations: number): number =>
  ['kill', 'stop', 'postgres'].includes(variant)
    ? Math.max(3, Math.min(20, Math.round(operations / 250)))
    : 0;

/** A stopping server takes what comes for so long, and more. */
const ACCEPTING_MS = 200;
const HEALTHY_MS = 15_000;
/** On a machine that does much else a start takes long. */
export const START_MS = 120_000;

interface Made {
  variant: Variant;
  seed: number;
  /** Of its own, where it is to be restarted. */
  cluster?: PostgresCluster | undefined;
}

export class Fleet {
  /** When all was ready again after a fault. */
  readonly settled: number[] = [];
  readonly complaints: string[] = [];
  private readonly servers: ServerProcess[] = [];
  private gate: Promise<void> = Promise.resolve();
  private broken: Promise<void> = Promise.resolve();
  private faults = 0;

  private constructor(
    private readonly installation: Installation,
    private readonly made: Made,
  ) {}

  static async start(installation: Installation, made: Made): Promise<Fleet> {
    const fleet = new Fleet(installation, made);
    for (let count = made.variant === 'two' ? 2 : 1; count > 0; count -= 1)
      fleet.servers.push(await fleet.launched());
    return fleet;
  }

  /** Only a server that is killed, or loses its database, may leave anybody without an answer. */
  get mayCut(): boolean {
    return this.made.variant === 'kill' || this.made.variant === 'postgres';
  }

  /** They take turns. */
  of(n: number): ServerProcess {
    return this.servers[n % this.servers.length]!;
  }

  /** Resolves when something may be sent. */
  open(): Promise<void> {
    return this.gate;
  }

  /** One after the other. */
  breakIn(delayMs: number): void {
    this.faults += 1;
    const nth = this.faults;
    this.broken = this.broken.then(async () => {
      await pause(delayMs);
      if (this.made.variant === 'kill') await this.shut(() => this.killed());
      if (this.made.variant === 'stop') await this.stopped();
      if (this.made.variant === 'postgres') await this.restarted(nth);
      this.settled.push(performance.now());
    });
    // Whoever waits for the end hears of it.
    this.broken.catch(() => undefined);
  }

  /** All that was to break has, and is whole again. */
  whole(): Promise<void> {
    return this.broken;
  }

  async end(): Promise<void> {
    await this.broken;
    for (const server of this.servers) this.judge(await server.stop(), server);
  }

  private async killed(): Promise<void> {
    await this.servers[0]!.kill();
    this.servers[0] = await this.launched();
  }

  private async stopped(): Promise<void> {
    const server = this.servers[0]!;
    server.signal('SIGTERM');
    await pause(ACCEPTING_MS);
    await this.shut(async () => {
      this.judge(await server.stop(), server);
      this.servers[0] = await this.launched();
    });
  }

  private async restarted(nth: number): Promise<void> {
    const { cluster } = this.made;
    cluster!.shut(nth % 2 === 0 ? 'immediate' : 'fast');
    await pause(200);
    cluster!.open();
    await this.servers[0]!.ready(HEALTHY_MS);
  }

  /** Nobody sends anything meanwhile. */
  private shut(work: () => Promise<void>): Promise<void> {
    const done = work();
    this.gate = done;
    return done;
  }

  private judge({ code, signal }: End, { log }: ServerProcess): void {
    if (code !== 0) this.complaints.push(`A server ended with ${code ?? signal}:\n${log}`);
  }

  private launched(): Promise<ServerProcess> {
    const { variant, seed } = this.made;
    const yielding: Start = {
      imports: ['./test/support/typescript.mjs', './test/support/children/yield.ts'],
      env: { YIELD_SEED: String(seed + this.faults) },
    };
    return ServerProcess.start(this.installation, { ...(variant === 'yield' && yielding), within: START_MS });
  }
}
