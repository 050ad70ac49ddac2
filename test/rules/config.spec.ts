/** The configuration: one start tells everything that is wrong with it, and gives no secret away. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { meansPostgres } from '../../src/database/columns.js';
import { type Config, ConfigFaults, type Environment, readConfig } from '../../src/shared/config.js';

const SECRET = 'sEcr3t-p4ss';

const faultsOf = (environment: Environment): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
};

const messageOf = (environment: Environment): string => {
  try {
    readConfig(environment);
    return '';
  } catch (error) {
    return `${(error as Error).message} ${(error as Error).stack ?? ''} ${JSON.stringify(error)}`;
  }
};

/** All that a configuration says. */
const said = (config: Config): object => ({
  baseUrl: config.baseUrl,
  host: config.host,
  port: config.port,
  databaseUrl: config.databaseUrl,
  sqliteFile: config.sqliteFile,
  backupDir: config.backupDir,
  migrationBackup: config.migrationBackup,
  smtpUrl: config.smtpUrl,
  mailDir: config.mailDir,
  mailFrom: config.mailFrom,
  mailKeepDays: config.mailKeepDays,
  rateLimits: config.rateLimits,
  mostInFlight: config.mostInFlight,
  logLevel: config.logLevel,
  trustedProxies: config.trustedProxies,
  isSecure: config.isSecure,
});

const defaults = {
  baseUrl: 'http://localhost:3000',
  host: '127.0.0.1',
  port: 3000,
  databaseUrl: undefined,
  sqliteFile: 'var/leihbund.sqlite',
  backupDir: 'var/backup',
  migrationBackup: true,
  smtpUrl: undefined,
  mailDir: 'var/mail',
  mailFrom: 'leihbund@example.org',
  mailKeepDays: 30,
  rateLimits: true,
  mostInFlight: 250,
  logLevel: 'info',
  trustedProxies: [],
  isSecure: false,
};

describe('an empty environment', () => {
  test('is a trial on one’s own machine: SQLite, mails into files, limits on', () => {
    expect(said(readConfig({}))).toEqual(defaults);
  });

  test('is what empty and blank values mean too', () => {
    const blank = Object.fromEntries(variables().map((name, index) => [name, ' '.repeat(index % 3)]));
    expect(said(readConfig(blank))).toEqual(defaults);
  });

  test('links to the port that was chosen', () => {
    expect(readConfig({ PORT: '8080' }).baseUrl).toBe('http://localhost:8080');
  });
});

describe('what is given', () => {
  test('is taken, without the space around it', () => {
    const given = {
      BASE_URL: ' https://leihen.example.org ',
      HOST: ' 0.0.0.0',
      PORT: '80 ',
      DATABASE_URL: 'postgresql://leihbund:geheim@db/leihbund',
      SMTP_URL: 'smtps://post:geheim@mail.example.org',
      MAIL_FROM: 'leihen@example.org',
      MAIL_KEEP_DAYS: '7',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'silent',
      TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,fd00::/8 , ::1',
    };
    expect(said(readConfig(given))).toMatchObject({
      baseUrl: 'https://leihen.example.org',
      host: '0.0.0.0',
      port: 80,
      databaseUrl: given.DATABASE_URL,
      smtpUrl: given.SMTP_URL,
      mailFrom: 'leihen@example.org',
      mailKeepDays: 7,
      rateLimits: false,
      logLevel: 'silent',
      trustedProxies: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8', '::1'],
      isSecure: true,
    });
  });

  test('as an address loses the slashes at its end, so that links have one', () => {
    for (const own of ['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:8080'])
      expect(readConfig({ BASE_URL: own }).baseUrl).toBe(own);
    expect(readConfig({ BASE_URL: 'https://example.org//' }).baseUrl).toBe('https://example.org');
  });

  test.each([
    '',
    'postgres://db/leihbund',
    'postgresql://db/leihbund',
    ' POSTGRES://leihbund:geheim@db/leihbund',
  ])('chooses the same engine for the configuration and for the columns: %j', (url) => {
    expect(meansPostgres(url)).toBe(readConfig({ DATABASE_URL: url }).databaseUrl !== undefined);
  });
});

