/** Items by themselves: their kinds and parts agree, and they are found however they are spelled. */
import { describe, expect, test } from '@jest/globals';
import { itemFaults, type ItemShape } from '../../src/items/item-rules.js';
import { likePattern, searchTextOf } from '../../src/items/search-text.js';
import { unitsThatExist } from '../../src/items/units.js';

const shape = (facts: Partial<ItemShape>): ItemShape => ({
  kind: 'bulk',
  quantity: 5,
  partIds: [],
  nestedPartIds: [],
  isPart: false,
  isOwnAccessory: false,
  packStep: undefined,
  ...facts,
});

test.each<[string, Partial<ItemShape>, string[]]>([
  ['plain things', {}, []],
  ['a set of parts', { kind: 'computed_set', quantity: null, partIds: ['a', 'b'] }, []],
  ['a trailer with crates', { kind: 'closed_set', quantity: 1, partIds: ['a'] }, []],
  ['a set without parts', { kind: 'computed_set', quantity: null }, ['parts']],
  ['a set with a number of its own', { kind: 'computed_set', partIds: ['a'] }, ['quantity']],
  ['things without a number', { quantity: null }, ['quantity']],
  ['a part named twice', { partIds: ['a', 'a'] }, ['parts']],
  ['a set of sets', { partIds: ['a'], nestedPartIds: ['a'] }, ['parts']],
  ['a part that gets parts', { partIds: ['a'], isPart: true }, ['parts']],
  ['a thing that goes with itself', { isOwnAccessory: true }, ['accessoryIds']],
  ['a pack of more than there are', { packStep: 6 }, ['packStep']],
  ['a pack of all there are', { packStep: 5 }, []],
  ['a pack of what is not there at present', { packStep: 6, quantity: 0 }, []],
  ['a set that is wrong twice', { kind: 'computed_set' }, ['parts', 'quantity']],
])('%s', (_what, facts, fields) => {
  expect(itemFaults(shape(facts)).map(({ field }) => field)).toEqual(fields);
});

test('twenty-two tables and forty-three benches are twenty-one sets', () => {
  const owned: Record<string, number> = { table: 22, bench: 43 };
  const parts = [
    { itemId: 'table', quantity: 1 },
    { itemId: 'bench', quantity: 2 },
  ];
  const quantityOf = (itemId: string): number => owned[itemId] ?? 0;
  expect(unitsThatExist(null, parts, quantityOf)).toBe(21);
  expect(unitsThatExist(9, parts, quantityOf)).toBe(9);
  expect(unitsThatExist(4, [], quantityOf)).toBe(4);
});

describe('search', () => {
  const item = {
    name: 'Hüpfburg 5 × 6 m',
    category: 'Spiele',
    inventoryNumber: 'A-048',
    size: '',
    otherWords: null,
    description: 'mit Gebläse',
  };
  const finds = (search: string): boolean => {
    const words = likePattern(search).slice(1, -1).replaceAll('\\', '');
    return searchTextOf(item).includes(words);
  };

  test.each(['hüpfburg', 'HUEPFBURG', 'geblaese', 'a-048', 'spiele'])(
    'finds the bouncy castle by %p',
    (search) => {
      expect(finds(search)).toBe(true);
    },
  );

  test('takes the signs of a pattern for what they are', () => {
    expect(likePattern('50 %_\\')).toBe('%50 \\%\\_\\\\%');
  });
});
