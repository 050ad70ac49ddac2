/** Notes who is inside, so that what takes long lets whoever is quick go first. */
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { visit } from '../shared/quick.visits.js';
import { onceAnswered } from './answered.hook.js';

/** For routes that are never quick. */
export const TakesLong = (): MethodDecorator => RouteConfig({ takesLong: true });

/** From the moment when a request is here in full until its answer is made. */
export function noteVisits(server: FastifyInstance): void {
  server.addHook('preValidation', (request: FastifyRequest, _reply: FastifyReply, done: () => void) => {
    const { takesLong: isLong = false } = request.routeOptions.config as { takesLong?: boolean };
    if (isLong) return done();
    onceAnswered(request, visit(done));
  });
}
