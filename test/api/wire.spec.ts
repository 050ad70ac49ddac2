/** The wire: what is no HTTP is refused and the connection closed, who is slow holds up nobody, and every answer carries its headers (safety.md, F09, G02, G07, J01, K12). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Req } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { FastifyRequest } from 'fastify';
import { makeAdapter, setUp } from '../../src/http/fastify.setup.js';
import { ProblemFilter } from '../../src/http/problem.filter.js';
import { readConfig } from '../../src/shared/config.js';
import { TestApp, type Method } from '../support/app.js';
import { answersIn, portOf, say, type Answer, type Heard } from '../support/raw-socket.js';
import { eachOf } from '../support/raw-call.js';
import { changes, everything } from '../support/rows.js';
import { World } from '../support/world.js';

const HEADERS_MS = 600;
const REQUEST_MS = 1_400;
const SILENCE_MS = 1_600;
const MOST_CONNECTIONS = 60;
const MOST_OF_ONE_ADDRESS = 5;
/** An address of this machine that is nobody's proxy. */
const STRANGER = '127.0.0.2';

let app: TestApp;
let world: World;
let port: number;

beforeAll(async () => {
  app = await TestApp.start({
    headersMs: HEADERS_MS,
    requestMs: REQUEST_MS,
    silenceMs: SILENCE_MS,
    checkMs: 50,
    connections: MOST_CONNECTIONS,
    connectionsPerAddress: MOST_OF_ONE_ADDRESS,
    unlimited: ['127.0.0.1'],
  });
  world = await World.make(app);
  port = portOf(app);
}, 60_000);
afterAll(() => app.stop());

const HOST = 'Host: localhost\r\n';
const GET = 'GET /api/alliances HTTP/1.1\r\n';
const POST = `POST /api/me/tokens HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n`;
const CHUNKED = 'Transfer-Encoding: chunked\r\n';

/** A call that would make a token, were it not for what stands around it. */
const post = (headers: string, body = '{"name":"x"}', start = POST): string =>
  `${start}Authorization: Bearer ${world.member.token}\r\n${headers}\r\n${body}`;

const withHeader = (header: string): string => `${GET}${HOST}${header}\r\n\r\n`;
const addressed = (target: string, method = 'GET'): string => `${method} ${target} HTTP/1.1\r\n${HOST}\r\n`;

type Malformed = [says: string, bytes: string, status: number];

