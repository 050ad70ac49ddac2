/** Spelling slips: what was meant is found, and what was not is left alone. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fold } from '../../src/items/search-text.js';
import { meant, slipsIn } from '../../src/items/spelling-slips.js';

const names = [
  'Faltpavillon 3 x 3 m Zelte und Pavillons',
  'Bierbank 220 x 25 cm Möbel',
  'Mobile Lautsprecheranlage Ton und Bild',
  'Hüpfburg 5 x 6 m Spiele',
  'Klappstuhl Möbel, stapelbar',
  'Geschirrmobil Küche und Geschirr',
];
const texts = names.map((name) => ({ id: name.split(' ').slice(0, 2).join(' '), text: fold(name) }));

describe('a search with a slip', () => {
  test.each([
    ['Pavilion', ['Faltpavillon 3']],
    ['Bierbenk', ['Bierbank 220']],
    ['Lautsprcher', ['Mobile Lautsprecheranlage']],
    ['Hupfburg', ['Hüpfburg 5']],
    ['Huepfbrug', ['Hüpfburg 5']],
    ['klapstuhl', ['Klappstuhl Möbel,']],
    ['Gechirr', ['Geschirrmobil Küche']],
    ['stapelbar Klappstuhl', ['Klappstuhl Möbel,']],
    ['Motorsäge', []],
    ['Pavilion Motorsäge', []],
    ['50_', []],
    ['5%t', []],
    ['', []],
  ])('finds what was meant: %s', (search, found) => {
    expect(meant(search, texts)).toEqual(found);
  });

  test('finds only what needs the fewest slips', () => {
    const two = [
      { id: 'near', text: 'bierbank' },
      { id: 'far', text: 'bierbrand' },
    ];
    expect(meant('Bierbonk', two)).toEqual(['near']);
  });
});

describe('the number of slips', () => {
  test('is none for a part of the word, and never more than the letters wanted', () => {
    const word = fc.string({ minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(word, word, word, (wanted, left, right) => {
        expect(slipsIn(wanted, `${left}${wanted}${right}`)).toBe(0);
        expect(slipsIn(wanted, left)).toBeLessThanOrEqual(wanted.length);
      }),
    );
  });

  test('counts two swapped neighbours as one', () => {
    expect([slipsIn('zlet', 'zelt'), slipsIn('zeltt', 'zelt'), slipsIn('zlt', 'zelt')]).toEqual([1, 1, 1]);
  });
});
