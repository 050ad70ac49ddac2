/** How a change is answered: the reservation, and 202 where something of it waits to be decided. */
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { ReservationView } from '../record/reservation.view.js';
import type { Changed } from './changing.service.js';

@Injectable()
export class ChangedAnswer implements NestInterceptor<Changed, ReservationView> {
  intercept(context: ExecutionContext, next: CallHandler<Changed>): Observable<ReservationView> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map(({ view, waits }) => {
        if (waits) void reply.status(202);
        return view;
      }),
    );
  }
}
