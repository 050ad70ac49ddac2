/** Answers 304 to whoever has the pool as it stands, once the guard has let them in; else adds the tag to what the route answers. */
import {
  applyDecorators,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { of, tap, type Observable } from 'rxjs';
import { isNamedTag } from '../../http/etag.js';
import type { GuardedRequest } from '../../partners/access/access.decorators.js';
import { PoolTags } from './pool-tags.service.js';

@Injectable()
class Unchanged implements NestInterceptor<unknown, unknown> {
  constructor(private readonly tags: PoolTags) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const { actor, headers } = http.getRequest<GuardedRequest>();
    const etag = actor && (await this.tags.of(actor));
    if (!etag) return next.handle();
    const reply = http.getResponse<FastifyReply>();
    const cacheControl = actor.person ? 'private, no-cache' : 'no-cache';
    const say = (): void =>
      void reply.headers({ etag, 'cache-control': cacheControl, vary: 'authorization, cookie' });
    if (!isNamedTag(headers['if-none-match'], etag)) return next.handle().pipe(tap(say));
    say();
    void reply.status(304);
    return of(undefined);
  }
}

/** For routes whose answer depends on the pool, the reader and the address, and on nothing else. */
export const SaysUnchanged = (): MethodDecorator =>
  applyDecorators(
    UseInterceptors(Unchanged),
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      description: 'The `ETag` of the answer at hand.',
      schema: { type: 'string' },
    }),
    ApiResponse({ status: 304, description: 'The answer at hand is as it stands.' }),
  );
