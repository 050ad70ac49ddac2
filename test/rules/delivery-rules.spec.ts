/** Delivery rules: what a failed try means, when the next one is, and when a mail is given up. */
import { describe, expect, test } from '@jest/globals';
import {
  type Failure,
  isGivenUp,
  LEASE_MINUTES,
  nextTryAt,
  pauseSeconds,
  STOPPED,
  type Verdict,
  verdictOn,
  whyNone,
} from '../../src/notifications/delivery-rules.js';
import { addMinutes, minutesBetween } from '../../src/shared/period.js';

describe('a failed try', () => {
  test.each<[string, Failure]>([
    ['the recipient is unknown', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }],
    ['the message is refused', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }],
    [
      'the message is too large for the server',
      { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 552 },
    ],
    ['the message is larger than the server announced', { code: 'EMESSAGE', command: 'MAIL FROM' }],
    ['the envelope is none', { code: 'EENVELOPE', command: 'API' }],
  ])('ends the mail when %s', (_why, failure) => {
    expect(verdictOn(failure)).toBe('refused');
  });

  test.each<[string, Failure]>([
    ['greylisted', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 }],
    ['deferred after the text', { code: 'EMESSAGE', command: 'DATA', responseCode: 450 }],
    ['lost in a muddled conversation', { code: 'EENVELOPE', command: 'DATA', responseCode: 503 }],
  ])('is repeated when the mail is %s', (_why, failure) => {
    expect(verdictOn(failure)).toBe('later');
  });

  test.each<[string, Failure]>([
    ['nobody listens', { code: 'ESOCKET', command: 'CONN' }],
    ['the connection broke, before or after the dot', { code: 'ECONNECTION', command: 'CONN' }],
    ['no answer came', { code: 'ETIMEDOUT', command: 'CONN' }],
    ['the name does not resolve', { code: 'EDNS', command: 'CONN' }],
    ['the server shuts down', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 421 }],
    ['the disk for mail files is full', { code: 'ENOSPC' }],
    ['the error says nothing', {}],
  ])('lets all mails wait when %s', (_why, failure) => {
    expect(verdictOn(failure)).toBe('unreachable');
  });

  test.each<[string, Failure]>([
    ['our password is wrong', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }],
    ['our token is not renewed', { code: 'EAUTH', command: 'AUTH XOAUTH2' }],
    ['our password is missing', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 530 }],
    [
      'it is asked for as late as the recipient',
      { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 530 },
    ],
    [
      'the server relays for others only',
      {
        code: 'EENVELOPE',
        command: 'RCPT TO',
        responseCode: 554,
        response: '554 5.7.1 <anna@example.org>: Relay access denied',
      },
    ],
    ['our sender is refused', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553 }],
    ['we are turned away at the door', { code: 'EPROTOCOL', command: 'CONN', responseCode: 554 }],
    ['the connection cannot be made safe', { code: 'ETLS', command: 'STARTTLS', responseCode: 454 }],
  ])('is nothing against the mail when %s', (_why, failure) => {
    expect(verdictOn(failure)).toBe('account');
  });
});

test('a try that we ended ourselves, before any text had left, says nothing', () => {
  expect(verdictOn({ code: STOPPED })).toBe('stopped');
});

describe('the next try', () => {
  test('is after 1, 5, 15, 30 minutes, then hourly', () => {
    const waits = [1, 2, 3, 4, 5, 6, 100].map((attempts) => waitAfter(attempts, 0));
    expect(waits).toEqual([1, 5, 15, 30, 60, 60, 60]);
  });

  test('of a code, which somebody waits for, is after seconds, then each minute', () => {
    const waits = [1, 2, 3, 4, 5, 6, 9].map((attempts) => 60 * waitAfter(attempts, 0, 'sign-in-code'));
    expect(waits.map(Math.round)).toEqual([2, 5, 10, 20, 40, 60, 60]);
  });

  test('is by chance up to a tenth later, never earlier', () => {
    expect([waitAfter(5, 0.5), waitAfter(5, 1)]).toEqual([63, 66]);
  });
});

describe('the pause after failures in a row', () => {
  const paused = (verdict: Verdict, failure: Failure): number[] =>
    [1, 2, 3, 4, 5, 6, 7, 99].map((times) => pauseSeconds(verdict, failure, times));

  test('is short and grows to a minute where the server cannot be reached, or does not want us just now', () => {
    const growing = [1, 2, 5, 10, 20, 40, 60, 60];
    expect(paused('unreachable', { code: 'ECONNECTION' })).toEqual(growing);
    expect(paused('account', { code: 'EAUTH', responseCode: 454 })).toEqual(growing);
  });

  test('is a minute at once where it does not want us', () => {
    expect(new Set(paused('account', { code: 'EAUTH', responseCode: 535 }))).toEqual(new Set([60]));
  });
});

test.each<[Failure, string]>([
  [{ code: 'ECONNECTION' }, 'the connection was lost or never came about (ECONNECTION)'],
  [{ code: 'EDNS' }, 'its name is not found (EDNS)'],
  [{ code: 'ENOSPC' }, 'the disk for mail files is full (ENOSPC)'],
  [{ code: 'EENVELOPE', responseCode: 421 }, 'it has no time for anybody (421)'],
  [{ code: 'EAUTH', responseCode: 535 }, 'our user or password is refused, or not now (535)'],
  [{}, 'no answer'],
])('the log says of %j in words: %s', (failure, words) => {
  expect(whyNone(failure)).toBe(words);
});

describe('a mail is given up', () => {
  test('after four days, not before', () => {
    expect(isGivenUp(99, monday, addMinutes(monday, 4 * DAY - 1))).toBe(false);
    expect(isGivenUp(99, monday, addMinutes(monday, 4 * DAY))).toBe(true);
  });

  test('not at its first tries, even if the queue stood still for weeks', () => {
    expect(isGivenUp(4, monday, addMinutes(monday, 30 * DAY))).toBe(false);
    expect(isGivenUp(5, monday, addMinutes(monday, 30 * DAY))).toBe(true);
  });
});

test('a lease outlasts the ten minutes that a server may think after the final dot', () => {
  expect(LEASE_MINUTES).toBeGreaterThan(10);
});

const DAY = 24 * 60;
const monday = new Date('2027-05-03T08:00:00Z');

const waitAfter = (attempts: number, chance: number, kind = 'approved'): number =>
  minutesBetween(monday, nextTryAt({ kind, attempts }, monday, chance));