const malformed = (): Malformed[] => [
  ['no request at all', 'garbage\r\n\r\n', 400],
  ['a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00', 400],
  ['the greeting of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['HTTP/0.9', 'GET /api/alliances\r\n', 408],
  ['HTTP/1.2', `GET / HTTP/1.2\r\n${HOST}\r\n`, 400],
  ['HTTP/3', `GET / HTTP/3.0\r\n${HOST}\r\n`, 400],
  ['a version with a tail', `GET / HTTP/1.1x\r\n${HOST}\r\n`, 400],
  ['a method that nobody knows', addressed('/', 'GETT'), 400],
  ['a method in small letters', addressed('/', 'get'), 400],
  ['no target', `GET  HTTP/1.1\r\n${HOST}\r\n`, 400],
  ['a target with a space', addressed('/api me'), 400],
  ['a target with a control character', addressed('/api/\x01'), 400],
  ['a target in bare UTF-8', addressed('/api/\xc3\xbc'), 400],
  ['a target without a slash', addressed('api/me'), 400],
  ['another host’s name and port', addressed('boese.example:80'), 400],
  ['17 kB of target', addressed(`/${'a'.repeat(17_000)}`), 431],
  ['no host', `${GET}\r\n`, 400],
  ['two hosts', `${GET}${HOST}${HOST}\r\n`, 400],
  ['two different hosts', `${GET}${HOST}HOST: boese.example\r\n\r\n`, 400],
  ['a folded header', withHeader('X-A: a\r\n b'), 400],
  ['a fold before any header', `${GET} x: y\r\n${HOST}\r\n`, 400],
  ['NUL in a header', withHeader('X-A: a\x00b'), 400],
  ['BEL in a header', withHeader('X-A: a\x07b'), 400],
  ['a bare LF between headers', withHeader('X-A: a\nX-B: b'), 400],
  ['a bare CR between headers', withHeader('X-A: a\rX-B: b'), 400],
  ['bare LFs only', 'GET /api/alliances HTTP/1.1\nHost: x\n\n', 400],
  ['a space in a header’s name', withHeader('X A: a'), 400],
  ['a space before the colon', withHeader('X-A : a'), 400],
  ['a header without a name', withHeader(': a'), 400],
  ['a header without a colon', withHeader('XA'), 400],
  ['a header’s name in UTF-8', withHeader('X-\xc3\xbc: a'), 400],
  ['17 kB of header', withHeader(`X-A: ${'a'.repeat(17_000)}`), 431],
  ['a thousand headers', `${GET}${HOST}${'X-A: a\r\n'.repeat(1_000)}\r\n`, 431],
  ['an expectation that we do not know', post('Expect: nonsense\r\nContent-Length: 12\r\n'), 417],
  ['two lengths', post('Content-Length: 12\r\nContent-Length: 13\r\n'), 400],
  ['the same length twice', post('Content-Length: 12\r\nContent-Length: 12\r\n'), 400],
  ['a list of lengths', post('Content-Length: 12, 12\r\n'), 400],
  ['a length with a sign', post('Content-Length: +12\r\n'), 400],
  ['a negative length', post('Content-Length: -1\r\n'), 400],
  ['a length in hexadecimal', post('Content-Length: 0xc\r\n'), 400],
  ['a length beyond all numbers', post('Content-Length: 99999999999999999999999\r\n'), 400],
  ['length and chunks', post(`Content-Length: 12\r\n${CHUNKED}`, 'c\r\n{"name":"x"}\r\n0\r\n\r\n'), 400],
  ['chunks and length', post(`${CHUNKED}Content-Length: 12\r\n`, 'c\r\n{"name":"x"}\r\n0\r\n\r\n'), 400],
  ['an encoding that is nearly chunks', post('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'), 400],
  ['chunks that are not last', post('Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n'), 400],
  ['two encodings', post(`${CHUNKED}Transfer-Encoding: identity\r\n`, '0\r\n\r\n'), 400],
  ['a space before the encoding’s colon', post('Transfer-Encoding : chunked\r\n', '0\r\n\r\n'), 400],
  ['a tab for a space before it', post('Transfer-Encoding:\x0bchunked\r\n', '0\r\n\r\n'), 400],
  [
    'chunks in HTTP/1.0',
    post(CHUNKED, 'c\r\n{"name":"x"}\r\n0\r\n\r\n', POST.replace('HTTP/1.1', 'HTTP/1.0')),
    400,
  ],
  ['a chunk’s size that is none', post(CHUNKED, 'zz\r\n{"name":"x"}\r\n0\r\n\r\n'), 400],
  ['a chunk’s size with a sign', post(CHUNKED, '-c\r\n{"name":"x"}\r\n0\r\n\r\n'), 400],
  ['a chunk’s size with 0x', post(CHUNKED, '0xc\r\n{"name":"x"}\r\n0\r\n\r\n'), 400],
  ['a chunk beyond all numbers', post(CHUNKED, 'fffffffffffffffff\r\n{"name":"x"}\r\n0\r\n\r\n'), 400],
  ['a chunk with bare LFs', post(CHUNKED, 'c\n{"name":"x"}\n0\n\n'), 400],
  ['a chunk that is longer than it says', post(CHUNKED, '2\r\n{"name":"x"}\r\n0\r\n\r\n'), 400],
  ['20 kB beside a chunk’s size', post(CHUNKED, `c;${'x'.repeat(20_000)}\r\n{"name":"x"}\r\n0\r\n\r\n`), 400],
  ['20 kB after the last chunk', post(CHUNKED, `2\r\n{}\r\n0\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`), 431],
];

const switching = (protocol: string): string =>
  `GET /health/live HTTP/1.1\r\n${HOST}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: ${protocol}\r\n` +
  'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

const problemOf = ({ body }: Answer): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;

/** What is wrong with the way in which it was refused; undefined for nothing. */
function lackOf(says: string, status: number, heard: Heard): string | undefined {
  const [answer, ...more] = answersIn(heard.text);
  const told = `${says}: ${heard.text.slice(0, 300)}`;
  if (!answer || more.length > 0 || answer.status !== status) return `not one ${status} for ${told}`;
  if (!heard.isClosed || answer.headers['connection'] !== 'close') return `left open after ${told}`;
  if (answer.headers['content-type'] !== 'application/problem+json; charset=utf-8') return told;
  const { code, detail, requestId, status: said } = problemOf(answer);
  const isWhole = said === status && requestId === answer.headers['x-request-id'] && code && detail;
  return isWhole ? undefined : `no whole problem for ${told}`;
}

describe('what is no HTTP, or could be read in two ways', () => {
  test('is refused with a problem document, the connection is closed, and nothing has changed', async () => {
    const before = await everything(app);
    const lacks = await eachOf(
      malformed(),
      async ([says, bytes, status]) =>
        lackOf(says, status, await say(port, { pieces: [Buffer.from(bytes, 'latin1')] })),
      10,
    );
    expect(lacks.filter((lack) => lack !== undefined)).toEqual([]);
    expect(changes(before, await everything(app))).toEqual([]);
    expect((await app.call('get', '/health/ready')).status).toBe(200);
  });

  test('would have been accepted without what is wrong with it', async () => {
    const right = [
      post('Content-Length: 12\r\n'),
      post(CHUNKED, 'c\r\n{"name":"x"}\r\n0\r\n\r\n'),
      post('Expect: 100-continue\r\nContent-Length: 12\r\n'),
      withHeader('X-A: a'),
      `GET /api/alliances HTTP/1.0\r\n\r\n`,
      addressed('http://localhost/api/alliances'),
    ];
    const statuses = await eachOf(right, async (bytes) => {
      const { text } = await say(port, { pieces: [bytes.replace(/\r\n/, '\r\nConnection: close\r\n')] });
      return answersIn(text.replace('HTTP/1.1 100 Continue\r\n\r\n', ''))[0]?.status;
    });
    expect(statuses).toEqual([201, 201, 201, 200, 200, 200]);
  });

  test('smuggles no second request in: what is hidden in a body or behind garbage is not carried out', async () => {
    const before = await everything(app);
    const hidden = post('Content-Length: 12\r\n');
    const wraps = [
      `${POST}Content-Length: ${hidden.length}\r\n\r\n${hidden}`,
      `${POST}Content-Length: 4\r\n${CHUNKED}\r\n0\r\n\r\n${hidden}`,
      `${POST}${CHUNKED}Content-Length: ${hidden.length}\r\n\r\n${hidden}`,
      `garbage\r\n\r\n${hidden}`,
      `${GET}${HOST}${HOST}\r\n${hidden}`,
      `${GET}\r\n${hidden}`,
    ];
    const answers = await eachOf(wraps, async (bytes) => {
      const { text } = await say(port, { pieces: [bytes], quietMs: 300 });
      return answersIn(text).map(({ status }) => status);
    });
    expect(answers).toEqual([[400], [400], [400], [400], [400], [400]]);
    // Were one of them carried out, it would not be waited for.
    await pause(200);
    expect(changes(before, await everything(app))).toEqual([]);
  });

  test('no tunnel and no other protocol is opened', async () => {
    for (const protocol of ['websocket', 'h2c', 'TLS/1.0']) {
      const { text } = await say(port, { pieces: [switching(protocol)], quietMs: 200 });
      // To be asked for another protocol is no reason not to answer in this one.
      expect([protocol, ...answersIn(text).map(({ status }) => status)]).toEqual([protocol, 200]);
    }
    const tunnel = await say(port, { pieces: [addressed('boese.example:443', 'CONNECT')] });
    expect([tunnel.text, tunnel.isClosed]).toEqual(['', true]);
  });
});

const openConnections = (): Promise<number> =>
  new Promise((resolve, reject) =>
    (app.nest.getHttpServer() as Server).getConnections((error, count) =>
      error ? reject(error) : resolve(count),
    ),
  );

const drip = (text: string): string[] => [...text];

/** Somebody else is answered again and again in the meantime. */
async function answeringMeanwhile<T>(work: Promise<T>): Promise<T> {
  const going = new Set([work]);
  const over = work.finally(() => going.clear());
  while (going.size > 0) {
    expect((await app.call('get', '/api/alliances')).status).toBe(200);
    await pause(20);
  }
  return over;
}

describe('who is slow', () => {
  test('is told 408 and cut off, and holds up nobody', async () => {
    const speeches = [
      { says: 'not a byte', pieces: [''] },
      { says: 'half a request line', pieces: ['GET /api/all'] },
      { says: 'headers, a byte at a time', pieces: drip(withHeader('X-A: aaaaaaaaaa')) },
      { says: 'headers without an end', pieces: [`${GET}${HOST}`] },
      { says: 'half a body', pieces: [post('Content-Length: 12\r\n', '{"na')] },
      {
        says: 'a body, a byte at a time',
        pieces: [post('Content-Length: 5000\r\n', ''), ...drip('{"name":"x"}'.padEnd(100))],
      },
      {
        says: 'chunk after chunk',
        pieces: [post(CHUNKED, ''), ...Array.from({ length: 100 }, () => '1\r\n \r\n')],
      },
    ];
    const many = [...speeches, ...speeches, ...speeches];
    const before = await everything(app);
    const heard = await answeringMeanwhile(
      Promise.all(many.map(({ pieces }) => say(port, { pieces, everyMs: 30, patienceMs: 20_000 }))),
    );
    const lacks = heard.map((one, index) => lackOf(many[index]!.says, 408, one));
    expect(lacks.filter((lack) => lack !== undefined)).toEqual([]);
    expect(changes(before, await everything(app))).toEqual([]);
  });

  test('or never reads what was asked for, is cut off after a while', async () => {
    // Far more than the buffers between us hold.
    const asks = addressed('/api/docs').repeat(200);
    const deaf = Array.from({ length: 3 }, () => connect({ port, host: '127.0.0.1' }).pause());
    for (const socket of deaf) socket.on('error', () => undefined).write(asks);
    await untilConnections((count) => count >= 3);
    await answeringMeanwhile(untilConnections((count) => count < 3));
    expect(await openConnections()).toBeLessThan(3);
    for (const socket of deaf) socket.destroy();
  });
});

/** As the server counts them: the clients do not notice that they were cut off. */
async function untilConnections(areSo: (count: number) => boolean): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if (areSo(await openConnections())) return;
    await pause(10);
  }
  throw new Error(`After ten seconds there are ${await openConnections()} connections.`);
}

