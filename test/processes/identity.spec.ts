/** A running server: nothing secret in its log, whatever fails; and commands beside it take effect at once. Needs the build; runs on the engine that the environment names. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import PostalMime from 'postal-mime';
import sqlite from 'sqlite3';
import { dropDatabase, makeDatabase, onPostgres } from '../support/database.js';

const PORT = 3186;
const base = `http://127.0.0.1:${PORT}`;
const EMAIL = 'verein@example.org';
const env = { ...process.env, PORT: String(PORT), BASE_URL: `http://localhost:${PORT}`, LOG_LEVEL: 'debug' };
let server: ChildProcess;
let log = '';

beforeAll(async () => {
  await makeDatabase();
  server = spawn('node', ['dist/main.js', '--demo'], { env });
  for (const stream of [server.stdout!, server.stderr!])
    stream.on('data', (bytes: Buffer) => (log += bytes.toString()));
  for (let tries = 0; tries < 300 && !(await isReady()); tries += 1) await pause(100);
  if (!(await isReady())) throw new Error(`No server:\n${log}`);
}, 60_000);

afterAll(async () => {
  server.kill('SIGKILL');
  await dropDatabase();
});

const isReady = async (): Promise<boolean> =>
  (await fetch(`${base}/health/ready`).catch(() => undefined))?.ok ?? false;

type Sent = { body?: object | URLSearchParams | string; headers?: Record<string, string> };

const call = (method: string, path: string, { body, headers = {} }: Sent = {}): Promise<Response> => {
  const isForm = body instanceof URLSearchParams || typeof body === 'string';
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  const text = isForm ? String(body) : JSON.stringify(body);
  const sent = { 'sec-fetch-site': 'same-origin', ...headers, ...(body ? { 'content-type': type } : {}) };
  return fetch(`${base}${path}`, {
    method,
    headers: sent,
    redirect: 'manual',
    ...(body ? { body: text } : {}),
  });
};

const read = new Set<string>();

/** What matches in the newest mail to this address, and was not read before. */
async function mailed(address: string, pattern: RegExp): Promise<string> {
  const folder = env['MAIL_DIR' as never] as string;
  for (let tries = 0; tries < 100; tries += 1) {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).toSorted();
    for (const name of names.toReversed()) {
      const { to, text = '' } = await PostalMime.parse(await readFile(join(folder, name)));
      const found = to?.[0]?.address === address && pattern.exec(text)?.[1];
      if (!found || read.has(found)) continue;
      read.add(found);
      return found;
    }
    await pause(100);
  }
  throw new Error(`No such mail to ${address}.`);
}

const cookieOf = (answer: Response, name: string): string =>
  answer.headers.getSetCookie().flatMap((line) => new RegExp(`^${name}=([^;]+)`).exec(line)?.[1] ?? [])[0] ??
  '';

/** Signed in by the link; answers the session, the link's secret and the browser's. */
async function signedIn(email: string): Promise<{ session: string; link: string; asking: string }> {
  const asking = cookieOf(await call('POST', '/api/sign-in', { body: { email } }), 'leihbund-asking');
  const link = await mailed(email, /\/sign-in\/([\w-]+)/);
  const headers = { cookie: `leihbund-asking=${asking}` };
  await call('GET', `/sign-in/${link}?nachfrage=geheim`, { headers });
  const opened = await call('POST', '/sign-in', { headers, body: new URLSearchParams({ secret: link }) });
  expect(opened.status).toBe(303);
  return { session: cookieOf(opened, 'leihbund'), link, asking };
}

async function onDatabase(statement: string): Promise<void> {
  if (onPostgres) {
    const client = new Client({ connectionString: process.env['DATABASE_URL'] });
    await client.connect();
    await client.query(statement);
    await client.end();
    return;
  }
  const file = new sqlite.Database(process.env['SQLITE_FILE']!);
  await promisify(file.run.bind(file) as (sql: string, done: (error: Error | null) => void) => void)(
    statement,
  );
  await promisify(file.close.bind(file))();
}

/** Something that is no HTTP, with a secret in it. */
const garbled = (text: string): Promise<void> =>
  new Promise((resolve) => {
    const socket = connect(PORT, '127.0.0.1', () => socket.write(text));
    socket
      .on('close', () => resolve())
      .on('error', () => resolve())
      .resume();
  });

const form = (secret: string): URLSearchParams => new URLSearchParams({ secret });

