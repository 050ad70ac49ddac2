/** A site: the built server with the demo's data on SQLite, its mails as files, and its API for what a test needs beforehand. */
import { Agent } from 'node:http';
import { Installation } from '../../support/installation.js';
import { ServerProcess, type Answer, type Sent } from '../../support/server-process.js';
import { Letters } from './letters.js';

export const AUENBRUECK = 'auenbrueck';

/** People of the demo, by what they are in Auenbrück. */
export const demoPeople = {
  coordinator: 'koordination@example.org',
  deputy: 'stellvertretung@example.org',
  keeper: 'lager@example.org',
  owner: 'gemeinde@example.org',
  member: 'verein@example.org',
} as const;

/** A partner that borrows often; P12 of the files. */
export const CLUB = 'SV Blau-Weiß Auenbrück 1921 e. V.';

export interface Line {
  id: string;
  itemId: string;
  quantity: number;
}

export interface Loan {
  id: string;
  number: string;
  status: string;
  lines: Line[];
}

export interface Thing {
  id: string;
  name: string;
  inventoryNumber: string;
  free?: number;
}

export interface Clockwork {
  /** The instant at which the server's clock begins, for pages that look the same on every day. */
  now?: string;
  /** Jobs of every few minutes run every half second. */
  isHasty?: boolean;
}

export class Site {
  private readonly tokens = new Map<string, Promise<string>>();
  private things: Thing[] = [];
  private newcomers = 0;

  private constructor(
    readonly installation: Installation,
    readonly server: ServerProcess,
    readonly letters: Letters,
  ) {}

  static async open({ now, isHasty = false }: Clockwork = {}): Promise<Site> {
    const installation = await Installation.make('SQLite');
    const preload = `${now === undefined ? '' : clockFrom(now)}${isHasty ? HASTE : ''}`;
    const server = await ServerProcess.start(installation, { args: ['--demo'], ...(preload && { preload }) });
    const site = new Site(installation, server, new Letters(installation.mailFolder));
    const { items } = await site.read<{ items: Thing[] }>('items?limit=200');
    site.things = items;
    return site;
  }

  async close(): Promise<void> {
    await this.server.stop();
    await this.installation.drop();
  }

  get origin(): string {
    return `http://localhost:${this.server.port}`;
  }

  /** Address of a page of the alliance; without a rest its list. */
  at(rest = ''): string {
    return `${this.origin}/b/${AUENBRUECK}${rest}`;
  }

  /** The id of a thing by its inventory number. */
  item(inventoryNumber: string): string {
    const found = this.things.find((thing) => thing.inventoryNumber === inventoryNumber);
    if (!found) throw new Error(`The demo has no ${inventoryNumber}.`);
    return found.id;
  }

  /** What anybody reads of the alliance. */
  async read<T>(rest: string, as?: string): Promise<T> {
    return json<T>(await this.send('GET', rest, as));
  }

  /** Sends to the alliance what must succeed, as the person with this address. */
  async done<T>(rest: string, as: string, body: object): Promise<T> {
    return json<T>(await this.send('POST', rest, as, body));
  }

  /** Sends to the alliance and answers whatever comes. */
  async send(method: string, rest: string, as?: string, body?: object): Promise<Answer> {
    const token = as === undefined ? {} : { token: await this.tokenOf(as) };
    const path = rest.startsWith('/') ? rest : `/api/alliances/${AUENBRUECK}/${rest}`;
    return this.call(method, path, { ...token, ...(body ? { body } : {}) });
  }

  /** Somebody who was invited by a partner and has never been here; answers the address. */
  async newcomer(partner = CLUB): Promise<string> {
    this.newcomers += 1;
    const email = `neu.${this.newcomers}@example.org`;
    const id = await this.partner(partner);
    const invitation = { email, name: `Neu Nr. ${this.newcomers}`, role: 'member' };
    await this.done(`partners/${id}/people`, demoPeople.coordinator, invitation);
    return email;
  }

  /** The id of a partner by its name. */
  async partner(name: string): Promise<string> {
    const { items } = await this.read<{ items: Thing[] }>('partners?limit=200', demoPeople.coordinator);
    const found = items.find((partner) => partner.name === name);
    if (!found) throw new Error(`The demo has no ${name}.`);
    return found.id;
  }

  /** A new session; answers the cookie's name and value. Somebody who signs in this way has signed in before. */
  async session(email: string): Promise<{ name: string; value: string }> {
    const code = await this.letters.codeAfter(email, () => this.ask(email));
    const answer = await this.call('POST', '/api/sessions', { body: { email, code } });
    const [pair = ''] = (answer.headers['set-cookie']?.[0] ?? '').split(';');
    const [name = '', value = ''] = pair.split('=');
    if (value === '') throw new Error(`No session for ${email}: ${answer.status} ${answer.text}`);
    return { name, value };
  }

  /** An access token, one for each person. */
  tokenOf(email: string): Promise<string> {
    const token = this.tokens.get(email) ?? this.newToken(email);
    this.tokens.set(email, token);
    return token;
  }

  /** On a connection of its own: beside a browser, a kept one can be hung up on before this process notices. */
  call(method: string, path: string, sent: Sent = {}): Promise<Answer> {
    return this.server.call(method, path, { ...sent, agent: new Agent() });
  }

  private ask(email: string): Promise<Answer> {
    return this.call('POST', '/api/sign-in', { body: { email } });
  }

  private async newToken(email: string): Promise<string> {
    const { name, value } = await this.session(email);
    const headers = { cookie: `${name}=${value}`, 'sec-fetch-site': 'same-origin' };
    const body = { name: 'Probe' };
    return json<{ token: string }>(await this.call('POST', '/api/me/tokens', { headers, body })).token;
  }
}

/** JavaScript that sets the clock of the process that it runs in. */
const clockFrom = (now: string): string => `
  const Real = Date;
  const ahead = Real.parse(${JSON.stringify(now)}) - Real.now();
  globalThis.Date = class Date extends Real {
    constructor(...said) {
      if (said.length === 0) super(Real.now() + ahead);
      else super(...said);
    }
    static now() {
      return Real.now() + ahead;
    }
  };`;

const HASTE = `
  const { setInterval: usual } = globalThis;
  globalThis.setInterval = (job, wait, ...given) => usual(job, wait === 300_000 ? 500 : wait, ...given);`;

function json<T>({ status, text }: Answer): T {
  if (status >= 300) throw new Error(`${status} ${text}`);
  return JSON.parse(text) as T;
}
