/** Cookies, sessions, sign-in limits and the founding of an alliance: the rules alone. */
import { describe, expect, test } from '@jest/globals';
import { cookieOptions, isSameOrigin, sessionCookie } from '../../src/partners/cookies.js';
import { foundingFaults } from '../../src/partners/founding-rules.js';
import { isAlive } from '../../src/partners/session-rules.js';
import { mayMailCode } from '../../src/partners/sign-in-limits.js';

describe('the cookie', () => {
  test('is bound to its host and to TLS wherever the installation has it', () => {
    expect(sessionCookie(true)).toMatch(/^__Host-/);
    expect(cookieOptions(true)).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true });
    expect(sessionCookie(false)).not.toContain('__');
  });

  const base = { host: 'leihen.example', baseUrl: 'https://leihen.example' };
  test.each([
    ['same-origin', undefined, true],
    ['none', undefined, true],
    ['same-site', undefined, false],
    ['cross-site', 'https://leihen.example', false],
    [undefined, 'https://leihen.example', true],
    [undefined, 'https://leihen.example.evil.example', false],
    [undefined, 'http://leihen.example', false],
    [undefined, 'null', false],
    [undefined, undefined, false],
  ])('from Sec-Fetch-Site %p and Origin %p counts as our own: %p', (secFetchSite, origin, expected) => {
    expect(isSameOrigin({ ...base, secFetchSite, origin })).toBe(expected);
  });
});

const at = (hours: number): Date => new Date(Date.UTC(2027, 2, 1) + hours * 3_600_000);

const session = (lastSeenHours: number) => ({
  createdAt: at(0),
  lastSeenAt: at(lastSeenHours),
  endedAt: null,
});

describe('a session', () => {
  test.each([
    ['a member, silent for just under a fortnight', 0, 14 * 24 - 1, false, true],
    ['a member, silent for a fortnight', 0, 14 * 24, false, false],
    ['a member, busy to the ninetieth day', 90 * 24 - 1, 90 * 24, false, false],
    ['a coordinator, silent for half a day', 0, 12, true, false],
    ['a coordinator, silent for eleven hours', 0, 11, true, true],
    ['a coordinator, busy to the seventh day', 7 * 24 - 1, 7 * 24, true, false],
  ])('of %s', (_who, seenHours, nowHours, isPowerful, expected) => {
    expect(isAlive(session(seenHours), isPowerful, at(nowHours))).toBe(expected);
  });

  test('that was ended stays ended', () => {
    expect(isAlive({ ...session(0), endedAt: at(0) }, false, at(0))).toBe(false);
  });
});

test.each([
  [2, 9, 29, 299, true],
  [3, 3, 3, 3, false],
  [0, 10, 10, 10, false],
  [0, 0, 30, 30, false],
  [0, 0, 0, 300, false],
])(
  'after %p codes in a quarter, %p in a day, %p from a network and %p from all, another may leave: %p',
  (quarter, day, network, all, expected) => {
    const sent = {
      toAddressInQuarter: quarter,
      toAddressInDay: day,
      fromNetworkInHour: network,
      fromInstallationInFiveMinutes: all,
    };
    expect(mayMailCode(sent)).toBe(expected);
  },
);

describe('founding an alliance', () => {
  const sound = {
    slug: 'auental',
    numberLetters: 'T',
    name: 'Bündnis Auental',
    contactEmail: 'info@example.org',
    timeZone: 'Europe/Berlin',
  };
  const coordinator = { email: 'anna@example.org', name: 'Anna Auer' };

  test('takes sound facts', () => {
    expect(foundingFaults(sound, coordinator)).toEqual([]);
  });

  test('names everything that is wrong, at once', () => {
    const wrong = {
      ...sound,
      slug: 'Au Ental',
      numberLetters: 'Ä',
      contactEmail: 'info',
      timeZone: 'Berlin',
    };
    const faults = foundingFaults({ ...wrong, name: 'x\ny' }, { email: '', name: 'Anna' });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'slug',
      'letters',
      'contact-email',
      'coordinator-email',
      'zone',
      'name',
    ]);
  });
});
