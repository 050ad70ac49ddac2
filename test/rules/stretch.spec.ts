/** Where a list differs from what it was: what stands outside of the stretch is the same in both, and no stretch is longer than it must be. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { stretchOf } from '../../src/reservations/feeds/stretch.js';

const list = (text: string): string[] => [...text];

describe('the stretch', () => {
  test.each([
    ['abcd', 'abcd', { from: 4, before: 4, now: 4 }],
    ['abcd', 'abxd', { from: 2, before: 3, now: 3 }],
    ['abcd', 'abd', { from: 2, before: 3, now: 2 }],
    ['abd', 'abcd', { from: 2, before: 2, now: 3 }],
    ['abcd', 'xbcy', { from: 0, before: 4, now: 4 }],
    ['', 'ab', { from: 0, before: 0, now: 2 }],
    ['aa', 'aaa', { from: 2, before: 2, now: 3 }],
  ])('between %j and %j', (before, now, stretch) => {
    expect(stretchOf(list(before), list(now))).toEqual(stretch);
  });

  test('replaced, makes of what was what is', () => {
    const lists = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });
    fc.assert(
      fc.property(lists, lists, (was, is) => {
        const { from, before, now } = stretchOf(was, is);
        expect(was.toSpliced(from, before - from, ...is.slice(from, now))).toEqual(is);
        const isLonger = before > from && now > from;
        expect(isLonger && (was[from] === is[from] || was[before - 1] === is[now - 1])).toBe(false);
      }),
    );
  });
});
