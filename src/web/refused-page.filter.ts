/** A refusal on a page becomes a page: the sentence, and the form again with the address that was typed. */
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from '../http/problem.js';
import { Refusal } from '../shared/refusal.js';
import { askPage, codePage, refusedPage } from './sign-in-pages.js';

@Catch(Refusal)
export class RefusedPage implements ExceptionFilter<Refusal> {
  catch(refusal: Refusal, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { retryAfter } = refusal.details;
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    void reply
      .status(problemOf(refusal, 'de').status)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(pageFor(request, sentence(refusal)));
  }
}

function pageFor(request: FastifyRequest, fault: string): string {
  const { url = '' } = request.routeOptions;
  const { email, returnTo } = (request.body ?? {}) as { email?: unknown; returnTo?: unknown };
  const typed = { email: textOf(email), fault };
  if (url === '/sign-in/ask') return askPage(textOf(returnTo), typed);
  return url.startsWith('/sign-in') ? codePage(typed) : refusedPage(fault);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** For wrong fields what is wrong with the first, since the sentence about all of them helps nobody here. */
const sentence = ({ words, details }: Refusal): string => (details.errors?.[0]?.message ?? words).de;
