/** Reads from a request who visits, in which language, and what to come back to. */
import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { GuardedRequest } from '../../partners/access/access.decorators.js';
import { Caller } from '../../partners/who/actor.js';
import { languages, preferredLanguage, type Language } from '../../shared/words.js';
import { emptyBasket } from '../basket/basket.js';
import { basketOf } from '../basket/basket.cookie.js';
import { homeOf, type AllianceVisit, type Visit } from './visit.js';

/** Chosen by somebody who is not signed in. */
export const LANGUAGE_COOKIE = 'language';

const visits = new WeakMap<FastifyRequest, Visit>();

/** The same for the whole request. */
export function visitOf(request: FastifyRequest): Visit {
  const known = visits.get(request);
  if (known) return known;
  const { caller = new Caller(undefined, undefined, undefined), actor }: GuardedRequest = request;
  const visit = {
    caller,
    actor,
    language: caller.person?.language ?? chosenLanguage(request),
    path: request.method === 'GET' ? openPath(request) : homePath(actor),
    formToken: randomUUID(),
    basket: actor ? basketOf(request) : emptyBasket,
    ip: request.ip,
  };
  visits.set(request, visit);
  return visit;
}

/** Whoever is turned away was never in an alliance that is hidden from them: the page that says so must not tell of it. */
export function leaveHidden(request: GuardedRequest): void {
  if (request.actor?.seesAlliance !== false) return;
  delete request.actor;
  visits.delete(request);
}

export function allianceVisitOf(request: FastifyRequest): AllianceVisit {
  const visit = visitOf(request);
  const { actor } = visit;
  if (!actor) throw new Error('This route has no {alliance} in its path.');
  return { ...visit, actor, home: homeOf(actor), timeZone: actor.alliance.timeZone };
}

/** True where the address itself is a mailed secret. */
export const isSecretAddress = ({ routeOptions }: FastifyRequest): boolean =>
  routeOptions.url?.includes('/:secret') === true;

/** A mailed secret goes into no further address; who came to sign in may still type in the code. */
function openPath(request: FastifyRequest): string {
  if (!isSecretAddress(request)) return request.url;
  return request.url.startsWith('/sign-in/') ? '/sign-in/code' : '';
}

const homePath = (actor: Visit['actor']): string => (actor ? homeOf(actor) : '/');

function chosenLanguage({ cookies, headers }: FastifyRequest): Language {
  // Where a request is refused before it is read, nobody has read its cookies.
  const chosen = (cookies as FastifyRequest['cookies'] | undefined)?.[LANGUAGE_COOKIE];
  return languages.find((language) => language === chosen) ?? preferredLanguage(headers['accept-language']);
}
