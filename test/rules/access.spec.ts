/** Cookies, sessions, sign-in limits and the founding of an alliance: the rules alone. */
import { describe, expect, test } from '@jest/globals';
import { cookieOptions, isSameOrigin, sessionCookie } from '../../src/partners/access/cookies.js';
import { foundingFaults } from '../../src/partners/alliances/founding-rules.js';
import { isAlive } from '../../src/partners/access/session-rules.js';
import { reachedLimit } from '../../src/partners/signing-in/sign-in-limits.js';

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

describe('how many codes', () => {
  const none = {
    forAddressInQuarter: 0,
    forAddressInDay: 0,
    fromNetworksInHour: new Map(),
    inFiveMinutes: 0,
  };
  const from = (network: string, count: number) => ({ fromNetworksInHour: new Map([[network, count]]) });

  test.each([
    [
      { forAddressInQuarter: 2, forAddressInDay: 9, ...from('192.0.2.0/24', 29), inFiveMinutes: 299 },
      undefined,
    ],
    [{ forAddressInQuarter: 3 }, 'address'],
    [{ forAddressInDay: 10 }, 'address'],
    [from('192.0.2.0/24', 30), 'network'],
    [from('192.0.0.0/16', 239), undefined],
    [from('192.0.0.0/16', 240), 'network'],
    [from('2001:db8:1:2::/64', 30), 'network'],
    [from('2001:db8:1:0::/56', 59), undefined],
    [from('2001:db8:1:0::/56', 60), 'network'],
    [from('2001:db8:1::/48', 119), undefined],
    [from('2001:db8:1::/48', 120), 'network'],
    [from('unknown', 30), 'network'],
    [{ inFiveMinutes: 300 }, 'installation'],
  ])('after %p the limit that is reached is that of %p', (asked, limit) => {
    expect(reachedLimit({ ...none, ...asked })?.of).toBe(limit);
  });
});

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
    expect(faults.map(({ field }) => field)).toEqual([
      'slug',
      'numberLetters',
      'contactEmail',
      'coordinatorEmail',
      'timeZone',
      'name',
    ]);
  });
});
