/** Delivery rules: what a failed try means, when to try again, and when to give a mail up. */
import { addMinutes, isBefore } from '../shared/period.js';

/** What nodemailer says about a failed try (calendar-and-mail.md, N8); `responseCode` only where the server answered. */
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
/** Longer than what is hurried may take; a process that froze must not keep a code until it is of no use. */
const HURRIED_LEASE_MINUTES = 2;
/** For a worker that takes a mail of this kind. */
export const leaseMinutes = (kind: string): number =>
  isHurried(kind) ? HURRIED_LEASE_MINUTES : LEASE_MINUTES;
/** How long nothing leaves after the server did not want us, and at the most when it was unreachable. */
export const PAUSE_MINUTES = 1;
/** After so many failures in a row. One lost connection is no reason to let everybody wait for long. */
const PAUSE_SECONDS = [1, 2, 5, 10, 20, 40];

const RETRY_MINUTES = [1, 5, 15, 30];
const THEN_MINUTES = 60;
/** For what somebody waits for at a screen. */
const HURRIED_SECONDS = [2, 5, 10, 20, 40];
const THEN_SECONDS = 60;

/** Codes, and the notice that an address is taken: of no use in an hour, and somebody waits for them. */
export const hurriedKinds: readonly string[] = ['sign-in-code', 'join-code', 'address-code', 'address-taken'];

export const isHurried = (kind: string): boolean => hurriedKinds.includes(kind);
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

/**
 * After 1, 5, 15, 30 minutes, then hourly, up to a tenth later by `chance` (0 to 1) so that mails do not return in a
 * crowd; what is hurried after 2, 5, 10, 20, 40 seconds, then each minute.
 */
export function nextTryAt({ kind, attempts }: Tried, now: Date, chance: number): Date {
  const minutes = isHurried(kind)
    ? (HURRIED_SECONDS[attempts - 1] ?? THEN_SECONDS) / 60
    : (RETRY_MINUTES[attempts - 1] ?? THEN_MINUTES);
  return addMinutes(now, minutes * (1 + MOST_JITTER * chance));
}

/** A mail and how often it was tried, this time included. */
export interface Tried {
  kind: string;
  attempts: number;
}

/** How long a counter is shut after so many failures in a row. A server that says that it is only busy may want us soon. */
export function pauseSeconds(verdict: Verdict, { responseCode = 0 }: Failure, inARow: number): number {
  const isForGood = verdict === 'account' && (responseCode < 400 || responseCode >= 500);
  return isForGood ? PAUSE_MINUTES * 60 : (PAUSE_SECONDS[inARow - 1] ?? PAUSE_MINUTES * 60);
}

const whys: Readonly<Record<string, string>> = {
  EDNS: 'its name is not found',
  ETIMEDOUT: 'it does not answer in time',
  ECONNECTION: 'the connection was lost or never came about',
  ESOCKET: 'the connection was lost or never came about',
  EAUTH: 'our user or password is refused, or not now',
  ETLS: 'the connection cannot be made safe',
  EABORT: 'it took longer than a mail may take',
  ENOSPC: 'the disk for mail files is full',
  EROFS: 'the disk for mail files is read-only',
  EACCES: 'the folder for mail files may not be written',
};

/** Why no mail leaves, for the log: in words, with the code. */
export function whyNone({ code = '', responseCode }: Failure): string {
  const byCode = responseCode === SERVICE_NOT_AVAILABLE ? 'it has no time for anybody' : whys[code];
  const name = responseCode ?? (code || 'no answer');
  return byCode === undefined ? String(name) : `${byCode} (${name})`;
}

/** Four days (RFC 5321 4.5.4.1), but never before the short waits were tried: the queue itself may have stood still so long. */
export const isGivenUp = (attempts: number, createdAt: Date, now: Date): boolean =>
  attempts > RETRY_MINUTES.length && !isBefore(now, addMinutes(createdAt, LIFETIME_MINUTES));
