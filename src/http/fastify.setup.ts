/** The server under Nest: limits, headers, request ids and one log line an answer, the same in the tests and in operation. */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { constants } from 'node:zlib';
import fastifyCompress, { type FastifyCompressOptions } from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import { HttpException, type ExceptionFilter } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Config } from '../shared/config.js';
import { Refusal } from '../shared/refusal.js';
import {
  limitConnections,
  refuseUnreadable,
  usualLimits,
  type ConnectionLimits,
} from './connections.setup.js';
import { FILE_BODY_LIMIT_BYTES, fileReader, largeBodyOf, listReader } from './file.body.js';
import { formReader } from './form.body.js';
import { noteAnswers } from './answered.hook.js';
import { limitInFlight } from './in-flight.setup.js';
import { noteVisits } from './quick-visits.setup.js';
import { jsonReader } from './json.body.js';
import { contentSecurityPolicy, HSTS_SECONDS, securityHeaders } from './security-headers.js';
import { inputCheck } from './validation.pipe.js';

const BODY_LIMIT_BYTES = 64 * 1024;
const HEADERS_LIMIT_BYTES = 16 * 1024;

export function makeAdapter(config: Config, limits: ConnectionLimits = usualLimits): FastifyAdapter {
  const { logLevel, isSecure, trustedProxies } = config;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    logger: { level: logLevel },
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    connectionTimeout: limits.silenceMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.idleMs,
    http: {
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: limits.checkMs,
      maxHeaderSize: HEADERS_LIMIT_BYTES,
      // Node would answer by itself, without saying what is wrong.
      requireHostHeader: false,
    },
    routerOptions: { maxParamLength: 300 },
    clientErrorHandler: refuseUnreadable(isSecure),
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      answerGarbled(request, reply, isSecure),
  });
  const server = adapter.getHttpServer() as Server;
  limitConnections(server, { ...limits, unlimited: [...limits.unlimited, ...trustedProxies] });
  // Node would answer by itself here as well.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  return adapter;
}

/** A malformed %-encoding is just one more address that does not exist; below `/feeds` even to the byte. */
function answerGarbled(request: FastifyRequest, reply: FastifyReply, isSecure: boolean): void {
  const { id, url, headers } = request;
  void reply.status(404).headers({ ...securityHeaders(isSecure), 'x-request-id': id });
  if (isFeed(url)) return void refuseOnFeed(reply, 404);
  // No hook ran for it: whoever looks is still to be known by their cookies.
  request.cookies = request.server.parseCookie(headers.cookie ?? '');
  const host = new ExecutionContextHost([request, reply]);
  void answerers.get(request.server)?.catch(Refusal.notFound(), host);
}

/** Who answers what goes wrong, for requests that the framework gives up before it has a route. */
const answerers = new WeakMap<FastifyInstance, ExceptionFilter>();

const LOOKING = new Set(['GET', 'HEAD']);

const isFeed = (url: string): boolean => url.startsWith('/feeds/');

const feedRefusals = { 404: 'Not Found', 405: 'Method Not Allowed', 410: 'Gone' } as const;

/** The same few bytes for every address of a calendar, whatever it was asked and with whatever body; never a page. */
export function refuseOnFeed(reply: FastifyReply, status: keyof typeof feedRefusals): FastifyReply {
  if (status === 405) void reply.header('allow', 'GET, HEAD');
  return reply
    .removeHeader('content-security-policy')
    .status(status)
    .header('cache-control', 'private, no-cache')
    .type('text/plain; charset=utf-8')
    .send(feedRefusals[status]);
}

const MOST_HEADERS = 100;

/** Where one request was refused so, none that came right behind it is carried out. */
const cutOff = new WeakSet<Socket>();

/** What a proxy before us could read in another way than we do is not read at all (RFC 9112, 3.2). */
function refuseAmbiguous({ raw, headers }: FastifyRequest, reply: FastifyReply): void {
  const names = raw.rawHeaders.filter((_, index) => index % 2 === 0);
  const hosts = names.filter((name) => name.toLowerCase() === 'host').length;
  const isOld = raw.httpVersion === '1.0';
  const isDoubtful = hosts > 1 || (isOld ? 'transfer-encoding' in headers : hosts === 0);
  const status =
    (names.length > MOST_HEADERS && 431) ||
    (isDoubtful && 400) ||
    (!/^(100-continue)?$/i.test(headers.expect ?? '') && 417);
  if (!status && !cutOff.has(raw.socket)) return;
  cutOff.add(raw.socket);
  void reply.header('connection', 'close');
  throw new HttpException('', status || 400);
}

