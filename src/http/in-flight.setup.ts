/** In flight: how much is worked on at once. Beyond it people hear at once to come again, instead of waiting in vain (safety.md, J04). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ComeAgain } from '../shared/come-again.js';
import { answered, onceAnswered } from './answered.hook.js';

/** What is answered from memory, and how others see that we live. */
const NEVER_COUNTED = /^\/(health|assets)\//;
/** A calendar program must not hear of it: its route sends the last copy. */
const OWN_ANSWER = /^\/feeds\//;

const shed = new WeakSet<FastifyRequest>();

/**
 * Counted is work, not waiting for a client: from the moment when a request is here in full until its answer is made. Who
 * goes away meanwhile counts on, since the work does.
 */
export function limitInFlight(server: FastifyInstance, most: number): void {
  let count = 0;
  server.addHook('preValidation', async (request: FastifyRequest) => {
    if (NEVER_COUNTED.test(request.url)) return;
    if (count < most) {
      count += 1;
      onceAnswered(request, () => (count -= 1));
      return;
    }
    shed.add(request);
    if (!OWN_ANSWER.test(request.url)) throw new ComeAgain();
  });
}

/** True where one more would be too many: what answers it asks nobody for anything. */
export const isShed = (request: FastifyRequest): boolean => shed.has(request);

/** Ends the connection without any answer. */
export function hangUp(request: FastifyRequest, reply: FastifyReply): void {
  answered(request);
  reply.raw.destroy();
}
