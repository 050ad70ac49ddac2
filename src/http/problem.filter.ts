/** The one place where anything that went wrong becomes an answer: a problem document, never a stack trace. */
import {
  BadRequestException,
  Catch,
  HttpException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorFacts } from '../shared/error-facts.js';
import { Refusal } from '../shared/refusal.js';
import { preferredLanguage, type Language } from '../shared/words.js';
import { problem, problemOf } from './problem.js';
import type { Problem } from './problem.view.js';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const error = unlessBrokenOff(thrown, request);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const language = preferredLanguage(request.headers['accept-language']);
    const document = documentOf(error, language);
    if (document.status === 500) logBug(request, error);
    const retryAfter = error instanceof Refusal ? error.details.retryAfter : undefined;
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    void reply
      .status(document.status)
      .header('content-language', language)
      .header('cache-control', 'no-store')
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify({ ...document, requestId: request.id }));
  }
}

/** A client that went away amid its request is no fault of ours, whatever the framework makes of it. Nobody reads the answer. */
export function unlessBrokenOff(error: unknown, { raw, log }: FastifyRequest): unknown {
  const isBrokenOff = raw.destroyed && !raw.complete;
  if (!isBrokenOff || statusOf(error) !== 500) return error;
  log.info({ code: (error as { code?: unknown }).code }, 'broken off by the client');
  return new BadRequestException();
}

function documentOf(error: unknown, language: Language): Problem {
  if (error instanceof Refusal) return problemOf(error, language);
  return frameworkProblem(error instanceof HttpException ? error.getStatus() : 500, language);
}

/** The status that this becomes; 500 for a bug. */
export const statusOf = (error: unknown): number => documentOf(error, 'de').status;

/** For what was refused before our own code could say why; 500 for a status that nobody foresaw. */
export function frameworkProblem(status: number, language: Language): Problem {
  const known = status in frameworkProblems ? status : 500;
  const [code, de, en] = frameworkProblems[known]!;
  return problem(known, code, { de, en }[language]);
}

/** What the framework refuses before any of our code sees the request: a code, and a sentence in each language. */
const frameworkProblems: Readonly<Record<number, readonly [code: string, de: string, en: string]>> = {
  400: ['malformed', 'Diese Anfrage ist nicht lesbar.', 'This request is not readable.'],
  404: ['not-found', 'Das gibt es hier nicht.', 'There is no such thing here.'],
  405: ['method-not-allowed', 'Das geht hier nicht.', 'This is not possible here.'],
  408: ['too-slow', 'Diese Anfrage kam nicht rechtzeitig an.', 'This request did not arrive in time.'],
  413: ['too-large', 'Das ist zu groß.', 'This is too large.'],
  415: ['unsupported-media-type', 'Bitte als application/json senden.', 'Please send application/json.'],
  417: ['expectation-failed', 'Diese Erwartung erfüllen wir nicht.', 'We do not meet this expectation.'],
  431: ['headers-too-large', 'Das sind zu viele Kopfzeilen.', 'These are too many header fields.'],
  500: [
    'internal-error',
    'Da ist bei uns etwas schiefgegangen. Bitte versuchen Sie es noch einmal.',
    'Something went wrong on our side. Please try again.',
  ],
};

/** What nobody foresaw. */
export const logBug = (request: FastifyRequest, error: unknown): void =>
  request.log.error(errorFacts(error), 'unexpected error');
