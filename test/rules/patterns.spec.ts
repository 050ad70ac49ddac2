/** Patterns stand in the text, where `test/timing/patterns.spec.ts` can try each: none is put together at run time. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const puts = (text: string): boolean => /\bRegExp\(/.test(text);

test('no pattern is put together at run time', () => {
  expect(puts("const words = new RegExp(joints.join('|'), 'gi');")).toBe(true);
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.tsx?$/.test(path),
  );
  expect(files.length).toBeGreaterThan(400);
  expect(files.filter((path) => puts(readFileSync(join('src', path), 'utf8')))).toEqual([]);
});
