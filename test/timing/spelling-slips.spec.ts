/** Spelling slips: no text makes the search for them much slower than an ordinary one. */
import { expect, test } from '@jest/globals';
import { meant } from '../../src/items/spelling-slips.js';

/** Far less than it would be without an end to the comparing. */
const MOST_TIMES = 5;

const word = (index: number): string => `${'a'.repeat(30)}${index.toString(36)}b`;
const list = Array.from({ length: 5000 }, (_, index) => ({
  id: String(index),
  text: [0, 1, 2, 3, 4].map((more) => word(index * 5 + more)).join(' '),
}));

/** In milliseconds of this process: others use the machine as well. */
function spentOn(search: string): number {
  const start = process.cpuUsage();
  meant(search, list);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

test.each([
  ['many long words', `${'a'.repeat(39)}z `.repeat(5)],
  ['one endless word', 'a'.repeat(60_000)],
  ['endless words', 'a '.repeat(30_000)],
])('takes nobody’s time: %s', (_says, search) => {
  const ordinary = spentOn('Lautsprcher Faltpavillon');
  expect(spentOn(search) / ordinary).toBeLessThan(MOST_TIMES);
});