test('no link, cookie, code, token, address or query is ever in the log, whether it went well, badly or wrong', async () => {
  const { session, link, asking } = await signedIn(EMAIL);
  const headers = { cookie: `leihbund=${session}` };
  const { token } = (await (
    await call('POST', '/api/me/tokens', { headers, body: { name: 'Geheimname' } })
  ).json()) as {
    token: string;
  };
  const me = (await (await call('GET', '/api/me', { headers })).json()) as {
    memberships: { partner: { id: string } }[];
  };
  const wish = { scope: 'partner', id: me.memberships[0]!.partner.id, detail: 'full', name: 'Abo' };
  const made = (await (
    await call('POST', '/api/alliances/auenbrueck/feeds', { headers, body: wish })
  ).json()) as {
    url: string;
  };
  const feed = new URL(made.url).pathname;
  await call('POST', '/api/me/email', { headers, body: { email: 'neu.geheim@example.org' } });
  const code = await mailed('neu.geheim@example.org', /^ *(\d{6})$/m);
  expect((await call('POST', '/api/me/email/confirm', { headers, body: { code } })).status).toBe(200);
  const undo = await mailed(EMAIL, /\/undo-address\/([\w-]+)/);
  const visits = async (): Promise<number[]> => {
    const answers = await Promise.all([
      call('GET', feed).catch(() => undefined),
      call('GET', `${feed}?schluessel=geheim`).catch(() => undefined),
      call('GET', `/sign-in/${link}`),
      call('HEAD', `/sign-in/${link}`),
      call('PUT', `/sign-in/${link}?nachfrage=geheim`),
      call('GET', `/sign-in/${link}/mehr`),
      call('GET', `/sign-in/%ZZ${link}`),
      call('GET', `/sign-in/%00${link}`),
      call('GET', `/sign-in/${link}${'x'.repeat(300)}`),
      call('POST', '/sign-in', { body: form(link), headers: { cookie: `leihbund-asking=${asking}` } }),
      call('POST', '/sign-in', { body: `secret=${link}&secret=${link}` }),
      call('POST', '/sign-in', { body: { secret: link } }),
      call('POST', '/sign-in/code', { body: new URLSearchParams({ email: EMAIL, code }) }),
      call('POST', '/undo-address', { body: form(`${undo}x`) }),
      call('GET', `/undo-address/${undo}`),
      call('GET', '/api/me', { headers: { authorization: `Bearer ${token}` } }),
      call('GET', `/api/me?token=${token}`),
      call('GET', '/api/alliances?cursor=geheimcursor'),
    ]);
    return answers.map((answer) => answer?.status ?? 0);
  };
  const before = await visits();
  await garbled(
    `GET /sign-in/${link} HTTP/1.1\r\nHost: x\r\nCookie: leihbund=${session}\r\nbad header\r\n\r\n`,
  );
  await onDatabase('ALTER TABLE sign_ins RENAME TO sign_ins_away');
  await onDatabase('ALTER TABLE access_tokens RENAME TO access_tokens_away');
  const broken = await visits();
  await onDatabase('ALTER TABLE sign_ins_away RENAME TO sign_ins');
  await onDatabase('ALTER TABLE access_tokens_away RENAME TO access_tokens');
  const undone = await call('POST', '/undo-address', { body: form(undo) });
  expect(undone.status).toBe(200);
  await pause(300);

  expect([...new Set([...before, ...broken])].toSorted()).toEqual(
    expect.arrayContaining([200, 401, 404, 500]),
  );
  // The console's own lines are there because no mail server is set; see operating.md.
  const lines = log.split('\n').filter((line) => !/^Sign-in code for|^Sign in with/.test(line));
  expect(lines.filter((line) => line.includes('"route":"/sign-in/:secret"')).length).toBeGreaterThan(4);
  expect(lines.some((line) => line.includes('unexpected error'))).toBe(true);
  const feedSecret = feed.split('/')[2]!;
  const secrets = { session, link, asking, token, code, undo, feedSecret };
  const words = [...Object.values(secrets), '@example.org', 'geheim', 'Geheimname'];
  expect(words.every((word) => word.length > 4)).toBe(true);
  expect(lines.filter((line) => words.some((word) => line.includes(word)))).toEqual([]);
}, 60_000);

test('a request’s line says who asked where, as ids, and whatever was sent it stays one line of JSON', async () => {
  const { session } = await signedIn('gemeinde@example.org');
  const headers = { cookie: `leihbund=${session}`, 'x-request-id': 'von-aussen', 'user-agent': 'a\tb' };
  const { id } = (await (await call('GET', '/api/me', { headers })).json()) as { id: string };
  const answer = await call('GET', '/api/alliances/auenbrueck/reservations?limit=1', { headers });
  await pause(300);
  const lines = log.split('\n').filter((line) => line.startsWith('{'));
  const said = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(said).toContainEqual(
    expect.objectContaining({
      requestId: answer.headers.get('x-request-id'),
      route: '/api/alliances/:alliance/reservations',
      status: 200,
      actor: id,
      alliance: 'auenbrueck',
    }),
  );
}, 20_000);

const command = async (...given: string[]): Promise<string> =>
  (await promisify(execFile)('node', ['dist/command.js', ...given], { env })).stdout.trim();

const status = async (session: string): Promise<number> =>
  (await call('GET', '/api/me', { headers: { cookie: `leihbund=${session}` } })).status;

test('an operator’s commands beside the server take effect at once', async () => {
  const email = 'koordination@example.org';
  const first = await signedIn(email);
  expect(await status(first.session)).toBe(200);
  expect(await command('end-sessions', '--email', email)).toBe(`Signed out: ${email}.`);
  expect(await status(first.session)).toBe(401);
  const second = await signedIn(email);
  expect(await command('disable', '--email', email)).toBe(`${email} is disabled.`);
  expect(await status(second.session)).toBe(401);
  expect(await command('enable', '--email', email)).toBe(`${email} is enabled.`);
  expect(await status(second.session)).toBe(401);
  const third = await signedIn(email);
  expect(await command('end-sessions', '--all')).toBe('Signed out: everybody.');
  expect(await status(third.session)).toBe(401);
  await expect(command('disable', '--email', 'niemand@example.org')).rejects.toThrow(
    'Nobody has this address',
  );
  await expect(command('end-sessions')).rejects.toThrow('--email is missing');
}, 60_000);
