/** Has papers set as PDF by a thread, which starts with the first one and rests when nobody has asked for a while. */
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../../shared/refusal.js';
import type { Download } from '../ui/page.js';
import type { Paper } from './paper.js';
import { pressJob, type PressJob } from './paper-pdf.js';
import { paperWords } from './paper-words.js';

/** Who comes after so many is asked to come again; each takes a fraction of a second. */
const MOST_WAITING = 30;
const PATIENCE_MS = 20_000;
const IDLE_MS = 60_000;
/** A paper of many pages takes about 50; what takes more ends its thread, not the server. */
const MOST_MEGABYTES = 256;

interface Waiting {
  resolve: (pdf: Buffer) => void;
  reject: (why: Error) => void;
  patience: NodeJS.Timeout;
}

interface Answer {
  id: number;
  pdf?: Uint8Array;
  fault?: string;
}

@Injectable()
export class PdfPress implements OnModuleDestroy {
  private readonly log = new Logger('Press');
  private readonly waiting = new Map<number, Waiting>();
  private thread: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;
  private last = 0;

  /** Refuses (503) while too many wait, and what cannot be set. */
  file(paper: Paper): Promise<Download> {
    return this.print(paper.fileName, pressJob(paper));
  }

  /** What is no paper but has a shape of its own; the name is without its ending. */
  async print(fileName: string, job: PressJob): Promise<Download> {
    const content = await this.set(job);
    return { fileName: `${fileName}.pdf`, type: 'application/pdf', content, isLookedAt: true };
  }

  async onModuleDestroy(): Promise<void> {
    await this.stop('The server ends.');
  }

  private set(job: PressJob): Promise<Buffer> {
    if (this.waiting.size >= MOST_WAITING) throw refusal('press-busy', 'busy', 5);
    clearTimeout(this.idle);
    this.thread ??= this.started();
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => void this.stop('A paper took too long.'), PATIENCE_MS);
      this.waiting.set(id, { resolve, reject, patience });
      this.thread!.postMessage({ id, job });
    });
  }

  private started(): Worker {
    const thread = new Worker(new URL('./press.worker.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    thread.on('message', (answer: Answer) => this.answered(answer));
    thread.on('error', (error) => this.ended(thread, error.message));
    thread.on('exit', () => this.ended(thread, 'The thread ended.'));
    thread.unref();
    return thread;
  }

  private answered({ id, pdf, fault }: Answer): void {
    const one = this.waiting.get(id);
    this.waiting.delete(id);
    if (this.waiting.size === 0) this.rest();
    if (!one) return;
    clearTimeout(one.patience);
    if (pdf) return one.resolve(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
    this.log.error(`A paper was not set: ${fault}`);
    one.reject(refusal('press-failed', 'failed'));
  }

  private rest(): void {
    this.idle = setTimeout(() => void this.stop('Nobody has asked for a while.'), IDLE_MS).unref();
  }

  private async stop(why: string): Promise<void> {
    const { thread } = this;
    if (!thread) return;
    this.ended(thread, why);
    await thread.terminate();
  }

  /** Whoever waits for it is told; the next one finds a new thread. */
  private ended(thread: Worker, why: string): void {
    if (this.thread !== thread) return;
    this.thread = undefined;
    clearTimeout(this.idle);
    const left = [...this.waiting.values()];
    this.waiting.clear();
    if (left.length > 0) this.log.error(`${left.length} papers were not set: ${why}`);
    for (const { patience, reject } of left) {
      clearTimeout(patience);
      reject(refusal('press-failed', 'failed'));
    }
  }
}

const refusal = (code: string, says: 'busy' | 'failed', retryAfter?: number): Refusal =>
  new Refusal(
    'unavailable',
    code,
    { de: paperWords.de[says], en: paperWords.en[says] },
    retryAfter === undefined ? {} : { retryAfter },
  );
