/** Load generators as the benchmark holds them: what they are told, what they answer, and children that work in general. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Request } from './wire.js';

export interface Load {
  port: number;
  clients: number;
  /** Nobody begins another call afterwards. */
  ms: number;
  /** Of each client, at most. */
  calls?: number;
  /** The clients go through them in turn. */
  requests: readonly Request[];
}

export interface Loaded {
  /** Of each call. */
  milliseconds: number[];
  statuses: Record<number, number>;
  seconds: number;
}

const TRY_AGAIN = 503;

/** A child of the benchmark: it says `ready`, then answers one message at a time. */
export class Worker {
  private constructor(private readonly child: ChildProcess) {}

  static async start(script: string, env: Record<string, string> = {}): Promise<Worker> {
    const child = fork(script, {
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', './test/support/typescript.mjs'],
      env: { ...process.env, NODE_OPTIONS: '', ...env },
    });
    const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${script} did not start.`)));
    await Promise.race([once(child, 'message'), ended]);
    return new Worker(child);
  }

  async ask<T>(message: object): Promise<T> {
    this.child.send(message);
    const [answer] = (await once(this.child, 'message')) as [T & { error?: string }];
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  }

  end(): void {
    this.child.disconnect();
  }
}

export class Loader {
  private constructor(private readonly worker: Worker) {}

  static async start(): Promise<Loader> {
    return new Loader(await Worker.start('test/bench/load/loader.ts'));
  }

  /** All answers must have that status, but for a few, and for those who are told to try again: they only are not counted. */
  async load(load: Load, status: number): Promise<Loaded> {
    const loaded = await this.worker.ask<Loaded>(load);
    const { statuses, milliseconds } = loaded;
    if (milliseconds.length === 0) throw new Error('Nothing was asked.');
    const wrong = milliseconds.length - (statuses[status] ?? 0) - (statuses[TRY_AGAIN] ?? 0);
    if (wrong > milliseconds.length / 20) throw new Error(`Expected ${status}: ${JSON.stringify(statuses)}`);
    return loaded;
  }

  async perSecond(load: Load, status: number): Promise<number> {
    const { statuses, seconds } = await this.load(load, status);
    return (statuses[status] ?? 0) / seconds;
  }

  end(): void {
    this.worker.end();
  }
}
