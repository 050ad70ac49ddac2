/** The start: read the configuration, build the application, listen, and stop cleanly. */
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ConfigFaults, readConfig, type Config } from './shared/config.js';
import { StartRefusal } from './shared/start-refusal.js';

/** New connections are still taken for a moment after the readiness says no: whoever looks there needs time to see it. */
const LINGER_MS = 500;
const FINISH_MS = 10_000;

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
  const hasDemo = process.argv.includes('--demo') && (await loadDemo(app, config));
  await app.listen(config.port, config.host);
  sayWhere(config, hasDemo);
  const { Readiness } = await import('./web/readiness.service.js');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop(app, app.get(Readiness), () => lock?.release()));
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

async function stop(app: App, readiness: { stop(): void }, release: () => void): Promise<void> {
  readiness.stop();
  await pause(LINGER_MS);
  const closed = app
    .close()
    .then(release)
    .then(() => 0);
  const tooLong = pause(FINISH_MS, 1, { ref: false });
  process.exit(await Promise.race([closed, tooLong]));
}

function sayWhere(config: Config, hasDemo: boolean): void {
  const { baseUrl, smtpUrl, mailDir, rateLimits } = config;
  say(`Leihbund answers at ${baseUrl}, its API at ${baseUrl}/api/docs.`);
  if (hasDemo)
    say('Sign in with POST /api/sign-in, for example as koordination@example.org or verein@example.org.');
  if (smtpUrl === undefined) say(`Mails are written to ${mailDir}; sign-in codes also stand here.`);
  if (!rateLimits) say('Warning: RATE_LIMITS=off. Only for trials on one’s own machine.');
  if (config.isSecure && config.trustedProxies.length === 0)
    say('Warning: TRUSTED_PROXIES is empty. Everybody seems to come from the address of the proxy.');
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  await main();
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigFaults || error instanceof StartRefusal ? error.message : String((error as Error).stack ?? error)}\n`,
  );
  process.exit(1);
}
