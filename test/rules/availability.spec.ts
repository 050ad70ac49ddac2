/** Availability, rule by rule, drawn as time lines. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import {
  type Shortage,
  freeThroughout,
  granted,
  shortages,
  steps,
} from '../../src/reservations/stock/availability.js';
import { baseQuantity, openLedger } from '../../src/reservations/stock/ledger.js';
import {
  type Situation,
  asks,
  at,
  furniture,
  gone,
  hours,
  item,
  lent,
  shut,
  situation,
  time,
} from './stock-builder.js';

const chairs = item('chair', { quantity: 10 });

describe('what is free throughout a period', () => {
  test('is everything where nothing is lent', () => {
    expect(situation([chairs], asks('  ####  ', 1, 'chair')).free).toEqual([10]);
  });

  test('two loans one after the other on the same day do not add up', () => {
    const { free } = situation(
      [chairs],
      //    0     6     12
      lent('  ####      ', 6, 'chair'),
      lent('      ####  ', 6, 'chair'),
      asks(' ########## ', 4, 'chair'),
    );
    expect(free).toEqual([4]);
  });

  test('it does not matter which of the two was promised first', () => {
    const { free } = situation(
      [chairs],
      //    0     6     12
      lent('      ####  ', 6, 'chair'),
      lent('      ##    ', 2, 'chair'),
      lent('  ####      ', 6, 'chair'),
      asks(' ########## ', 2, 'chair'),
    );
    expect(free).toEqual([2]);
  });

  test('two loans at the same time add up, if only for an hour', () => {
    const { free } = situation(
      [chairs],
      //    0     6     12
      lent('  #####     ', 6, 'chair'),
      lent('      ####  ', 3, 'chair'),
      asks(' ########## ', 1, 'chair'),
    );
    expect(free).toEqual([1]);
  });

  test('touching loans do not collide, before or after', () => {
    const { free } = situation(
      [chairs],
      //    0     6     12
      lent('###         ', 10, 'chair'),
      asks('   ######   ', 10, 'chair'),
      lent('         ###', 10, 'chair'),
    );
    expect(free).toEqual([10]);
  });

  test('is never negative, even where a torn tent left more promised than there is', () => {
    const { free } = situation(
      [chairs],
      //    0     6     12
      lent('  ####      ', 12, 'chair'),
      asks('   ####     ', 10, 'chair'),
    );
    expect(free).toEqual([0]);
  });

  test('an item that the stock does not hold is a mistake, not "none free"', () => {
    const { ledger } = situation([chairs]);
    expect(() => freeThroughout(ledger, 'stage', hours(0, 1))).toThrow('stage');
  });
});

describe('the buffer', () => {
  const tent = item('tent', { bufferHours: 3 });

  test('a unit rests after its loan, and is free again the minute the rest ends', () => {
    const { free } = situation(
      [tent],
      //    0     6     12
      lent('###...          ', 1, 'tent'),
      asks('     ###...     ', 1, 'tent'),
      asks('      ###...    ', 1, 'tent'),
    );
    expect(free).toEqual([0, 1]);
  });

  test('the new loan rests too, before the next one that is promised', () => {
    const { free } = situation(
      [tent],
      //    0     6     12
      asks(' ###...         ', 1, 'tent'),
      asks('  ###...        ', 1, 'tent'),
      lent('       ###...   ', 1, 'tent'),
    );
    expect(free).toEqual([1, 0]);
  });

  test('tent back Monday 10:00, next pick-up Monday 17:00, buffer one day: the buffer is the reason (scene 2)', () => {
    const asked = situation(
      [item('tent', { bufferHours: 24 })],
      //    0     6     12    18    24    30    36
      lent('##########........................                 ', 1, 'tent'),
      asks('                 ##########........................', 1, 'tent'),
    );
    expect(reasons(asked)).toEqual([{ itemId: 'tent', asked: 1, free: 0, because: { kind: 'buffer' } }]);
  });

  test('the longer of the two buffers counts: of the set or of its part', () => {
    const cloth = item('cloth', { quantity: 5, bufferHours: 4 });
    const parts = [{ itemId: 'cloth', quantity: 1 }];
    const { free } = situation(
      [cloth, item('covered table', { quantity: null, bufferHours: 1, parts })],
      //    0     6     12
      lent('###....             ', 5, 'covered table'),
      asks('      ###....       ', 5, 'covered table'),
      asks('       ###....      ', 5, 'covered table'),
    );
    expect(free).toEqual([0, 5]);
  });

  test('one day is 24 hours, also over the night in which the clocks go forward', () => {
    const items = new Map([['tent', item('tent', { bufferHours: 24 })]]);
    const loan = { from: berlin('2027-03-26T10:00'), until: berlin('2027-03-27T10:00') };
    const holds = [{ itemId: 'tent', quantity: 1, period: loan, isOut: false }];
    const ledger = openLedger({ items, holds, closures: [], now: at(0) });
    const freeFrom = (local: string) =>
      freeThroughout(ledger, 'tent', { from: berlin(local), until: berlin('2027-03-29T10:00') });
    expect([freeFrom('2027-03-28T10:00'), freeFrom('2027-03-28T11:00')]).toEqual([0, 1]);
  });
});

describe('what is out', () => {
  test('an overdue loan holds up to now, however late it is', () => {
    const { free } = situation(
      [chairs],
      //    0     6     12
      time('              v    '),
      gone('###-----------     ', 4, 'chair'),
      asks('     #####         ', 9, 'chair'),
    );
    expect(free).toEqual([6]);
  });

  test('now and its buffer end the hold of an overdue loan', () => {
    const { free } = situation(
      [item('tent', { bufferHours: 2 })],
      //    0     6     12
      time('        v       '),
      gone('###-----..      ', 1, 'tent'),
      asks('         ###..  ', 1, 'tent'),
      asks('          ###.. ', 1, 'tent'),
    );
    expect(free).toEqual([0, 1]);
  });

  test('a loan that is out holds up to its return where that is still to come', () => {
    const { free } = situation(
      [chairs],
      //    0     6     12
      time('  v         '),
      gone('########    ', 4, 'chair'),
      asks('      ####  ', 9, 'chair'),
      asks('        ####', 9, 'chair'),
    );
    expect(free).toEqual([6, 10]);
  });

  test('a promise that nobody collected ends with its return', () => {
    const { free } = situation(
      [chairs],
      //    0     6     12
      time('        v   '),
      lent('###         ', 4, 'chair'),
      asks('      ####  ', 9, 'chair'),
    );
    expect(free).toEqual([10]);
  });
});

describe('a closure', () => {
  test('takes k of n, exactly for its period, without a buffer', () => {
    const { free } = situation(
      [item('chair', { quantity: 10, bufferHours: 2 })],
      //    0     6     12
      shut(' ####       ', 3, 'chair'),
      asks('    ###..   ', 9, 'chair'),
      asks('     ###..  ', 9, 'chair'),
    );
    expect(free).toEqual([7, 10]);
  });

  test('of a part takes the sets that would need it', () => {
    const { free } = situation(
      furniture(21, 43),
      //    0     6     12
      shut('   ####     ', 33, 'bench'),
      asks('     ####   ', 10, 'set'),
    );
    expect(free).toEqual([5]);
  });

  test('of a computed set takes so many sets out, beside those that are lent, and leaves the parts alone', () => {
    const { free } = situation(
      furniture(21, 43),
      //    0     6     12
      shut('  ######    ', 5, 'set'),
      lent('  ######    ', 10, 'set'),
      asks('   ####     ', 9, 'set'),
      asks('   ####     ', 9, 'table'),
    );
    expect(free).toEqual([6, 11]);
  });
});

describe('a set', () => {
  test('22 tables and 43 benches are 21 sets', () => {
    const { ledger, free } = situation(furniture(22, 43), asks(' ### ', 1, 'set'));
    expect(free).toEqual([21]);
    expect(baseQuantity(ledger.stock.items, 'set')).toBe(21);
  });

  test('parts lent singly reduce it, and it draws on its parts', () => {
    const { free } = situation(
      furniture(21, 43),
      //    0     6     12
      lent('  ####      ', 33, 'bench'),
      lent('    ####    ', 2, 'set'),
      asks('   ###      ', 9, 'set'),
      asks('   ###      ', 9, 'table'),
    );
    expect(free).toEqual([3, 19]);
  });

  test('of 21 tables and 10 benches five can be had, and of six the benches are the reason (scene 1)', () => {
    const five = situation(furniture(21, 10), asks(' ### ', 5, 'set'));
    const six = situation(furniture(21, 10), asks(' ### ', 6, 'set'));
    expect(reasons(five)).toEqual([]);
    expect(reasons(six)).toEqual([
      { itemId: 'set', asked: 6, free: 5, because: { kind: 'part', itemId: 'bench' } },
    ]);
  });

  test('a closed set is limited by its own number too, and draws on its parts', () => {
    const trailer = item('trailer', { quantity: 1, parts: [{ itemId: 'chair', quantity: 8 }] });
    const { ledger, free } = situation(
      [chairs, trailer],
      //    0     6     12
      lent('  ####      ', 1, 'trailer'),
      asks('   ####     ', 1, 'trailer'),
      asks('   ####     ', 1, 'chair'),
      asks('      ####  ', 1, 'trailer'),
    );
    expect(free).toEqual([0, 2, 1]);
    expect(baseQuantity(ledger.stock.items, 'trailer')).toBe(1);
  });

  test('without own units and without parts there is none of it', () => {
    expect(situation([item('idea', { quantity: null })], asks('##', 1, 'idea')).free).toEqual([0]);
  });
});

describe('the steps of a period', () => {
  test('cover it without gaps, and neighbours differ', () => {
    const { ledger } = situation(
      [chairs],
      //    0     6     12
      lent('  ####      ', 6, 'chair'),
      lent('      ##    ', 6, 'chair'),
      shut('          ##', 1, 'chair'),
    );
    expect(steps(ledger, 'chair', hours(0, 12))).toEqual([
      { ...hours(0, 2), free: 10 },
      { ...hours(2, 8), free: 4 },
      { ...hours(8, 10), free: 10 },
      { ...hours(10, 12), free: 9 },
    ]);
  });

  test('show the buffer of what is lent, not of what could be asked', () => {
    const { ledger } = situation(
      [item('tent', { bufferHours: 3 })],
      //    0     6     12
      lent('    ###...  ', 1, 'tent'),
    );
    expect(steps(ledger, 'tent', hours(0, 12))).toEqual([
      { ...hours(0, 4), free: 1 },
      { ...hours(4, 10), free: 0 },
      { ...hours(10, 12), free: 1 },
    ]);
  });

  test('of a set follow whichever part is scarcest at the time', () => {
    const { ledger } = situation(
      furniture(5, 10),
      //    0     6     12
      lent('###         ', 4, 'table'),
      lent('  ####      ', 6, 'bench'),
    );
    expect(steps(ledger, 'set', hours(1, 8))).toEqual([
      { ...hours(1, 3), free: 1 },
      { ...hours(3, 6), free: 2 },
      { ...hours(6, 8), free: 5 },
    ]);
  });
});

describe('the lines of one request', () => {
  test('are checked together: each sees what the lines before it were granted', () => {
    const asked = situation(furniture(21, 10), asks(' ### ', 3, 'set'), asks('  ### ', 5, 'bench'));
    expect(reasons(asked)).toEqual([{ itemId: 'bench', asked: 5, free: 4, because: { kind: 'reserved' } }]);
  });

  test('a line that is short takes what it could get before the next one', () => {
    const asked = situation([chairs], asks(' ### ', 11, 'chair'), asks(' ### ', 1, 'chair'));
    expect(granted(asked.ledger, asked.lines).map((line) => line.quantity)).toEqual([10, 0]);
    expect(reasons(asked).map((shortage) => shortage.free)).toEqual([10, 0]);
  });

  test('get whole packs only', () => {
    const crates = item('glass', { quantity: 80, packStep: 33 });
    const asked = situation([crates], asks(' ### ', 99, 'glass'));
    expect(reasons(asked)).toEqual([{ itemId: 'glass', asked: 99, free: 66, because: { kind: 'quantity' } }]);
  });

  test('a broken pack that fits is not short, and is not promised twice', () => {
    const crates = item('glass', { quantity: 40, packStep: 33 });
    const asked = situation([crates], asks(' ### ', 34, 'glass'), asks(' ### ', 7, 'glass'));
    expect(reasons(asked).map((shortage) => shortage.asked)).toEqual([7]);
  });

  test('do not take from each other where their times only touch', () => {
    const asked = situation([chairs], asks(' ###   ', 10, 'chair'), asks('    ###', 10, 'chair'));
    expect(reasons(asked)).toEqual([]);
  });
});

describe('the reason of a shortage', () => {
  test('is the quantity where more is asked than there is at all', () => {
    const asked = situation([chairs], lent('###', 3, 'chair'), asks('###', 11, 'chair'));
    expect(kinds(asked)).toEqual([{ kind: 'quantity' }]);
  });

  test('is the part where more sets are asked than the parts make', () => {
    expect(kinds(situation(furniture(3, 99), asks('###', 4, 'set')))).toEqual([
      { kind: 'part', itemId: 'table' },
    ]);
  });

  test('is the closure where all would be well without it', () => {
    const asked = situation([chairs], shut('###', 3, 'chair'), asks('###', 8, 'chair'));
    expect(kinds(asked)).toEqual([{ kind: 'closure' }]);
  });

  test('is the closure, not a part, where the set itself is closed', () => {
    const asked = situation(furniture(5, 10), shut('###', 3, 'set'), asks('###', 4, 'set'));
    expect(kinds(asked)).toEqual([{ kind: 'closure' }]);
  });

  test('is the reservation where others were first', () => {
    const asked = situation(
      [chairs],
      shut('###', 1, 'chair'),
      lent('###', 5, 'chair'),
      asks('###', 6, 'chair'),
    );
    expect(kinds(asked)).toEqual([{ kind: 'reserved' }]);
  });

  test('is the closed set itself, not its part, where both are equally short', () => {
    const trailer = item('trailer', { quantity: 1, parts: [{ itemId: 'chair', quantity: 10 }] });
    const asked = situation([chairs, trailer], lent('###', 1, 'trailer'), asks('###', 1, 'trailer'));
    expect(kinds(asked)).toEqual([{ kind: 'reserved' }]);
  });
});

const reasons = ({ ledger, lines }: Situation): Shortage[] => shortages(ledger, lines);

const kinds = (asked: Situation) => reasons(asked).map((shortage) => shortage.because);

const berlin = (local: string): Date =>
  new Date(Temporal.ZonedDateTime.from(`${local}[Europe/Berlin]`).epochMilliseconds);