/** Opens so many, and tells how many the server has kept after a moment. */
async function kept(count: number, from: string): Promise<number> {
  const before = await openConnections();
  const sockets = Array.from({ length: count }, () =>
    connect({ port, host: '127.0.0.1', localAddress: from }),
  );
  for (const socket of sockets) socket.on('error', () => undefined);
  // The same loop serves both sides: it must turn a few times.
  for (let turns = 0; turns < 10; turns += 1) await pause(20);
  const open = sockets.filter(({ readyState, destroyed }) => !destroyed && readyState === 'open');
  for (const socket of sockets) socket.destroy();
  await untilConnections((still) => still <= before);
  return open.length;
}

describe('connections', () => {
  test('of one address are few, unless it is a proxy’s; and when they end, others may come', async () => {
    expect(await kept(MOST_OF_ONE_ADDRESS + 20, STRANGER)).toBe(MOST_OF_ONE_ADDRESS);
    expect(await kept(MOST_OF_ONE_ADDRESS, STRANGER)).toBe(MOST_OF_ONE_ADDRESS);
    expect(await kept(MOST_OF_ONE_ADDRESS + 20, '127.0.0.1')).toBe(MOST_OF_ONE_ADDRESS + 20);
  });

  test('of all addresses together are not more than the limit', async () => {
    const left = MOST_CONNECTIONS - (await openConnections());
    expect(await kept(MOST_CONNECTIONS + 30, '127.0.0.1')).toBe(left);
    expect((await app.call('get', '/health/live')).status).toBe(200);
  });
});

