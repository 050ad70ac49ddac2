/** The server under Nest: limits, headers, request ids and one log line an answer, the same in the tests and in operation. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Config, LogLevel } from '../shared/config.js';
import { Refusal } from '../shared/refusal.js';
import { preferredLanguage } from '../shared/words.js';
import { formReader } from './form.body.js';
import { jsonReader } from './json.body.js';
import { problem } from './problem.js';
import { ProblemFilter } from './problem.filter.js';
import { inputCheck } from './validation.pipe.js';

const BODY_LIMIT_BYTES = 64 * 1024;

export function makeAdapter(logLevel: LogLevel): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    logger: { level: logLevel },
    requestTimeout: 15_000,
    keepAliveTimeout: 5_000,
    http: { headersTimeout: 10_000, maxHeaderSize: 16 * 1024 },
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (_error: unknown, { raw }: { raw: IncomingMessage }, reply: FastifyReply) =>
      answerGarbled(raw, reply),
  });
}

/** A malformed %-encoding is just one more address that does not exist; below `/feeds` even to the byte. */
function answerGarbled({ url = '', headers }: IncomingMessage, reply: FastifyReply): void {
  if (url.startsWith('/feeds/')) {
    void reply.status(404).type('text/plain; charset=utf-8').send('Not Found');
    return;
  }
  const { code, words } = Refusal.notFound();
  const language = preferredLanguage(headers['accept-language']);
  const document = JSON.stringify(problem(404, code, words[language]));
  void reply
    .status(404)
    .header('content-language', language)
    .type('application/problem+json; charset=utf-8')
    .send(document);
}

/** Nothing has a name with control characters, and PostgreSQL refuses to be asked for a NUL. */
const CONTROLS_IN_PATH = /^[^?]*%(?:[01][\da-f]|7f)/i;

/** Everything between the socket and our controllers. Call before `init()`. */
export async function setUp(app: NestFastifyApplication, config: Config): Promise<void> {
  app.useGlobalPipes(inputCheck());
  app.useGlobalFilters(new ProblemFilter());
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, securityHeaders(config));
  const server = app.getHttpAdapter().getInstance();
  server.removeContentTypeParser('text/plain');
  app.useBodyParser('application/json', { bodyLimit: BODY_LIMIT_BYTES }, jsonReader(server));
  // Without this the framework would read forms everywhere, which any other site's page can send.
  app.useBodyParser('application/x-www-form-urlencoded', { bodyLimit: BODY_LIMIT_BYTES }, formReader);
  server.addHook('onRequest', async ({ url }: FastifyRequest) => {
    if (CONTROLS_IN_PATH.test(url) && !url.startsWith('/feeds/')) throw Refusal.notFound();
  });
  server.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('x-request-id', request.id);
  });
  server.addHook('onResponse', async (request: FastifyRequest, reply: FastifyReply) => {
    request.log.info(answerLine(request, reply), 'answered');
  });
}

/** The route's pattern, not its address: feeds carry a secret there, queries may carry anything. */
const answerLine = (request: FastifyRequest, reply: FastifyReply): object => ({
  method: request.method,
  route: request.routeOptions.url ?? 'none',
  status: reply.statusCode,
  ms: Math.round(reply.elapsedTime * 10) / 10,
});

const securityHeaders = (config: Config): object => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
  },
  strictTransportSecurity: config.isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  referrerPolicy: { policy: 'no-referrer' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
});
