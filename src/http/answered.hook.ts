/** When the work on a request is over: its answer is made, or there will be none. What counts who is worked on hears of it here. */
import type { FastifyInstance, FastifyRequest } from 'fastify';

const listeners = new WeakMap<FastifyRequest, (() => void)[]>();

/** Once, whatever becomes of the client: the work on it goes on while it is away. */
export function onceAnswered(request: FastifyRequest, tell: () => void): void {
  listeners.set(request, [...(listeners.get(request) ?? []), tell]);
}

export function noteAnswers(server: FastifyInstance): void {
  server.addHook('onSend', async (request: FastifyRequest) => answered(request));
}

export function answered(request: FastifyRequest): void {
  for (const tell of listeners.get(request) ?? []) tell();
  listeners.delete(request);
}
