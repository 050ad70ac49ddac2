/** The bases as the benchmark holds them: each a process with a database of its own, filled as that of the product. */
import { Installation, type Engine } from '../../support/installation.js';
import { Changes } from '../data/changes.js';
import { fill } from '../data/filling.js';
import type { House } from '../data/house.js';
import { usualSize, type Size } from '../data/houses.js';
import { Worker } from '../load/loads.js';
import type { Done, Task } from './work.js';

export class Base {
  private constructor(
    private readonly worker: Worker,
    private readonly installation: Installation,
    readonly changes: Changes,
    readonly houses: readonly House[],
  ) {}

  static async make(engine: Engine, size: Partial<Size>, seed: number): Promise<Base> {
    const installation = await Installation.make(engine);
    const { houses } = await fill(installation, { ...usualSize, ...size }, seed);
    const worker = await (engine === 'SQLite'
      ? Worker.start('test/bench/base/sqlite-base.ts', { BASE_FILE: installation.sqliteFile })
      : Worker.start('test/bench/base/postgres-base.ts', { BASE_URL: installation.databaseUrl }));
    return new Base(worker, installation, await Changes.on(installation), houses);
  }

  async perSecond(task: Task): Promise<number> {
    const { count, seconds } = await this.worker.ask<Done>(task);
    return count / seconds;
  }

  async end(): Promise<void> {
    await this.changes.close();
    this.worker.end();
    await this.installation.drop();
  }
}
