/** A server process: the built application on a free port, its log, what it answers, and its end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Installation } from './installation.js';

export interface Sent {
  token?: string;
  body?: object;
  headers?: Record<string, string>;
  /** Whose connections to use; the server's own keep-alive ones unless told. */
  agent?: Agent;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** Until the last byte was there. */
  milliseconds: number;
}

export interface End {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Start {
  env?: Record<string, string>;
  /** JavaScript that runs in the process before the application. */
  preload?: string;
  /** Files that do. */
  imports?: readonly string[];
  /** What stands behind the program on its command line. */
  args?: readonly string[];
  /** Milliseconds until it must be ready. */
  within?: number;
}

const START_MS = 30_000;
const SAYING_MS = 10_000;
const IDLE_MS = 2_000;

export class ServerProcess {
  /** All that it wrote, errors included. */
  log = '';
  readonly ended: Promise<End>;
  /** Lets go of what is idle before the server does: what is sent while the server hangs up is lost. */
  readonly agent = new Agent({ keepAlive: true, timeout: IDLE_MS });

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {
    const collect = (bytes: Buffer): void => void (this.log += bytes.toString());
    child.stdout!.on('data', collect);
    child.stderr!.on('data', collect);
    this.ended = new Promise((resolve) => {
      child.on('close', (code, signal) => resolve({ code, signal }));
    });
  }

  /** Resolves once it is ready; rejects with its log where it ends before. */
  static async start(
    installation: Installation,
    { env = {}, preload, imports: files = [], args = [], within }: Start = {},
  ): Promise<ServerProcess> {
    if (!existsSync('dist/main.js')) throw new Error('There is no build: npm run build');
    const port = await freePort();
    const inline = preload ? [`data:text/javascript,${encodeURIComponent(preload)}`] : [];
    const imports = [...files, ...inline].flatMap((one) => ['--import', one]);
    const own = { PORT: String(port), BASE_URL: `http://localhost:${port}`, RATE_LIMITS: 'off' };
    const child = spawn('node', [...imports, 'dist/main.js', ...args], {
      env: { ...installation.environment, ...own, ...env },
    });
    const server = new ServerProcess(child, port);
    await server.ready(within).catch(async (error: unknown) => {
      await server.kill();
      throw error;
    });
    return server;
  }

  get pid(): number {
    return this.child.pid!;
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  async ready(within = START_MS): Promise<void> {
    const giveUpAt = performance.now() + within;
    while ((await this.readiness()) !== 200) {
      if (!this.isAlive || performance.now() > giveUpAt) throw new Error(`Not ready:\n${this.log}`);
      await pause(10);
    }
  }

  /** The status of `/health/ready`; 0 where nothing answers. */
  async readiness(): Promise<number> {
    const fresh = new Agent();
    return this.call('GET', '/health/ready', { agent: fresh }).then(
      ({ status }) => status,
      () => 0,
    );
  }

  /** Resolves with an answer that came in full; rejects where it was cut or never came. */
  call(method: string, path: string, { token, body, headers = {}, agent }: Sent = {}): Promise<Answer> {
    const start = performance.now();
    const bytes = body === undefined ? undefined : JSON.stringify(body);
    const said = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(bytes === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(bytes)) }),
      ...headers,
    };
    const target = { host: '127.0.0.1', port: this.port, agent: agent ?? this.agent };
    return new Promise((resolve, reject) => {
      const sent = request({ ...target, method, path, headers: said }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const milliseconds = performance.now() - start;
          const { statusCode = 0, headers: answered } = response;
          resolve({
            status: statusCode,
            headers: answered,
            text: Buffer.concat(chunks).toString(),
            milliseconds,
          });
        });
      });
      sent.on('error', (error) => {
        error.message = `${method} ${path}: ${error.message}`;
        reject(error);
      });
      sent.end(bytes);
    });
  }

  /** The first match in its log from there on, waited for. */
  async says(pattern: RegExp, from = 0): Promise<RegExpExecArray> {
    const giveUpAt = performance.now() + SAYING_MS;
    for (;;) {
      const match = pattern.exec(this.log.slice(from));
      if (match) return match;
      if (performance.now() > giveUpAt) throw new Error(`It never said ${pattern.source}:\n${this.log}`);
      await pause(10);
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** At once, whatever it is doing. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
    this.agent.destroy();
  }

  async stop(): Promise<End> {
    this.signal('SIGTERM');
    const end = await this.ended;
    this.agent.destroy();
    return end;
  }
}

/** Free a moment ago: the system does not give the same one again soon. */
export async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  await new Promise((resolve) => void listener.close(resolve));
  return port;
}
