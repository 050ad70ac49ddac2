/** The start: read the configuration, build the application, listen, and know how to end. */
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { ConfigFaults, readConfig, type Config } from './shared/config.js';
import { StartRefusal } from './shared/start-refusal.js';

async function main(): Promise<void> {
  // What is written here is personal: the database and mails, readable for this user alone.
  process.umask(0o077);
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  // Only now: column types are chosen from the environment when entities are loaded.
  const { ServerLock } = await import('./database/server.lock.js');
  const lock = config.databaseUrl === undefined ? await ServerLock.take(config.sqliteFile) : undefined;
  const { makeServer } = await import('./server.js');
  const app = await makeServer(config);
  lock?.hasOpened();
  const { ServerEnd } = await import('./server.end.js');
  const end = new ServerEnd(app, () => lock?.release());
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(fault, (error: unknown) => void end.afterFault(fault, error));
  const hasDemo = process.argv.includes('--demo') && (await loadDemo(app, config));
  await app.listen(config.port, config.host);
  sayWhere(config, hasDemo);
  const { Readiness } = await import('./web/health/readiness.service.js');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void end.whenAsked(app.get(Readiness)));
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

function sayWhere(config: Config, hasDemo: boolean): void {
  const { baseUrl, smtpUrl, mailDir, rateLimits } = config;
  say(`Open ${baseUrl} in a browser. For programs: ${baseUrl}/api/docs.`);
  if (hasDemo)
    say('Sign in with a mailed code, for example as koordination@example.org or verein@example.org.');
  if (smtpUrl === undefined) say(`Mails are written to ${mailDir}; sign-in codes also stand here.`);
  if (!rateLimits) say('Warning: RATE_LIMITS=off. Only for trials on one’s own machine.');
  if (config.isSecure && config.trustedProxies.length === 0)
    say('Warning: TRUSTED_PROXIES is empty. Everybody seems to come from the address of the proxy.');
}

async function whyNot(error: unknown): Promise<string> {
  if (error instanceof ConfigFaults || error instanceof StartRefusal) return error.message;
  const { causeOf } = await import('./database/faults.js');
  const cause = causeOf(error);
  if (cause) return `The database cannot be opened: ${cause.words} (${cause.code}).`;
  return String((error as Error).stack ?? error);
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  await main();
} catch (error) {
  process.stderr.write(`${await whyNot(error)}\n`);
  process.exit(1);
}
