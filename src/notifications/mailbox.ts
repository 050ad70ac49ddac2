/** A mailbox is a person's or office's name and the one address where mail for it arrives. */
import { domainToASCII } from 'node:url';

export interface Mailbox {
  name: string;
  address: string;
}

/** RFC 5322 3.2.3 `atext`: what may stand between the dots of an unquoted local part. */
const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const DOMAIN_LABEL = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i;
/** Letters first, so that a bare IP address is no domain. */
const TOP_LABEL = /^[a-z]/i;
/** Guards domainToASCII, which decodes `%61` and cuts `good.example/evil.example` short instead of refusing. */
const LETTERS_DIGITS_DOTS = /^[\p{L}\p{M}\p{N}.-]+$/u;
/** Control characters, lone surrogates, and the characters that turn the reading direction around (UAX 9). */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu;

/**
 * Whether mail can be sent to this text as it stands: ASCII only, no quotes, comments or spaces, an IDN domain
 * as punycode (calendar-and-mail.md, R24, N10). Lengths from RFC 5321 4.5.3.1 (the path of 256 includes `<>`).
 */
export function isMailAddress(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@');
  if (more.length > 0 || text.length > 254 || local.length > 64) return false;
  return LOCAL_PART.test(local) && isDomain(domain);
}

function isDomain(text: string): boolean {
  const labels = text.split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => DOMAIN_LABEL.test(label)) &&
    TOP_LABEL.test(labels.at(-1) ?? '')
  );
}

/**
 * The form in which addresses are stored and compared: trimmed, lower-case, an IDN domain as punycode.
 * It repairs nothing else: what was no address before is none afterwards.
 */
export function normalAddress(text: string): string {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  const local = trimmed.slice(0, at + 1);
  return lowerCaseAscii(local) + normalDomain(trimmed.slice(at + 1));
}

/** Only A to Z: toLowerCase() also turns the Kelvin sign into a k, and so one person's address into another's. */
const lowerCaseAscii = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

function normalDomain(domain: string): string {
  const ascii = LETTERS_DIGITS_DOTS.test(domain) ? domainToASCII(domain) : '';
  return ascii || lowerCaseAscii(domain);
}

/**
 * A name fit for a mail header or a CN: one line, no controls, and `'` for `"`, which old clients misread
 * (calendar-and-mail.md, R30, R4).
 */
export function displayName(text: string): string {
  return text.replace(/\s/g, ' ').replace(UNPRINTABLE, '').replaceAll('"', "'").replace(/ +/g, ' ').trim();
}
