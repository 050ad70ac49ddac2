/** Periods are half-open: two that only touch do not overlap. */
import { expect, test } from '@jest/globals';
import { clip, contains, isEmpty, lengthen, overlaps, span, type Period } from '../../src/shared/period.js';

/** Hours of one day, as a drawing: `..###...` is a period from 2 to 5. */
const drawn = (drawing: string): Period => ({
  from: hour(drawing.indexOf('#')),
  until: hour(drawing.lastIndexOf('#') + 1),
});

const hour = (count: number): Date => new Date(Date.UTC(2027, 4, 14, count));

test.each([
  ['touching after', '..###...', '.....##.', false],
  ['touching before', '..###...', '.#......', false],
  ['apart', '##......', '.....##.', false],
  ['by an hour', '..###...', '....###.', true],
  ['one inside the other', '.######.', '...#....', true],
  ['equal', '..###...', '..###...', true],
])('%s', (_how, one, other, expected) => {
  expect(overlaps(drawn(one), drawn(other))).toBe(expected);
  expect(overlaps(drawn(other), drawn(one))).toBe(expected);
});

test('holds its first instant and not its last', () => {
  const period = drawn('..###...');
  expect([hour(1), hour(2), hour(4), hour(5)].map((at) => contains(period, at))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('is clipped to a frame, and may then be empty', () => {
  expect(clip(drawn('..###...'), drawn('...####.'))).toEqual(drawn('...##...'));
  expect(isEmpty(clip(drawn('##......'), drawn('.....##.')))).toBe(true);
});

test('is lengthened at its end only', () => {
  expect(lengthen(drawn('..###...'), 120)).toEqual(drawn('..#####.'));
});

test('of several is the smallest that holds them all, and of none is none', () => {
  expect(span([drawn('....#...'), drawn('.#......'), drawn('...###..')])).toEqual(drawn('.#####..'));
  expect(span([])).toBeUndefined();
});
