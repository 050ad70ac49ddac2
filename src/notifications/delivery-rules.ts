/** Delivery rules: what a failed try means, when to try again, and when to give a mail up. */
import { addMinutes, isBefore } from '../shared/period.js';

/** What nodemailer says about a failed try (its N8); `responseCode` only where the server answered. */
export interface Failure {
  code?: string | undefined;
  command?: string | undefined;
  responseCode?: number | undefined;
  /** The server's words. */
  response?: string | undefined;
}

/**
 * `refused`: this mail will never be taken. `later`: this mail, not now. `unreachable`: nobody answered, or the server
 * has no time for anybody; the mail may or may not have arrived (RFC 1047). `account`: the server does not want *us*,
 * so it says nothing about the mail. `stopped`: we were asked to stop before any of the text had left.
 */
export type Verdict = 'refused' | 'later' | 'unreachable' | 'account' | 'stopped';

/** The code of a try that a stop of the program ended. */
export const STOPPED = 'STOPPED';

/** Longer than the ten minutes that a server may take for its answer (RFC 5321 4.5.3.2.6). */
export const LEASE_MINUTES = 15;
/** How long nothing leaves after the server was unreachable or did not want us. */
export const PAUSE_MINUTES = 1;

const RETRY_MINUTES = [1, 5, 15, 30];
const THEN_MINUTES = 60;
const LIFETIME_MINUTES = 4 * 24 * 60;
const MOST_JITTER = 0.1;

const ACCOUNT_CODES = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'EPROTOCOL', 'ETLS', 'EREQUIRETLS', 'ECONFIG']);
/** RFC 4954 6: authentication is missing, too weak, or failed. */
const ACCOUNT_REPLIES = new Set([530, 534, 535, 538]);
/** Nodemailer's own look at the envelope or size, before the server saw it: no later try goes better. */
const HOPELESS_CODES = new Set(['EENVELOPE', 'EMESSAGE']);
const SERVICE_NOT_AVAILABLE = 421;
/** Bad sequence of commands: something is wrong with the conversation, not with the mail. */
const BAD_SEQUENCE = 503;
const TOO_LARGE = 552;

export function verdictOn(failure: Failure): Verdict {
  const { code = '', responseCode } = failure;
  if (code === STOPPED) return 'stopped';
  if (isAboutUs(failure)) return 'account';
  if (responseCode === undefined) return HOPELESS_CODES.has(code) ? 'refused' : 'unreachable';
  if (responseCode === SERVICE_NOT_AVAILABLE) return 'unreachable';
  return responseCode >= 500 && responseCode !== BAD_SEQUENCE ? 'refused' : 'later';
}

/**
 * The sender is the same for every mail, so a server that refuses it at MAIL FROM refuses us; but a size it tells there
 * too. "Relaying denied" to a recipient is said to those whom the server does not know.
 */
function isAboutUs({ code = '', command, responseCode = 0, response = '' }: Failure): boolean {
  const isSenderRefused = command === 'MAIL FROM' && responseCode >= 500 && responseCode !== TOO_LARGE;
  const isNoCustomer = command === 'RCPT TO' && responseCode >= 500 && /\brelay/i.test(response);
  return ACCOUNT_CODES.has(code) || ACCOUNT_REPLIES.has(responseCode) || isSenderRefused || isNoCustomer;
}

/** After 1, 5, 15, 30 minutes, then hourly, up to a tenth later by `chance` (0 to 1) so that mails do not return in a crowd. */
export function nextTryAt(attempts: number, now: Date, chance: number): Date {
  const minutes = RETRY_MINUTES[attempts - 1] ?? THEN_MINUTES;
  return addMinutes(now, minutes * (1 + MOST_JITTER * chance));
}

/** Four days (RFC 5321 4.5.4.1), but never before the short waits were tried: the queue itself may have stood still so long. */
export const isGivenUp = (attempts: number, createdAt: Date, now: Date): boolean =>
  attempts > RETRY_MINUTES.length && !isBefore(now, addMinutes(createdAt, LIFETIME_MINUTES));
