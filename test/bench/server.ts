/** The server under test: the build as a process of its own on a filled database, with a look at its event loop and its memory. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Installation, type Engine } from '../support/installation.js';
import { ServerProcess } from '../support/server-process.js';
import { Changes } from './data/changes.js';
import { fill } from './data/filling.js';
import type { House } from './data/house.js';
import type { Size } from './data/houses.js';

/** On a busy machine with a large database. */
const START_MS = 120_000;

/** What runs in it before the application: one of `probes`. */
export type Probe = 'delays' | 'profile';

export interface Delays {
  p99: number;
  max: number;
}

/** A filled database with a server on it. */
export class Place {
  private constructor(
    readonly installation: Installation,
    readonly houses: readonly House[],
    readonly changes: Changes,
    private running: ServerProcess,
    private readonly probe: Probe,
  ) {}

  static async make(engine: Engine, size: Size, seed: number, probe: Probe = 'delays'): Promise<Place> {
    const installation = await Installation.make(engine);
    const { houses } = await fill(installation, size, seed);
    const server = await startOn(installation, probe);
    return new Place(installation, houses, await Changes.on(installation), server, probe);
  }

  get house(): House {
    return this.houses[0]!;
  }

  get engine(): Engine {
    return this.installation.engine;
  }

  get server(): ServerProcess {
    return this.running;
  }

  get port(): number {
    return this.running.port;
  }

  /** Since the last time that it was asked. */
  async delays(): Promise<Delays> {
    const [, said] = await this.tell(/delays (.*)\n/);
    return JSON.parse(said!) as Delays;
  }

  /** Waits for the answer of the probe. */
  tell(answer: RegExp): Promise<RegExpExecArray> {
    const already = this.server.log.length;
    this.server.signal('SIGUSR2');
    return this.server.says(answer, already);
  }

  /** Megabytes that the system has given to it. */
  memory(): number {
    const status = readFileSync(`/proc/${this.server.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1_024;
  }

  /** Answers the milliseconds until it was ready again. */
  async restart(): Promise<number> {
    await this.server.stop();
    const began = performance.now();
    this.running = await startOn(this.installation, this.probe);
    return performance.now() - began;
  }

  async drop(): Promise<void> {
    await this.changes.close();
    await this.server.kill();
    await this.installation.drop();
  }
}

function startOn(installation: Installation, probe: Probe): Promise<ServerProcess> {
  const file = pathToFileURL(`test/bench/probes/${probe}.mjs`).href;
  const env = { PROFILE_FILE: join(installation.folder, 'profile.json') };
  return ServerProcess.start(installation, { preload: `import '${file}';`, within: START_MS, env });
}
