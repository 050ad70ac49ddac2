/** The version of what is answered, as its ETag; for routes whose answer has a `version`. */
import {
  applyDecorators,
  Headers,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type Type,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { etagOf } from './etag.js';
import { Answers } from './says.decorators.js';

interface Versioned {
  version: number;
}

@Injectable()
class VersionTag implements NestInterceptor<Versioned, Versioned> {
  intercept(context: ExecutionContext, next: CallHandler<Versioned>): Observable<Versioned> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(tap(({ version }) => void reply.header('etag', etagOf(version))));
  }
}

const etag = {
  ETag: { description: 'The `version` of what is answered, for `If-Match`.', schema: { type: 'string' } },
} as const;

/** The status of success, and a view with its `version`, which is also the ETag. */
export const AnswersVersion = (status: 200 | 201, view: Type<Versioned>): MethodDecorator =>
  applyDecorators(Answers(status, view, { headers: etag }), UseInterceptors(VersionTag));

/** What the client expects to change; undefined where it does not care. */
export const IfMatch = (): ParameterDecorator => Headers('if-match');
