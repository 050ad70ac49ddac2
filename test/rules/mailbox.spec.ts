/** Mailboxes: which addresses are accepted, how they are compared, and what a name may bring into a header. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { displayName, isMailAddress, normalAddress } from '../../src/notifications/mailbox.js';

const addressOf = (length: number) => `${'l'.repeat(64)}@${'d.'.repeat(90)}${'e'.repeat(length - 245)}`;

describe('isMailAddress', () => {
  test.each([
    'anna@example.org',
    'Anna.Schmidt+zelt@mail.example.org',
    "o'brien@example.org",
    'a@xn--mller-kva.de',
    'kontakt@verein.xn--p1ai',
    `${'l'.repeat(64)}@example.org`,
  ])('accepts %s', (text) => {
    expect(isMailAddress(text)).toBe(true);
  });

  test.each([
    ['nothing', ''],
    ['no @', 'anna.example.org'],
    ['two @', 'anna@example@example.org'],
    ['no local part', '@example.org'],
    ['no domain', 'anna@'],
    ['a domain of one label', 'anna@localhost'],
    ['an empty label', 'anna@example..org'],
    ['a leading dot in the local part', '.anna@example.org'],
    ['two dots in the local part', 'an..na@example.org'],
    ['a label with a hyphen at its edge', 'anna@-example.org'],
    ['an underscore in the domain', 'anna@ex_ample.org'],
    ['an IP address', 'anna@127.0.0.1'],
    ['an address literal', 'anna@[127.0.0.1]'],
    ['a quoted local part', '"anna"@example.org'],
    ['a comment', 'anna(home)@example.org'],
    ['a space', 'an na@example.org'],
    ['a trailing line break', 'anna@example.org\n'],
    ['a header in disguise', 'anna@example.org\r\nBcc: evil@example.org'],
    ['NUL', 'anna\0@example.org'],
    ['a list', 'anna@example.org,evil@example.org'],
    ['a group', 'all:anna@example.org;'],
    ['angle brackets', '<anna@example.org>'],
    ['a backslash', 'an\\na@example.org'],
    ['an umlaut in the local part', 'jürgen@example.org'],
    ['an IDN domain that is not punycode', 'anna@müller.de'],
    ['a local part of 65 characters', `${'l'.repeat(65)}@example.org`],
    ['a label of 64 characters', `anna@${'d'.repeat(64)}.org`],
  ])('refuses %s', (_what, text) => {
    expect(isMailAddress(text)).toBe(false);
  });

  test('accepts 254 characters and refuses 255', () => {
    expect(addressOf(254)).toHaveLength(254);
    expect(isMailAddress(addressOf(254))).toBe(true);
    expect(isMailAddress(addressOf(255))).toBe(false);
  });

  test('accepts no separator, control or non-ASCII character wherever it stands', () => {
    const bad = fc.constantFrom(...'",;:<>()[]\\ \t\r\n\0\u007Fü\u202E😀');
    fc.assert(
      fc.property(bad, fc.nat(15), (character, at) => {
        const good = 'anna@example.org';
        expect(isMailAddress(good.slice(0, at) + character + good.slice(at))).toBe(false);
      }),
    );
  });
});

describe('normalAddress', () => {
  test('trims and lower-cases', () => {
    expect(normalAddress('  Anna.Schmidt@Example.ORG\n')).toBe('anna.schmidt@example.org');
  });

  test('turns an IDN domain into punycode, which is then an address', () => {
    expect(normalAddress('Anna@MÜLLER.de')).toBe('anna@xn--mller-kva.de');
    expect(isMailAddress(normalAddress('Anna@MÜLLER.de'))).toBe(true);
  });

  test('keeps what is no address from becoming one', () => {
    for (const text of [
      'a@good.example/evil.example',
      'a@ex%61mple.org',
      'a@ü.de/x.de',
      'a@b@ü.de',
      'jürgen@ü.de',
    ])
      expect(isMailAddress(normalAddress(text))).toBe(false);
  });

  test('does not take the Kelvin sign for a k: it would be another person', () => {
    expect('\u212A'.toLowerCase()).toBe('k');
    expect(isMailAddress(normalAddress('\u212Arause@example.org'))).toBe(false);
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (local, domain) => {
        const once = normalAddress(`${local}@${domain}`);
        expect(normalAddress(once)).toBe(once);
      }),
    );
  });
});

describe('displayName', () => {
  test('keeps ordinary names as they are', () => {
    expect(displayName("Zoë O'Brien, Bündnis für Familie (Büro) 👩‍👧")).toBe(
      "Zoë O'Brien, Bündnis für Familie (Büro) 👩‍👧",
    );
  });

  test('is one line, so that no name starts a header', () => {
    expect(displayName('J\r\nBcc: evil@example.org')).toBe('J Bcc: evil@example.org');
  });

  test('has single quotes instead of double ones', () => {
    expect(displayName('Anna "Änni" Schmidt')).toBe("Anna 'Änni' Schmidt");
  });

  test('drops controls, bidi overrides and lone surrogates, and collapses spaces', () => {
    expect(displayName(' A\0n\u0007n\u202Ea \t B\uD800. ')).toBe('Anna B.');
  });

  test('holds no control character whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(displayName(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}"]/u);
        expect(displayName(displayName(text))).toBe(displayName(text));
      }),
    );
  });
});
