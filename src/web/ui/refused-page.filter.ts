/** A refusal, or a bug, becomes a page that helps: what is wrong, and where to go on. Nothing that was typed is lost. */
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isForPrograms } from '../../http/fastify.setup.js';
import { isShed } from '../../http/in-flight.setup.js';
import { logBug, ProblemFilter, statusOf, unlessBrokenOff } from '../../http/problem.filter.js';
import { Refusal } from '../../shared/refusal.js';
import { Frames } from './frames.service.js';
import type { Answer } from './page.js';
import { sent } from './page.interceptor.js';
import { refusedPage, signInAgainPage } from './refused-pages.js';
import { leaveHidden, visitOf } from './visit.request.js';

@Catch()
export class RefusedPage implements ExceptionFilter {
  constructor(private readonly frames: Frames) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const error = unlessBrokenOff(thrown, request);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (statusOf(error) === 500) logBug(request, error);
    const retryAfter = error instanceof Refusal ? error.details.retryAfter : undefined;
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    void reply.header('cache-control', 'no-store');
    leaveHidden(request);
    if (!isShed(request)) await this.frames.identify(request);
    const body = await sent({ request, reply, frames: this.frames }, answerTo(error, request));
    void reply.send(body);
  }
}

/** What goes wrong outside of any page's route, answered as the sender reads: a page for browsers, a problem document for programs. */
@Catch()
export class EveryRefusal implements ExceptionFilter {
  private readonly problem = new ProblemFilter();
  private readonly page: RefusedPage;

  constructor(frames: Frames) {
    this.page = new RefusedPage(frames);
  }

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const filter = isForPeople(host.switchToHttp().getRequest<FastifyRequest>()) ? this.page : this.problem;
    await filter.catch(error, host);
  }
}

/** Browsers name HTML when somebody opens an address; programs get what they expect below these. */
const isForPeople = ({ url, headers }: FastifyRequest): boolean =>
  !isForPrograms(url) && (headers.accept ?? '').includes('text/html');

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
