/** What is typed into the basket's forms is taken over, or it is said why not: nothing is dropped without a word. */
import { describe, expect, test } from '@jest/globals';
import { emptyBasket, MOST_LINES } from '../../src/web/basket/basket.js';
import { typedBasket } from '../../src/web/basket/basket-typed.js';
import type { Typed } from '../../src/web/forms/typed.js';

const DAYS = { from: '2027-05-14', until: '2027-05-17' };
const idOf = (index: number): string => `0192d1a4-6a3c-7a2e-9f57-${String(index).padStart(12, '0')}`;

const faultsIn = (typed: Typed, before = emptyBasket): string[] =>
  typedBasket(before, typed).faults.map(({ field }) => field);

describe('the basket', () => {
  test.each([
    ['9.30', '09:30'],
    ['9 Uhr', '09:00'],
    ['17:15', '17:15'],
    ['', ''],
  ])('understands the time %j', (fromTime, time) => {
    const { basket, faults } = typedBasket(emptyBasket, { ...DAYS, fromTime });
    expect([basket.fromTime, faults]).toEqual([time, []]);
  });

  test.each(['fromTime', 'untilTime'])('refuses a %s that is none, and keeps what there was', (name) => {
    const before = { ...emptyBasket, ...DAYS, [name]: '10:00' };
    const { basket, faults } = typedBasket(before, { ...DAYS, [name]: 'morgens' });
    expect(faults.map(({ field }) => field)).toEqual([name]);
    expect(basket).toMatchObject({ ...DAYS, [name]: '10:00' });
  });

  test('asks for the days where only a time was typed', () => {
    expect(faultsIn({ from: '', until: '', fromTime: '9.30' })).toEqual(['from', 'until']);
    expect(faultsIn({ from: '', until: '', fromTime: '', untilTime: '' })).toEqual([]);
  });

  test('says how many things did not fit into it', () => {
    const many = Array.from({ length: MOST_LINES + 3 }, (_, index) => [`quantity.${idOf(index)}`, '1']);
    const { basket, faults } = typedBasket(emptyBasket, Object.fromEntries(many) as Typed);
    expect(basket.lines).toHaveLength(MOST_LINES);
    expect(faults.map(({ field, message }) => [field, message.de])).toEqual([
      ['lines', expect.stringContaining('3 davon sind nicht darin')],
    ]);
    expect(faultsIn(Object.fromEntries(many.slice(0, MOST_LINES)) as Typed)).toEqual([]);
  });

  test('refuses a hand-over time that is none', () => {
    const times = { [`pickUp.${idOf(1)}`]: 'bald', [`return.${idOf(1)}`]: '2027-05-17T08:00:00Z' };
    expect(faultsIn(times)).toEqual([`pickUp.${idOf(1)}`]);
  });
});
