/** Turns what a page's route answers into HTML, or into the way to another page. */
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { assetPaths } from './asset.files.js';
import { htmlOf } from './layout.js';
import type { Answer } from './page.js';
import { isSecretAddress, visitOf } from './visit.request.js';

@Injectable()
export class PageInterceptor implements NestInterceptor<Answer, string> {
  intercept(context: ExecutionContext, next: CallHandler<Answer>): Observable<string> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((answer) => sent(request, reply, answer)));
  }
}

/** Sets status and headers; answers the body. */
export function sent(request: FastifyRequest, reply: FastifyReply, answer: Answer): string {
  void reply.type('text/html; charset=utf-8');
  if ('seeOther' in answer) {
    void reply.status(303).header('location', answer.seeOther);
    return '';
  }
  const visit = visitOf(request);
  // Without it, browsers that know no `Sec-Fetch-Site` could not prove that a form comes from us: they would say no origin.
  if (!isSecretAddress(request)) void reply.header('referrer-policy', 'same-origin');
  void reply.status(answer.status ?? 200).header('content-language', visit.language);
  return htmlOf(answer, visit, assetPaths);
}
