/** The lint rule of our own: it bites on planted faults, under the configuration that everything is linted with. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'few-parameters-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The names of the rules that the text breaks. */
function broken(text: string): string[] {
  const file = join(folder, 'planted.ts');
  writeFileSync(file, text);
  const oxlint = ['node_modules/oxlint/bin/oxlint', '--config', '.oxlintrc.json', '--format', 'json', file];
  const { stdout } = spawnSync(process.execPath, oxlint, { encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
  return diagnostics.map(({ code }) => code);
}

test('a function, a method and an arrow with five parameters are caught; four, and a constructor, are not', () => {
  const five = 'a: 1, b: 1, c: 1, d: 1, e: 1';
  const four = 'a: 1, b: 1, c: 1, d: 1';
  const planted = `
    export function f(${five}) { return [a, b, c, d, e]; }
    export class A {
      constructor(readonly one: 1, readonly two: 2, readonly three: 3, readonly four: 4, readonly five: 5) {}
      m(${five}) { return [this.one, a, b, c, d, e]; }
      n(${four}) { return [this.two, a, b, c, d]; }
    }
    export const g = (${five}) => [a, b, c, d, e];
    export const h = (${four}) => [a, b, c, d];`;
  expect(broken(planted)).toEqual(Array.from({ length: 3 }, () => 'house(few-parameters)'));
}, 30_000);
