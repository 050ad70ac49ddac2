/** A name that an object of JSON says twice is found, wherever it stands and however it is spelled; nothing else is. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { repeatedName } from '../../src/http/json-names.js';

describe('a name is said twice in', () => {
  test.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":1,"b":{"c":1,"c":1}}', 'b.c'],
    ['{"lines":[{"quantity":1},{"quantity":1,"itemId":"x","quantity":2}]}', 'lines.1.quantity'],
    [String.raw`{"a":1,"\u0061":2}`, 'a'],
    ['{ "a" : {} , "b" : [1, 2, {}] , "a" : null }', 'a'],
    [String.raw`{"x\"y":1,"x\"y":2}`, 'x"y'],
    ['{"":1,"":2}', ''],
    ['{"a":{"b":1},"b":{"a":1},"a":1}', 'a'],
  ])('%s', (text, path) => {
    expect(() => JSON.parse(text) as unknown).not.toThrow();
    expect(repeatedName(text)).toBe(path);
  });

  test.each([
    '{}',
    '{"a":"a","b":"a"}',
    '{"a":{"a":{"a":1}}}',
    '{"a":[{"b":1},{"b":1}],"b":["b","b"]}',
    String.raw`{"a":"{\"a\":1,","b":"\"a\""}`,
    '{"a":1,"A":2}',
  ])('but not in %s', (text) => {
    expect(repeatedName(text)).toBeUndefined();
  });

  test('but not in what a serializer writes, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(repeatedName(JSON.stringify({ value }))).toBeUndefined();
      }),
    );
  });
});

test('a body of 64 kB is read once, however it is written', () => {
  const worst = [
    `{"a":"${'\\\\'.repeat(30_000)}"}`,
    `{"a":[${'['.repeat(2_000)}${']'.repeat(2_000)}]}`,
    `{"a":"${'"'.repeat(0)}${'x'.repeat(60_000)}"}`,
  ];
  for (const text of worst) {
    const begun = performance.now();
    repeatedName(text);
    expect(performance.now() - begun).toBeLessThan(250);
  }
});
