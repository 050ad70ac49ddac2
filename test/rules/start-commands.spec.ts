/** The commands that start us take `__proto__` away from every object (safety.md, F04). */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

/** Every way in which somebody is told to run what was built. */
const starts = (text: string): string[] => text.match(/\bnode [^\n"`]*dist\/\w+\.js/g) ?? [];

test.each(['package.json', 'docs/operating.md', 'README.md'])('in %s', (file) => {
  const found = starts(readFileSync(file, 'utf8'));
  expect(found.filter((start) => !start.startsWith('node --disable-proto=delete '))).toEqual([]);
});

test('and we have some', () => {
  expect(starts(readFileSync('package.json', 'utf8'))).toHaveLength(3);
  expect(starts('node --enable-source-maps dist/main.js')).toHaveLength(1);
});
