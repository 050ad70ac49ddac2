/** Commands for whoever runs the installation: founding an alliance, naming an operator, loading a demo. */
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { ConfigFaults, readConfig } from './shared/config.js';
import { Refusal } from './shared/refusal.js';
import { StartRefusal } from './shared/start-refusal.js';

const USAGE = `Usage:
  npm run command -- found --slug auental --letters T --name "Bündnis Auental" --place Auental --state Brandenburg
                     --bearer "Gemeinde Auental" --contact-name "Rathaus" --contact-phone "030 23125 100"
                     --contact-email info@example.org --contact-hours "Mo 9–12 Uhr"
                     --coordinator-email anna@example.org --coordinator-name "Anna Auer" [--zone Europe/Berlin]
  npm run command -- operator --email betrieb@example.org --name "Bea Betrieb"
  npm run command -- disable --email anna@example.org
  npm run command -- enable --email anna@example.org
  npm run command -- end-sessions --email anna@example.org
  npm run command -- end-sessions --all
  npm run command -- demo seeds/auenbrueck`;

const names = [
  'slug',
  'letters',
  'name',
  'place',
  'state',
  'bearer',
  'contact-name',
  'contact-phone',
  'contact-email',
];
const more = ['contact-hours', 'coordinator-email', 'coordinator-name', 'zone', 'email'];

async function main(): Promise<void> {
  process.umask(0o077);
  const texts = Object.fromEntries([...names, ...more].map((name) => [name, { type: 'string' as const }]));
  const options: Record<string, { type: 'string' | 'boolean' }> = { ...texts, all: { type: 'boolean' } };
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [command, folder] = positionals;
  const given = (name: string): string => {
    const value = values[name];
    if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`--${name} is missing.`);
    return value.trim();
  };
  if (command === 'found') await inContext((app) => found(app, given, values['zone'] as string | undefined));
  else if (command === 'operator') await inContext((app) => makeOperator(app, given));
  else if (command === 'disable' || command === 'enable')
    await inContext((app) => switchAccount(app, command, given));
  else if (command === 'end-sessions')
    await inContext((app) => endSessions(app, given, values['all'] === true));
  else if (command === 'demo' && folder !== undefined) await inContext((app) => loadDemo(app, folder));
  else throw new UsageError('No such command.');
}

class UsageError extends Error {}

type Given = (name: string) => string;

async function inContext(work: (app: INestApplicationContext) => Promise<string>): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  readConfig(process.env);
  const { NestFactory } = await import('@nestjs/core');
  const { AppModule } = await import('./app.module.js');
  const app = await NestFactory.createApplicationContext(AppModule, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    process.stdout.write(`${await work(app)}\n`);
  } finally {
    await app.close();
  }
}

async function found(
  app: INestApplicationContext,
  given: Given,
  timeZone = 'Europe/Berlin',
): Promise<string> {
  const { AlliancesService } = await import('./partners/alliances.service.js');
  const { foundingFaults } = await import('./partners/founding-rules.js');
  const facts = {
    slug: given('slug'),
    numberLetters: given('letters'),
    name: given('name'),
    place: given('place'),
    state: given('state'),
    legalBearer: given('bearer'),
    contactName: given('contact-name'),
    contactPhone: given('contact-phone'),
    contactEmail: given('contact-email'),
    contactHours: given('contact-hours'),
    timeZone,
  };
  const coordinator = { email: given('coordinator-email'), name: given('coordinator-name') };
  const faults = foundingFaults(facts, coordinator);
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
  await app.get(AlliancesService).found(facts, coordinator);
  return `${facts.name} is founded; ${coordinator.email} coordinates it.`;
}

async function makeOperator(app: INestApplicationContext, given: Given): Promise<string> {
  const { isMailAddress } = await import('./notifications/mailbox.js');
  if (!isMailAddress(given('email'))) throw new UsageError('--email is not a mail address.');
  const { PeopleService } = await import('./partners/people.service.js');
  await app.get(PeopleService).makeOperator({ email: given('email'), name: given('name') });
  return `${given('email')} operates this installation.`;
}

async function switchAccount(
  app: INestApplicationContext,
  command: 'disable' | 'enable',
  given: Given,
): Promise<string> {
  const { AccountsService } = await import('./partners/accounts.service.js');
  await app.get(AccountsService)[command](given('email'));
  return `${given('email')} is ${command}d.`;
}

async function endSessions(app: INestApplicationContext, given: Given, isForAll: boolean): Promise<string> {
  const { AccountsService } = await import('./partners/accounts.service.js');
  const accounts = app.get(AccountsService);
  if (isForAll) await accounts.endAllSessions();
  else await accounts.endSessions(given('email'));
  return `Signed out: ${isForAll ? 'everybody' : given('email')}.`;
}

async function loadDemo(app: INestApplicationContext, folder: string): Promise<string> {
  if (process.env['SMTP_URL']) throw new UsageError('With SMTP_URL set the demo would mail invented people.');
  const { DemoService } = await import('./demo/demo.service.js');
  const isNew = await app.get(DemoService).load(folder);
  return isNew ? 'Loaded.' : 'That alliance is here already; nothing changed.';
}

try {
  await main();
  process.exit(0);
} catch (error) {
  const isUsage =
    error instanceof UsageError ||
    error instanceof Refusal ||
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  const said =
    error instanceof ConfigFaults || error instanceof StartRefusal || isUsage
      ? (error as Error).message
      : String((error as Error).stack);
  process.stderr.write(`${said}\n${isUsage ? `\n${USAGE}\n` : ''}`);
  process.exit(1);
}
