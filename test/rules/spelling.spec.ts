/** Spelling: what people see, what is spelled alike, and the order in which they count. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { countingOrder, isSeen, spelledAlike } from '../../src/shared/spelling.js';

const inOrder = (numbers: readonly string[]): string[] =>
  numbers.toSorted((one, other) => (countingOrder(one) < countingOrder(other) ? -1 : 1));

describe('counting order', () => {
  test.each([
    [['SO-1', 'SO-2', 'SO-10', 'SO-100']],
    [['1', '2', '010', '10', 'A', 'B']],
    [['A-9b', 'A-10a', 'A-10b']],
    [['A', 'A-1', 'A-1.2', 'A-1.10']],
    [['1-99999999999999999998', '1-99999999999999999999', '1-100000000000000000000']],
  ])('%j', (numbers) => {
    expect(inOrder(numbers.toReversed())).toEqual(numbers);
  });

  test('whole numbers behind the same letters stand as they count', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, other) => {
        const isBefore = countingOrder(`X-${one}`) < countingOrder(`X-${other}`);
        expect(isBefore).toBe(one < other);
      }),
    );
  });

  test('keys are the same exactly where the numbers are spelled alike', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (one, other) => {
        expect(countingOrder(one) === countingOrder(other)).toBe(spelledAlike(one) === spelledAlike(other));
      }),
    );
  });
});

test('spelled alike are other cases, widths, hyphens, and spaces or invisible signs within', () => {
  for (const other of ['a-001', 'Ａ-001', 'A‑001', 'A–001', 'A−001', 'A - 001', '\u200BA-0\u00AD01'])
    expect(spelledAlike(other)).toBe(spelledAlike('A-001'));
  for (const other of ['A-01', 'Ä-001', 'A001', 'B-001'])
    expect(spelledAlike(other)).not.toBe(spelledAlike('A-001'));
});

test('nobody sees fillers, joiners, marks and spaces alone', () => {
  for (const text of ['', ' ', '\u200B', '\u3164', '\u2800', '\u00AD', '\u0301', '\uFE0F\u200D', '\u115F'])
    expect(isSeen(text)).toBe(false);
  for (const text of ['a', '7', '–', '👩‍👧', '한', 'é']) expect(isSeen(text)).toBe(true);
});
