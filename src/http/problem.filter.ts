/** The one place where anything that went wrong becomes an answer: a problem document, never a stack trace. */
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorFacts } from '../shared/error-facts.js';
import { Refusal } from '../shared/refusal.js';
import { preferredLanguage, type Language, type Words } from '../shared/words.js';
import { problem, problemOf, type Problem } from './problem.js';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
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

function documentOf(error: unknown, language: Language): Problem {
  if (error instanceof Refusal) return problemOf(error, language);
  return frameworkProblem(error instanceof HttpException ? error.getStatus() : 500, language);
}

/** The status that this becomes; 500 for a bug. */
export const statusOf = (error: unknown): number => documentOf(error, 'de').status;

/** For what was refused before our own code could say why; 500 for a status that nobody foresaw. */
export function frameworkProblem(status: number, language: Language): Problem {
  const known = frameworkProblems[status] ?? frameworkProblems[500]!;
  return problem(known === frameworkProblems[500] ? 500 : status, known.code, known.words[language]);
}

/** What the framework refuses before any of our code sees the request. */
const frameworkProblems: Readonly<Record<number, { code: string; words: Words }>> = {
  400: {
    code: 'malformed',
    words: { de: 'Diese Anfrage ist nicht lesbar.', en: 'This request is not readable.' },
  },
  404: { code: 'not-found', words: { de: 'Das gibt es hier nicht.', en: 'There is no such thing here.' } },
  405: {
    code: 'method-not-allowed',
    words: { de: 'Das geht hier nicht.', en: 'This is not possible here.' },
  },
  408: {
    code: 'too-slow',
    words: { de: 'Diese Anfrage kam nicht rechtzeitig an.', en: 'This request did not arrive in time.' },
  },
  413: { code: 'too-large', words: { de: 'Das ist zu groß.', en: 'This is too large.' } },
  415: {
    code: 'unsupported-media-type',
    words: { de: 'Bitte als application/json senden.', en: 'Please send application/json.' },
  },
  417: {
    code: 'expectation-failed',
    words: { de: 'Diese Erwartung erfüllen wir nicht.', en: 'We do not meet this expectation.' },
  },
  431: {
    code: 'headers-too-large',
    words: { de: 'Das sind zu viele Kopfzeilen.', en: 'These are too many header fields.' },
  },
  500: {
    code: 'internal-error',
    words: {
      de: 'Da ist bei uns etwas schiefgegangen. Bitte versuchen Sie es noch einmal.',
      en: 'Something went wrong on our side. Please try again.',
    },
  },
};

/** What nobody foresaw. */
export const logBug = (request: FastifyRequest, error: unknown): void =>
  request.log.error(errorFacts(error), 'unexpected error');
