/** How a route says which action it is, and how it receives who asks. */
import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { KnownRequest } from '../../http/fastify.setup.js';
import type { Actor, Caller } from '../who/actor.js';
import { policy, type Action } from '../who/policy.js';

export const ACTION = 'leihbund:action';

/** The route's entry in the policy table; the OpenAPI document says whom it lets in. */
export const Allow = (action: Action): MethodDecorator =>
  applyDecorators(SetMetadata(ACTION, action), ApiExtension('x-allowed', policy[action]));

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
