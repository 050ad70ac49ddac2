/** A refusal, or a bug, becomes a page that helps: what is wrong, and where to go on. Nothing that was typed is lost. */
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { logBug, statusOf } from '../../http/problem.filter.js';
import { Refusal } from '../../shared/refusal.js';
import type { Answer } from './page.js';
import { sent } from './page.interceptor.js';
import { refusedPage, signInAgainPage } from './refused-pages.js';
import { visitOf } from './visit.request.js';

@Catch()
export class RefusedPage implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (statusOf(error) === 500) logBug(request, error);
    const retryAfter = error instanceof Refusal ? error.details.retryAfter : undefined;
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    void reply.header('cache-control', 'no-store');
    const body = sent(request, reply, answerTo(error, request));
    void reply.send(body);
  }
}

function answerTo(error: unknown, request: FastifyRequest): Answer {
  const visit = visitOf(request);
  if (error instanceof Refusal && error.kind === 'not-signed-in') {
    if (request.method !== 'POST') return { seeOther: `/sign-in?to=${encodeURIComponent(request.url)}` };
    const { formToken: _token, ...typed } = (request.body ?? {}) as Record<string, string>;
    return signInAgainPage(visit, request.url, typed);
  }
  const words = error instanceof Refusal ? error.words : undefined;
  return refusedPage(visit, { status: statusOf(error), words, requestId: request.id });
}
