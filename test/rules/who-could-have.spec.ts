/** Who could have it now, drawn as time lines: what a loan gave up, and whose wish is covered since. */
import { describe, expect, test } from '@jest/globals';
import { givenUp, whoCouldHave, type OpenWish } from '../../src/reservations/desk/who-could-have.js';
import type { AskedLine } from '../../src/reservations/stock/ledger.js';
import { asks, at, furniture, gone, hours, item, lent, shut, situation } from './stock-builder.js';

type Situation = ReturnType<typeof situation>;

/** The first line that is asked is what was given up; the others wish for theirs, in the order of asking. */
function could({ ledger, lines }: Situation, facts: Partial<OpenWish>[] = []): number[] {
  const [given, ...asked] = lines as [AskedLine, ...AskedLine[]];
  const wishes = asked.map((line, index): OpenWish => ({
    ...line,
    lineId: String(index),
    reservationId: String(index),
    askedAt: at(-100 + index),
    isRequest: false,
    ...facts[index],
  }));
  return whoCouldHave(ledger, [given], wishes.toReversed()).map(({ lineId }) => Number(lineId));
}

const benches = (quantity: number, bufferHours = 0) => item('bench', { quantity, bufferHours });

describe('whoever lacks what was given up', () => {
  test('can have it, the oldest first, each as if it were the only one', () => {
    const drawing = [
      lent('########', 6, 'bench'),
      asks('########', 2, 'bench'),
      asks('  ####  ', 2, 'bench'),
      asks('    ####', 1, 'bench'),
    ];
    expect(could(situation([benches(8)], ...drawing))).toEqual([0, 1]);
  });

  test('not whoever needs more than is free now', () => {
    const drawing = [lent('####', 6, 'bench'), asks('####', 2, 'bench'), asks('####', 3, 'bench')];
    expect(could(situation([benches(8)], ...drawing))).toEqual([]);
  });

  test('not whoever could have had it before', () => {
    const drawing = [lent('####', 6, 'bench'), asks('####', 2, 'bench'), asks('####', 1, 'bench')];
    expect(could(situation([benches(9)], ...drawing))).toEqual([]);
  });

  test('not whoever wants it at another time, but for the rest that it needs', () => {
    const drawing = [asks('####    ', 2, 'bench'), asks('    ####', 2, 'bench')];
    expect(could(situation([benches(2)], ...drawing))).toEqual([]);
    expect(could(situation([benches(2, 1)], ...drawing))).toEqual([0]);
  });

  test('a request that the stock did not cover any more; what it holds itself does not stand in its way', () => {
    const drawing = [
      shut('####', 3, 'bench'),
      lent('####', 5, 'bench'),
      asks('####', 2, 'bench'),
      asks('####', 5, 'bench'),
    ];
    const { ledger, lines } = situation([benches(8)], ...drawing);
    const hold = { ...ledger.stock.holds[0]!, reservationId: '0' };
    const held = situation([benches(8)], drawing[0]!, { hold }, ...drawing.slice(2));
    expect(lines).toHaveLength(2);
    expect(could(held, [{ isRequest: true }])).toEqual([0]);
  });

  test('a set, through its parts', () => {
    const drawing = [asks('####', 2, 'bench'), asks('####', 1, 'set')];
    expect(could(situation(furniture(1, 2), ...drawing))).toEqual([0]);
    expect(could(situation(furniture(1, 3), ...drawing))).toEqual([0]);
    expect(could(situation(furniture(1, 4), ...drawing))).toEqual([]);
  });

  test('not while something else is still out and late', () => {
    const drawing = [gone('##    ', 2, 'bench'), asks('####', 2, 'bench'), asks('####', 2, 'bench')];
    expect(could(situation([benches(2)], { now: at(3) }, ...drawing))).toEqual([]);
  });
});

describe('given up is', () => {
  const line = {
    itemId: 'bench',
    approvedQuantity: 10,
    awaitedQuantity: 0,
    handedOverQuantity: 10,
    returnedQuantity: 0,
    damagedQuantity: 0,
    period: hours(0, 10),
  };

  test('nothing while all is out or waits', () => {
    expect(givenUp([line, { ...line, handedOverQuantity: 4, awaitedQuantity: 6 }], at(2))).toEqual([]);
  });

  test('what was never fetched, as long as it was promised', () => {
    expect(givenUp([{ ...line, handedOverQuantity: 8 }], at(12))).toEqual([
      { itemId: 'bench', quantity: 2, period: hours(0, 10) },
    ]);
  });

  test('what is back in good order, up to now where it was late', () => {
    const back = { ...line, returnedQuantity: 7, damagedQuantity: 2 };
    expect(givenUp([back], at(4))).toEqual([{ itemId: 'bench', quantity: 5, period: hours(0, 10) }]);
    expect(givenUp([back], at(12))).toEqual([{ itemId: 'bench', quantity: 5, period: hours(0, 12) }]);
  });

  test('nothing of what was never decided', () => {
    expect(givenUp([{ ...line, approvedQuantity: null, handedOverQuantity: 0 }], at(0))).toEqual([]);
  });
});