const SECURE: Record<string, string> = {
  'content-security-policy':
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
};

/** What differs from the headers that every answer carries. */
const differing = (headers: Record<string, unknown>, wanted: Record<string, string>): string[] => [
  ...Object.entries(wanted).flatMap(([name, value]) =>
    headers[name] === value ? [] : [`${name}: ${String(headers[name])}`],
  ),
  ...Object.keys(headers).filter((name) => name.startsWith('access-control-') || name === 'x-powered-by'),
  ...(/^[\da-f-]{36}$/.test(String(headers['x-request-id'])) ? [] : ['x-request-id']),
];

describe('the headers of every kind of answer', () => {
  test('keep browsers, caches and other sites out', async () => {
    const { token } = world.coordinator;
    const signedIn = { authorization: `Bearer ${token}`, origin: 'https://boese.example' };
    const made = await app.call('post', world.path('feeds'), {
      token,
      body: { scope: 'alliance', detail: 'full', name: 'Alles' },
    });
    const calls: [says: string, method: Method, path: string, status: number][] = [
      ['JSON', 'get', '/api/me', 200],
      ['a list', 'get', world.path('partners'), 200],
      ['something public', 'get', '/api/alliances', 200],
      ['a page', 'get', '/', 200],
      ['the document', 'get', '/api/openapi.json', 200],
      ['the document as a page', 'get', '/api/docs', 200],
      ['plain text', 'get', '/robots.txt', 200],
      ['health', 'get', '/health/live', 200],
      ['no content', 'delete', world.path(`feeds/${made.body.id}`), 204],
      ['a HEAD', 'head', '/api/me', 200],
      ['nothing there', 'get', '/nonsense', 404],
      ['no such thing', 'get', world.path('partners/nonsense'), 404],
      ['no such page', 'get', '/b/nonsense', 404],
      ['a garbled address', 'get', '/api/%ZZ', 404],
      ['a control character', 'get', '/api/%00', 404],
      ['a wrong body', 'post', '/api/sign-in', 422],
    ];
    const lacks = await eachOf(calls, async ([says, method, path, status]) => {
      const answer = await app.call(method, path, {
        headers: signedIn,
        ...(method === 'post' ? { body: {} } : {}),
      });
      // Our own pages may name themselves to us, so that older browsers can prove where a form comes from.
      const isPage = says.endsWith(' page') && says !== 'the document as a page';
      const policy = isPage ? 'same-origin' : 'no-referrer';
      const wanted = { ...SECURE, 'referrer-policy': policy, 'cache-control': 'no-store' };
      const found = differing(answer.headers, wanted);
      return answer.status === status && found.length === 0
        ? []
        : [`${says}: ${answer.status} ${found.join(', ')}`];
    });
    expect(lacks.flat()).toEqual([]);
  });

  test('stand also where the request could not be read', async () => {
    const [answer] = answersIn((await say(port, { pieces: ['garbage\r\n\r\n'] })).text);
    expect(differing(answer!.headers, { ...SECURE, 'cache-control': 'no-store' })).toEqual([]);
    expect(answer!.headers).not.toHaveProperty('strict-transport-security');
  });

  test('of feeds and downloads say what they are, and to keep them private', async () => {
    const { token } = world.member;
    const made = await app.call('post', world.path('feeds'), {
      token,
      body: { scope: 'partner', id: world.partnerId, detail: 'full', name: 'Unsere' },
    });
    const feed = await app.call('get', new URL(made.body.url).pathname);
    const missing = await app.call('get', '/feeds/nonsense/x.ics');
    const garbled = await app.call('get', '/feeds/%ZZ/x.ics');
    // A feed is no page: calendar programs stumble over a policy for pages.
    const { 'content-security-policy': _, ...others } = SECURE;
    for (const { headers } of [feed, missing, garbled])
      expect(differing(headers, { ...others, 'cache-control': 'private, no-cache' })).toEqual([]);
    expect(feed.headers['content-disposition']).toBe('inline; filename="unsere.ics"');
  });

  test('a 404 is the same for all, and tells nothing of us', async () => {
    const nowhere = '/api/nonsense';
    const { token } = world.coordinator;
    const paths = [nowhere, '/nonsense', world.path('nonsense'), '/api/%ZZ', '/api/%00'];
    const nobodys = await eachOf(paths, (path) => app.call('get', path));
    const hers = await eachOf(paths, (path) => app.call('get', path, { token }));
    const said = [...nobodys, ...hers].map(({ status, body }) => {
      const { requestId, ...rest } = body as Record<string, unknown>;
      expect(requestId).toMatch(/^[\da-f-]{36}$/);
      return { httpStatus: status, ...rest };
    });
    const notFound = {
      httpStatus: 404,
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'Das gibt es hier nicht.',
      code: 'not-found',
    };
    expect(said).toEqual(said.map(() => notFound));
  });
});

