/** Configuration: the environment in, checked and typed values out, or a list of everything that is wrong with it. */

/** What the installation was told. Every variable stands in `.env.example`. */
export class Config {
  /** Address that links in mails and feeds begin with; never taken from a request. No slash at its end. */
  declare readonly baseUrl: string;
  declare readonly host: string;
  declare readonly port: number;
  /** Connection string of PostgreSQL; undefined means SQLite. */
  declare readonly databaseUrl: string | undefined;
  declare readonly sqliteFile: string;
  /** Where the backup goes that is made before migrations. */
  declare readonly backupDir: string;
  /** False where the operator makes a backup of their own before an update. */
  declare readonly migrationBackup: boolean;
  /** Where mails are handed over; undefined means files in `mailDir`. */
  declare readonly smtpUrl: string | undefined;
  declare readonly mailDir: string;
  /** The one system mailbox: From and ORGANIZER of everything, for ever the same. */
  declare readonly mailFrom: string;
  /** How long the words of an ended mail are kept. */
  declare readonly mailKeepDays: number;
  declare readonly rateLimits: boolean;
  /** Requests that one process works on at once; beyond it they are sent away at once. */
  declare readonly mostInFlight: number;
  declare readonly logLevel: LogLevel;
  /** Addresses and networks whose `X-Forwarded-*` is believed. */
  declare readonly trustedProxies: readonly string[];

  constructor(values: Omit<Config, 'isSecure'>) {
    Object.assign(this, values);
  }

  /** True where cookies travel over TLS. */
  get isSecure(): boolean {
    return this.baseUrl.startsWith('https:');
  }
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Everything that is wrong with the environment, a line each, so that one start tells all. */
export class ConfigFaults extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads all variables; throws `ConfigFaults` naming each one that is wrong, never its value (it may be a secret). */
export function readConfig(environment: Environment): Config {
  const faults: string[] = [];
  const read = new Reader(environment, faults);
  const port = read.port('PORT', 3000);
  const config = new Config({
    port,
    host: read.text('HOST', '127.0.0.1'),
    baseUrl: read.baseUrl('BASE_URL') ?? `http://localhost:${port}`,
    databaseUrl: read.url('DATABASE_URL', ['postgres:', 'postgresql:']),
    sqliteFile: read.text('SQLITE_FILE', 'var/leihbund.sqlite'),
    backupDir: read.text('BACKUP_DIR', 'var/backup'),
    migrationBackup: read.choice('MIGRATION_BACKUP', ['on', 'off'], 'on') === 'on',
    smtpUrl: read.url('SMTP_URL', ['smtp:', 'smtps:']),
    mailDir: read.text('MAIL_DIR', 'var/mail'),
    mailFrom: read.mailAddress('MAIL_FROM', 'leihbund@example.org'),
    mailKeepDays: read.days('MAIL_KEEP_DAYS', 30),
    rateLimits: read.choice('RATE_LIMITS', ['on', 'off'], 'on') === 'on',
    mostInFlight: read.whole('MOST_IN_FLIGHT', [1, 10_000], 250),
    logLevel: read.choice('LOG_LEVEL', logLevels, 'info'),
    trustedProxies: read.networks('TRUSTED_PROXIES'),
  });
  if (faults.length > 0) throw new ConfigFaults(faults);
  return config;
}

/** Only there may a session's cookie travel without TLS. */
const ONE_S_OWN_MACHINE = /^(localhost|127(\.\d+){3}|\[::1\])$/;

class Reader {
  constructor(
    private readonly environment: Environment,
    private readonly faults: string[],
  ) {}

  text(name: string, otherwise: string): string {
    return this.environment[name]?.trim() || otherwise;
  }

  port(name: string, otherwise: number): number {
    return this.whole(name, [0, 65535], otherwise);
  }

  whole(name: string, [least, most]: readonly [number, number], otherwise: number): number {
    const text = this.text(name, String(otherwise));
    const isWithin = /^\d{1,9}$/.test(text) && least <= Number(text) && Number(text) <= most;
    return isWithin
      ? Number(text)
      : this.fault(name, `must be a whole number from ${least} to ${most}`, otherwise);
  }

  days(name: string, otherwise: number): number {
    const text = this.text(name, String(otherwise));
    const isFit = /^[1-9]\d{0,3}$/.test(text);
    return isFit
      ? Number(text)
      : this.fault(name, 'must be a whole number of days from 1 to 9999', otherwise);
  }

  url(name: string, protocols: readonly string[]): string | undefined {
    const text = this.text(name, '');
    if (text === '') return undefined;
    const isKnown = URL.canParse(text) && protocols.includes(new URL(text).protocol);
    return isKnown
      ? text
      : this.fault(
          name,
          `must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
          undefined,
        );
  }

  /** Links are made by adding to it, so it ends with its path; without a slash. */
  baseUrl(name: string): string | undefined {
    const text = this.url(name, ['http:', 'https:']);
    if (text === undefined) return undefined;
    const { username, password, search, hash, pathname, protocol, hostname } = new URL(text);
    // Pages post their forms to where the host begins.
    if (username + password + search + hash !== '' || /[^/]/.test(pathname))
      return this.fault(name, 'must be an address without user, password, path, ? and #', undefined);
    if (protocol === 'https:' || ONE_S_OWN_MACHINE.test(hostname)) return text.replace(/(?<!\/)\/+$/, '');
    return this.fault(name, 'must be https: unless it is on this machine (localhost)', undefined);
  }

  mailAddress(name: string, otherwise: string): string {
    const text = this.text(name, otherwise);
    // No longer than 100, since every Message-ID ends in its domain.
    const isAddress = text.length <= 100 && /^[\w.+-]{1,64}@[a-z\d-]+(\.[a-z\d-]+)+$/i.test(text);
    return isAddress
      ? text
      : this.fault(name, 'must be one mail address such as leihbund@example.org', otherwise);
  }

  choice<T extends string>(name: string, choices: readonly T[], otherwise: T): T {
    const text = this.text(name, otherwise);
    const chosen = choices.find((choice) => choice === text);
    return chosen ?? this.fault(name, `must be one of ${choices.join(', ')}`, otherwise);
  }

  networks(name: string): readonly string[] {
    const networks = this.text(name, '')
      .split(',')
      .map((network) => network.trim())
      .filter((network) => network !== '');
    if (networks.every(isNetwork)) return networks;
    return this.fault(name, 'must be addresses or networks such as 127.0.0.1, 10.0.0.0/8, fd00::/8', []);
  }

  private fault<T>(name: string, complaint: string, otherwise: T): T {
    this.faults.push(`${name} ${complaint}`);
    return otherwise;
  }
}

/** `10.0.0.1`, `10.0.0.0/8`, `fd00::/8`; never all addresses at once. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = isIpv4(address) ? 32 : isIpv6(address) ? 128 : 0;
  const isPrefix = prefix === undefined || /^[1-9]\d{0,2}$/.test(prefix);
  return more.length === 0 && isPrefix && Number(prefix ?? 1) <= bits;
}

const isIpv4 = (text: string): boolean =>
  /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(text) &&
  text.split('.').every((part) => Number(part) <= 255);

/** As the parser of addresses reads it between brackets. */
const isIpv6 = (text: string): boolean => /^[\da-f:.]{2,45}$/i.test(text) && URL.canParse(`http://[${text}]`);
