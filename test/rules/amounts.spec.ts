/** Amounts as people say and type them: plurals after numbers, and thousands with their sign. */
import { describe, expect, test } from '@jest/globals';
import { amount, amountAfterOf } from '../../src/shared/amounts.js';
import { wholeNumber } from '../../src/web/forms/typed.js';
import { freeInWords } from '../../src/web/public/free-words.js';
import { calendarWords } from '../../src/web/coordinator/calendar/calendar-words.js';
import { decisionWords } from '../../src/web/coordinator/decisions/decision-words.js';
import { quantityInWords } from '../../src/web/manage/spoken.js';

describe('an amount', () => {
  test.each([
    [1, 'Garnitur', '1 Garnitur', '1 Garnitur'],
    [21, 'Garnitur', '21 Garnituren', '21 Garnituren'],
    [6, 'Kiste', '6 Kisten', '6 Kisten'],
    [9, 'Satz', '9 Sätze', '9 Sätzen'],
    [2, 'Koffer', '2 Koffer', '2 Koffern'],
    [3, 'Kasten', '3 Kästen', '3 Kästen'],
    [4, 'Stapel', '4 Stapel', '4 Stapeln'],
    [6, 'Bierkiste', '6 Bierkisten', '6 Bierkisten'],
    [2, 'Biertischgarnitur', '2 Biertischgarnituren', '2 Biertischgarnituren'],
    [1000, 'Stück', '1.000 Stück', '1.000 Stück'],
    [12_500, 'Paar', '12.500 Paar', '12.500 Paar'],
    [5, 'Ballen', '5 × Ballen', '5 × Ballen'],
  ])('of %i %s is said', (quantity, unit, said, after) => {
    expect(amount(quantity, unit)).toBe(said);
    expect(amountAfterOf(quantity, unit)).toBe(after);
  });

  test('in English is said in English where the unit is known, with the English sign', () => {
    expect(amount(1000, 'Kiste', 'en')).toBe('1,000 crates');
    expect(amount(1, 'Satz', 'en')).toBe('1 set');
    expect(amount(3, 'Ballen', 'en')).toBe('3 × Ballen');
    expect(amount(3, 'Bierkiste', 'en')).toBe('3 Bierkisten');
  });
});

test('everybody says amounts alike', () => {
  expect(freeInWords(12, { quantity: 21, unit: 'Garnitur' }, 'de')).toBe('12 von 21 Garnituren frei');
  expect(freeInWords(4, { quantity: 6, unit: 'Kiste' }, 'de')).toBe('4 von 6 Kisten frei');
  expect(freeInWords(900, { quantity: 1000, unit: 'Stück' }, 'de')).toBe('900 von 1.000 frei');
  expect(calendarWords.de.of(21, 'Garnitur')).toBe('von 21 Garnituren');
  expect(calendarWords.de.of(6, 'Kiste')).toBe('von 6 Kisten');
  expect(decisionWords.de.inSteps(10, 'Kiste')).toBe('nur in Schritten von 10 Kisten');
  expect(quantityInWords({ quantity: 1000, unit: 'Kiste' }, 'de')).toBe('1.000 Kisten');
});

describe('a whole number is taken as people write it', () => {
  test.each([
    ['1000', 1000],
    ['1.000', 1000],
    ['1,000', 1000],
    ['1 000', 1000],
    ['1\u00A0000', 1000],
    ['100.000', 100_000],
    [' 12 ', 12],
    ['1.000.000', 1_000_000],
  ])('%j', (said, number) => {
    expect(wholeNumber(said)).toBe(number);
  });

  test.each(['1.0', '1.00', '10.00', '1.0000', '1.000,5', '.000', '1,5', '12.34.567', 'viele', '1.000 000'])(
    '%j is none',
    (said) => {
      expect(wholeNumber(said)).toBe(said);
    },
  );

  test('nothing is none', () => {
    expect(wholeNumber(' ')).toBeUndefined();
  });
});
