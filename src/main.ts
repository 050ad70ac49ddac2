/** The start: read the configuration, build the application, listen, and end cleanly, asked to or after a fault. */
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate as turnOfTheLoop, setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { ConfigFaults, readConfig, type Config } from './shared/config.js';

/** New connections are still taken for a moment after the readiness says no: whoever looks there needs time to see it. */
const LINGER_MS = 500;
const KNOCKING_MS = 500;
const READING_MS = 200;
/** With the moments before, all is over within ten seconds; after a fault within five. */
const FINISH_MS = 8_700;
const FINISH_AFTER_FAULT_MS = 4_300;

async function main(): Promise<void> {
  // What is written here is personal: the database and mails, readable for this user alone.
  process.umask(0o077);
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  // Only now: column types are chosen from the environment when entities are loaded.
  const { makeServer } = await import('./server.js');
  const app = await makeServer(config);
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(fault, (error: unknown) => void endAfterFault(app, fault, error));
  }
  const hasDemo = process.argv.includes('--demo') && (await loadDemo(app, config));
  await app.listen(config.port, config.host);
  sayWhere(config, hasDemo);
  const { Readiness } = await import('./web/readiness.service.js');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void stop(app, app.get(Readiness)));
  }
}

type App = Awaited<ReturnType<typeof import('./server.js').makeServer>>;

async function loadDemo(app: App, config: Config): Promise<boolean> {
  if (config.smtpUrl !== undefined) {
    say('The demo is for trying out: with SMTP_URL set it is not loaded. Use `npm run serve`.');
    return false;
  }
  const { DemoService } = await import('./demo/demo.service.js');
  for (const folder of ['seeds/auenbrueck', 'seeds/michendorf']) await app.get(DemoService).load(folder);
  return true;
}

let isStopping = false;
let isFaulty = false;

/** Asked twice (npm passes Ctrl-C on to a process that has it already), it goes on as it began. */
async function stop(app: App, readiness: { stop(): void }): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  readiness.stop();
  // Whoever keeps a connection learns with the next answer to make a new one, elsewhere.
  app.getHttpServer().prependListener('request', sayClosing);
  await pause(LINGER_MS);
  await shut(app.getHttpServer());
  await end(app, FINISH_MS);
}

const sayClosing = (_request: unknown, response: ServerResponse): void =>
  void response.setHeader('connection', 'close');

/** Nobody knows what is still right in this process: it takes nothing new, finishes what it can, and the supervisor starts another. */
async function endAfterFault(app: App, kind: string, error: unknown): Promise<void> {
  if (isFaulty) return;
  isFaulty = true;
  sayFault(kind, error);
  await shut(app.getHttpServer());
  await end(app, FINISH_AFTER_FAULT_MS);
}

/**
 * Takes in who has knocked already (one at each turn of the loop), then takes nobody. Node's own closing of a web server would also cut connections
 * whose first request it has not read yet, so it gets a moment to read. Nest would shut only after the mail that is leaving.
 */
async function shut(server: Server): Promise<void> {
  const start = performance.now();
  let isQuiet = false;
  server.on('connection', () => (isQuiet = false));
  while (!isQuiet && performance.now() - start < KNOCKING_MS) {
    isQuiet = true;
    await turnOfTheLoop();
  }
  NetServer.prototype.close.call(server);
  await pause(READING_MS);
}

async function end(app: App, within: number): Promise<void> {
  const closed = app.close().then(
    () => 0,
    (error: unknown) => sayFault('close', error),
  );
  const code = await Promise.race([closed, pause(within, 1, { ref: false })]);
  process.exit(isFaulty ? 1 : code);
}

/** Answers the exit code that goes with it. */
function sayFault(kind: string, error: unknown): number {
  new Logger('Process').fatal({ kind, ...withoutItsWords(error) });
  return 1;
}

/** An error's message may hold anybody's data or a secret. */
function withoutItsWords(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').replace(error.message, '').match(/^ {4}at .*$/gm);
  return { error: error.name, code: (error as { code?: unknown }).code, stack: frames };
}

function sayWhere({ baseUrl, smtpUrl, mailDir, rateLimits }: Config, hasDemo: boolean): void {
  say(`Leihbund answers at ${baseUrl}, its API at ${baseUrl}/api/docs.`);
  if (hasDemo)
    say('Sign in with POST /api/sign-in, for example as koordination@example.org or verein@example.org.');
  if (smtpUrl === undefined) say(`Mails are written to ${mailDir}; sign-in codes also stand here.`);
  if (!rateLimits) say('Warning: RATE_LIMITS=off. Only for trials on one’s own machine.');
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  await main();
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigFaults ? error.message : String((error as Error).stack ?? error)}\n`,
  );
  process.exit(1);
}