/** Nothing has a name with control characters, and PostgreSQL refuses to be asked for a NUL. */
const CONTROLS_IN_PATH = /^[^?]*%(?:[01][\da-f]|7f)/i;

/** Everything between the socket and our controllers; `filter` answers whatever goes wrong. Call before `init()`. */
export async function setUp(
  app: NestFastifyApplication,
  config: Config,
  filter: ExceptionFilter,
): Promise<void> {
  app.useGlobalPipes(inputCheck());
  app.useGlobalFilters(filter);
  await app.register(fastifyCookie);
  const server = app.getHttpAdapter().getInstance();
  answerers.set(server as unknown as FastifyInstance, filter);
  // Answers for programs stay as they are: Outlook does not read a packed feed (calendar-and-mail.md, R41).
  server.addHook('onRoute', (route) => {
    if (isForPrograms(route.url)) route.compress = false;
    const mostBytes = largeBodyOf(route);
    if (mostBytes !== undefined) route.bodyLimit = mostBytes;
  });
  await app.register(fastifyCompress, compression);
  await app.register(fastifyHelmet, helmetOptions(config));
  server.removeContentTypeParser('text/plain');
  app.useBodyParser('application/json', { bodyLimit: BODY_LIMIT_BYTES }, jsonReader(server));
  // Without this the framework would read forms everywhere, which any other site's page can send.
  app.useBodyParser('application/x-www-form-urlencoded', { bodyLimit: BODY_LIMIT_BYTES }, formReader);
  app.useBodyParser('multipart/form-data', { bodyLimit: FILE_BODY_LIMIT_BYTES }, fileReader);
  app.useBodyParser('text/csv', { bodyLimit: BODY_LIMIT_BYTES }, listReader);
  server.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const { url } = request;
    refuseAmbiguous(request, reply);
    if (isFeed(url) && !LOOKING.has(request.method)) return refuseOnFeed(reply, 405);
    if (CONTROLS_IN_PATH.test(url) && !isFeed(url)) throw Refusal.notFound();
  });
  noteAnswers(server as unknown as FastifyInstance);
  limitInFlight(server as unknown as FastifyInstance, config.mostInFlight);
  noteVisits(server as unknown as FastifyInstance);
  server.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('x-request-id', request.id);
    // Nothing here is the same for everybody and for long.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  server.addHook('onResponse', async (request: FastifyRequest, reply: FastifyReply) => {
    request.log.info(answerLine(request, reply), 'answered');
  });
}

/** Who asked, as ids: left on the request by whoever found it out, for the log. */
export interface KnownRequest extends FastifyRequest {
  who?: { actor?: string; alliance?: string };
}

/** The route's pattern, not its address: feeds carry a secret there, queries may carry anything. */
const answerLine = (request: KnownRequest, reply: FastifyReply): object => ({
  method: request.method,
  route: request.routeOptions.url ?? 'none',
  status: reply.statusCode,
  ms: Math.round(reply.elapsedTime * 10) / 10,
  ...request.who,
});

/** Below these nobody reads pages. */
export const isForPrograms = (path: string): boolean => /^\/(api|feeds|health)(\/|$)/.test(path);

/** For pages and what they look like. */
const compression: FastifyCompressOptions = {
  globalDecompression: false,
  encodings: ['br', 'gzip'],
  customTypes: /^text\/(html|css|javascript)/,
  threshold: 1024,
  // A better one takes the first visitor's time.
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
};

const helmetOptions = (config: Config): object => ({
  contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy },
  strictTransportSecurity: config.isSecure ? { maxAge: HSTS_SECONDS, includeSubDomains: false } : false,
  referrerPolicy: { policy: 'no-referrer' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  frameguard: { action: 'deny' },
});