test('a page that is not there reads the same for all', async () => {
  const { token } = world.coordinator;
  const paths = ['/b/nonsense', '/b/nonsense/basket', '/b/auental/items/nonsense'];
  const answers = [
    ...(await eachOf(paths, (path) => app.call('get', path))),
    ...(await eachOf(paths, (path) => app.call('get', path, { token }))),
  ];
  const own = /<p>Sie sind als koordination\.auental@example\.org angemeldet\..*?<\/p>/;
  const said = answers.map(({ status, text }) => [status, /<h1.*?<ul/s.exec(text)?.[0]?.replace(own, '')]);
  expect(answers.map(({ text }) => own.test(text))).toEqual([false, false, false, true, true, true]);
  expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(said[0]).toEqual([404, expect.stringContaining('Diese Seite gibt es nicht')]);
});

@Controller('who')
class WhoController {
  @Get()
  who(@Req() request: FastifyRequest): { ip: string } {
    return { ip: request.ip };
  }
}

/** Our server around one route that needs no database. */
async function bare(environment: Record<string, string>): Promise<NestFastifyApplication> {
  const config = readConfig({ LOG_LEVEL: 'silent', ...environment });
  const testing = await Test.createTestingModule({ controllers: [WhoController] }).compile();
  const nest = testing.createNestApplication<NestFastifyApplication>(makeAdapter(config), { logger: false });
  await setUp(nest, config, new ProblemFilter());
  await nest.listen(0, '127.0.0.1');
  return nest;
}

