/** The version of what is answered, as its ETag; for routes whose answer has a `version`. */
import {
  Headers,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { etagOf } from './etag.js';

interface Versioned {
  version: number;
}

@Injectable()
export class VersionTag implements NestInterceptor<Versioned, Versioned> {
  intercept(context: ExecutionContext, next: CallHandler<Versioned>): Observable<Versioned> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(tap(({ version }) => void reply.header('etag', etagOf(version))));
  }
}

/** What the client expects to change; undefined where it does not care. */
export const IfMatch = (): ParameterDecorator => Headers('if-match');
