/** How a route says which action it is, and how it receives who asks. */
import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { KnownRequest } from '../http/fastify.setup.js';
import type { Actor, Caller } from './actor.js';
import type { Action } from './policy.js';

export const ACTION = 'leihbund:action';

/** The route's entry in the policy table. */
export const Allow = (action: Action): MethodDecorator => SetMetadata(ACTION, action);

/** Left on the request by the access guard. */
export interface GuardedRequest extends KnownRequest {
  caller?: Caller;
  actor?: Actor;
}

/** Who asks, on routes outside of alliances. */
export const Calling = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<GuardedRequest>();
  if (!caller) throw new Error('This route is not guarded.');
  return caller;
});

/** Who asks, on routes inside an alliance. */
export const Acting = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<GuardedRequest>();
  if (!actor) throw new Error('This route has no {alliance} in its path.');
  return actor;
});