describe('over TLS', () => {
  test('every answer says so for a year', async () => {
    const nest = await bare({ BASE_URL: 'https://leihbund.example.org' });
    const address = nest.getHttpServer().address() as { port: number };
    const wanted = { ...SECURE, 'strict-transport-security': 'max-age=31536000' };
    for (const path of ['/who', '/nonsense', '/api/%ZZ']) {
      const { headers } = await fetch(`http://127.0.0.1:${address.port}${path}`);
      expect(differing(Object.fromEntries(headers), wanted)).toEqual([]);
    }
    const [answer] = answersIn((await say(address.port, { pieces: ['garbage\r\n\r\n'] })).text);
    expect(differing(answer!.headers, wanted)).toEqual([]);
    await nest.close();
  });
});

async function ipFor(trusted: Record<string, string>, forwarded: string): Promise<string> {
  const nest = await bare(trusted);
  const { port: at } = nest.getHttpServer().address() as { port: number };
  const headers = { 'x-forwarded-for': forwarded, 'x-forwarded-host': 'boese.example' };
  const answer = await fetch(`http://127.0.0.1:${at}/who`, { headers });
  const { ip } = (await answer.json()) as { ip: string };
  await nest.close();
  return ip;
}

describe('X-Forwarded-For', () => {
  test('is believed from a proxy that was named, and from nobody else', async () => {
    expect(await ipFor({}, '203.0.113.9')).toBe('127.0.0.1');
    expect(await ipFor({ TRUSTED_PROXIES: '10.0.0.0/8' }, '203.0.113.9')).toBe('127.0.0.1');
    expect(await ipFor({ TRUSTED_PROXIES: '127.0.0.1' }, '203.0.113.9')).toBe('203.0.113.9');
    // What a client wrote itself stands further left than what the proxy added.
    expect(await ipFor({ TRUSTED_PROXIES: '127.0.0.0/8' }, '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
    expect(await ipFor({ TRUSTED_PROXIES: '127.0.0.1, fd00::/8' }, '203.0.113.9, fd00::1')).toBe(
      '203.0.113.9',
    );
  });
});
