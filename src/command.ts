/** Commands for whoever runs the installation: founding an alliance, naming an operator, loading a demo. */
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { Clock } from './shared/clock.service.js';
import { ConfigFaults, readConfig, type Config } from './shared/config.js';
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
  npm run command -- demo seeds/auenbrueck
  npm run backup
  npm run restore -- var/backup/leihbund-20270514T030000Z.sqlite [--send-waiting]`;

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
  const flags = { all: { type: 'boolean' as const }, 'send-waiting': { type: 'boolean' as const } };
  const options: Record<string, { type: 'string' | 'boolean' }> = { ...texts, ...flags };
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
  else if (command === 'backup') await backUp();
  else if (command === 'restore' && folder !== undefined)
    await restore(folder, values['send-waiting'] === true);
  else throw new UsageError('No such command.');
}

class UsageError extends Error {}

type Given = (name: string) => string;

function configured(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readConfig(process.env);
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function inContext(work: (app: INestApplicationContext) => Promise<string>): Promise<void> {
  configured();
  const { NestFactory } = await import('@nestjs/core');
  const { AppModule } = await import('./app.module.js');
  const app = await NestFactory.createApplicationContext(AppModule, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    say(await work(app));
  } finally {
    await app.close();
  }
}

async function found(
  app: INestApplicationContext,
  given: Given,
  timeZone = 'Europe/Berlin',
): Promise<string> {
  const { AlliancesService } = await import('./partners/alliances/alliances.service.js');
  const { foundingFaults } = await import('./partners/alliances/founding-rules.js');
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
  if (faults.length > 0)
    throw new UsageError(faults.map(({ field, message }) => `${optionOf(field)}: ${message.en}`).join('\n'));
  await app.get(AlliancesService).found(facts, coordinator);
  return `${facts.name} is founded; ${coordinator.email} coordinates it.`;
}

const shortOptions = new Map([
  ['numberLetters', 'letters'],
  ['legalBearer', 'bearer'],
  ['timeZone', 'zone'],
]);

/** `--contact-email` for `contactEmail`. */
const optionOf = (field: string): string =>
  `--${shortOptions.get(field) ?? field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

async function makeOperator(app: INestApplicationContext, given: Given): Promise<string> {
  const { isMailAddress } = await import('./notifications/mailbox.js');
  if (!isMailAddress(given('email'))) throw new UsageError('--email is not a mail address.');
  const { PeopleService } = await import('./partners/members/people.service.js');
  await app.get(PeopleService).makeOperator({ email: given('email'), name: given('name') });
  return `${given('email')} operates this installation.`;
}

async function switchAccount(
  app: INestApplicationContext,
  command: 'disable' | 'enable',
  given: Given,
): Promise<string> {
  const { AccountsService } = await import('./partners/signing-in/accounts.service.js');
  await app.get(AccountsService)[command](given('email'));
  return `${given('email')} is ${command}d.`;
}

async function endSessions(app: INestApplicationContext, given: Given, isForAll: boolean): Promise<string> {
  const { AccountsService } = await import('./partners/signing-in/accounts.service.js');
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

async function backUp(): Promise<void> {
  const config = configured();
  const { backUp: makeBackup } = await import('./database/data.backup.js');
  say(`Backed up: ${await makeBackup(config, new Clock().now())}`);
}

/** What is unpacked is made ready as an installation of its own, and takes the database's place at the very end. */
async function restore(backup: string, sendsWaiting: boolean): Promise<void> {
  const { noRestore, staged } = await import('./database/restore.stage.js');
  const stage = await staged(configured(), backup);
  try {
    Object.assign(process.env, stage.environment, { MIGRATION_BACKUP: 'off' });
    await inContext((app) => madeReady(app, sendsWaiting));
    const aside = await stage.takePlace(new Clock().now());
    say(
      `Restored: ${backup}. ${aside === undefined ? 'There were no old data.' : `The old data are ${aside}.`}`,
    );
  } catch (error) {
    throw noRestore(error);
  } finally {
    await stage.clear();
  }
}

async function madeReady(app: INestApplicationContext, sendsWaiting: boolean): Promise<string> {
  const { AccountsService } = await import('./partners/signing-in/accounts.service.js');
  const { ParkedMails } = await import('./notifications/parked-mails.service.js');
  await app.get(AccountsService).endAllSessions('everybody, by a restore');
  if (sendsWaiting) return 'Everybody is signed out. Mails that waited will leave.';
  return `Everybody is signed out. Mails that waited and will not leave: ${await app.get(ParkedMails).park()}.`;
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
