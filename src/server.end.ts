/** How a server process ends: asked to, without cutting anybody, or after a fault that nobody expected. */
import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate as turnOfTheLoop, setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { errorFacts } from './shared/error-facts.js';

/** New connections are still taken for a moment after the readiness says no: whoever looks there needs time to see it. */
const LINGER_MS = 500;
const KNOCKING_MS = 500;
/** A browser also opens connections on which it asks nothing yet: those are not waited for much longer. */
const HEARING_MS = 700;
/** With the moments before, all is over within ten seconds; after a fault within five. */
const FINISH_MS = 8_200;
const FINISH_AFTER_FAULT_MS = 3_700;

export class ServerEnd {
  private readonly log = new Logger('Process');
  /** Connections on which nothing was asked yet. */
  private readonly unheard = new Set<Socket>();
  private isAsked = false;
  private isFaulty = false;

  /** `release` is called when all is closed. */
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly release: () => void,
  ) {
    this.server.on('connection', (socket) => {
      this.unheard.add(socket);
      socket.once('close', () => this.unheard.delete(socket));
    });
    this.server.prependListener('request', ({ socket }) => this.unheard.delete(socket));
  }

  /** Queried twice (npm passes Ctrl-C on to a process that has it already), it goes on as it began. */
  async whenAsked(readiness: { stop(): void }): Promise<void> {
    if (this.isAsked) return;
    this.isAsked = true;
    readiness.stop();
    // Whoever keeps a connection learns with the next answer to make a new one, elsewhere.
    this.server.prependListener('request', sayClosing);
    await pause(LINGER_MS);
    await this.shut();
    await this.end(FINISH_MS);
  }

  /** Nobody knows what is still right in this process: it takes nothing new, finishes what it can, and the supervisor starts another. */
  async afterFault(kind: string, error: unknown): Promise<void> {
    if (this.isFaulty) return;
    this.isFaulty = true;
    this.sayFault(kind, error);
    await this.shut();
    await this.end(FINISH_AFTER_FAULT_MS);
  }

  private get server(): Server {
    return this.app.getHttpServer() as Server;
  }

  /**
   * Takes in who has knocked already (one at each turn of the loop), then takes nobody. Node's own closing of a web
   * server would also cut connections whose first request it has not read yet, so those are heard first. Nest would
   * shut only after the mail that is leaving.
   */
  private async shut(): Promise<void> {
    let isQuiet = false;
    this.server.on('connection', () => (isQuiet = false));
    await until(KNOCKING_MS, async () => {
      if (isQuiet) return true;
      isQuiet = true;
      await turnOfTheLoop();
      return false;
    });
    NetServer.prototype.close.call(this.server);
    await until(HEARING_MS, async () => {
      await pause(10);
      return this.unheard.size === 0;
    });
  }

  private async end(within: number): Promise<void> {
    const closed = this.app
      .close()
      .then(() => {
        this.release();
        return 0;
      })
      .catch((error: unknown) => this.sayFault('close', error));
    const code = await Promise.race([closed, pause(within, 1, { ref: false })]);
    process.exit(this.isFaulty ? 1 : code);
  }

  /** Answers the exit code that goes with it. */
  private sayFault(kind: string, error: unknown): number {
    this.log.fatal({ kind, ...errorFacts(error) });
    return 1;
  }
}

const sayClosing = (_request: unknown, response: ServerResponse): void =>
  void response.setHeader('connection', 'close');

async function until(mostMs: number, isDone: () => Promise<boolean>): Promise<void> {
  const start = performance.now();
  while (performance.now() - start < mostMs && !(await isDone()));
}
