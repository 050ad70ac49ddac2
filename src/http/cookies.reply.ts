/** Writes the cookies that an answer names. */
import type { FastifyReply } from 'fastify';
import type { Cookie } from './cookie.js';

/** Of several with one name and path the last counts. */
export function writeCookies(reply: FastifyReply, cookies: readonly Cookie[]): void {
  for (const { name, value, options } of cookies)
    void (value === undefined ? reply.clearCookie(name, options) : reply.setCookie(name, value, options));
}
