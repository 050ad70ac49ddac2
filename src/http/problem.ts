/** A problem document (RFC 9457): how a refusal reads over the wire, in the language of the reader. */
import type { Refusal, RefusalKind } from '../shared/refusal.js';
import type { Language, Words } from '../shared/words.js';
import type { Problem } from './problem.view.js';

const statusOf: Record<RefusalKind, number> = {
  malformed: 400,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  'wrong-type': 415,
  invalid: 422,
  'too-many': 429,
  unavailable: 503,
};

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  417: 'Expectation Failed',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

export function problemOf(refusal: Refusal, language: Language): Problem {
  const { reasons, offers, errors, extras } = refusal.details;
  return {
    ...problem(statusOf[refusal.kind], refusal.code, refusal.words[language]),
    ...(reasons ? { reasons: reasons.map((reason) => spoken(reason, language)) } : {}),
    ...(offers ? { offers: offers.map((offer) => spoken(offer, language)) } : {}),
    ...(errors ? { errors: errors.map((fault) => spoken(fault, language)) } : {}),
    ...extras,
  };
}

export function problem(status: number, code: string, detail: string): Problem {
  return { type: 'about:blank', title: titles[status] ?? 'Error', status, detail, code };
}

/** The same thing with its sentence in one language. */
const spoken = <Said extends { message: Words }>(
  said: Said,
  language: Language,
): Omit<Said, 'message'> & { message: string } => ({ ...said, message: said.message[language] });
