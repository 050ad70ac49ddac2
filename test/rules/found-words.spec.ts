/** Found words: what is written another way is found all the same, and nothing else is. */
import { describe, expect, test } from '@jest/globals';
import { holdingAllWords, textIds, type Found } from '../../src/items/found-words.js';
import { searchTextOf } from '../../src/items/search-text.js';

const item = (
  name: string,
  more: { description?: string; size?: string; otherWords?: string } = {},
): Found => ({
  id: name,
  text: searchTextOf({
    name,
    category: 'Möbel',
    inventoryNumber: 'A-1',
    description: '',
    size: '',
    otherWords: '',
    ...more,
  }),
});

const list = [
  item('Bierbank 220 x 25 cm'),
  item('Biertisch', { size: '220 × 50 × 77 cm' }),
  item('Bierzeltgarnitur', { description: 'Tisch mit 2 Bänken, klappbar', otherWords: 'Sitzen' }),
  item('Café-Tisch'),
  item('Klappstuhl', { otherWords: 'Sitzen' }),
  item('Faltpavillon 3 x 3 m'),
  item('Kabeltrommel 50 m'),
  item('Weinglas 0,2 l'),
  item('Mobile Lautsprecheranlage', { otherWords: 'Musik, Tonanlage' }),
  item('Messer'),
  item('Leiter'),
  item('Gläserkiste'),
];

describe('the words of a search', () => {
  test.each([
    ['Bänke', ['Bierbank 220 x 25 cm', 'Bierzeltgarnitur']],
    ['bänken', ['Bierbank 220 x 25 cm', 'Bierzeltgarnitur']],
    ['Bierbänke', ['Bierbank 220 x 25 cm']],
    ['Stühle', ['Klappstuhl']],
    ['Klappstuehle', ['Klappstuhl']],
    ['Pavillons', ['Faltpavillon 3 x 3 m']],
    ['Gläser', ['Weinglas 0,2 l', 'Gläserkiste']],
    ['Leitern', ['Leiter']],
    ['Kabeltrommeln', ['Kabeltrommel 50 m']],
    ['Bierzeltgarnituren', ['Bierzeltgarnitur']],
  ])('find the singular for the plural: %s', (search, expected) => {
    expect(textIds(search, list)).toEqual(expected);
  });

  test.each([
    ['Cafétisch', ['Café-Tisch']],
    ['Cafe Tisch', ['Café-Tisch']],
    ['Café-Tische', ['Café-Tisch']],
    ['Café‑Tisch', ['Café-Tisch']],
    ['Klapp-Stuhl', ['Klappstuhl']],
    ['Bier-Bänke', ['Bierbank 220 x 25 cm', 'Bierzeltgarnitur']],
    ['Lautsprecher-Anlage', ['Mobile Lautsprecheranlage']],
  ])('do not mind hyphens: %s', (search, expected) => {
    expect(textIds(search, list)).toEqual(expected);
  });

  test.each([
    ['220x50', ['Biertisch']],
    ['220 x 50', ['Biertisch']],
    ['220×50', ['Biertisch']],
    ['220 X 50 cm', ['Biertisch']],
    ['220x50x77cm', ['Biertisch']],
    ['220 cm x 50 cm x 77 cm', ['Biertisch']],
    ['220x25', ['Bierbank 220 x 25 cm']],
    ['3x3', ['Faltpavillon 3 x 3 m']],
    ['3x3m', ['Faltpavillon 3 x 3 m']],
    ['Pavillon 3×3', ['Faltpavillon 3 x 3 m']],
    ['50m', ['Kabeltrommel 50 m']],
    ['0.2l', ['Weinglas 0,2 l']],
  ])('read measures however they are spaced: %s', (search, expected) => {
    expect(textIds(search, list)).toEqual(expected);
  });

  test.each([
    ['Musik', ['Mobile Lautsprecheranlage']],
    ['sitzen', ['Bierzeltgarnitur', 'Klappstuhl']],
  ])('find what was added as another word: %s', (search, expected) => {
    expect(textIds(search, list)).toEqual(expected);
  });

  test.each(['Essen', 'Leitung', 'Bankett', 'Bänder', '220 x 500', 'A-10', '!', '', '%', '_'])(
    'find nothing else: %s',
    (search) => {
      expect(textIds(search, list)).toEqual([]);
    },
  );

  test('stand in any order, and all of them are there', () => {
    expect(textIds('klappbar Bänke', list)).toEqual(['Bierzeltgarnitur']);
    expect(textIds('Bänke Musik', list)).toEqual([]);
  });

  test('take nobody’s time, whatever is searched and whatever is in the list', () => {
    const long = Array.from({ length: 5000 }, (_, index) => item(`Bank${index} ${'a-1 x 2 '.repeat(30)}`));
    const start = process.cpuUsage();
    for (const search of ['a'.repeat(100), '1 '.repeat(50), 'a-'.repeat(50), '1x'.repeat(50)])
      textIds(search, long);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(8000);
    expect(holdingAllWords(' '.repeat(100))).toBeUndefined();
  });
});
