/** Child processes of tests, written in our TypeScript, and what they said. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface Ended {
  code: number | null;
  said: string;
}

export class Child {
  private constructor(
    readonly process: ChildProcess,
    private readonly output: { text: string },
    readonly ended: Promise<Ended>,
  ) {}

  /** `script` lies in `test/support/children`. */
  static start(script: string, env: Record<string, string> = {}, more: string[] = []): Child {
    const child = spawn(
      process.execPath,
      ['--import', './test/support/typescript.mjs', `test/support/children/${script}`, ...more],
      { env: { ...process.env, NODE_OPTIONS: '', ...env } },
    );
    const output = { text: '' };
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (bytes: Buffer) => (output.text += bytes.toString()));
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said: output.text }));
    return new Child(child, output, ended);
  }

  /** Resolves once it has said that word, or has ended. */
  async hasSaid(word: string): Promise<void> {
    while (
      !this.output.text.includes(word) &&
      this.process.exitCode === null &&
      this.process.signalCode === null
    )
      await Promise.race([once(this.process.stdout!, 'data'), this.ended]);
  }

  go(): void {
    this.process.stdin!.write('go\n');
  }

  kill(): Promise<Ended> {
    this.process.kill('SIGKILL');
    return this.ended;
  }
}