const wrong: [name: string, value: string][] = [
  ['BASE_URL', 'leihen.example.org'],
  ['BASE_URL', 'ftp://leihen.example.org'],
  ['BASE_URL', 'https://example.org/leihen'],
  ['TRUSTED_PROXIES', '010.0.0.1'],
  ['BASE_URL', 'http://leihen.example.org'],
  ['BASE_URL', 'http://127.0.0.1.example.org'],
  ['BASE_URL', 'http://192.168.178.20:3000'],
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '3000.5'],
  ['PORT', '0x50'],
  ['DATABASE_URL', `mysql://root:${SECRET}@db/leihbund`],
  ['DATABASE_URL', `host=db password=${SECRET}`],
  ['SMTP_URL', `https://post:${SECRET}@mail.example.org`],
  ['SMTP_URL', `post:${SECRET}@mail.example.org`],
  ['MAIL_FROM', 'leihen'],
  ['MAIL_FROM', 'Leihbund <leihen@example.org>'],
  ['MAIL_FROM', 'one@example.org, two@example.org'],
  ['MAIL_KEEP_DAYS', '0'],
  ['MAIL_KEEP_DAYS', '1.5'],
  ['MAIL_KEEP_DAYS', 'for ever'],
  ['MIGRATION_BACKUP', 'maybe'],
  ['RATE_LIMITS', 'yes'],
  ['RATE_LIMITS', 'ON'],
  ['LOG_LEVEL', 'verbose'],
  ['TRUSTED_PROXIES', 'true'],
  ['TRUSTED_PROXIES', '*'],
  ['TRUSTED_PROXIES', 'proxy.example.org'],
  ['TRUSTED_PROXIES', '10.0.0'],
  ['TRUSTED_PROXIES', '10.0.0.256'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', '0.0.0.0/0'],
  ['TRUSTED_PROXIES', '::/0'],
  ['TRUSTED_PROXIES', 'fd00::/129'],
  ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
  ['TRUSTED_PROXIES', '10.0.0.0/'],
  ['TRUSTED_PROXIES', 'fd00:::1'],
  ['TRUSTED_PROXIES', '10.0.0.1 10.0.0.2'],
  ['TRUSTED_PROXIES', '10.0.0.1, nonsense'],
];

describe('a wrong value', () => {
  test.each(wrong)('of %s stops the start and is named: %s', (name, value) => {
    const faults = faultsOf({ [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} must be `));
  });

  test('does not hide another one: all faults are told at once', () => {
    const all = Object.fromEntries(wrong);
    const names = [...new Set(wrong.map(([name]) => name))];
    expect(faultsOf(all).map((fault) => fault.split(' ')[0])).toEqual(expect.arrayContaining(names));
    expect(faultsOf(all)).toHaveLength(names.length);
    for (const name of names) expect(messageOf(all)).toContain(name);
  });

  test('is never repeated: it may be a secret', () => {
    for (const [name, value] of wrong) expect(messageOf({ [name]: value })).not.toContain(SECRET);
    fc.assert(
      fc.property(
        fc.constantFrom(...checkedVariables()),
        fc.base64String({ minLength: 8 }),
        (name, secret) => {
          expect(messageOf({ [name]: `${secret}:${SECRET}` })).not.toContain(SECRET);
        },
      ),
    );
  });
});

describe('.env.example', () => {
  const example = readFileSync('.env.example', 'utf8');

  test('a variable that only one of them knows would be seen', () => {
    expect(named('A=1\n#B_C=2\n# not=this\n')).toEqual(['A', 'B_C']);
    expect(variables(`read.text('A', ''); read.choice(\n 'B_C'`)).toEqual(['A', 'B_C']);
  });

  test('names every variable that is read, and no other', () => {
    expect(named(example)).toEqual(variables());
  });

  test('shows the defaults, and good values where there is none', () => {
    expect(said(readConfig(parseEnv(example)))).toEqual(defaults);
    expect(faultsOf(parseEnv(example.replace(/^#(?=[A-Z_]+=)/gm, '')))).toEqual([]);
  });

  test('is all: nothing else in the house reads a variable of its own', () => {
    const readers = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .flatMap((path) => [
        ...readFileSync(join('src', path), 'utf8').matchAll(/process\.env(?:\.|\[')(\w+)/g),
      ]);
    const names = readers.map(([, name = '']) => name);
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !variables().includes(name))).toEqual([]);
  });
});

/** The names in a file like `.env`, switched off or not. */
function named(text: string): string[] {
  return [...text.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = '']) => name).toSorted();
}

/** The names in the text of `config.ts`. */
function variables(text = readFileSync('src/shared/config.ts', 'utf8')): string[] {
  return [...text.matchAll(/\bread\.\w+\(\s*'([A-Z_]+)'/g)].map(([, name = '']) => name).toSorted();
}

/** Those whose value can be wrong. */
function checkedVariables(): string[] {
  return [...new Set(wrong.map(([name]) => name))];
}
