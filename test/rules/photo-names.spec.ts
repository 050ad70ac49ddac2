/** Which item a file is a photo of, by its name. */
import { describe, expect, test } from '@jest/globals';
import { namedItem } from '../../src/items/photos/photo-names.js';

const numbered = (...numbers: string[]) =>
  numbers.map((inventoryNumber) => ({ id: inventoryNumber, inventoryNumber }));

const usual = numbered('A-001', 'A-012', 'A-120', 'B-012', 'ZELT 7', '42');

/** The numbers that a name may mean. */
function meant(fileName: string, items = usual): string[] {
  const named = namedItem(fileName, items);
  if (named.is === 'none') return [];
  return (named.is === 'one' ? [named.item] : named.items).map(({ id }) => id);
}

describe('a file is a photo of the item', () => {
  test.each([
    ['A-012.jpg', 'A-012'],
    ['a-012.JPG', 'A-012'],
    ['a012 zelt 2.jpeg', 'A-012'],
    ['A-12.webp', 'A-012'],
    ['A_012_1.png', 'A-012'],
    ['A–012 (2).jpg', 'A-012'],
    ['A-012-2.jpg', 'A-012'],
    ['ａ０１２.jpg', 'A-012'],
    ['C:\\Bilder\\A-012.jpg', 'A-012'],
    ['Bilder/A-012.jpg', 'A-012'],
    ['Faltpavillon A-012 hinten.jpg', 'A-012'],
    ['A-120.jpg', 'A-120'],
    ['A-012', 'A-012'],
    ['zelt7.jpg', 'ZELT 7'],
    ['Zelt-007.jpg', 'ZELT 7'],
    ['42 von vorn.jpg', '42'],
    ['0042.jpg', '42'],
  ])('%s: %s', (fileName, number) => {
    expect(meant(fileName)).toEqual([number]);
  });
});

describe('no item is meant', () => {
  test.each([
    ['by the counting of a camera', 'IMG_0042.jpg'],
    ['by a day', '20260514_101500.jpg'],
    ['by a number that nothing has', 'A-013.jpg'],
    ['by one that only begins alike', 'A-0121.jpg'],
    ['in the middle of a word', 'Kita-012.jpg'],
    ['by a word alone', 'Zelt.jpg'],
    ['by nothing', '.jpg'],
    ['by no name', ''],
  ])('%s', (_what, fileName) => {
    expect(meant(fileName)).toEqual([]);
  });
});

describe('where several could be meant', () => {
  const alike = numbered('A-1', 'A-01', 'A-1-2', 'SO-2', 'SO-20');

  test.each([
    ['the one that is spelled so', 'A-01.jpg', ['A-01']],
    ['the other one', 'A-1.jpg', ['A-1']],
    ['the longest that is spelled so', 'A-1-2.jpg', ['A-1-2']],
    ['the shorter one, of which it is the second photo', 'A-1 2.jpg', ['A-1']],
    ['that which counts so, and not what begins so', 'SO-20.jpg', ['SO-20']],
    ['all that count alike, where none is spelled so', 'A-001.jpg', ['A-1', 'A-01']],
    ['all of those that stand in it', 'Bank SO-2 und SO-20.jpg', ['SO-2', 'SO-20']],
  ])('it is %s', (_what, fileName, numbers) => {
    expect(meant(fileName, alike)).toEqual(numbers);
  });

  test('what comes first counts more than what follows', () => {
    expect(meant('SO-2 neben SO-20.jpg', alike)).toEqual(['SO-2']);
  });

  test('numbers without letters and digits are never meant', () => {
    expect(meant('- -.jpg', numbered('-'))).toEqual([]);
  });
});
