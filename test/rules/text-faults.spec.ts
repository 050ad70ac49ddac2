/** What is said of a text that does not fit: what to do, in words that a person uses. */
import { describe, expect, test } from '@jest/globals';
import { textFault } from '../../src/http/text-faults.js';

const reason = { min: 1, max: 500, lines: true };
const name = { min: 1, max: 20, lines: false };

describe('a text that does not fit is answered by', () => {
  test.each<[string, unknown, object, RegExp]>([
    ['nothing typed', '', reason, /^Bitte füllen Sie dieses Feld aus\.$/],
    ['nothing sent', undefined, reason, /^Bitte füllen Sie dieses Feld aus\.$/],
    ['a number', 5, reason, /^Bitte einen Text\.$/],
    ['too much', 'x'.repeat(1234), reason, /^Das ist zu lang: 1\.234 Zeichen, möglich sind 500\.$/],
    ['two lines for one', 'a\nb', name, /^Bitte schreiben Sie alles in eine Zeile\.$/],
    ['a control', 'a\u0007b', name, /nicht drucken kann/],
  ])('%s', (_, value, wanted, said) => {
    expect(textFault(value, wanted as typeof reason)?.de).toMatch(said);
  });

  test('the sentence of its own where there is one', () => {
    const missing = { de: 'Bitte nennen Sie den Grund.', en: 'Please say why.' };
    expect(textFault('', { ...reason, missing })).toEqual(missing);
  });
});

test('none speaks of control characters, or of 1 to so many', () => {
  const all = ['', 5, 'a\nb', 'a\u0007b', 'x'.repeat(600)].map((value) => textFault(value, name)!);
  for (const { de, en } of all) {
    expect(de).not.toMatch(/Steuerzeichen|1 bis/);
    expect(en).not.toMatch(/control characters|1 to/);
  }
});

test('a text that fits is answered by nothing', () => {
  expect(textFault('Zelt', name)).toBeUndefined();
  expect(textFault('', { ...name, min: 0 })).toBeUndefined();
});
