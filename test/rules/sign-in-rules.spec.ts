/** Signing in, the rules alone: from which network, where to afterwards, how fresh, and the words of the mails. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addressChanged, addressCode, addressTaken } from '../../src/notifications/address-mails.js';
import { networkOf, networksOf } from '../../src/partners/signing-in/network.js';
import { safeReturn } from '../../src/partners/signing-in/safe-return.js';
import { isFresh } from '../../src/partners/access/session-rules.js';

describe('the network of', () => {
  test.each([
    ['192.0.2.17', '192.0.2.0/24'],
    ['192.0.2.255', '192.0.2.0/24'],
    ['::ffff:192.0.2.17', '192.0.2.0/24'],
    ['::FFFF:c000:0211', '192.0.2.0/24'],
    ['10.0.0.9', '10.0.0.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test.each([
    ['192.0.2.17', ['192.0.2.0/24', '192.0.0.0/16']],
    ['::ffff:192.0.2.17', ['192.0.2.0/24', '192.0.0.0/16']],
    ['2001:db8:1:2ff:3:4:5:6', ['2001:db8:1:2ff::/64', '2001:db8:1:200::/56', '2001:db8:1::/48']],
    ['2001:db8::1', ['2001:db8:0:0::/64', '2001:db8:0:0::/56', '2001:db8:0::/48']],
    ['localhost', ['unknown']],
    ['::1', []],
  ])('%s lies in those wider ones: %j', (address, networks) => {
    expect(networksOf(address)).toEqual(networks);
  });

  test.each(['127.0.0.1', '127.9.9.9', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1'])(
    '%s is none: it is this machine itself',
    (address) => {
      expect(networkOf(address)).toBeUndefined();
    },
  );

  test.each([
    '',
    'unix:',
    '192.0.2.1:5678',
    '[2001:db8::1]:443',
    'localhost',
    '1.2.3',
    '1.2.3.256',
    '1.2.3.4.5',
    '1.2.3.x',
    ':::',
    '2001:db8::1::2',
  ])('%p is counted with all else that is no address: a limit does not fail open', (address) => {
    expect(networkOf(address)).toBe('unknown');
  });

  test('an address is that of all its neighbours, and of nobody further away', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(fc.tuple(group, group, group, group), group, group, ([a, b, c, d], one, other) => {
        const prefix = [a, b, c, d].map((part) => part.toString(16)).join(':');
        fc.pre(a > 0);
        expect(networkOf(`${prefix}:${one.toString(16)}::1`)).toBe(
          networkOf(`${prefix}::${other.toString(16)}`),
        );
        const further = [a, b, c, (d + 1) % 0x10000].map((part) => part.toString(16)).join(':');
        expect(networkOf(`${further}::1`)).not.toBe(networkOf(`${prefix}::1`));
      }),
    );
  });
});

const HERE = 'https://leihen.example';

describe('after signing in one is sent', () => {
  test.each(['/', '/b/auental', '/b/auental/', '/b/a?from=2027-05-01&x=%C3%BC#top', '/b/a%20b', '/a.b/~c'])(
    'to %s',
    (target) => {
      expect(safeReturn(target)).toBe(target);
    },
  );

  test.each([
    undefined,
    '',
    'b/auental',
    'https://evil.example/',
    'HTTPS://evil.example',
    'javascript:alert(1)',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/a\\b',
    '/x@evil.example',
    '/%2fevil.example',
    '/%2F%2Fevil.example',
    '/%5cevil.example',
    '/%255cevil.example',
    '/%25252fevil.example',
    '/%40evil.example',
    '/a//b',
    '/\tevil.example',
    '/%09/evil.example',
    '/%0d%0aSet-Cookie:%20x=1',
    '/\r\nLocation: https://evil.example',
    '/%00',
    '/%',
    '/%zz',
    '/%c0%af',
    '/\u2028',
    '/ü',
    '/\uFF0Fevil.example',
    '/%EF%BC%8Fevil.example',
    '/%EF%BC%A0evil.example',
    ' /b',
    `/${'a'.repeat(500)}`,
  ])('to the front page instead of %p', (target) => {
    expect(safeReturn(target)).toBe('/');
  });

  test('nowhere but here, whatever was asked and however often it is decoded', () => {
    const bait = [
      '/',
      '\\',
      '@',
      '//',
      '%2f',
      '%5C',
      '%40',
      '%25',
      '%252f',
      '\t',
      '\n',
      '\u0000',
      '%0a',
      '.',
      '..',
      ':',
    ];
    const more = [
      'evil.example',
      'https:',
      'javascript:',
      'a',
      '?',
      '#',
      ';',
      '\uFF0F',
      '\uFF3C',
      'ü',
      '%',
      ' ',
    ];
    const hostile = fc.oneof(
      fc.array(fc.constantFrom(...bait, ...more), { maxLength: 12 }).map((parts) => parts.join('')),
      fc.array(fc.constantFrom(...bait, ...more), { maxLength: 12 }).map((parts) => `/${parts.join('')}`),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.webUrl({ withQueryParameters: true }),
    );
    fc.assert(
      fc.property(hostile, (target) => {
        for (const way of decodings(safeReturn(target))) {
          expect(way).toMatch(/^\/(?![/\\])/);
          expect(new URL(way, HERE).origin).toBe(HERE);
          expect(way).not.toMatch(/[@\\\p{Cc}]|\/\//u);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** The text and all that others could make of it. */
function decodings(text: string): string[] {
  const ways = [text];
  for (let round = 0; round < 4; round += 1) {
    try {
      ways.push(decodeURIComponent(ways.at(-1)!));
    } catch {
      return ways;
    }
  }
  return ways.flatMap((way) => [way, way.normalize('NFKC')]);
}

test('a sign-in is fresh for ten minutes, to the minute', () => {
  const createdAt = new Date('2027-03-01T09:00:00Z');
  expect(isFresh({ createdAt }, new Date('2027-03-01T09:10:00.000Z'))).toBe(true);
  expect(isFresh({ createdAt }, new Date('2027-03-01T09:10:00.001Z'))).toBe(false);
});

describe('a mail about a change of address', () => {
  const undo = {
    language: 'de' as const,
    link: 'https://leihen.example/undo-address/geheim',
    until: new Date('2027-03-04T09:00:00Z'),
  };

  test('brings the code to the new address, and no link that somebody could press by mistake', () => {
    const { text, html, subject } = addressCode('042137', 10, 'de');
    expect(text).toMatch(/^ {4}042137$/m);
    expect(subject).not.toContain('042137');
    expect(text + html).not.toMatch(/http|href/);
  });

  test('tells a taken address that nothing has changed, without a code, a link or a name', () => {
    const { text, html } = addressTaken('de');
    expect(text).toContain('schon vergeben');
    expect(text + html).not.toMatch(/http|href/);
    expect(text).not.toMatch(/\d{6}/);
  });

  test('tells the old address how and until when it is taken back', () => {
    const { text } = addressChanged(undo);
    expect(text).toContain(undo.link);
    expect(text).toContain('Do., 4. März 2027, 10:00 Uhr');
  });
});
