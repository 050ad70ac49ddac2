/** Input text: what is refused before anything reads it, and what tidying changes. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  isCleanText,
  isDay,
  isId,
  isTimeOfDay,
  parseInstant,
  tidyText,
} from '../../src/shared/input-text.js';

describe('an instant', () => {
  test.each([
    ['2027-05-14T15:00:00Z', '2027-05-14T15:00:00.000Z'],
    ['2027-05-14T17:00:00+02:00', '2027-05-14T15:00:00.000Z'],
    ['2027-05-14T17:00+02:00', '2027-05-14T15:00:00.000Z'],
    ['2027-05-14T15:00:00.123Z', '2027-05-14T15:00:00.123Z'],
    ['2027-05-14T15:00:00.1Z', '2027-05-14T15:00:00.100Z'],
    ['2027-05-14T20:45:00+05:45', '2027-05-14T15:00:00.000Z'],
    ['2028-02-29T12:00:00Z', '2028-02-29T12:00:00.000Z'],
    ['2020-01-01T00:00:00Z', '2020-01-01T00:00:00.000Z'],
    ['2049-12-31T23:59:59.999Z', '2049-12-31T23:59:59.999Z'],
  ])('%s is understood', (text, instant) => {
    expect(parseInstant(text)?.toISOString()).toBe(instant);
  });

  test.each([
    ['without offset: it could be anywhere', '2027-05-14T17:00:00'],
    ['on a day that does not exist', '2027-02-30T12:00:00Z'],
    ['on a leap day of a common year', '2027-02-29T12:00:00Z'],
    ['in a thirteenth month', '2027-13-01T12:00:00Z'],
    ['at 24 o’clock', '2027-05-14T24:00:00Z'],
    ['in a sixtieth minute', '2027-05-14T12:60:00Z'],
    ['of a day only', '2027-05-14'],
    ['of a day with an offset', '2027-05-14Z'],
    ['with a space', '2027-05-14 17:00:00Z'],
    ['in small letters', '2027-05-14t17:00:00z'],
    ['in the basic form', '20270514T170000Z'],
    ['with the name of a zone', '2027-05-14T17:00:00+02:00[Europe/Berlin]'],
    ['with an offset that is none', '2027-05-14T17:00:00+25:00'],
    ['finer than a millisecond', '2027-05-14T17:00:00.1234Z'],
    ['before 2020', '2019-12-31T23:59:59Z'],
    ['from 2050 on', '2050-01-01T00:00:00Z'],
    ['that is before 2020 only in UTC', '2020-01-01T00:00:00+02:00'],
    ['that is 2050 only in UTC', '2049-12-31T23:00:00-02:00'],
    ['as a number', 1_800_000_000_000],
    ['as a Date', new Date('2027-05-14T15:00:00Z')],
    ['with a line feed behind it', '2027-05-14T15:00:00Z\n'],
    ['with other digits', '２０27-05-14T15:00:00Z'],
    ['of nothing', ''],
    ['that is missing', undefined],
  ])('%s is refused', (_what, text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  test('in a leap second counts as the second before', () => {
    expect(parseInstant('2027-06-30T23:59:60Z')?.toISOString()).toBe('2027-06-30T23:59:59.000Z');
  });

  test('that a Date prints is read back as the same', () => {
    const years = { min: new Date('2020-01-01T00:00:00Z'), max: new Date('2049-12-31T23:59:59.999Z') };
    fc.assert(
      fc.property(fc.date({ ...years, noInvalidDate: true }), (instant) => {
        expect(parseInstant(instant.toISOString())).toEqual(instant);
      }),
    );
  });
});

describe('a day', () => {
  test.each(['1900-01-01', '2027-05-14', '2028-02-29', '2099-12-31'])('%s is one', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each([
    '2027-02-30',
    '2027-02-29',
    '2027-00-10',
    '1899-12-31',
    '2100-01-01',
    '2027-5-14',
    '14.05.2027',
    '2027-05-14\n',
    '',
    20270514,
  ])('%j is none', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('a time of day', () => {
  test.each(['00:00', '09:30', '23:59'])('%s is one', (text) => {
    expect(isTimeOfDay(text)).toBe(true);
  });

  test.each(['24:00', '9:30', '12:60', '12:00:00', '12:00\n', '', 930])('%j is none', (text) => {
    expect(isTimeOfDay(text)).toBe(false);
  });
});

describe('an id', () => {
  test('looks like a UUID in small letters; whatever else names nothing', () => {
    const id = '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
    expect(isId(id)).toBe(true);
    const others = [
      id.toUpperCase(),
      ` ${id}`,
      `${id}\n`,
      id.slice(1),
      `{${id}}`,
      `${id}' OR 1=1`,
      '',
      7,
      null,
    ];
    expect(others.filter(isId)).toEqual([]);
  });
});

describe('clean text', () => {
  test.each([
    ['umlauts', 'Übergabe im Gemeindehaus, Tür links'],
    ['other scripts', 'Здравствуйте שלום مرحبا 你好'],
    ['emoji with joiners', '👩‍👧‍👦 🎪'],
    ['nothing', ''],
  ])('may hold %s', (_what, text) => {
    expect(isCleanText(text, false)).toBe(true);
  });

  test('may have line feeds only where lines are meant', () => {
    expect(isCleanText('eins\nzwei', true)).toBe(true);
    expect(isCleanText('eins\nzwei', false)).toBe(false);
  });

  test.each([
    ['NUL, which PostgreSQL cannot store', '\0'],
    ['a carriage return, with which headers are forged', '\r'],
    ['a tab', '\t'],
    ['an escape, which terminals obey', '\u001B'],
    ['delete', '\u007F'],
    ['a control of the second block', '\u0085'],
    ['the line separator', '\u2028'],
    ['the paragraph separator', '\u2029'],
    ['a bidi embedding', '\u202A'],
    ['a bidi override, which writes backwards', '\u202E'],
    ['the end of a bidi override', '\u202C'],
    ['a bidi isolate', '\u2066'],
    ['the end of a bidi isolate', '\u2069'],
    ['a byte order mark', '\uFEFF'],
    ['half a character', '\uD83D'],
    ['the other half', '\uDE00'],
  ])('never holds %s', (_what, sign) => {
    expect(isCleanText(`vor${sign}nach`, true)).toBe(false);
    expect(isCleanText(sign, false)).toBe(false);
  });
});

/** Whatever people and programs send: any code unit, and the interesting ones often. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...' \t\r\n\0\u0085\u00A0\u2028\u202E\uFEFF\u0301\u0308\u3000aAäöß',
        '\uD83D',
        'e\u0301',
        '\u212B',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
  )
  .map((parts) => parts.join(''));

describe('tidy text', () => {
  test('has composed letters, line feeds, and no space around', () => {
    expect(tidyText('  Tu\u0308r\r\nlinks\rhinten \n')).toBe('Tür\nlinks\nhinten');
  });

  test('is found again: the same letters in two encodings are one text', () => {
    expect(tidyText('Cafe\u0301')).toBe(tidyText('Café'));
  });

  test('stays as it is when it is tidied again', () => {
    fc.assert(fc.property(anyText, (text) => expect(tidyText(tidyText(text))).toBe(tidyText(text))));
  });

  test('stays clean: what is accepted is accepted again after storing', () => {
    const clean = fc.tuple(anyText, fc.boolean()).filter(([text, lines]) => isCleanText(text, lines));
    fc.assert(fc.property(clean, ([text, lines]) => expect(isCleanText(tidyText(text), lines)).toBe(true)));
  });

  test('survives being stored as UTF-8', () => {
    const clean = anyText.map(tidyText).filter((text) => isCleanText(text, true));
    fc.assert(fc.property(clean, (text) => expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text)));
  });
});
