/** Secrets that people type off a sheet: however they are typed, the same is heard, and nothing else is. */
import { describe, expect, test } from '@jest/globals';
import { assert, property, uint8Array } from 'fast-check';
import { heardSecret, spokenSecret, SPOKEN_BYTES } from '../../src/partners/members/spoken-secret.js';

const bytes = uint8Array({ minLength: SPOKEN_BYTES, maxLength: SPOKEN_BYTES });

describe('a secret off a sheet', () => {
  test('is heard as it was made', () => {
    const isHeard = (random: Uint8Array): boolean =>
      heardSecret(spokenSecret(random)) === spokenSecret(random);
    expect(() => assert(property(bytes, isHeard))).not.toThrow();
  });

  test('may be typed in capitals, without its dashes, with an O for a 0 and an l or I for a 1', () => {
    const secret = spokenSecret(new Uint8Array(SPOKEN_BYTES).map((_, index) => index % 2));
    expect(secret).toBe('0101-0101-0101-0101');
    for (const typed of ['OIOl 0101 O1O1 0101', '0101010101010101', ' o1o1–o1o1—o1o1 o1o1 '])
      expect(heardSecret(typed)).toBe(secret);
  });

  test('too short or too long is none', () => {
    expect([heardSecret(''), heardSecret('0101-0101-0101-010'), heardSecret('0101-0101-0101-01011')]).toEqual(
      ['', '', ''],
    );
  });
});
