/** What people type into the forms of the housekeeping, and what an alliance's texts become. */
import { describe, expect, test } from '@jest/globals';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { fixed, minutesOf, spanOf, unfixed } from '../../src/web/forms/amounts.js';
import { closureBody } from '../../src/web/manage/closures/closure-fields.js';
import { differing } from '../../src/web/manage/differing.js';
import { detailInWords } from '../../src/web/manage/log/log-words.js';
import { closedUp, rowCount, rowsOf } from '../../src/web/manage/typed-rows.js';
import { PlainText } from '../../src/web/ui/plain-text.js';

describe('amounts', () => {
  test.each([
    ['12,5', 3, 'de', 12_500],
    ['12.5', 3, 'de', 12_500],
    ['0,025', 3, 'de', 25],
    ['1250', 3, 'de', 1_250_000],
    ['1.250,5', 3, 'de', 1_250_500],
    ['1.150,50', 2, 'de', 115_050],
    ['1.150', 2, 'de', 115_000],
    ['50', 2, 'de', 5000],
    [' 50,5 ', 2, 'de', 5050],
    ['12.5', 3, 'en', 12_500],
    ['1.250', 3, 'en', 1250],
    ['1,150.50', 2, 'en', 115_050],
  ] as const)('%s with %d places in %s is %d', (text, places, language, value) => {
    expect(fixed(text, places, language)).toBe(value);
  });

  test.each([
    ['1.250', 3, 'de'],
    ['1,250', 3, 'en'],
    ['12,3456', 3, 'de'],
    ['5,005', 2, 'de'],
    ['-5', 2, 'de'],
    ['5 Euro', 2, 'de'],
    ['1e3', 2, 'de'],
    ['٣', 2, 'de'],
    ['9999999999', 2, 'de'],
  ] as const)('%s with %d places in %s is refused rather than guessed', (text, places, language) => {
    expect(fixed(text, places, language)).toBe(text);
  });

  test('nothing typed is nothing said', () => {
    expect([fixed('', 2, 'de'), fixed('  ', 2, 'de'), fixed(undefined, 2, 'de')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each([0, 1, 25, 250, 999, 1000, 12_500, 1_250_500])(
    '%d grams come back as they were shown',
    (grams) => {
      for (const language of ['de', 'en'] as const) {
        expect(fixed(unfixed(grams, 3, language), 3, language)).toBe(grams);
        expect(fixed(unfixed(grams, 2, language, 2), 2, language)).toBe(grams);
      }
    },
  );

  test('euros show their cents', () => {
    expect([unfixed(5000, 2, 'de', 2), unfixed(5, 2, 'en', 2), unfixed(null, 2, 'de', 2)]).toEqual([
      '50,00',
      '0.05',
      '',
    ]);
  });

  test.each([0, 1, 59, 60, 90, 120, 1440, 2880, 1500, 43_200])(
    '%d minutes come back as they were shown',
    (minutes) => {
      const { count, unit } = spanOf(minutes);
      expect(minutesOf(count, unit)).toBe(minutes);
    },
  );

  test('the largest whole unit is chosen', () => {
    expect([spanOf(2880), spanOf(120), spanOf(90), spanOf(0)]).toEqual([
      { count: 2, unit: 'days' },
      { count: 2, unit: 'hours' },
      { count: 90, unit: 'minutes' },
      { count: 0, unit: 'hours' },
    ]);
  });
});

describe('rows', () => {
  const typed = {
    name: 'x',
    'parts.0.id': '',
    'parts.2.id': 'a',
    'parts.2.n': ' 2 ',
    'parts.7.n': '3',
    'parts.99.id': 'z',
  };

  test('that are empty are left out, and the others close up', () => {
    expect(rowsOf(typed, 'parts', ['id', 'n'])).toEqual([
      { id: 'a', n: '2' },
      { id: '', n: '3' },
    ]);
    expect(closedUp(typed, 'parts', ['id', 'n'])).toEqual({
      name: 'x',
      'parts.0.id': 'a',
      'parts.0.n': '2',
      'parts.1.id': '',
      'parts.1.n': '3',
    });
  });

  test('are offered with some empty ones, and never more than fifty', () => {
    expect(rowCount(typed, 'parts', ['id', 'n'], 3)).toBe(5);
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`parts.${index}.id`, 'a']));
    expect(rowCount(many, 'parts', ['id'], 3)).toBe(50);
  });
});

describe('what is sent of a form', () => {
  test('is only what differs; ids say the same in any order, rows do not', () => {
    const now = { a: 1, ids: ['x', 'y'], parts: [{ id: 'x' }, { id: 'y' }], empty: null };
    expect(differing({ a: 1, ids: ['y', 'x'], empty: null }, now)).toEqual({});
    expect(differing({ a: 2, parts: [{ id: 'y' }, { id: 'x' }], ids: [] }, now)).toEqual({
      a: 2,
      parts: [{ id: 'y' }, { id: 'x' }],
      ids: [],
    });
  });

  test.each([
    ['2027-03-27', '2027-03-28', '2027-03-26T23:00:00.000Z', '2027-03-28T22:00:00.000Z'],
    ['2027-10-31', '2027-10-31', '2027-10-30T22:00:00.000Z', '2027-10-31T23:00:00.000Z'],
  ])('a closure from %s to %s is whole days, also where the clock is moved', (from, until, starts, ends) => {
    const body = closureBody({ itemId: 'i', quantity: '2', from, until }, 'Europe/Berlin');
    expect(body).toMatchObject({ quantity: 2, from: starts, until: ends });
  });

  test('a closure with times ends at its time, and what is no day stays for the check', () => {
    const times = { fromTime: '09:00', untilTime: '17:00' };
    expect(closureBody({ from: '2027-07-01', until: '2027-07-01', ...times }, 'Europe/Berlin')).toMatchObject(
      {
        from: '2027-07-01T07:00:00.000Z',
        until: '2027-07-01T15:00:00.000Z',
      },
    );
    expect(closureBody({ from: 'morgen', until: '2027-02-30' }, 'Europe/Berlin')).toMatchObject({
      from: 'morgen 00:00',
      until: '2027-02-30 00:00',
    });
  });
});

describe('the log', () => {
  test.each([
    ['quantity, notes', 'Bestand, Hinweise'],
    ['given: keeper', 'vergeben: Lagerbetreuung'],
    ['taken: coordinator, deputy', 'zurückgenommen: Koordination, Stellvertretung'],
    ['loan-rules, 3', 'Leihordnung, Fassung 3'],
    ['constructor, __proto__, computed_set', ''],
    ['', ''],
  ])('says %j as %j', (detail, words) => {
    expect(detailInWords(detail, 'de')).toBe(words);
  });
});

const html = (text: string): string => renderToString(PlainText({ text }) as VNode);

describe('an alliance’s text', () => {
  test('knows paragraphs, headings and lists, and nothing else', () => {
    expect(html('Eins\nzwei\n\n# Kopf\nDrei\n\n- a\n- b\n\n- c\n#keine\n  - keiner')).toBe(
      '<div class="lb-text"><p class="lb-typed">Eins\nzwei</p><h2>Kopf</h2>' +
        '<p class="lb-typed">Drei</p><ul class="lb-text__list"><li>a</li><li>b</li></ul>' +
        '<ul class="lb-text__list"><li>c</li></ul><p class="lb-typed">#keine\n  - keiner</p></div>',
    );
  });

  test('cannot act: no tag, no link, no attribute comes out of it', () => {
    const hostile =
      '# <b>x</b>\n<script>alert(1)</script>\n- <img src=x onerror=alert(1)>\n[a](javascript:alert(1)) https://x.example';
    expect(html(hostile)).not.toMatch(/<(b|script|img|a)\b/);
  });
});
