/** What is probably there already under another spelling, and which number comes next. */
import { describe, expect, test } from '@jest/globals';
import { nextNumber } from '../../src/items/item-numbers.js';
import { nearDuplicates } from '../../src/items/near-duplicates.js';

const thing = (name: string, ownerId = 'verein', storagePlaceId = 'halle') => ({
  id: `${name} ${ownerId} ${storagePlaceId}`,
  name,
  ownerId,
  storagePlaceId,
});

const isNear = (one: string, other: string): boolean => nearDuplicates(thing(one), [thing(other)]).length > 0;

describe('a near duplicate', () => {
  test.each([
    ['Zelt groß', 'Zelt gross'],
    ['Pavillion', 'Pavillon'],
    ['Bierzelt-Garnitur', 'Bierzeltgarnitur'],
    ['Biertisch', 'BIERTISCH '],
    ['Bänke', 'Baenke'],
    ['Bank', 'Bänke'],
    ['3 x 3 Pavillon', 'Pavillon 3x3'],
    ['Geschirrspüler', 'Geschirsspüler'],
    ['Lautsprecher', 'Luatsprecher'],
  ])('%s is one of %s, and the other way round', (one, other) => {
    expect([isNear(one, other), isNear(other, one)]).toEqual([true, true]);
  });

  test.each([
    ['Zelt 1', 'Zelt 2'],
    ['Pavillon 3x3', 'Pavillon 3x6'],
    ['Zelt', 'Zeltplane'],
    ['Topf', 'Kopf'],
    ['Tisch', 'Stehtisch'],
    ['Hüpfburg', 'Burg'],
    ['abcdefg', 'gabcdef'],
    ['!!!', '???'],
  ])('%s is none of %s', (one, other) => {
    expect([isNear(one, other), isNear(other, one)]).toEqual([false, false]);
  });

  test('of the same owner and place comes first, and no more than five are named', () => {
    const known = [
      thing('Zelt', 'gemeinde', 'hof'),
      thing('Zelt', 'gemeinde', 'halle'),
      thing('Zelt', 'verein', 'hof'),
      thing('Zelt', 'verein', 'halle'),
      ...Array.from({ length: 9 }, (_, index) => thing('Zelt', `anderer ${index}`, 'hof')),
    ];
    const near = nearDuplicates(thing('zelt'), known);
    expect(near.map(({ ownerId, storagePlaceId }) => `${ownerId} ${storagePlaceId}`)).toEqual([
      'verein halle',
      'verein hof',
      'gemeinde halle',
      'gemeinde hof',
      'anderer 0 hof',
    ]);
  });

  test('is found among 5,000 long names without holding anybody up', () => {
    const known = Array.from({ length: 5000 }, (_, index) =>
      thing(`${'ab'.repeat(90)}${'c'.repeat(index % 9)}`),
    );
    const begin = performance.now();
    nearDuplicates(thing('ab'.repeat(91)), known);
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

describe('the next number', () => {
  test.each([
    [undefined, [], '001'],
    [undefined, ['001'], '002'],
    ['BT-001', ['BT-001'], 'BT-002'],
    ['BT-009', ['BT-009'], 'BT-010'],
    ['BT-99', [], 'BT-100'],
    ['BT-001', ['BT-001', 'BT-002', 'bt-003', 'BT-005'], 'BT-004'],
    ['2027-A', [], '2028-A'],
    ['Zelt', ['Zelt', 'zelt-2'], 'Zelt-3'],
    ['A'.repeat(40), [], ''],
  ])('after %s with %j is %s', (last, taken, next) => {
    expect(nextNumber(last, taken)).toBe(next);
  });

  test('counts on where the digits are too many to count', () => {
    expect(nextNumber('9'.repeat(30), ['9'.repeat(30)])).toHaveLength(30 + 1);
  });
});
